"""Actions: who does what by when, and what became of it."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import col

from coprod_desktop.domain.actions import ActionEventRow, ActionRow, ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.names import partner_names
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import (
    Action,
    ActionEvent,
    AgendaItem,
    Decision,
    Meeting,
    Participant,
    Partner,
    Priority,
    Project,
    Team,
)
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

WHAT, NOTE = mark("What is to be done"), mark("Note")


def list_actions(workspace: Workspace, *, project_id: UUID) -> tuple[ActionRow, ...]:
    """Give all actions of a project in the order in which they were agreed."""
    with workspace.reading() as reader:
        return action_rows(reader, project_id)


def get_action(workspace: Workspace, *, action_id: UUID) -> ActionRow:
    """Give one action with its history; KnownError `not_found`."""
    with workspace.reading() as reader:
        return _row(reader, reader.get(Action, action_id))


def add_action(
    workspace: Workspace,
    *,
    project_id: UUID,
    what: str,
    meeting_id: UUID | None = None,
    item_id: UUID | None = None,
    decision_id: UUID | None = None,
    priority_id: UUID | None = None,
    partner_id: UUID | None = None,
    participant_id: UUID | None = None,
    due: date | None = None,
) -> ActionRow:
    """Agree on an action; owner and date may come later. KnownError `text_missing`, `text_too_long`."""
    with workspace.step("add_action") as step:
        action = step.add(
            Action(
                project_id=step.get(Project, project_id).id,
                meeting_id=linked(step, Meeting, meeting_id),
                item_id=linked(step, AgendaItem, item_id),
                decision_id=linked(step, Decision, decision_id),
                priority_id=linked(step, Priority, priority_id),
                partner_id=linked(step, Partner, partner_id) or _partner_of(step, participant_id),
                participant_id=participant_id,
                what=clean_text(what, field=WHAT, required=True),
                due=due,
                rank=last_rank(step, Action, Action.project_id == project_id),
            )
        )
        _tell(step, action.id, ActionState.OPEN, meeting_id=meeting_id, on=step.today())
        return _row(step, action)


def change_action(
    workspace: Workspace,
    *,
    action_id: UUID,
    what: str,
    partner_id: UUID | None,
    participant_id: UUID | None = None,
    due: date | None = None,
) -> ActionRow:
    """Put an action right: what, who and by when, as first agreed; its history stays."""
    with workspace.step("change_action") as step:
        action = step.get(Action, action_id)
        action.what = clean_text(what, field=WHAT, required=True)
        person_id = linked(step, Participant, participant_id, kept=action.participant_id)
        partner_id = linked(step, Partner, partner_id, kept=action.partner_id)
        action.partner_id = partner_id or _partner_of(step, person_id)
        action.participant_id = person_id
        action.due = due
        step.save()
        return _row(step, action)


def record_progress(
    workspace: Workspace,
    *,
    action_id: UUID,
    state: ActionState,
    on: date | None = None,
    note: str = "",
    new_due: date | None = None,
    to_partner_id: UUID | None = None,
    meeting_id: UUID | None = None,
    decision_id: UUID | None = None,
) -> ActionRow:
    """Tell what became of an action, with its day and note.

    Raises KnownError `handed_over_to_nobody`, `text_too_long`.
    """
    with workspace.step("record_progress") as step:
        action = step.get(Action, action_id)
        if state is ActionState.HANDED_OVER and to_partner_id is None:
            raise KnownError("handed_over_to_nobody")
        _tell(
            step,
            action_id,
            state,
            on=on or step.today(),
            note=clean_text(note, field=NOTE),
            new_due=new_due,
            to_partner_id=linked(step, Partner, to_partner_id) if state is ActionState.HANDED_OVER else None,
            meeting_id=linked(step, Meeting, meeting_id),
            decision_id=linked(step, Decision, decision_id),
        )
        return _row(step, action)


def remove_action(workspace: Workspace, *, action_id: UUID) -> None:
    """Put an action into the bin with its history."""
    with workspace.step("remove_action") as step:
        step.remove(step.get(Action, action_id), *step.all(ActionEvent, ActionEvent.action_id == action_id))


def action_rows(reader: Reader, project_id: UUID, *where: Any) -> tuple[ActionRow, ...]:
    """Give the actions of a project that meet the conditions; for other operations."""
    names = {key: name for key, (name, _sector) in partner_names(reader, project_id).items()}
    events = _events(reader, project_id, names)
    statement = (
        select(
            Action,
            col(Meeting.title),
            col(Team.id),
            col(Team.name),
            col(Participant.alias),
            col(Decision.text),
            col(Priority.text),
        )
        .outerjoin(Meeting, col(Meeting.id) == col(Action.meeting_id))
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .outerjoin(Participant, col(Participant.id) == col(Action.participant_id))
        .outerjoin(Decision, and_(col(Decision.id) == col(Action.decision_id), col(Decision.deleted_at).is_(None)))
        .outerjoin(Priority, and_(col(Priority.id) == col(Action.priority_id), col(Priority.deleted_at).is_(None)))
        .where(col(Action.project_id) == project_id, col(Action.deleted_at).is_(None), *where)
        .order_by(col(Action.rank))
    )
    return tuple(
        _fill(
            action,
            names,
            events[action.id],
            meeting=meeting or "",
            team=(team_id, team or ""),
            person=alias or "",
            origin=(decision or "", priority or ""),
        )
        for action, meeting, team_id, team, alias, decision, priority in reader.rows(statement)
    )


def _fill(
    action: Action,
    names: dict[UUID, str],
    told: list[tuple[ActionEvent, ActionEventRow]],
    *,
    meeting: str,
    team: tuple[UUID | None, str],
    person: str,
    origin: tuple[str, str],
) -> ActionRow:
    dates = [event.new_due for event, _row in told if event.new_due]
    handed = [event.to_partner_id for event, _row in told if event.to_partner_id]
    owner_id = handed[-1] if handed else action.partner_id
    return ActionRow(
        id=action.id,
        meeting_id=action.meeting_id,
        meeting=meeting,
        team_id=team[0],
        team=team[1],
        item_id=action.item_id,
        decision_id=action.decision_id,
        decision=origin[0],
        priority_id=action.priority_id,
        priority=origin[1],
        what=action.what,
        owner_id=owner_id,
        owner=names[owner_id] if owner_id else "",
        # Who was named spoke for the first owner; once handed over, the new one chooses.
        person="" if handed else person,
        due=dates[-1] if dates else action.due,
        first_owner_id=action.partner_id,
        first_owner=names[action.partner_id] if action.partner_id else "",
        first_person_id=action.participant_id,
        first_person=person,
        first_due=action.due,
        state=told[-1][0].state if told else ActionState.OPEN,
        events=tuple(row for _event, row in told),
    )


def _events(
    reader: Reader, project_id: UUID, names: dict[UUID, str]
) -> dict[UUID, list[tuple[ActionEvent, ActionEventRow]]]:
    statement = (
        select(ActionEvent, col(Decision.text))
        .join(Action, col(Action.id) == col(ActionEvent.action_id))
        .outerjoin(Decision, and_(col(Decision.id) == col(ActionEvent.decision_id), col(Decision.deleted_at).is_(None)))
        .where(col(Action.project_id) == project_id, col(ActionEvent.deleted_at).is_(None))
        .order_by(col(ActionEvent.on), col(ActionEvent.rank))
    )
    events: dict[UUID, list[tuple[ActionEvent, ActionEventRow]]] = defaultdict(list)
    for event, decision in reader.rows(statement):
        row = ActionEventRow(
            id=event.id,
            state=event.state,
            on=event.on,
            note=event.note,
            new_due=event.new_due,
            to_partner=names.get(event.to_partner_id, "") if event.to_partner_id else "",
            meeting_id=event.meeting_id,
            to_partner_id=event.to_partner_id,
            decision=decision or "",
        )
        events[event.action_id].append((event, row))
    return events


def _row(reader: Reader, action: Action) -> ActionRow:
    return action_rows(reader, action.project_id, Action.id == action.id)[0]


def _partner_of(step: Step, participant_id: UUID | None) -> UUID | None:
    return step.get(Participant, participant_id).partner_id if participant_id else None


def _tell(step: Step, action_id: UUID, state: ActionState, **told: Any) -> None:
    rank = last_rank(step, ActionEvent, ActionEvent.action_id == action_id)
    step.add(ActionEvent(action_id=action_id, state=state, rank=rank, **told))
