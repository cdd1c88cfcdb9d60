"""Since last time: the actions of earlier meetings that a meeting asks about, and their answers."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import col, or_, select

from coprod_desktop.domain.actions import CLOSED, ActionEventRow, ActionRow, ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.actions import list_actions, record_progress
from coprod_desktop.operations.decisions import add_decision, remove_decision
from coprod_desktop.records import (
    Action,
    ActionEvent,
    Decision,
    DecisionPriority,
    Dissent,
    JournalEntry,
    Meeting,
    TeamPartner,
)
from coprod_desktop.store import Reader, Step, Workspace

REASONED = frozenset({ActionState.GOES_ON, ActionState.DROPPED})
"""Answers that are worth nothing without a reason."""


ANSWERING = "answer_action"


class Asking:
    """What one meeting asks about: actions agreed before it that were open when it began.

    A plenary asks about all of the project; a team about its own, and about those of plenaries that its partners own.
    """

    def __init__(self, reader: Reader, meeting: Meeting) -> None:
        self._reader = reader
        self._meeting = meeting
        self._begun = meeting.started_at or reader.now()
        self._day = self._begun.astimezone().date()
        meetings = reader.all(Meeting, Meeting.project_id == meeting.project_id)
        self._starts = {one.id: one.started_at for one in meetings}
        self._members = _members(reader, meeting.team_id, self._day) if meeting.team_id else frozenset()

    def asks(self, action: ActionRow) -> bool:
        """Tell whether this meeting asks what became of an action, or has its answer already."""
        before = self.events_before(action)
        return self.knows(action) and not (before and before[-1].state in CLOSED)

    def knows(self, action: ActionRow) -> bool:
        """Tell whether an action concerns this meeting and was agreed before it, whatever became of it since."""
        return action.meeting_id != self._meeting.id and self._concerns(action) and self._agreed_before(action)

    def events_before(self, action: ActionRow) -> list[ActionEventRow]:
        """Give what had happened to an action when the meeting began."""
        return [event for event in action.events if event.meeting_id != self._meeting.id and event.on <= self._day]

    def agreed_at(self, action: ActionRow) -> datetime | None:
        """Give when the meeting began in which an action was agreed; None where it was agreed outside."""
        return self._starts.get(action.meeting_id) if action.meeting_id else None

    def _concerns(self, action: ActionRow) -> bool:
        team_id = self._meeting.team_id
        if team_id is None or action.team_id == team_id or action.answer_in(self._meeting.id):
            return True
        return action.team_id is None and self._owner_before(action) in self._members

    def _owner_before(self, action: ActionRow) -> UUID | None:
        handed = [event.to_partner_id for event in self.events_before(action) if event.to_partner_id]
        return handed[-1] if handed else action.first_owner_id

    def _agreed_before(self, action: ActionRow) -> bool:
        at = self.agreed_at(action)
        if at is not None:
            return at < self._begun
        if not action.events or action.events[0].on != self._day:
            return bool(action.events) and action.events[0].on < self._day
        # Its own day says nothing; few are agreed outside on the day of a meeting.
        entry = _entry(self._reader, action.id)
        return entry is None or entry[0] <= self._begun


def earlier_actions(workspace: Workspace, *, meeting_id: UUID) -> tuple[ActionRow, ...]:
    """Give the actions that a meeting asks about, answered or not, in the order in which they were agreed."""
    with workspace.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
        asking = Asking(reader, meeting)
        actions = list_actions(workspace, project_id=meeting.project_id)
        return tuple(action for action in actions if asking.asks(action))


def answer_action(
    workspace: Workspace,
    *,
    action_id: UUID,
    meeting_id: UUID,
    state: ActionState,
    note: str = "",
    new_due: date | None = None,
    to_partner_id: UUID | None = None,
    decision_id: UUID | None = None,
) -> ActionRow:
    """Say in a meeting what became of an earlier action; another answer takes the place of the one given before.

    Raises KnownError `why_missing`, `handed_over_to_nobody`, `text_too_long`.
    """
    with workspace.step(ANSWERING) as step:
        if state in REASONED and not note.strip():
            raise KnownError("why_missing")
        _take_back(step, workspace, action_id, meeting_id, kept=decision_id)
        return record_progress(
            workspace,
            action_id=action_id,
            state=state,
            note=note,
            new_due=new_due,
            to_partner_id=to_partner_id,
            meeting_id=meeting_id,
            decision_id=decision_id,
        )


def drop_action(
    workspace: Workspace,
    *,
    action_id: UUID,
    meeting_id: UUID,
    reason: str,
    decision_id: UUID | None = None,
    text: str = "",
    item_id: UUID | None = None,
) -> ActionRow:
    """Drop an earlier action by a decision of the meeting: one that was taken already, or one put down here.

    Raises KnownError `why_missing`, `text_missing`, `not_found`.
    """
    with workspace.step(ANSWERING) as step:
        if not reason.strip():
            raise KnownError("why_missing")
        if decision_id is None:
            decision_id = add_decision(workspace, meeting_id=meeting_id, text=text, reason=reason, item_id=item_id).id
        elif step.get(Decision, decision_id).meeting_id != meeting_id:
            raise KnownError("not_found")
        return answer_action(
            workspace,
            action_id=action_id,
            meeting_id=meeting_id,
            state=ActionState.DROPPED,
            note=reason,
            decision_id=decision_id,
        )


def take_back_answer(workspace: Workspace, *, action_id: UUID, meeting_id: UUID) -> None:
    """Leave an action without an answer in this meeting; the decision that its answer put down goes with it."""
    with workspace.step("take_back_answer") as step:
        _take_back(step, workspace, action_id, meeting_id)


def _take_back(
    step: Step, workspace: Workspace, action_id: UUID, meeting_id: UUID, *, kept: UUID | None = None
) -> None:
    answers = step.all(ActionEvent, ActionEvent.action_id == action_id, ActionEvent.meeting_id == meeting_id)
    step.remove(*answers)
    for decision_id in {answer.decision_id for answer in answers if answer.decision_id} - {kept}:
        if _only_dropped(step, decision_id):
            remove_decision(workspace, decision_id=decision_id)


def _only_dropped(step: Step, decision_id: UUID) -> bool:
    """Tell whether a decision was put down by the answer to an action, and nothing else has come to hang on it."""
    entry = _entry(step, decision_id)
    if entry is None or entry[1] != ANSWERING or step.find(Decision, decision_id) is None:
        return False
    return not any(
        step.all(kind, kind.decision_id == decision_id) for kind in (ActionEvent, Action, DecisionPriority, Dissent)
    )


def _entry(reader: Reader, row_id: UUID) -> tuple[datetime, str] | None:
    """Give when a row came into the file, and by which step; None where the journal does not know it any more."""
    told = select(col(JournalEntry.at), col(JournalEntry.step)).where(
        JournalEntry.row_id == row_id, JournalEntry.op == "insert"
    )
    return next((tuple(row) for row in reader.rows(told.order_by(col(JournalEntry.at)))), None)


def _members(reader: Reader, team_id: UUID, day: date) -> frozenset[UUID]:
    stays = reader.all(
        TeamPartner,
        TeamPartner.team_id == team_id,
        or_(col(TeamPartner.from_on).is_(None), col(TeamPartner.from_on) <= day),
        or_(col(TeamPartner.to_on).is_(None), col(TeamPartner.to_on) > day),
    )
    return frozenset(stay.partner_id for stay in stays)
