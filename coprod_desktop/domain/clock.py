"""The clock of the agenda, from start stamps only, so that a closed lid cannot stop it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coprod_desktop.domain.meetings import AgendaRow


class Pace(StrEnum):
    """How an item stands in its time."""

    ON_TIME = "on_time"
    LAST_FIFTH = "last_fifth"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ItemClock:
    """The time of one item: seconds spent, seconds allowed (0 where none were planned), and the word for it."""

    spent_s: int
    allowed_s: int
    pace: Pace

    @property
    def left_s(self) -> int:
        """Give the seconds still to go; less than 0 where the item is over."""
        return self.allowed_s - self.spent_s


def spent_seconds(item: AgendaRow, now: datetime) -> int:
    """Add up the spells of an item in whole seconds; a clock set back counts as nothing, never as less."""
    return int(_spent(item, now))


def item_clock(item: AgendaRow, now: datetime) -> ItemClock:
    """Tell the time of one item; its last fifth and what is over it have words of their own.

    An item without planned minutes is always on time.
    """
    spent, allowed = spent_seconds(item, now), item.allowed_min * 60
    if not allowed:
        pace = Pace.ON_TIME
    elif spent >= allowed:
        pace = Pace.OVER
    else:
        pace = Pace.LAST_FIFTH if spent * 5 >= allowed * 4 else Pace.ON_TIME
    return ItemClock(spent, allowed, pace)


def minutes_behind(agenda: Sequence[AgendaRow], *, started_at: datetime, now: datetime) -> int:
    """Give by how many whole minutes the agenda is behind (ahead where negative); 0 where no time was planned.

    Behind = time since the start, less what the plan gives for it: the whole planned time of the items done with,
    and of every other item the time it took so far, up to its plan. Done with is what was on and stands before the
    item that is on now; what stands behind it may be taken up again. Minutes added in the room count as behind.
    """
    if not any(item.planned_min for item in agenda):
        return 0
    on = next((place for place, item in enumerate(agenda) if item.is_on), len(agenda))
    due = 0.0
    for place, item in enumerate(agenda):
        planned = item.planned_min * 60
        due += planned if item.is_taken and place < on else min(_spent(item, now), planned)
    # Items never overlap, so no less than their own time can have passed, whatever a clock set back says.
    elapsed = max((now - started_at).total_seconds(), sum(_spent(item, now) for item in agenda))
    return round((elapsed - due) / 60)


def planned_times(agenda: Sequence[AgendaRow], start: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Give when each item would begin and end if the agenda ran by its allowed minutes from a start."""
    times = []
    for item in agenda:
        end = start + timedelta(minutes=item.allowed_min)
        times.append((start, end))
        start = end
    return tuple(times)


def spent_minutes(item: AgendaRow, now: datetime) -> int:
    """Give how many whole minutes an item took so far."""
    return round(_spent(item, now) / 60)


def expected_times(agenda: Sequence[AgendaRow], now: datetime) -> tuple[tuple[datetime, datetime] | None, ...]:
    """Give when each item began or is expected to, and until when, as things stand now.

    What was on has its real times; the item that is on takes the minutes it still has, and those behind it follow one
    another. An item that was passed over has no time, until somebody takes it up.
    """
    on = next((place for place, item in enumerate(agenda) if item.is_on), None)
    next_at, times = now, list[tuple[datetime, datetime] | None]()
    for place, item in enumerate(agenda):
        if item.is_on:
            next_at = now + _still_to_go(item, now)
            times.append((item.runs[0].started_at, next_at))
        elif item.is_taken and (on is None or place < on):
            times.append((item.runs[0].started_at, item.runs[-1].ended_at or now))
        elif on is not None and place < on:
            times.append(None)
        else:
            begin, next_at = next_at, next_at + _still_to_go(item, now)
            times.append((begin, next_at))
    return tuple(times)


def expected_end(agenda: Sequence[AgendaRow], now: datetime) -> datetime | None:
    """Give when the agenda will be done with, as things stand now; None where no time was planned or all is done."""
    if not any(item.planned_min for item in agenda) or all(item.is_taken for item in agenda):
        return None
    return max(now, *(times[1] for times in expected_times(agenda, now) if times))


def _still_to_go(item: AgendaRow, now: datetime) -> timedelta:
    return timedelta(seconds=max(0.0, item.allowed_min * 60 - _spent(item, now)))


def _spent(item: AgendaRow, now: datetime) -> float:
    return sum(max(0.0, ((run.ended_at or now) - run.started_at).total_seconds()) for run in item.runs)
