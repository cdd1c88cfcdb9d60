"""The lines of a meeting under way, as they are searched; private notes are not among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.live.live_meeting import LiveMeeting


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One line: the marked name of its tool, the row, its words, and who said or does it."""

    group: str
    kind: str
    id: UUID
    text: str
    who: str = ""


def lines_of(live: LiveMeeting) -> Iterator[MeetingLine]:
    """Give all priorities, notes, decisions and actions of a meeting."""
    for priority in live.priorities.values():
        yield MeetingLine(mark("Priorities"), "priority", priority.id, priority.text, priority.partner)
    for note in live.notes:
        if not note.private:
            yield MeetingLine(mark("Notes"), "note", note.id, note.text)
    for decision in live.decisions:
        yield MeetingLine(mark("Decisions"), "decision", decision.id, decision.text)
    for action in live.actions:
        if action.meeting_id == live.id:
            yield MeetingLine(mark("Actions"), "action", action.id, action.what, action.owner)
