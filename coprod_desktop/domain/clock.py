"""The clock of the agenda, from start stamps only, so that a closed lid cannot stop it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coprod_desktop.domain.meetings import AgendaRow


class Pace(StrEnum):
    """How an item stands in its time."""

    ON_TIME = "on_time"
    LAST_FIFTH = "last_fifth"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ItemClock:
    """The time of one item: seconds spent, seconds allowed, and the word for it."""

    spent_s: int
    allowed_s: int
    pace: Pace


def spent_seconds(item: AgendaRow, now: datetime) -> int:
    """Add up the spells of an item in seconds; a clock set back counts as nothing, never as less."""
    spells = ((run.ended_at or now) - run.started_at for run in item.runs)
    return sum(max(0, int(spell.total_seconds())) for spell in spells)


def item_clock(item: AgendaRow, now: datetime) -> ItemClock:
    """Tell the time of one item; its last fifth and what is over it have words of their own."""
    spent, allowed = spent_seconds(item, now), item.allowed_min * 60
    if spent >= allowed > 0:
        return ItemClock(spent, allowed, Pace.OVER)
    pace = Pace.LAST_FIFTH if allowed and spent * 5 >= allowed * 4 else Pace.ON_TIME
    return ItemClock(spent, allowed, pace)


def minutes_behind(agenda: tuple[AgendaRow, ...], *, started_at: datetime, now: datetime) -> int:
    """Give by how many whole minutes the agenda is behind (ahead where negative).

    Behind = time since the start, less the planned minutes of items taken, less what the item that is on
    may still use of its plan without being late.
    """
    elapsed = (now - started_at).total_seconds()
    due = 0.0
    for item in agenda:
        planned = item.planned_min * 60
        if item.is_on:
            due += min(spent_seconds(item, now), planned)
        elif item.is_taken:
            due += planned
    return round((elapsed - due) / 60)
