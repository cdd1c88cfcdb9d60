"""Priorities taken as the same, and taken apart again: nothing said is ever lost or changed."""

import tempfile
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.meetings import add_meeting, start_meeting
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.priorities import add_priorities, add_priority, list_priorities, remove_priority
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace
from tests.room import Room, open_room


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def said(workspace: Workspace, room: Room) -> dict[str, UUID]:
    rows = add_priorities(workspace, meeting_id=room.meeting_id, lines=["A", "B @«Famiglia 1»", "C", "D"])
    return {row.text: row.id for row in rows}


def board(workspace: Workspace, room: Room) -> dict[str, tuple[str, ...]]:
    """What each card shows, with what is joined to it."""
    notes = project_priorities(workspace, project_id=room.project_id)
    return {note.text: tuple(voice.text for voice in note.joined) for note in notes}


def listed(workspace: Workspace, room: Room) -> list[str]:
    return [row.text for row in list_priorities(workspace, meeting_id=room.meeting_id)]


def test_joined_priorities_are_one_card_that_keeps_the_originals(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["C"], said["B"]])
    assert board(workspace, room) == {"A": ("B", "C"), "D": ()}
    assert listed(workspace, room) == ["A", "D"]
    card = project_priorities(workspace, project_id=room.project_id)[0]
    assert [voice.partner for voice in card.voices] == ["", "Famiglia 1", ""]
    workspace.undo()
    assert board(workspace, room) == {"A": (), "B": (), "C": (), "D": ()}
    workspace.redo()
    assert listed(workspace, room) == ["A", "D"]


def test_what_was_joined_before_follows_to_the_new_card(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    merge_priorities(workspace, into_id=said["B"], from_ids=[said["C"]])
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"]])
    assert board(workspace, room) == {"A": ("B", "C"), "D": ()}
    workspace.undo()
    assert board(workspace, room) == {"A": (), "B": ("C",), "D": ()}


def test_some_or_all_are_taken_apart_again(workspace: Workspace, room: Room, said: dict[str, UUID]) -> None:
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"], said["C"], said["D"]])
    card = project_priorities(workspace, project_id=room.project_id)[0]
    first = card.joined[0]
    assert first.merge_id
    assert take_apart(workspace, priority_id=said["A"], merge_ids=[first.merge_id]) == (said["B"],)
    assert board(workspace, room) == {"A": ("C", "D"), "B": ()}
    assert set(take_apart(workspace, priority_id=said["A"])) == {said["C"], said["D"]}
    assert board(workspace, room) == {"A": (), "B": (), "C": (), "D": ()}
    # A second time they are joined as if for the first.
    merge_priorities(workspace, into_id=said["D"], from_ids=[said["A"]])
    assert board(workspace, room) == {"B": (), "C": (), "D": ("A",)}


def test_the_card_may_get_another_wording_in_the_same_step(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"]], text="  A e B  ")
    assert board(workspace, room) == {"A e B": ("B",), "C": (), "D": ()}
    workspace.undo()
    assert listed(workspace, room) == ["A", "B", "C", "D"]


def test_a_card_in_the_bin_lets_the_others_stand_by_themselves(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"]])
    remove_priority(workspace, priority_id=said["A"])
    assert board(workspace, room) == {"B": (), "C": (), "D": ()}
    workspace.undo()
    assert board(workspace, room) == {"A": ("B",), "C": (), "D": ()}
    remove_priority(workspace, priority_id=said["B"])
    assert board(workspace, room) == {"A": (), "C": (), "D": ()}


def test_what_cannot_be_joined_is_refused(workspace: Workspace, room: Room, said: dict[str, UUID]) -> None:
    other = add_project(workspace, title="Altro", lead="ASL di Monza")
    meeting = add_meeting(workspace, project_id=other)
    start_meeting(workspace, meeting_id=meeting, item_title="Incontro")
    stranger = add_priority(workspace, meeting_id=meeting, text="E").id
    for into, others in ((said["A"], []), (said["A"], [said["A"]]), (said["A"], [stranger])):
        with pytest.raises(KnownError, match="nothing_to_join"):
            merge_priorities(workspace, into_id=into, from_ids=others)
    with pytest.raises(KnownError, match="not_found"):
        merge_priorities(workspace, into_id=said["A"], from_ids=[uuid4()])
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"]])
    for into, others in ((said["C"], [said["B"]]), (said["B"], [said["C"]])):
        with pytest.raises(KnownError, match="joined_already"):
            merge_priorities(workspace, into_id=into, from_ids=others)
    assert board(workspace, room) == {"A": ("B",), "C": (), "D": ()}


def test_minutes_tell_joined_priorities_in_the_words_of_their_own_meeting(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    second = add_meeting(workspace, project_id=room.project_id)
    start_meeting(workspace, meeting_id=second, item_title="Incontro")
    later = add_priority(workspace, meeting_id=second, text="A di nuovo").id
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"], later])
    here = minutes_content(workspace, meeting_id=room.meeting_id).outside.priorities
    assert [(line.text, [one.text for one in line.joined]) for line in here] == [("A", ["B"]), ("C", []), ("D", [])]
    assert here[0].joined[0].partner == "Famiglia 1"
    assert [row.text for row in minutes_content(workspace, meeting_id=second).outside.priorities] == ["A di nuovo"]
    assert list_priorities(workspace, meeting_id=second) == ()


class Histories(RuleBasedStateMachine):
    """Joining, taking apart, deleting and undoing in any order, held against a plain picture of groups."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = create_workspace(Path(self.folder.name) / "any.coprod")
        self.room = open_room(self.workspace)
        rows = add_priorities(self.workspace, meeting_id=self.room.meeting_id, lines=list("abcdef"))
        self.rows: dict[UUID, PriorityRow] = {row.id: row for row in rows}
        self.groups: dict[UUID, frozenset[UUID]] = dict.fromkeys(self.rows, frozenset())
        self.past: list[dict[UUID, frozenset[UUID]]] = []
        self.future: list[dict[UUID, frozenset[UUID]]] = []

    def after_step(self, groups: dict[UUID, frozenset[UUID]]) -> None:
        if groups != self.groups:
            self.past.append(self.groups)
            self.future.clear()
            self.groups = groups

    def pick(self, data: st.DataObject) -> UUID:
        keys = [key for key in self.rows if key in self.groups]
        return data.draw(st.sampled_from(keys))

    @precondition(lambda self: len(self.groups) > 1)
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        into = self.pick(data)
        others = sorted(data.draw(st.sets(st.sampled_from([key for key in self.rows if key in self.groups]))), key=str)
        given = [key for key in others if key != into]
        if not given:
            return
        merge_priorities(self.workspace, into_id=into, from_ids=others)
        groups = {key: group for key, group in self.groups.items() if key not in given}
        groups[into] = frozenset().union(self.groups[into], given, *(self.groups[key] for key in given))
        self.after_step(groups)

    @precondition(lambda self: self.groups)
    @rule(data=st.data(), only_one=st.booleans())
    def apart(self, data: st.DataObject, only_one: bool) -> None:
        key = self.pick(data)
        card = next(n for n in project_priorities(self.workspace, project_id=self.room.project_id) if n.id == key)
        voices = card.joined[:1] if only_one else card.joined
        take_apart(self.workspace, priority_id=key, merge_ids=[v.merge_id for v in voices if v.merge_id])
        freed = {voice.id for voice in voices}
        self.after_step({**self.groups, key: self.groups[key] - freed, **dict.fromkeys(freed, frozenset())})

    @precondition(lambda self: self.groups)
    @rule(data=st.data())
    def bin(self, data: st.DataObject) -> None:
        key = self.pick(data)
        remove_priority(self.workspace, priority_id=key)
        groups = {other: group for other, group in self.groups.items() if other != key}
        self.after_step(groups | dict.fromkeys(self.groups[key], frozenset()))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.future.append(self.groups)
        self.groups = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.past.append(self.groups)
        self.groups = self.future.pop()

    @invariant()
    def nothing_said_is_lost_or_changed(self) -> None:
        notes = project_priorities(self.workspace, project_id=self.room.project_id)
        assert {note.id: frozenset(voice.id for voice in note.joined) for note in notes} == self.groups
        assert all(voice.text == self.rows[voice.id].text for note in notes for voice in note.voices)

    @invariant()
    def the_room_sees_only_cards(self) -> None:
        listed = [row.id for row in list_priorities(self.workspace, meeting_id=self.room.meeting_id)]
        assert listed == [key for key in self.rows if key in self.groups]

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
