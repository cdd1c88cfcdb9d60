"""Notes of a meeting."""

from datetime import datetime
from uuid import UUID

from coprod_desktop.records.base import Record, free_text, link, moment, rank


class Note(Record, table=True):
    """A note on an agenda item; a private one is never shown or printed.

    `on_record_by_id` names the participant at whose wish it stands in the minutes.
    """

    meeting_id: UUID = link("meeting.id")
    item_id: UUID | None = link("agendaitem.id", optional=True)
    text: str = free_text()
    private: bool = False
    on_record_by_id: UUID | None = link("participant.id", optional=True)
    rank: str = rank()
    written_at: datetime = moment(optional=False)
