"""Projects, the arrangement of their teams, who pays, and the services they design."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from coprod_desktop.domain.projects import Phase, StructureForm
from coprod_desktop.records.base import Record, coded, free_text, link, plain


class Project(Record, table=True):
    """A funded partnership project."""

    title: str = free_text()
    service_area: str = free_text()
    tender_ref: str = free_text()
    jurisdiction: str = free_text()
    phase: Phase = coded(Phase, Phase.CO_PLANNING)
    baseline_on: date | None = None
    lead_id: UUID | None = link("organisation.id", optional=True)
    retention_until: date | None = None
    illustrative_note: str = free_text()


class Structure(Record, table=True):
    """How the teams of a project are arranged, from one day to another."""

    project_id: UUID = link("project.id")
    form: StructureForm = coded(StructureForm, StructureForm.DEVOLVED)
    from_on: date | None = None
    to_on: date | None = None
    # No foreign key: decision -> meeting -> team -> structure would make a ring.
    decision_id: UUID | None = None


class FundingSource(Record, table=True):
    """One co-funding source; money in cents, shares in basis points."""

    project_id: UUID = link("project.id")
    organisation_id: UUID = link("organisation.id")
    amount_cents: int = Field(default=0, ge=0)
    share_bp: int = Field(default=0, ge=0, le=10_000)
    rank: str = plain("a0")


class Service(Record, table=True):
    """A service that a project designs."""

    project_id: UUID = link("project.id")
    name: str = free_text()
    phase: Phase = coded(Phase, Phase.CO_DESIGN)
    rank: str = plain("a0")
