"""Co-funding: who pays how much of a project, and which share of it."""

from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.domain.projects import WHOLE_BP, FundingRow
from coprod_desktop.operations.organisations import organisation_named, organisation_renamed
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import FundingSource, Organisation, Project
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.words import mark

FUNDER = mark("Funder")
MOST_CENTS = 10**14
"""A thousand billion euro: what lies above is a slip of the hand, and would not fit the file."""


def funding_rows(reader: Reader, project: Project) -> tuple[FundingRow, ...]:
    """Give a project's co-funding sources in order."""
    statement = (
        select(FundingSource, Organisation.name)
        .join(Organisation, col(Organisation.id) == col(FundingSource.organisation_id))
        .where(FundingSource.project_id == project.id, col(FundingSource.deleted_at).is_(None))
        .order_by(col(FundingSource.rank), col(FundingSource.id))
    )
    return tuple(
        FundingRow(
            id=source.id,
            funder=name,
            is_lead=source.organisation_id == project.lead_id,
            amount_cents=source.amount_cents,
            share_bp=source.share_bp,
        )
        for source, name in reader.rows(statement)
    )


def add_funding(
    workspace: Workspace,
    *,
    project_id: UUID,
    funder: str,
    amount_cents: int = 0,
    share_bp: int = 0,
    kind: OrganisationKind = OrganisationKind.OTHER,
) -> UUID:
    """Add a co-funding source; `kind` tells what a funder is that is not known yet.

    Raises KnownError `text_missing`, `text_too_long`, `amount_range`, `share_range`.
    """
    with workspace.step("add_funding") as step:
        project = step.get(Project, project_id)
        source = FundingSource(
            project_id=project.id,
            organisation_id=organisation_named(step, funder, kind, field=FUNDER).id,
            amount_cents=_amount(amount_cents),
            share_bp=_share(share_bp),
            rank=last_rank(step, FundingSource, FundingSource.project_id == project.id),
        )
        return step.add(source).id


def change_funding(
    workspace: Workspace,
    *,
    funding_id: UUID,
    funder: str | None = None,
    amount_cents: int | None = None,
    share_bp: int | None = None,
) -> None:
    """Change a co-funding source; what is None stays as it is. KnownErrors as `add_funding`."""
    with workspace.step("change_funding") as step:
        source = step.get(FundingSource, funding_id)
        if funder is not None:
            present = step.get(Organisation, source.organisation_id)
            meant = organisation_renamed(step, present, funder, own={source.id}, field=FUNDER)
            source.organisation_id = meant.id
        if amount_cents is not None:
            source.amount_cents = _amount(amount_cents)
        if share_bp is not None:
            source.share_bp = _share(share_bp)


def remove_funding(workspace: Workspace, *, funding_id: UUID) -> None:
    """Put a co-funding source into the bin."""
    with workspace.step("remove_funding") as step:
        step.remove(step.get(FundingSource, funding_id))


def _amount(cents: int) -> int:
    if not 0 <= cents <= MOST_CENTS:
        raise KnownError("amount_range")
    return cents


def _share(basis_points: int) -> int:
    if not 0 <= basis_points <= WHOLE_BP:
        raise KnownError("share_range")
    return basis_points
