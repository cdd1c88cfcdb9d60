"""Undo and redo around votes: nothing that was seen can be made unseen, and every turn of a poll stays minuted."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coprod_desktop.domain.changes import Origin
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import CountTable, PollEventRow, PollRow, PollState, Secrecy
from coprod_desktop.operations import Workspace, undoing
from coprod_desktop.operations.attendance import add_walk_in
from coprod_desktop.operations.ballots import cast_ballot, enter_sheet, remove_sheet, sheets
from coprod_desktop.operations.meetings import remove_meeting
from coprod_desktop.operations.notes import add_note, list_notes
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import (
    close_poll,
    entitle,
    get_poll,
    list_polls,
    open_poll,
    remove_poll,
    reopen_poll,
)
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.records import Ballot
from tests.operations.test_ballots import dots_on
from tests.operations.voting import Room, room_in


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


def told(room: Room, poll_id: UUID) -> list[PollState]:
    """Give what the minutes would tell of a poll."""
    return [event.state for event in get_poll(room.workspace, poll_id=poll_id).events]


MOST_POLLS = 3
OPEN, CLOSED = PollState.OPEN, PollState.CLOSED


@pytest.mark.parametrize("secrecy", Secrecy)
def test_undoing_the_closing_is_a_reopening_that_stays(room: Room, secrecy: Secrecy) -> None:
    poll = room.opened(secrecy=secrecy)
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 1))
    close_poll(room.workspace, poll_id=poll.id)
    changes = undoing.undo(room.workspace)
    assert changes is not None
    assert (changes.step, changes.origin) == ("close_poll", Origin.UNDO)
    assert told(room, poll.id) == [OPEN, CLOSED, OPEN]
    assert undoing.redo(room.workspace) is None
    with pytest.raises(KnownError, match="poll_open"):
        poll_result(room.workspace, poll_id=poll.id)
    assert room.workspace.undo_step == ("open_poll" if secrecy is Secrecy.SECRET else "cast_ballot")


def test_undoing_a_reopening_closes_again(room: Room) -> None:
    poll = room.opened()
    close_poll(room.workspace, poll_id=poll.id)
    reopen_poll(room.workspace, poll_id=poll.id, reason="A sheet was found")
    undoing.undo(room.workspace)
    assert told(room, poll.id) == [OPEN, CLOSED, OPEN, CLOSED]
    undoing.undo(room.workspace)
    assert told(room, poll.id) == [OPEN, CLOSED, OPEN, CLOSED, OPEN]
    with pytest.raises(KnownError, match="poll_was_closed"):
        undoing.undo(room.workspace)
    assert told(room, poll.id) == [OPEN, CLOSED, OPEN, CLOSED, OPEN]


def test_an_opening_is_withdrawn_only_while_nobody_has_voted(room: Room) -> None:
    poll = room.opened()
    undoing.undo(room.workspace)
    assert (told(room, poll.id), get_poll(room.workspace, poll_id=poll.id).entitled) == ([], 0)
    undoing.redo(room.workspace)
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    for _ in range(2):
        with pytest.raises(KnownError, match="poll_has_ballots"):
            undoing.undo(room.workspace)
    assert (told(room, poll.id), get_poll(room.workspace, poll_id=poll.id).cast) == ([OPEN], 1)


def test_a_typed_sheet_keeps_the_opening_until_it_is_taken_out(room: Room) -> None:
    poll = room.opened()
    enter_sheet(room.workspace, poll_id=poll.id, sheet_no=1, dots={})
    with pytest.raises(KnownError, match="poll_has_ballots"):
        undoing.undo(room.workspace)
    remove_sheet(room.workspace, poll_id=poll.id, sheet_no=1)
    undoing.undo(room.workspace)
    assert told(room, poll.id) == []


def test_other_steps_above_a_vote_are_undone_as_ever(room: Room) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    add_note(room.workspace, meeting_id=room.meeting, text="Quiet")
    undoing.undo(room.workspace)
    assert list_notes(room.workspace, meeting_id=room.meeting) == ()
    undoing.redo(room.workspace)
    assert len(list_notes(room.workspace, meeting_id=room.meeting)) == 1


def test_a_voter_who_came_late_cannot_be_undone_from_under_a_secret_ballot(room: Room) -> None:
    poll = room.opened()
    partner = list_partners(room.workspace, project_id=room.project)[0].id
    late = add_walk_in(room.workspace, meeting_id=room.meeting, partner_id=partner, alias="Late").participant_id
    entitle(room.workspace, poll_id=poll.id, participant_id=late)
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=late, dots={})
    with pytest.raises(KnownError, match="poll_has_ballots"):
        undoing.undo(room.workspace)
    assert get_poll(room.workspace, poll_id=poll.id).entitled == 14


def test_what_was_deleted_before_a_secret_vote_cannot_come_back_over_it_by_redo(room: Room) -> None:
    poll = room.opened()
    remove_poll(room.workspace, poll_id=poll.id)
    undoing.undo(room.workspace)
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    assert undoing.redo(room.workspace) is None
    assert get_poll(room.workspace, poll_id=poll.id).cast == 1


def test_closing_within_a_larger_step_cannot_be_undone_in_silence(room: Room) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    with room.workspace.step("end_meeting"):
        add_note(room.workspace, meeting_id=room.meeting, text="Late")
        close_poll(room.workspace, poll_id=poll.id)
    with pytest.raises(KnownError, match="poll_"):
        undoing.undo(room.workspace)
    assert told(room, poll.id) == [OPEN, CLOSED]


def test_nothing_to_undo_is_nothing(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "empty.coprod")
    assert undoing.undo(workspace) is None
    assert undoing.redo(workspace) is None
    workspace.close()


def standing_clock() -> datetime:
    """Give always the same moment."""
    return datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


@cache
def room_with_two_votes() -> tuple[bytes, Room]:
    """Give a file with a full room in which a secret vote and one by name are prepared."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.coprod"
        workspace = create_workspace(path, clock=standing_clock)
        room = room_in(workspace)
        room.prepared()
        room.prepared(secrecy=Secrecy.NAMED)
        workspace.close()
        return path.read_bytes(), room


class Polls(RuleBasedStateMachine):
    """Do anything to polls, undo and redo included, in any order.

    What is watched: the events of a poll that was ever closed, or holds a secret ballot, are only ever added to;
    ballots change only while the poll is open, and only by casting, by what takes sheets out, or by undoing a vote
    by name.
    """

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "w.coprod"
        prepared, self.room = room_with_two_votes()
        self.path.write_bytes(prepared)
        self.seen: dict[UUID, tuple[PollEventRow, ...]] = {}
        self.tables: dict[UUID, CountTable] = {}
        self._open()
        for poll in reversed(self._polls()):
            open_poll(self.workspace, poll_id=poll.id)

    @precondition(lambda self: len(self._polls()) < MOST_POLLS)
    @rule(secrecy=st.sampled_from(Secrecy))
    def prepare(self, secrecy: Secrecy) -> None:
        self.room.prepared(secrecy=secrecy)

    @rule(data=st.data())
    def turn(self, data: st.DataObject) -> None:
        poll = self._pick(data)
        match poll.state:
            case PollState.PREPARED:
                open_poll(self.workspace, poll_id=poll.id)
            case PollState.OPEN:
                close_poll(self.workspace, poll_id=poll.id)
            case PollState.CLOSED:
                reopen_poll(self.workspace, poll_id=poll.id, reason="Why not")

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        with suppress(KnownError):
            remove_poll(self.workspace, poll_id=self._pick(data).id)

    @rule(data=st.data(), given=st.tuples(st.integers(0, 2), st.integers(0, 2)), voter=st.integers(0, 12))
    def cast(self, data: st.DataObject, given: tuple[int, int], voter: int) -> None:
        poll, voter_id = self._pick(data), self.room.everybody[voter]
        with suppress(KnownError):
            cast_ballot(self.workspace, poll_id=poll.id, participant_id=voter_id, dots=dots_on(poll, *given))

    @rule(data=st.data(), number=st.integers(1, 3))
    def type_or_take_out_a_sheet(self, data: st.DataObject, number: int) -> None:
        poll_id = self._pick(data).id
        with suppress(KnownError):
            if number in sheets(self.workspace, poll_id=poll_id):
                remove_sheet(self.workspace, poll_id=poll_id, sheet_no=number)
            else:
                enter_sheet(self.workspace, poll_id=poll_id, sheet_no=number, dots={})

    @rule()
    def do_something_else(self) -> None:
        add_note(self.workspace, meeting_id=self.room.meeting, text="A note")

    @rule()
    def undo(self) -> None:
        with suppress(KnownError):
            undoing.undo(self.workspace)

    @rule()
    def redo(self) -> None:
        changes = undoing.redo(self.workspace)
        if changes and changes.step == "remove_meeting":
            undoing.undo(self.workspace)

    @rule()
    def delete_the_meeting_and_think_better_of_it(self) -> None:
        remove_meeting(self.workspace, meeting_id=self.room.meeting)
        undoing.undo(self.workspace)

    @rule()
    def open_the_file_again(self) -> None:
        self.workspace.close()
        self._open()

    @invariant()
    def what_was_seen_stays_minuted(self) -> None:
        polls = {poll.id: poll for poll in self._polls()}
        for key, events in self.seen.items():
            assert key in polls, "a poll is gone that was closed or voted in"
            assert polls[key].events[: len(events)] == events, "an event is gone"
            if polls[key].events == events and events[-1].state is CLOSED:
                assert count_table(self.workspace, poll_id=key) == self.tables[key], "a closed vote was changed"
        for key, poll in polls.items():
            secret = poll.secrecy is Secrecy.SECRET
            at_the_laptop = secret and poll.cast > len(sheets(self.workspace, poll_id=key))
            if any(event.state is CLOSED for event in poll.events) or at_the_laptop:
                self.seen[key] = poll.events
            if poll.state is CLOSED:
                self.tables[key] = count_table(self.workspace, poll_id=key)
            assert poll.events or not poll.cast, "ballots lie in a poll that was never opened"
            states = [event.state for event in poll.events]
            assert states == [(OPEN, CLOSED)[place % 2] for place in range(len(states))]

    @invariant()
    def no_ballot_is_without_its_poll(self) -> None:
        polls = {poll.id for poll in self._polls()}
        with self.workspace.reading() as reader:
            assert {ballot.poll_id for ballot in reader.all(Ballot)} <= polls

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def _open(self) -> None:
        self.workspace = open_workspace(self.path, clock=standing_clock)
        self.room = replace(self.room, workspace=self.workspace)

    def _polls(self) -> tuple[PollRow, ...]:
        return list_polls(self.workspace, meeting_id=self.room.meeting)

    def _pick(self, data: st.DataObject) -> PollRow:
        if not self._polls():
            self.room.prepared()
        return data.draw(st.sampled_from(self._polls()))


TestPollsInAnyOrder = Polls.TestCase
TestPollsInAnyOrder.settings = settings(
    max_examples=16, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
