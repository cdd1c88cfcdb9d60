"""Who was expected at a meeting, and who was there from when to when."""

from datetime import datetime
from uuid import UUID

from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.records.base import Record, coded, link, moment


class Attendance(Record, table=True):
    """One person's part in one meeting."""

    meeting_id: UUID = link("meeting.id")
    participant_id: UUID = link("participant.id")
    capacity: Capacity = coded(Capacity, Capacity.MEMBER)
    proxy_for_id: UUID | None = link("participant.id", optional=True)
    expected: bool = True
    apologies: bool = False


class Presence(Record, table=True):
    """One stay in the room."""

    attendance_id: UUID = link("attendance.id")
    arrived_at: datetime = moment(optional=False)
    left_at: datetime | None = moment()
