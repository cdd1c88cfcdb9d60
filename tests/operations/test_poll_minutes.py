"""Votes in the minutes and in what `coprod` tells: every turn of them, and no total while one is open."""

import pytest

from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.polls import PollState, Secrecy
from coprod_desktop.operations import Workspace, undoing
from coprod_desktop.operations.agenda import list_agenda, remove_item
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.decisions import add_decision, change_decision, list_decisions
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.overview import workspace_overview
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import close_poll, get_poll, open_poll, prepare_poll
from coprod_desktop.words import Words
from tests.operations.test_ballots import dots_on
from tests.operations.voting import QUESTION, Room, room_in


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_closed_vote_is_minuted_with_its_result_and_all_ballots(room: Room, secrecy: Secrecy) -> None:
    poll = room.opened(secrecy=secrecy)
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 2, 1))
    close_poll(room.workspace, poll_id=poll.id)
    (told,) = minutes_content(room.workspace, meeting_id=room.meeting).outside.polls
    assert told.poll == get_poll(room.workspace, poll_id=poll.id)
    assert told.result == poll_result(room.workspace, poll_id=poll.id)
    assert told.table == count_table(room.workspace, poll_id=poll.id)


def test_a_vote_stands_under_its_item_and_stays_with_the_meeting_without_it(room: Room) -> None:
    (item,) = list_agenda(room.workspace, meeting_id=room.meeting)
    poll = prepare_poll(
        room.workspace,
        meeting_id=room.meeting,
        item_id=item.id,
        question=QUESTION,
        options=[("A", None), ("B", None)],
        budget=1,
        cap=1,
    )
    open_poll(room.workspace, poll_id=poll.id)
    content = minutes_content(room.workspace, meeting_id=room.meeting)
    assert [told.poll.id for told in content.items[0].captured.polls] == [poll.id]
    assert content.outside.polls == ()
    remove_item(room.workspace, item_id=item.id)
    content = minutes_content(room.workspace, meeting_id=room.meeting)
    assert [told.poll.id for told in content.outside.polls] == [poll.id]


def test_an_open_vote_has_no_total_in_the_minutes_and_one_that_was_never_opened_is_not_told(room: Room) -> None:
    room.prepared()
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 2))
    (told,) = minutes_content(room.workspace, meeting_id=room.meeting).outside.polls
    assert (told.poll.state, told.poll.cast, told.result, told.table) == (PollState.OPEN, 1, None, None)
    close_poll(room.workspace, poll_id=poll.id)
    undoing.undo(room.workspace)
    (told,) = minutes_content(room.workspace, meeting_id=room.meeting).outside.polls
    assert ([event.state for event in told.poll.events], told.result) == (
        [PollState.OPEN, PollState.CLOSED, PollState.OPEN],
        None,
    )


def test_a_decision_and_its_vote_name_each_other(room: Room) -> None:
    poll = room.opened()
    close_poll(room.workspace, poll_id=poll.id)
    decision = add_decision(
        room.workspace, meeting_id=room.meeting, text="A shuttle", rule=DecisionRule.VOTE, poll_id=poll.id
    )
    change_decision(
        room.workspace,
        decision_id=decision.id,
        text="Two shuttles",
        reason="",
        rule=DecisionRule.VOTE,
        answers=[],
        declines=[],
        dissents=[],
    )
    assert list_decisions(room.workspace, meeting_id=room.meeting)[0].poll_id == poll.id
    outside = minutes_content(room.workspace, meeting_id=room.meeting).outside
    assert (outside.polls[0].decisions, outside.decisions[0].poll) == (("Two shuttles",), QUESTION)


def test_show_tells_of_a_vote_but_no_total_and_check_finds_the_file_sound(room: Room) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 2))
    overview = workspace_overview(room.workspace)
    (meeting,) = overview.as_plain()["projects"][0]["meetings"]
    assert meeting["polls"] == [
        {
            "id": str(poll.id),
            "question": QUESTION,
            "state": "open",
            "secrecy": "secret",
            "options": 4,
            "cast": 1,
            "entitled": 13,
        }
    ]
    assert overview.as_text(Words("it"))
    check_workspace(room.workspace)
