"""The rows of an agenda's table: each item with its times, what it took, and the facilitator's note."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coprod_desktop.domain.clock import expected_end, expected_times, planned_times, spent_minutes
from coprod_desktop.domain.meetings import AgendaRow, MeetingRow, MeetingState
from coprod_desktop.ui.meetings.sayings import minutes_of
from coprod_desktop.ui.widgets.item_sign import BREAK_SIGN, NOTE_SIGN
from coprod_desktop.words import Words


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item with the moment at which it begins, as planned, expected or real; None where that is not known.

    `used_min` is what it took; None where it was never on.
    """

    row: AgendaRow
    begin: datetime | None
    used_min: int | None
    note: str

    @property
    def id(self) -> UUID:
        """The item's key."""
        return self.row.id


def timed(
    agenda: tuple[AgendaRow, ...], meeting: MeetingRow, notes: Mapping[UUID, str], now: datetime
) -> list[TimedItem]:
    """Give the items of a meeting with their times: planned before it, expected in it, real after it."""
    return [
        TimedItem(row, begin, spent_minutes(row, now) if row.runs else None, notes.get(row.id, ""))
        for row, begin in zip(agenda, _begins(agenda, meeting, now), strict=True)
    ]


def say_item(words: Words, item: TimedItem) -> str:
    """Say what an item is called; a break and an item with a note carry a sign, and a break its word."""
    row = item.row
    title, word = row.title, words.say("Break")
    if row.is_break:
        named = word.casefold() in title.casefold()
        title = f"{BREAK_SIGN} {title}" if named else f"{BREAK_SIGN} {word}: {title}"
    return f"{title} {NOTE_SIGN}" if item.note else title


def say_sum(words: Words, items: list[TimedItem], meeting: MeetingRow, now: datetime) -> str:
    """Say how long the whole is, and from when to when; once it has begun, planned against given and used."""
    agenda = tuple(item.row for item in items)
    parts = [words.plural("{count} item", "{count} items", len(agenda))]
    if meeting.state is MeetingState.PLANNED:
        parts.append(minutes_of(words, sum(row.allowed_min for row in agenda)))
        if agenda and meeting.at:
            parts.append(_span(words, meeting.at, planned_times(agenda, meeting.at)[-1][1]))
        return " · ".join(parts)
    parts.append(words.say("planned {minutes} min", minutes=words.number(sum(row.planned_min for row in agenda))))
    parts.append(words.say("given {minutes} min", minutes=words.number(sum(row.allowed_min for row in agenda))))
    parts.append(words.say("used {minutes} min", minutes=words.number(sum(item.used_min or 0 for item in items))))
    end = meeting.ended_at or expected_end(agenda, now)
    if meeting.started_at and end:
        parts.append(_span(words, meeting.started_at, end))
    return " · ".join(parts)


def _begins(agenda: tuple[AgendaRow, ...], meeting: MeetingRow, now: datetime) -> list[datetime | None]:
    if meeting.state is MeetingState.ENDED:
        return [row.runs[0].started_at if row.runs else None for row in agenda]
    if meeting.state is MeetingState.OPEN:
        return [times[0] if times else None for times in expected_times(agenda, now)]
    if meeting.at is None:
        return [None] * len(agenda)
    return [begin for begin, _end in planned_times(agenda, meeting.at)]


def _span(words: Words, begin: datetime, end: datetime) -> str:
    return f"{words.time(begin)}–{words.time(end)}"
