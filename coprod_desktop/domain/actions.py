"""Actions: who does what by when, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class ActionState(StrEnum):
    """The state of an action is that of its last event."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    GOES_ON = "goes_on"
    HANDED_OVER = "handed_over"
    DROPPED = "dropped"


CLOSED = frozenset({ActionState.DONE, ActionState.DROPPED})


class Due(StrEnum):
    """How an action stands in time."""

    NO_DATE = "no_date"
    LATER = "later"
    THIS_WEEK = "this_week"
    TODAY = "today"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ActionEventRow:
    """One thing that happened to an action, with the day and the reason it was told.

    `decision` is the text of the decision by which it happened; empty where there is none, or it is in the bin.
    """

    id: UUID
    state: ActionState
    on: date
    note: str
    new_due: date | None
    to_partner: str
    meeting_id: UUID | None
    to_partner_id: UUID | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action; owner, person and `due` are those that hold now, the `first_` ones those first agreed.

    `decision` and `priority` are the words of what it comes from; empty where there is none, or it is in the bin.
    """

    id: UUID
    meeting_id: UUID | None
    meeting: str
    team_id: UUID | None
    team: str
    item_id: UUID | None
    decision_id: UUID | None
    decision: str
    priority_id: UUID | None
    priority: str
    what: str
    owner_id: UUID | None
    owner: str
    person: str
    due: date | None
    first_owner_id: UUID | None
    first_owner: str
    first_person_id: UUID | None
    first_person: str
    first_due: date | None
    state: ActionState
    events: tuple[ActionEventRow, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self.state not in CLOSED

    def answer_in(self, meeting_id: UUID) -> ActionEventRow | None:
        """Give what was answered for it in a meeting; None where nothing was."""
        return next((event for event in reversed(self.events) if event.meeting_id == meeting_id), None)

    def standing(self, today: date) -> Due:
        """Tell how the action stands in time."""
        if not self.is_open:
            return Due.CLOSED
        if self.due is None:
            return Due.NO_DATE
        days = (self.due - today).days
        if days < 0:
            return Due.OVERDUE
        if days == 0:
            return Due.TODAY
        return Due.THIS_WEEK if days <= 7 else Due.LATER


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing at the end of a meeting: its code, the row's kind and id, and its text."""

    code: str
    kind: str
    id: UUID
    text: str
