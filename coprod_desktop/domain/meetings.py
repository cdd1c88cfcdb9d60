"""Meetings: what is planned, what really happened, and the clock of the agenda."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
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


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list, with what came of it. `team` is empty for a plenary."""

    id: UUID
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
