"""Meetings: what is planned, what really happened, and the clock of the agenda."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from coprod_desktop.domain.projects import Phase


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
    """One item of the agenda, planned and as it went; minutes as whole numbers."""

    id: UUID
    title: str
    planned_min: int
    added_min: int
    method: str
    runs: tuple[RunRow, ...] = ()

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
