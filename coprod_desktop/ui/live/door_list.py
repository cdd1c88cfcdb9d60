"""Who may come through the door: those expected, those who came, and all others the project knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from coprod_desktop.domain.attendance import AttendanceRow, Capacity, Standing
from coprod_desktop.domain.partners import PersonRow
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

_GLYPHS = {Standing.PRESENT: "✓", Standing.GONE: "←", Standing.APOLOGIES: "✕", Standing.EXPECTED: "○"}


@dataclass(frozen=True, slots=True)
class AtDoor:
    """One person as seen from the door; `attendance` is None for who was not expected and has not come."""

    id: UUID
    name: str
    partner: str
    role: str
    attendance: AttendanceRow | None = None

    @property
    def is_present(self) -> bool:
        """Tell whether the person is in the room."""
        return self.attendance is not None and self.attendance.is_present


def at_door(attendance: Sequence[AttendanceRow], people: Sequence[PersonRow]) -> list[AtDoor]:
    """Give everybody: those on the list of the meeting first."""
    known = {row.participant_id for row in attendance}
    rows = [AtDoor(row.participant_id, row.name, row.partner, row.role, row) for row in attendance]
    return rows + [AtDoor(p.id, p.alias, p.partner, p.role) for p in people if p.id not in known]


def find(rows: Sequence[AtDoor], typed: str) -> list[AtDoor]:
    """Give those whose name, partner or role has words that begin with what is typed; all listed ones if nothing is."""
    needles = folded(typed).split()
    if not needles:
        return [row for row in rows if row.attendance]
    scored = [(_score(row, needles), place, row) for place, row in enumerate(rows)]
    return [row for score, _place, row in sorted(scored, key=lambda one: one[:2]) if score < _NEVER]


_NEVER = 9


def _score(row: AtDoor, needles: list[str]) -> int:
    words = [*folded(row.name).split(), *folded(row.partner).split(), *folded(row.role).split()]
    if not all(any(word.startswith(needle) for word in words) for needle in needles):
        return _NEVER
    # Who is still awaited comes before who is there already, and a name before a partner.
    by_name = any(word.startswith(needles[0]) for word in folded(row.name).split())
    return (0 if row.attendance else 4) + (0 if by_name else 2) + (1 if row.is_present else 0)


def door_line(words: Words, row: AtDoor, person: Callable[[str], str] = str) -> Line:
    """Show one person: where they stand, whom they speak for, and since when."""
    attendance = row.attendance
    told = [row.partner, row.role]
    if attendance is None:
        return Line(person(row.name), " · ".join(part for part in told if part), "+", words.say("Not on the list"))
    if attendance.capacity is not Capacity.MEMBER:
        told.append(label(words, attendance.capacity))
    if attendance.proxy_for:
        told.append(words.say("stands in for {name}", name=person(attendance.proxy_for)))
    standing = attendance.standing(ended=False)
    return Line(
        person(row.name),
        " · ".join(part for part in told if part),
        _GLYPHS.get(standing, ""),
        label(words, standing),
        end=_say_times(words, attendance, standing),
    )


def _say_times(words: Words, row: AttendanceRow, standing: Standing) -> str:
    if not row.spells:
        return label(words, standing)
    last = row.spells[-1]
    left = words.time(last.left_at) if last.left_at else ""
    return f"{words.time(last.arrived_at)} – {left}" if left else words.time(last.arrived_at)
