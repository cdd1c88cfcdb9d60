"""Who is in the room, as what, and from when to when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.partners import Sector


class Capacity(StrEnum):
    """In what capacity somebody is in the room; only members vote."""

    MEMBER = "member"
    INTERPRETER = "interpreter"
    COMPANION = "companion"
    MINOR = "minor"
    GUEST = "guest"


class Standing(StrEnum):
    """Where a person stands at the door."""

    EXPECTED = "expected"
    PRESENT = "present"
    GONE = "gone"
    APOLOGIES = "apologies"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class SpellRow:
    """One stay in the room; `left_at` is None while the person is there."""

    id: UUID
    arrived_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person at one meeting. `name` is the alias that may be shown; `proxy_for` whom they stand in for."""

    id: UUID
    participant_id: UUID
    name: str
    partner_id: UUID
    partner: str
    sector: Sector
    role: str
    capacity: Capacity
    proxy_for: str
    expected: bool
    apologies: bool
    spells: tuple[SpellRow, ...]
    has_access_needs: bool = False

    @property
    def is_present(self) -> bool:
        """Tell whether the person is in the room."""
        return any(spell.left_at is None for spell in self.spells)

    @property
    def was_present(self) -> bool:
        """Tell whether the person was in the room at any time."""
        return bool(self.spells)

    def standing(self, *, ended: bool) -> Standing:
        """Tell where the person stands; who was expected and never came is absent once the meeting has ended."""
        if self.is_present:
            return Standing.PRESENT
        if self.spells:
            return Standing.PRESENT if ended else Standing.GONE
        if self.apologies:
            return Standing.APOLOGIES
        return Standing.ABSENT if ended else Standing.EXPECTED


def was_there_during(row: AttendanceRow, start: datetime, end: datetime) -> bool:
    """Tell whether a person was in the room at any time between two moments."""
    return any(spell.arrived_at < end and (spell.left_at is None or spell.left_at > start) for spell in row.spells)
