"""How the partners of a project are read: four questions, however many partners there are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import col, select

from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, Tier, name_key, usual_sector
from coprod_desktop.operations.names import kind_of
from coprod_desktop.operations.places import shared_names, shown_name
from coprod_desktop.records import Organisation, Partner, Place, Project, Structure, Team, TeamPartner
from coprod_desktop.store import Reader


def partner_rows(reader: Reader, project_id: UUID) -> tuple[PartnerRow, ...]:
    """Give a project's partners: the lead first, then by name."""
    lead_id = reader.get(Project, project_id).lead_id
    teams = _teams(reader, project_id)
    statement = (
        select(Partner, Organisation, Place.name, Place.province)
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .outerjoin(Place, col(Place.id) == func.coalesce(col(Organisation.place_id), col(Partner.place_id)))
        .where(col(Partner.deleted_at).is_(None), Partner.project_id == project_id)
    )
    shared = shared_names(reader)
    rows = (
        _told(partner, organisation, shown_name(place or "", province, shared), lead_id, teams[partner.id])
        for partner, organisation, place, province in reader.rows(statement)
    )
    return tuple(sorted(rows, key=lambda row: (not row.is_lead, name_key(row.name), row.joined_on or date.min)))


def partner_row(reader: Reader, partner: Partner) -> PartnerRow:
    """Give one partner as it is shown."""
    return next(row for row in partner_rows(reader, partner.project_id) if row.id == partner.id)


def _told(
    partner: Partner, organisation: Organisation | None, place: str, lead_id: UUID | None, teams: Iterable[str]
) -> PartnerRow:
    return PartnerRow(
        id=partner.id,
        name=organisation.name if organisation else partner.printed_name,
        kind=kind_of(organisation),
        sector=organisation.sector if organisation else usual_sector(OrganisationKind.FAMILY),
        tier=organisation.tier if organisation else Tier.NONE,
        role=partner.role,
        place=place,
        joined_on=partner.joined_on,
        left_on=partner.left_on,
        is_lead=organisation is not None and organisation.id == lead_id,
        teams=tuple(teams),
        organisation_id=partner.organisation_id,
    )


def _teams(reader: Reader, project_id: UUID) -> dict[UUID, list[str]]:
    today = reader.today()
    statement = (
        select(TeamPartner.partner_id, Team.name)
        .join(Team, col(Team.id) == col(TeamPartner.team_id))
        .join(Structure, col(Structure.id) == col(Team.structure_id))
        .where(
            Structure.project_id == project_id,
            *(col(kind.deleted_at).is_(None) for kind in (TeamPartner, Team, Structure)),
            or_(col(TeamPartner.from_on).is_(None), col(TeamPartner.from_on) <= today),
            *(or_(col(kind.to_on).is_(None), col(kind.to_on) > today) for kind in (TeamPartner, Structure)),
        )
        .order_by(col(Team.rank))
    )
    teams: dict[UUID, list[str]] = defaultdict(list)
    for partner_id, name in reader.rows(statement):
        teams[partner_id].append(name)
    return teams
