"""The agenda of a meeting, as planned and as it went."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from coprod_desktop.domain.meetings import ItemKind
from coprod_desktop.records.base import Record, coded, free_text, link, moment, rank


class AgendaItem(Record, table=True):
    """One item; `added_min` are minutes given in the room, `note` is the facilitator's own and never shown."""

    meeting_id: UUID = link("meeting.id")
    rank: str = rank()
    title: str = free_text()
    planned_min: int = Field(default=10, ge=0, le=1440)
    added_min: int = 0
    method: str = free_text()
    shown: bool = True
    kind: ItemKind = coded(ItemKind, ItemKind.TOPIC)
    note: str = free_text()


class ItemRun(Record, table=True):
    """One spell in which an item was on."""

    item_id: UUID = link("agendaitem.id")
    started_at: datetime = moment(optional=False)
    ended_at: datetime | None = moment()
