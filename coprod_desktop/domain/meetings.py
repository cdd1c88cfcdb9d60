"""Meetings: what is planned, and what really happened."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from coprod_desktop.domain.projects import Phase
from coprod_desktop.words import Words, mark

LONGEST_ITEM_MIN = 24 * 60
USUAL_ITEM_MIN = 10
USUAL_BREAK_MIN = 15
_BREAKS = mark("Break"), mark("Short break"), mark("Coffee break"), mark("Lunch break"), mark("Lunch")
# A number that is set off, or followed by its unit, is always minutes; a bare one only where it is likely: a multiple
# of five up to three hours, so that "Law 104" and "Phase 2" stay titles.
_SET_OFF = re.compile(r"^(?P<title>.*?\S)\s*(?:[;|\t]|\s[-–—])\s*(?P<minutes>\d{1,4})\s*(?:min\w*\.?|m|'|’|′)?$", re.I)
_WITH_UNIT = re.compile(r"^(?P<title>.*?\S)[\s,:]+(?P<minutes>\d{1,4})\s*(?:min\w*\.?|m|'|’|′)$", re.I)
_BARE = re.compile(r"^(?P<title>.*?\S)[\s,:]+(?P<minutes>\d{1,3})$")
_ANY = range(LONGEST_ITEM_MIN + 1)
_MINUTES = ((_SET_OFF, _ANY), (_WITH_UNIT, _ANY), (_BARE, range(5, 181, 5)))


class EngagementTool(StrEnum):
    """With what people are engaged (the case study's Table 2, and two that the literature names)."""

    FOCUS_GROUP = "focus_group"
    SURVEY = "survey"
    INTERVIEW = "interview"
    PROJECT_MANAGEMENT = "project_management"
    TRAINING = "training"
    PUBLIC_MEETING = "public_meeting"
    ADVISORY_COMMITTEE = "advisory_committee"


_USUAL_TOOLS = {
    Phase.CO_PLANNING: EngagementTool.FOCUS_GROUP,
    Phase.CO_DESIGN: EngagementTool.PROJECT_MANAGEMENT,
    Phase.CO_DELIVERY: EngagementTool.TRAINING,
    Phase.CO_EVALUATION: EngagementTool.FOCUS_GROUP,
}


def usual_tool(phase: Phase) -> EngagementTool:
    """Give the tool that goes with a phase (the case study's Table 2), offered until the user says otherwise."""
    return _USUAL_TOOLS[phase]


class ItemKind(StrEnum):
    """What stands in an agenda; under a break nothing is captured."""

    TOPIC = "topic"
    BREAK = "break"


def usual_minutes(kind: ItemKind) -> int:
    """Give the minutes of an item for which nobody named any."""
    return USUAL_BREAK_MIN if kind is ItemKind.BREAK else USUAL_ITEM_MIN


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list, with what came of it.

    `team` is empty for a plenary. `number` counts the meetings held by the team, or the plenary ones, from 1 on;
    0 for one not begun yet. `present` are those who were in the room at any time.
    """

    id: UUID
    project_id: UUID
    title: str
    team_id: UUID | None
    team: str
    phase: Phase
    tool: EngagementTool
    venue: str
    convocation: str
    planned_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    chair_id: UUID | None = None
    minutes_by_id: UUID | None = None
    follows_id: UUID | None = None
    number: int = 0
    present: int = 0
    priorities: int = 0
    decisions: int = 0
    actions: int = 0

    @property
    def state(self) -> MeetingState:
        """Tell where the meeting stands."""
        if self.ended_at:
            return MeetingState.ENDED
        return MeetingState.OPEN if self.started_at else MeetingState.PLANNED

    @property
    def at(self) -> datetime | None:
        """Give when it began, or is planned to."""
        return self.started_at or self.planned_at


class MeetingChange(TypedDict, total=False):
    """What may be changed of a meeting; what is not named stays as it is. The officers are participants."""

    title: str
    team_id: UUID | None
    phase: Phase
    tool: EngagementTool
    venue: str
    convocation: str
    planned_at: datetime | None
    started_at: datetime
    ended_at: datetime
    chair_id: UUID | None
    minutes_by_id: UUID | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """One spell in which an agenda item was on; `ended_at` is None while it is."""

    id: UUID
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of the agenda, planned and as it went; minutes as whole numbers.

    The facilitator's own note is not among it, so that no paper and no wall can ever show one.
    """

    id: UUID
    meeting_id: UUID
    title: str
    planned_min: int
    added_min: int
    method: str
    runs: tuple[RunRow, ...] = ()
    kind: ItemKind = ItemKind.TOPIC

    @property
    def is_break(self) -> bool:
        """Tell whether nothing is dealt with: people rest."""
        return self.kind is ItemKind.BREAK

    @property
    def allowed_min(self) -> int:
        """Give the planned minutes with those added in the room."""
        return self.planned_min + self.added_min

    @property
    def is_on(self) -> bool:
        """Tell whether the item is on now."""
        return any(run.ended_at is None for run in self.runs)

    @property
    def is_taken(self) -> bool:
        """Tell whether the item has been on and is not any more."""
        return bool(self.runs) and not self.is_on


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that is to come into an agenda, from a template or another meeting."""

    title: str
    planned_min: int
    method: str = ""
    kind: ItemKind = ItemKind.TOPIC
    note: str = ""


def topic_for_capture(agenda: Sequence[AgendaRow]) -> AgendaRow | None:
    """Give the item to which belongs what is said now: the one that is on, in a break the topic that was on before."""
    on = next((item for item in agenda if item.is_on), None)
    if on is None or not on.is_break:
        return on
    before = [item for item in reversed(agenda) if item.runs and not item.is_break]
    return max(before, key=lambda item: max(run.started_at for run in item.runs), default=None)


def meeting_name(words: Words, *, title: str, team: str) -> str:
    """Say what a meeting is called: its title, or whose meeting it is where nobody gave it one."""
    if title:
        return title
    return words.say("Meeting of «{team}»", team=team) if team else words.say("Plenary meeting")


def read_item(line: str) -> tuple[str, int | None]:
    """Take the minutes out of an agenda line: `Welcome 15`, `Welcome; 12`, `Welcome 12 min`; None where none stand.

    What cannot be an item's minutes stays in the title.
    """
    line = line.strip()
    for pattern, possible in _MINUTES:
        found = pattern.match(line)
        if found and int(found["minutes"]) in possible:
            return found["title"], int(found["minutes"])
    return line, None


def kind_by_name(words: Words, title: str) -> ItemKind:
    """Tell by its title whether an item is a break, in the language in which it is typed."""
    named = title.strip().casefold() in {words.say(name).casefold() for name in _BREAKS}
    return ItemKind.BREAK if named else ItemKind.TOPIC
