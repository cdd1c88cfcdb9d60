"""Priorities as people said them, and the themes that gather them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.priorities import Provenance
from coprod_desktop.records.base import Record, coded, free_text, link, moment, rank


class Theme(Record, table=True):
    """A theme of a project; its colour is one of six tints."""

    project_id: UUID = link("project.id")
    name: str = free_text()
    colour: int = Field(default=0, ge=0, le=5)


class Priority(Record, table=True):
    """One thing that somebody asks of the service."""

    # The last rank of a meeting is asked for with every line captured.
    __table_args__ = (Index("ix_priority_meeting_id_rank", "meeting_id", "rank"),)

    project_id: UUID = link("project.id")
    meeting_id: UUID | None = link("meeting.id", optional=True)
    item_id: UUID | None = link("agendaitem.id", optional=True)
    text: str = free_text()
    author_id: UUID | None = link("participant.id", optional=True)
    partner_id: UUID | None = link("partner.id", optional=True)
    sector: Sector | None = coded(Sector, optional=True)
    provenance: Provenance = coded(Provenance, Provenance.SPOKEN)
    theme_id: UUID | None = link("theme.id", optional=True)
    rank: str = rank()
    captured_at: datetime = moment(optional=False)
