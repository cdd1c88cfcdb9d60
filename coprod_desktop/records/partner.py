"""Organisations, and their (or a family's) part in a project."""

from datetime import date
from uuid import UUID

from coprod_desktop.domain.partners import OrganisationKind, ProductionRole, Sector, Tier
from coprod_desktop.records.base import Record, coded, free_text, link, personal


class Organisation(Record, table=True):
    """An organisation: the one home of its name."""

    name: str = free_text(index=True)
    kind: OrganisationKind = coded(OrganisationKind, OrganisationKind.OTHER)
    sector: Sector = coded(Sector, Sector.PUBLIC)
    tier: Tier = coded(Tier, Tier.NONE)
    place_id: UUID | None = link("place.id", optional=True)


class Partner(Record, table=True):
    """A part in a project: an organisation's, or a family's under a printed name.

    `place_id` is the municipality of a family; an organisation has its own.
    """

    project_id: UUID = link("project.id")
    organisation_id: UUID | None = link("organisation.id", optional=True)
    printed_name: str = personal()
    place_id: UUID | None = link("place.id", optional=True)
    role: ProductionRole = coded(ProductionRole, ProductionRole.PARTNER)
    joined_on: date | None = None
    left_on: date | None = None
