"""A project at a glance: what a facilitator looks at ten minutes before a meeting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from coprod_desktop.domain.actions import CLOSED, ActionState
from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.partners import PartnerCount
from coprod_desktop.domain.priority_board import BoardNote, Outcome
from coprod_desktop.domain.projects import FundingRow, StructureForm

LATEST = 4
"""So many of the latest answers are told."""


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting that is under way or planned; `team` is empty for a plenary."""

    id: UUID
    title: str
    team: str
    venue: str
    started_at: datetime | None
    planned_at: datetime | None
    expected: int = 0
    items: int = 0
    minutes: int = 0

    @property
    def state(self) -> MeetingState:
        """Tell whether it is under way."""
        return MeetingState.OPEN if self.started_at else MeetingState.PLANNED

    @property
    def at(self) -> datetime | None:
        """Give when it began, or is planned to."""
        return self.started_at or self.planned_at

    def is_on(self, today: date) -> bool:
        """Tell whether it is planned for a day, where the computer stands."""
        return self.planned_at is not None and self.planned_at.astimezone().date() == today


@dataclass(frozen=True, slots=True)
class TeamBrief:
    """A team with its task and the names of its municipalities."""

    id: UUID
    name: str
    task: str
    places: tuple[str, ...]
    members: int


@dataclass(frozen=True, slots=True)
class ActionBrief:
    """An action that is still to be done, as it stands now."""

    id: UUID
    what: str
    owner: str
    due: date | None
    state: ActionState

    def is_overdue(self, today: date) -> bool:
        """Tell whether its date has passed."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class SaidFigures:
    """How many priorities were raised, joined to others, voted on, and what became of the rest."""

    raised: int = 0
    joined: int = 0
    voted: int = 0
    outcomes: tuple[tuple[Outcome, int], ...] = ()
    """Only what is more than none, in the order of the vocabulary."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What somebody said, and what became of it; `reason` is told where it was declined.

    `others` counts what others said that the same answer was given to.
    """

    priority_id: UUID
    said: str
    who: str
    outcome: Outcome
    became: str
    reason: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """One project at a glance; open actions are in the order of their dates, the overdue ones first."""

    today: date
    partners: PartnerCount
    form: StructureForm
    teams: tuple[TeamBrief, ...]
    places_left_out: int
    meetings: tuple[ComingMeeting, ...]
    """The one under way or next first."""
    actions: tuple[ActionBrief, ...]
    has_closed_actions: bool
    said: SaidFigures
    latest: tuple[SaidLine, ...]
    funding: tuple[FundingRow, ...]

    @property
    def overdue(self) -> int:
        """Count the actions whose date has passed."""
        return sum(action.is_overdue(self.today) for action in self.actions)

    @property
    def at_hand(self) -> ComingMeeting | None:
        """Give the meeting under way, else the one of today."""
        first = self.meetings[0] if self.meetings else None
        return first if first and (first.state is MeetingState.OPEN or first.is_on(self.today)) else None


def coming_first(meetings: Iterable[ComingMeeting], today: date) -> tuple[ComingMeeting, ...]:
    """Put meetings in order: under way, then the next ones, then those whose day has passed, or that have none."""

    def order(meeting: ComingMeeting) -> tuple[int, float]:
        if meeting.started_at:
            return 0, -meeting.started_at.timestamp()
        if meeting.planned_at is None:
            return 3, 0.0
        passed = meeting.planned_at.astimezone().date() < today
        return (2 if passed else 1), meeting.planned_at.timestamp()

    return tuple(sorted(meetings, key=order))


def open_first(actions: Iterable[ActionBrief]) -> tuple[ActionBrief, ...]:
    """Give the actions that are still to be done: by date, then those without one."""
    still = [action for action in actions if action.state not in CLOSED]
    return tuple(sorted(still, key=lambda action: (action.due is None, action.due or date.max)))


def said_figures(raised: int, notes: Sequence[BoardNote]) -> SaidFigures:
    """Count what was said, and what became of it; cards that nothing names need not be among the notes."""
    joined = sum(len(note.joined) for note in notes)
    counts = {outcome: sum(note.outcome is outcome for note in notes) for outcome in Outcome}
    answered = sum(counts.values()) - counts[Outcome.NOT_ANSWERED]
    counts[Outcome.NOT_ANSWERED] = raised - joined - answered
    return SaidFigures(
        raised=raised,
        joined=joined,
        voted=sum(bool(note.votes) for note in notes),
        outcomes=tuple((outcome, count) for outcome, count in counts.items() if count),
    )


def latest_answers(notes: Iterable[BoardNote], agreed: Mapping[UUID, date]) -> tuple[SaidLine, ...]:
    """Tell the latest answers, each once; `agreed` is the day on which each action was agreed."""
    answered = [note for note in notes if note.outcome is not Outcome.NOT_ANSWERED]
    answered.sort(key=lambda note: _answered_on(note, agreed), reverse=True)
    lines: dict[str, SaidLine] = {}
    for line in map(_line, answered):
        first = lines.get(line.became)
        lines[line.became] = replace(first, others=first.others + 1) if first else line
    return tuple(lines.values())[:LATEST]


def _answered_on(note: BoardNote, agreed: Mapping[UUID, date]) -> date:
    days = [decision.on.astimezone().date() for decision in note.decisions]
    days += [agreed[action.id] for action in note.actions if action.id in agreed]
    return max(days, default=date.min)


def _line(note: BoardNote) -> SaidLine:
    last = note.decisions[-1] if note.decisions else None
    if last is None:
        became = next(action.what for action in reversed(note.actions) if action.state is not ActionState.DROPPED)
        return SaidLine(note.id, note.text, note.voice.partner, note.outcome, became, "")
    declined = last.answer is Answer.DECLINES
    return SaidLine(note.id, note.text, note.voice.partner, note.outcome, last.text, last.reason if declined else "")
