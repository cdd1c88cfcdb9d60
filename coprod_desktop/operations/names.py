"""Names that stand in one home and are shown in many places."""

from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.partners import OrganisationKind, Sector
from coprod_desktop.records import Organisation, Partner
from coprod_desktop.store import Reader


def partner_names(reader: Reader, project_id: UUID) -> dict[UUID, tuple[str, Sector]]:
    """Give each partner's printed name and sector by key, those in the bin included, as old papers name them."""
    columns = Partner.id, Partner.printed_name, Organisation.name, Organisation.sector
    statement = (
        select(*columns)
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .where(Partner.project_id == project_id)
    )
    return {
        key: (printed or name or "", sector or Sector.FAMILIES_NONPROFITS)
        for key, printed, name, sector in reader.rows(statement)
    }


def kind_of(organisation: Organisation | None) -> OrganisationKind:
    """Give a partner's kind: the organisation's, or family where there is none."""
    return organisation.kind if organisation else OrganisationKind.FAMILY
