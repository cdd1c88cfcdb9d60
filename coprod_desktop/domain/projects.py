"""A funded partnership project: what it is, who pays, how its teams are arranged."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

WHOLE_BP = 10_000
LEAD_SHARE_MINIMUM_BP = 2_000
"""The tender of the case study required the lead LHA to co-finance at least 20 % (Sicilia et al. 2016)."""


class Phase(StrEnum):
    """The four phases of the public service cycle."""

    CO_PLANNING = "co_planning"
    CO_DESIGN = "co_design"
    CO_DELIVERY = "co_delivery"
    CO_EVALUATION = "co_evaluation"


class StructureForm(StrEnum):
    """How the teams of a project are arranged."""

    DEVOLVED = "devolved"
    COORDINATED = "coordinated"


class FundingWarning(StrEnum):
    """What is wrong with the shares of a project's co-funding."""

    NOT_WHOLE = "not_whole"
    LEAD_BELOW_MINIMUM = "lead_below_minimum"


@dataclass(frozen=True, slots=True)
class FundingRow:
    """One co-funding source; amount in cents, share in basis points."""

    id: UUID
    funder: str
    is_lead: bool
    amount_cents: int
    share_bp: int


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service that the project designs."""

    id: UUID
    name: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in a list."""

    id: UUID
    title: str
    lead: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class ProjectDetail:
    """A project as its own screen shows it."""

    id: UUID
    title: str
    lead: str
    lead_id: UUID | None
    service_area: str
    tender_ref: str
    jurisdiction: str
    phase: Phase
    form: StructureForm
    form_since: date | None
    """The day from which the teams are arranged so; None where it is from the beginning."""
    baseline_on: date | None
    illustrative_note: str
    funding: tuple[FundingRow, ...]
    services: tuple[ServiceRow, ...]
    places: tuple[tuple[UUID, str], ...]
    """The municipalities of the project's territory: place id and name."""


class ProjectFields(TypedDict, total=False):
    """What may be told of a project besides its title and lead; what is left out stays as it is."""

    service_area: str
    tender_ref: str
    jurisdiction: str
    phase: Phase
    baseline_on: date | None
    illustrative_note: str


class ProjectChange(ProjectFields, total=False):
    """What may be changed of a project; what is left out stays as it is."""

    title: str
    lead: str


def funding_warnings(sources: tuple[FundingRow, ...]) -> tuple[FundingWarning, ...]:
    """Check shares: they make 100 % together, and the lead bears at least 20 %; nothing to check without sources."""
    if not sources:
        return ()
    found = []
    if sum(source.share_bp for source in sources) != WHOLE_BP:
        found.append(FundingWarning.NOT_WHOLE)
    if sum(source.share_bp for source in sources if source.is_lead) < LEAD_SHARE_MINIMUM_BP:
        found.append(FundingWarning.LEAD_BELOW_MINIMUM)
    return tuple(found)
