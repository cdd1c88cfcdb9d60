"""Since last time: the actions of earlier meetings that a meeting asks about, and their answers."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import col, or_

from coprod_desktop.domain.actions import CLOSED, ActionEventRow, ActionRow, ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.actions import list_actions, record_progress
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.records import ActionEvent, Decision, Meeting, TeamPartner
from coprod_desktop.store import Reader, Step, Workspace

REASONED = frozenset({ActionState.GOES_ON, ActionState.DROPPED})
"""Answers that are worth nothing without a reason."""


class Asking:
    """What one meeting asks about: actions agreed before it that were open when it began.

    A plenary asks about all of the project; a team about its own, and about those of plenaries that its partners own.
    """

    def __init__(self, reader: Reader, meeting: Meeting) -> None:
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
        return bool(action.events) and action.events[0].on <= self._day


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
    with workspace.step("answer_action") as step:
        if state in REASONED and not note.strip():
            raise KnownError("why_missing")
        step.remove(*_answers(step, action_id, meeting_id))
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
    with workspace.step("answer_action") as step:
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
    """Leave an action without an answer in this meeting; a decision that dropped it stays a decision."""
    with workspace.step("take_back_answer") as step:
        step.remove(*_answers(step, action_id, meeting_id))


def _answers(step: Step, action_id: UUID, meeting_id: UUID) -> list[ActionEvent]:
    return step.all(ActionEvent, ActionEvent.action_id == action_id, ActionEvent.meeting_id == meeting_id)


def _members(reader: Reader, team_id: UUID, day: date) -> frozenset[UUID]:
    stays = reader.all(
        TeamPartner,
        TeamPartner.team_id == team_id,
        or_(col(TeamPartner.from_on).is_(None), col(TeamPartner.from_on) <= day),
        or_(col(TeamPartner.to_on).is_(None), col(TeamPartner.to_on) > day),
    )
    return frozenset(stay.partner_id for stay in stays)
