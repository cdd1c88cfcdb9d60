"""Notes of a meeting."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note; a private one is seen by the facilitator alone. `on_record_by` is a printed name, or empty."""

    id: UUID
    meeting_id: UUID
    item_id: UUID | None
    text: str
    private: bool
    on_record_by_id: UUID | None
    on_record_by: str
    written_at: datetime
