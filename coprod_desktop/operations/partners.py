"""Partners: organisations and families that take part in a project."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import (
    OrganisationKind,
    PartnerCount,
    PartnerRow,
    ProductionRole,
    Sector,
    Tier,
    check_stay,
    count_partners,
    next_number,
    stays_overlap,
    usual_role,
    usual_sector,
    usual_tier,
)
from coprod_desktop.domain.texts import clean_text, fold
from coprod_desktop.operations.organisations import organisation_named, organisation_renamed
from coprod_desktop.operations.partner_rows import partner_row, partner_rows
from coprod_desktop.operations.people import drop_participants
from coprod_desktop.operations.places import place_named
from coprod_desktop.operations.projects import change_project
from coprod_desktop.records import (
    FundingSource,
    Organisation,
    Participant,
    Partner,
    Project,
    Structure,
    Team,
    TeamPartner,
)
from coprod_desktop.store import Step, Workspace
from coprod_desktop.words import mark

V = TypeVar("V")
NAME = mark("Name")


def list_partners(workspace: Workspace, *, project_id: UUID) -> tuple[PartnerRow, ...]:
    """Give a project's partners, those who left included: the lead first, then by name."""
    with workspace.reading() as reader:
        return partner_rows(reader, project_id)


def get_partner(workspace: Workspace, *, partner_id: UUID) -> PartnerRow:
    """Give one partner; KnownError `not_found`."""
    with workspace.reading() as reader:
        return partner_row(reader, reader.get(Partner, partner_id))


def partner_count(workspace: Workspace, *, project_id: UUID) -> PartnerCount:
    """Count a project's local partners, now and at its baseline date."""
    with workspace.reading() as reader:
        baseline_on = reader.get(Project, project_id).baseline_on
        return count_partners(partner_rows(reader, project_id), baseline_on=baseline_on, today=reader.today())


def next_family_number(workspace: Workspace, *, project_id: UUID) -> int:
    """Give the number for the next family's printed name.

    Numbers of families in the bin are not given again: what they said still stands under their name.
    """
    with workspace.reading() as reader:
        of_families = Partner.project_id == project_id, col(Partner.organisation_id).is_(None)
        return next_number(name for (name,) in reader.rows(select(Partner.printed_name).where(*of_families)))


def add_partner(
    workspace: Workspace,
    *,
    project_id: UUID,
    name: str,
    kind: OrganisationKind,
    sector: Sector | None = None,
    tier: Tier | None = None,
    role: ProductionRole | None = None,
    place: str = "",
    joined_on: date | None = None,
    left_on: date | None = None,
) -> PartnerRow:
    """Let an organisation, or a family under its printed name, take part; what is not said is the usual of the kind.

    An organisation that the workspace knows by this name is the same one and stays as it is known.
    Raises KnownError `text_missing`, `partner_twice`, `date_order`.
    """
    with workspace.step("add_partner") as step:
        name = clean_text(name, field=NAME, required=True)
        partner = Partner(
            project_id=step.get(Project, project_id).id,
            role=role or usual_role(kind),
            joined_on=joined_on,
            left_on=left_on,
        )
        if kind is OrganisationKind.FAMILY:
            partner.printed_name = name
            partner.place_id = _place_id(step, place)
        else:
            known = organisation_named(step, name, kind, sector=sector, tier=tier, place=place, field=NAME)
            partner.organisation_id = known.id
        return must_take_part_once(step, step.add(partner))


def change_partner(
    workspace: Workspace,
    *,
    partner_id: UUID,
    name: str | None = None,
    kind: OrganisationKind | None = None,
    sector: Sector | None = None,
    tier: Tier | None = None,
    role: ProductionRole | None = None,
    place: str | None = None,
    stay: tuple[date | None, date | None] | None = None,
) -> PartnerRow:
    """Change what is given; a new kind takes its usual sector, tier and role along where the old ones were usual.

    Kind, sector, tier and place are the organisation's, in all projects. A name that the workspace knows means the
    organisation that bears it; another one is a correction of the name, as `organisation_renamed` tells. `stay` is
    when it joined and left, None where that is not known or not yet so.
    Raises KnownError `text_missing`, `partner_twice`, `date_order`, `family_fixed`, `organisation_not_family`.
    """
    with workspace.step("change_partner") as step:
        partner = step.get(Partner, partner_id)
        if partner.organisation_id is None:
            _change_family(step, partner, name, place, fixed=(kind, sector, tier))
        else:
            partner = partner if name is None else _rename(workspace, step, partner, name)
            if kind:
                role = role or _change_kind(step, partner, kind)
            _change_organisation(step, partner, sector, tier, place)
        partner.role = role or partner.role
        if stay is not None:
            partner.joined_on, partner.left_on = stay
        step.save()
        return must_take_part_once(step, partner)


def end_partner(workspace: Workspace, *, partner_id: UUID, left_on: date) -> PartnerRow:
    """Let a partner leave on a day, which is the first without it; KnownError `date_order`."""
    with workspace.step("change_partner") as step:
        joined_on = step.get(Partner, partner_id).joined_on
        return change_partner(workspace, partner_id=partner_id, stay=(joined_on, left_on))


def remove_partner(workspace: Workspace, *, partner_id: UUID) -> None:
    """Put a partner into the bin with its people and its places in teams; what it said stays under its name.

    Raises KnownError `lead_stays`.
    """
    with workspace.step("remove_partner") as step:
        partner = step.get(Partner, partner_id)
        if partner_row(step, partner).is_lead:
            raise KnownError("lead_stays")
        drop_participants(step, step.all(Participant, Participant.partner_id == partner_id))
        step.remove(partner, *step.all(TeamPartner, TeamPartner.partner_id == partner_id))


def _change_family(
    step: Step, partner: Partner, name: str | None, place: str | None, fixed: tuple[object, ...]
) -> None:
    if any(fixed):
        raise KnownError("family_fixed")
    if name is not None:
        partner.printed_name = clean_text(name, field=NAME, required=True)
    if place is not None:
        partner.place_id = _place_id(step, place)


def _change_kind(step: Step, partner: Partner, kind: OrganisationKind) -> ProductionRole:
    """Give an organisation another kind with the sector and tier that are usual, and say the role that is."""
    if kind is OrganisationKind.FAMILY:
        raise KnownError("organisation_not_family")
    organisation = step.get(Organisation, partner.organisation_id)
    role = _moved(partner.role, usual_role, organisation.kind, kind)
    organisation.sector = _moved(organisation.sector, usual_sector, organisation.kind, kind)
    organisation.tier = _moved(organisation.tier, usual_tier, organisation.kind, kind)
    organisation.kind = kind
    return role


def _change_organisation(
    step: Step, partner: Partner, sector: Sector | None, tier: Tier | None, place: str | None
) -> None:
    organisation = step.get(Organisation, partner.organisation_id)
    organisation.sector = sector or organisation.sector
    organisation.tier = tier or organisation.tier
    if place is not None:
        organisation.place_id = _place_id(step, place)


def _moved(value: V, usual: Callable[[OrganisationKind], V], old: OrganisationKind, new: OrganisationKind) -> V:
    return usual(new) if value == usual(old) else value


def _rename(workspace: Workspace, step: Step, partner: Partner, name: str) -> Partner:
    """Write the name of an organisation anew; gives the partner that is meant, for the lead perhaps another one."""
    project = step.get(Project, partner.project_id)
    organisation = step.get(Organisation, partner.organisation_id)
    if organisation.id == project.lead_id:
        change_project(workspace, project_id=project.id, lead=name)
        leading = Partner.project_id == project.id, Partner.organisation_id == project.lead_id
        return step.all(Partner, *leading)[0]
    own = _referring_here(step, project.id, organisation.id)
    partner.organisation_id = organisation_renamed(step, organisation, name, own=own, field=NAME).id
    step.save()
    return partner


def _referring_here(step: Step, project_id: UUID, organisation_id: UUID) -> set[UUID]:
    structures = select(Structure.id).where(Structure.project_id == project_id)
    records = (
        *step.all(Partner, Partner.project_id == project_id, Partner.organisation_id == organisation_id),
        *step.all(FundingSource, FundingSource.project_id == project_id),
        *step.all(Team, col(Team.structure_id).in_(structures)),
    )
    return {record.id for record in records}


def _place_id(step: Step, name: str) -> UUID | None:
    return place_named(step, name).id if name.strip() else None


def must_take_part_once(step: Step, partner: Partner) -> PartnerRow:
    """Give a partner as it is shown; KnownError `date_order`, `partner_twice`. For other operations."""
    check_stay(partner.joined_on, partner.left_on)
    step.save()
    rows = partner_rows(step, partner.project_id)
    row = next(row for row in rows if row.id == partner.id)
    for other in rows:
        same = other.id != row.id and fold(other.name) == fold(row.name)
        if same and stays_overlap((row.joined_on, row.left_on), (other.joined_on, other.left_on)):
            raise KnownError("partner_twice", name=row.name)
    return row
