"""Organisations: each name has one home, wherever it is shown."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.partners import OrganisationKind, Sector, Tier, usual_sector, usual_tier
from coprod_desktop.domain.texts import clean_text, fold
from coprod_desktop.operations.places import place_named
from coprod_desktop.records import FundingSource, Organisation, Partner, Project, Team
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

NAME = mark("Name of the organisation")


def organisation_names(workspace: Workspace) -> tuple[str, ...]:
    """Give the names of all organisations, to be offered while one is typed."""
    with workspace.reading() as reader:
        names = reader.rows(select(Organisation.name).where(col(Organisation.deleted_at).is_(None)))
        return tuple(sorted((name for (name,) in names), key=fold))


def find_organisation(reader: Reader, name: str) -> Organisation | None:
    """Find the organisation of this name, whatever its case and accents."""
    statement = select(Organisation.id, Organisation.name).where(col(Organisation.deleted_at).is_(None))
    wanted = fold(name)
    found = next((key for key, known in reader.rows(statement) if fold(known) == wanted), None)
    return reader.find(Organisation, found)


def organisation_named(
    step: Step,
    name: str,
    kind: OrganisationKind = OrganisationKind.OTHER,
    *,
    sector: Sector | None = None,
    tier: Tier | None = None,
    place: str = "",
    field: str = NAME,
) -> Organisation:
    """Find the organisation of this name, or make it; what is not said is the usual of its kind.

    One that is known stays as it is, unless nobody told its kind yet, as of a funder: it then takes this one.
    `field` is the marked name of the form's field. Raises KnownError `text_missing`, `text_too_long`.
    """
    name = clean_text(name, field=field, required=True)
    known = find_organisation(step, name)
    if known and (known.kind is not OrganisationKind.OTHER or kind is OrganisationKind.OTHER):
        return known
    organisation = known or step.add(Organisation(name=name))
    organisation.kind = kind
    organisation.sector = sector or usual_sector(kind)
    organisation.tier = tier or usual_tier(kind)
    if place.strip():
        organisation.place_id = place_named(step, place).id
    step.save()
    return organisation


def organisation_renamed(
    step: Step, organisation: Organisation, name: str, *, own: Collection[UUID], field: str = NAME
) -> Organisation:
    """Give the organisation that is meant when a name is written anew where another stood.

    A name that is known means the organisation that bears it. An unknown one is a correction and renames the
    organisation, but only where no record beside `own` refers to it; otherwise it means a new organisation.
    """
    name = clean_text(name, field=field, required=True)
    known = find_organisation(step, name)
    if known and known.id != organisation.id:
        return known
    if known is None and _referring(step, organisation.id) - set(own):
        return organisation_named(step, name, organisation.kind, field=field)
    organisation.name = name
    step.save()
    return organisation


def _referring(reader: Reader, organisation_id: UUID) -> set[UUID]:
    references = (
        (Project, Project.lead_id),
        (Partner, Partner.organisation_id),
        (FundingSource, FundingSource.organisation_id),
        (Team, Team.coordinator_id),
    )
    return {record.id for kind, key in references for record in reader.all(kind, col(key) == organisation_id)}
