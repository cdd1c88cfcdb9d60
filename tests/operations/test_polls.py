"""Polls: prepared, opened with frozen and shuffled options, closed and reopened; no total before the closing."""

from uuid import UUID, uuid4

import pytest
from sqlmodel import col

from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import PollState, Secrecy, offered_dots
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import add_walk_in, register_departure
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.meetings import end_meeting, get_meeting, remove_meeting
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.polls import (
    change_poll,
    close_poll,
    entitle,
    get_poll,
    list_latecomers,
    list_polls,
    list_voters,
    open_poll,
    prepare_poll,
    remove_poll,
    reopen_poll,
)
from coprod_desktop.operations.priorities import add_priority, change_priority
from coprod_desktop.operations.projects import remove_project
from coprod_desktop.records import Ballot, Choice
from coprod_desktop.words import Words
from tests.conftest import SetClock
from tests.operations.voting import QUESTION, TEXTS, Room, room_in


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


@pytest.mark.parametrize(("options", "dots"), [(2, 3), (12, 3), (16, 4), (18, 4), (20, 5), (80, 20), (400, 20)])
def test_about_a_quarter_of_the_options_is_offered_as_dots(options: int, dots: int) -> None:
    assert offered_dots(options) == dots


def test_a_prepared_poll_lists_its_options_as_given(room: Room) -> None:
    poll = room.prepared()
    assert (poll.question, poll.secrecy, poll.state) == (QUESTION, Secrecy.SECRET, PollState.PREPARED)
    assert tuple(option.text for option in poll.options) == TEXTS
    assert (poll.entitled, poll.cast, poll.events) == (0, 0, ())
    assert list_polls(room.workspace, meeting_id=room.meeting) == (poll,)


def test_an_option_takes_the_words_of_its_priority_and_keeps_them(room: Room) -> None:
    line = add_priority(room.workspace, meeting_id=room.meeting, text="A shuttle")
    options = [("", line.id), ("A day centre", None)]
    poll = prepare_poll(room.workspace, meeting_id=room.meeting, question=QUESTION, options=options, budget=3, cap=3)
    open_poll(room.workspace, poll_id=poll.id)
    change_priority(room.workspace, priority_id=line.id, text="Two shuttles")
    frozen = get_poll(room.workspace, poll_id=poll.id).options[0]
    assert (frozen.text, frozen.priority_id) == ("A shuttle", line.id)


@pytest.mark.parametrize(
    ("options", "budget", "cap", "code"),
    [
        ([("Same", None), ("same ", None)], 3, 3, "option_twice"),
        ([(" ", None)], 3, 3, "text_missing"),
        ([("A", None)], 0, 0, "dots_out_of_range"),
        ([("A", None)], 3, 4, "dots_out_of_range"),
        ([("A", None)], 100, 1, "dots_out_of_range"),
        ([("A", uuid4())], 3, 1, "not_found"),
    ],
)
def test_what_makes_no_poll_is_refused(
    room: Room, options: list[tuple[str, UUID | None]], budget: int, cap: int, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        prepare_poll(
            room.workspace, meeting_id=room.meeting, question=QUESTION, options=options, budget=budget, cap=cap
        )
    assert list_polls(room.workspace, meeting_id=room.meeting) == ()


def test_the_options_are_shuffled_when_the_poll_is_opened(room: Room) -> None:
    poll = open_poll(room.workspace, poll_id=room.prepared().id, shuffle=lambda options: options.reverse())
    assert tuple(option.text for option in poll.options) == TEXTS
    assert tuple(option.text for option in poll.shuffled) == TEXTS[::-1]
    assert get_poll(room.workspace, poll_id=poll.id) == poll


def test_chance_gives_other_orders(room: Room) -> None:
    texts = [f"Option {number}" for number in range(20)]
    orders = {tuple(option.text for option in room.opened(texts=texts).shuffled) for _ in range(3)}
    assert len(orders) == 3


def test_an_open_poll_cannot_be_changed_or_opened_again(room: Room) -> None:
    poll = room.opened()
    for _ in range(2):
        with pytest.raises(KnownError, match="poll_not_prepared"):
            open_poll(room.workspace, poll_id=poll.id)
        with pytest.raises(KnownError, match="poll_not_prepared"):
            change_poll(
                room.workspace,
                poll_id=poll.id,
                question="Another?",
                options=[("A", None), ("B", None)],
                secrecy=Secrecy.NAMED,
                budget=1,
                cap=1,
            )
        if get_poll(room.workspace, poll_id=poll.id).state is PollState.OPEN:
            close_poll(room.workspace, poll_id=poll.id)


def test_a_prepared_poll_can_be_changed(room: Room) -> None:
    poll = change_poll(
        room.workspace,
        poll_id=room.prepared().id,
        question="Another?",
        options=[("B", None), ("A", None)],
        secrecy=Secrecy.NAMED,
        budget=2,
        cap=1,
    )
    assert (poll.question, poll.secrecy, poll.budget, poll.cap) == ("Another?", Secrecy.NAMED, 2, 1)
    assert [option.text for option in poll.options] == ["B", "A"]


def test_one_option_or_an_empty_room_makes_no_vote(room: Room) -> None:
    with pytest.raises(KnownError, match="options_too_few"):
        room.opened(texts=["Only this"])
    for row in list_latecomers(room.workspace, poll_id=room.prepared().id):
        register_departure(room.workspace, attendance_id=row.id)
    with pytest.raises(KnownError, match="nobody_may_vote"):
        room.opened()


def test_members_in_the_room_may_vote_and_those_who_come_later_can_be_added(room: Room) -> None:
    partner = list_partners(room.workspace, project_id=room.project)[0].id

    def let_in(name: str, capacity: Capacity) -> UUID:
        return add_walk_in(
            room.workspace, meeting_id=room.meeting, partner_id=partner, alias=name, capacity=capacity
        ).participant_id

    let_in("Interpreter", Capacity.INTERPRETER)
    poll = room.opened()
    assert {voter.participant_id for voter in list_voters(room.workspace, poll_id=poll.id)} == set(room.everybody)
    late, minor = let_in("Late", Capacity.MEMBER), let_in("Child", Capacity.MINOR)
    assert [row.participant_id for row in list_latecomers(room.workspace, poll_id=poll.id)] == [late]
    assert entitle(room.workspace, poll_id=poll.id, participant_id=late).entitled == 14
    assert entitle(room.workspace, poll_id=poll.id, participant_id=late).entitled == 14
    with pytest.raises(KnownError, match="may_not_vote"):
        entitle(room.workspace, poll_id=poll.id, participant_id=minor)
    voters = {voter.participant_id: voter for voter in list_voters(room.workspace, poll_id=poll.id)}
    assert (voters[late].present, voters[room.company].present) == (False, True)
    close_poll(room.workspace, poll_id=poll.id)
    with pytest.raises(KnownError, match="poll_not_open"):
        entitle(room.workspace, poll_id=poll.id, participant_id=late)


def test_every_turn_of_a_poll_is_kept_with_its_time_and_reason(room: Room, clock: SetClock) -> None:
    poll, begun = room.opened(), clock.now
    clock.forward(minutes=10)
    close_poll(room.workspace, poll_id=poll.id)
    with pytest.raises(KnownError, match="text_missing"):
        reopen_poll(room.workspace, poll_id=poll.id, reason=" ")
    clock.forward(minutes=5)
    events = reopen_poll(room.workspace, poll_id=poll.id, reason="A sheet was found").events
    assert [(event.state, event.reason) for event in events] == [
        (PollState.OPEN, ""),
        (PollState.CLOSED, ""),
        (PollState.OPEN, "A sheet was found"),
    ]
    assert [(event.at - begun).seconds // 60 for event in events] == [0, 10, 15]
    with pytest.raises(KnownError, match="poll_not_closed"):
        reopen_poll(room.workspace, poll_id=poll.id, reason="Again")


def test_a_poll_in_which_nobody_voted_can_be_deleted_and_brought_back(room: Room) -> None:
    poll = room.opened()
    remove_poll(room.workspace, poll_id=poll.id)
    assert list_polls(room.workspace, meeting_id=room.meeting) == ()
    room.workspace.undo()
    assert list_polls(room.workspace, meeting_id=room.meeting) == (poll,)


def test_a_poll_with_ballots_or_with_a_closing_stays(room: Room) -> None:
    voted, closed = room.opened(), room.opened()
    cast_ballot(room.workspace, poll_id=voted.id, participant_id=room.company, dots={})
    with pytest.raises(KnownError, match="poll_has_ballots"):
        remove_poll(room.workspace, poll_id=voted.id)
    close_poll(room.workspace, poll_id=closed.id)
    with pytest.raises(KnownError, match="poll_was_closed"):
        remove_poll(room.workspace, poll_id=closed.id)


def test_a_meeting_and_a_project_go_to_the_bin_with_their_polls_and_come_back_whole(room: Room) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={poll.options[0].id: 2})
    before = get_poll(room.workspace, poll_id=poll.id)
    assert before.cast == 1
    for remove in (
        lambda: remove_meeting(room.workspace, meeting_id=room.meeting),
        lambda: remove_project(room.workspace, project_id=room.project),
    ):
        remove()
        with pytest.raises(KnownError, match="not_found"):
            get_poll(room.workspace, poll_id=poll.id)
        room.workspace.undo()
        assert get_poll(room.workspace, poll_id=poll.id) == before
    with room.workspace.reading() as reader:
        (ballot,) = reader.all(Ballot)
        assert [choice.value for choice in reader.all(Choice, col(Choice.ballot_id) == ballot.id)] == [2]


def test_a_meeting_does_not_end_over_an_open_poll(room: Room) -> None:
    poll = room.opened()
    with pytest.raises(KnownError, match="poll_open_at_end") as refused:
        end_meeting(room.workspace, meeting_id=room.meeting)
    assert QUESTION in refused.value.say(Words("it"))
    assert get_meeting(room.workspace, meeting_id=room.meeting).ended_at is None
    close_poll(room.workspace, poll_id=poll.id)
    room.prepared()
    end_meeting(room.workspace, meeting_id=room.meeting)
    assert get_meeting(room.workspace, meeting_id=room.meeting).ended_at is not None


def test_no_poll_is_opened_or_reopened_in_a_meeting_that_is_not_under_way(room: Room) -> None:
    closed = close_poll(room.workspace, poll_id=room.opened().id)
    prepared = room.prepared()
    end_meeting(room.workspace, meeting_id=room.meeting)
    with pytest.raises(KnownError, match="meeting_not_open"):
        open_poll(room.workspace, poll_id=prepared.id)
    with pytest.raises(KnownError, match="meeting_not_open"):
        reopen_poll(room.workspace, poll_id=closed.id, reason="A sheet was found")
    assert [poll.state for poll in list_polls(room.workspace, meeting_id=room.meeting)] == [
        PollState.CLOSED,
        PollState.PREPARED,
    ]
