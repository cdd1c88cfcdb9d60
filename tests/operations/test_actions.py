"""Actions: who does what by when, and what became of it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from coprod_desktop.domain.actions import ActionRow, ActionState, Due
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import (
    add_action,
    change_action,
    get_action,
    list_actions,
    record_progress,
    remove_action,
)
from coprod_desktop.operations.decisions import add_decision, remove_decision
from coprod_desktop.operations.priorities import add_priority
from tests.room import Room, open_room

TODAY = date(2009, 3, 3)


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def action(workspace: Workspace, room: Room) -> ActionRow:
    return add_action(
        workspace,
        project_id=room.project_id,
        meeting_id=room.meeting_id,
        what="Scrivere ai medici",
        participant_id=room.people["Carla"],
        due=TODAY + timedelta(days=14),
    )


def test_a_person_stands_for_their_partner(workspace: Workspace, room: Room, action: ActionRow) -> None:
    assert (action.owner, action.person, action.meeting, action.state) == (
        "Comune di Crema",
        "Carla",
        "Crema",
        ActionState.OPEN,
    )
    assert list_actions(workspace, project_id=room.project_id) == (action,)


def test_news_keep_their_day_and_note_and_the_last_one_counts(
    workspace: Workspace, room: Room, action: ActionRow
) -> None:
    later = TODAY + timedelta(days=30)
    record_progress(workspace, action_id=action.id, state=ActionState.GOES_ON, note="Manca l’elenco", new_due=later)
    row = record_progress(workspace, action_id=action.id, state=ActionState.DONE, meeting_id=room.meeting_id)
    assert (row.state, row.is_open, row.due, row.first_due) == (ActionState.DONE, False, later, action.due)
    assert [(e.state, e.on, e.note) for e in row.events] == [
        (ActionState.OPEN, TODAY, ""),
        (ActionState.GOES_ON, TODAY, "Manca l’elenco"),
        (ActionState.DONE, TODAY, ""),
    ]
    workspace.undo()
    assert get_action(workspace, action_id=action.id).state is ActionState.GOES_ON


def test_what_is_handed_over_is_the_new_owners(workspace: Workspace, room: Room, action: ActionRow) -> None:
    with pytest.raises(KnownError, match="handed_over_to_nobody"):
        record_progress(workspace, action_id=action.id, state=ActionState.HANDED_OVER)
    row = record_progress(
        workspace,
        action_id=action.id,
        state=ActionState.HANDED_OVER,
        to_partner_id=room.partners["Coop. Aurora"],
    )
    assert (row.owner, row.person, row.first_owner, row.first_person) == (
        "Coop. Aurora",
        "",
        "Comune di Crema",
        "Carla",
    )
    assert row.is_open


def test_an_action_is_put_right_and_its_news_stay(workspace: Workspace, room: Room, action: ActionRow) -> None:
    record_progress(workspace, action_id=action.id, state=ActionState.IN_PROGRESS)
    row = change_action(workspace, action_id=action.id, what="Telefonare", partner_id=room.partners["Coop. Aurora"])
    assert (row.what, row.owner, row.person, row.due, row.state) == (
        "Telefonare",
        "Coop. Aurora",
        "",
        None,
        ActionState.IN_PROGRESS,
    )
    workspace.undo()
    workspace.undo()
    assert get_action(workspace, action_id=action.id) == action


def test_a_removed_action_comes_back_with_its_news(workspace: Workspace, room: Room, action: ActionRow) -> None:
    remove_action(workspace, action_id=action.id)
    assert list_actions(workspace, project_id=room.project_id) == ()
    workspace.undo()
    assert list_actions(workspace, project_id=room.project_id) == (action,)


@pytest.mark.parametrize(
    ("days", "standing"), [(-1, Due.OVERDUE), (0, Due.TODAY), (7, Due.THIS_WEEK), (8, Due.LATER), (None, Due.NO_DATE)]
)
def test_an_action_stands_in_time(workspace: Workspace, room: Room, days: int | None, standing: Due) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    row = add_action(workspace, project_id=room.project_id, what="Scrivere", due=due)
    assert row.standing(TODAY) is standing
    done = record_progress(workspace, action_id=row.id, state=ActionState.DONE)
    assert done.standing(TODAY) is Due.CLOSED


def test_an_action_needs_words_and_known_people(workspace: Workspace, room: Room) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        add_action(workspace, project_id=room.project_id, what=" ")
    with pytest.raises(KnownError, match="not_found"):
        add_action(workspace, project_id=room.project_id, what="Scrivere", participant_id=uuid4())
    with pytest.raises(KnownError, match="not_found"):
        add_action(workspace, project_id=uuid4(), what="Scrivere")
    assert list_actions(workspace, project_id=room.project_id) == ()


def test_an_action_tells_what_it_comes_from(workspace: Workspace, room: Room) -> None:
    priority_id = add_priority(workspace, meeting_id=room.meeting_id, text="Una data per la prima visita").id
    decision_id = add_decision(workspace, meeting_id=room.meeting_id, text="Si risponde entro un mese").id
    row = add_action(
        workspace, project_id=room.project_id, what="Scrivere", decision_id=decision_id, priority_id=priority_id
    )
    assert (row.decision, row.priority) == ("Si risponde entro un mese", "Una data per la prima visita")
    remove_decision(workspace, decision_id=decision_id)
    assert get_action(workspace, action_id=row.id).decision == ""


def test_what_was_first_agreed_is_kept_by_key(workspace: Workspace, room: Room, action: ActionRow) -> None:
    aurora = room.partners["Coop. Aurora"]
    row = record_progress(workspace, action_id=action.id, state=ActionState.HANDED_OVER, to_partner_id=aurora)
    assert (row.owner_id, row.first_owner_id, row.first_person_id) == (
        aurora,
        room.partners["Comune di Crema"],
        room.people["Carla"],
    )
