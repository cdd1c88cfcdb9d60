"""Decisions: what was settled, why, and what it says to priorities."""

from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.decisions import DecisionRow, DecisionRule
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.decisions import (
    add_decision,
    change_decision,
    list_decisions,
    project_decisions,
    remove_decision,
)
from coprod_desktop.operations.gaps import meeting_gaps
from coprod_desktop.operations.priorities import add_priority
from tests.room import Room, open_room


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def raised(workspace: Workspace, room: Room) -> list[UUID]:
    return [add_priority(workspace, meeting_id=room.meeting_id, text=text).id for text in ("Navetta", "Orari")]


def decide(workspace: Workspace, room: Room, raised: list[UUID]) -> DecisionRow:
    return add_decision(
        workspace,
        meeting_id=room.meeting_id,
        item_id=room.items["Decisioni"],
        text="Navetta in prova",
        reason="Serve a molti",
        rule=DecisionRule.MAJORITY,
        answers=raised[:1],
        declines=raised[1:],
        dissents=["Il Comune non paga", " "],
    )


def test_a_decision_says_why_how_and_to_whom(workspace: Workspace, room: Room, raised: list[UUID]) -> None:
    row = decide(workspace, room, raised)
    assert (row.text, row.reason, row.rule, row.dissents) == (
        "Navetta in prova",
        "Serve a molti",
        DecisionRule.MAJORITY,
        ("Il Comune non paga",),
    )
    assert (row.answers, row.declines) == (((raised[0], "Navetta"),), ((raised[1], "Orari"),))
    assert list_decisions(workspace, meeting_id=room.meeting_id) == (row,)
    assert project_decisions(workspace, project_id=room.project_id) == (row,)


def test_a_decision_is_written_anew_with_all_it_says_and_undone_in_one_step(
    workspace: Workspace, room: Room, raised: list[UUID]
) -> None:
    row = decide(workspace, room, raised)
    changed = change_decision(
        workspace,
        decision_id=row.id,
        text="Navetta da marzo",
        reason="",
        rule=DecisionRule.CONSENSUS,
        answers=raised[1:],
        declines=(),
        dissents=["Troppo presto"],
    )
    assert (changed.answers, changed.declines, changed.dissents) == (((raised[1], "Orari"),), (), ("Troppo presto",))
    workspace.undo()
    assert list_decisions(workspace, meeting_id=room.meeting_id) == (row,)
    workspace.redo()
    assert list_decisions(workspace, meeting_id=room.meeting_id) == (changed,)


def test_the_same_view_may_be_put_down_twice_and_taken_back_once(workspace: Workspace, room: Room) -> None:
    row = add_decision(workspace, meeting_id=room.meeting_id, text="Sì", dissents=["No", "No"])
    assert row.dissents == ("No", "No")
    kept = change_decision(
        workspace,
        decision_id=row.id,
        text="Sì",
        reason="",
        rule=row.rule,
        answers=(),
        declines=(),
        dissents=["No"],
    )
    assert kept.dissents == ("No",)


def test_a_removed_decision_comes_back_with_what_it_said(workspace: Workspace, room: Room, raised: list[UUID]) -> None:
    row = decide(workspace, room, raised)
    remove_decision(workspace, decision_id=row.id)
    assert list_decisions(workspace, meeting_id=room.meeting_id) == ()
    workspace.undo()
    assert list_decisions(workspace, meeting_id=room.meeting_id) == (row,)


def test_one_priority_is_not_answered_and_declined(workspace: Workspace, room: Room, raised: list[UUID]) -> None:
    with pytest.raises(KnownError, match="answered_and_declined"):
        add_decision(workspace, meeting_id=room.meeting_id, text="Sì", answers=raised, declines=raised[:1])
    with pytest.raises(KnownError, match="not_found"):
        add_decision(workspace, meeting_id=room.meeting_id, text="Sì", answers=[uuid4()])
    with pytest.raises(KnownError, match="text_missing"):
        add_decision(workspace, meeting_id=room.meeting_id, text="")
    assert list_decisions(workspace, meeting_id=room.meeting_id) == ()


def test_gaps_tell_what_is_missing_and_close_when_it_is_not(workspace: Workspace, room: Room) -> None:
    bare = add_decision(workspace, meeting_id=room.meeting_id, text="Sì")
    add_decision(workspace, meeting_id=room.meeting_id, text="No", reason="Costa")
    action = add_action(workspace, project_id=room.project_id, meeting_id=room.meeting_id, what="Scrivere")
    earlier = add_action(workspace, project_id=room.project_id, what="Di un altro giorno")
    assert [(gap.code, gap.id) for gap in meeting_gaps(workspace, meeting_id=room.meeting_id)] == [
        ("action_not_answered", earlier.id),
        ("decision_without_reason", bare.id),
        ("action_without_owner", action.id),
        ("action_without_date", action.id),
    ]
    remove_decision(workspace, decision_id=bare.id)
    assert len(meeting_gaps(workspace, meeting_id=room.meeting_id)) == 3
