"""Priorities as people said them, and the themes that gather them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.priorities import Provenance
from coprod_desktop.records.base import Record, coded, free_text, link, moment, plain, rank


class Theme(Record, table=True):
    """A theme of a project; its colour is one of six tints."""

    project_id: UUID = link("project.id")
    name: str = free_text()
    colour: int = Field(default=0, ge=0, le=5)


class Priority(Record, table=True):
    """One thing that somebody asks of the service; `board_rank` is its place on the board, empty until one is given."""

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
    board_rank: str = plain()
    captured_at: datetime = moment(optional=False)


class Merge(Record, table=True):
    """One priority taken as the same as another; the original is kept, and may be taken apart again."""

    into_id: UUID = link("priority.id")
    from_id: UUID = link("priority.id")
    undone_at: datetime | None = moment()
