"""Ballots: one by one at the laptop or typed in from paper; the rules hold for each of them."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import ControlTotal, PollRow, Secrecy
from coprod_desktop.operations import Workspace, undoing
from coprod_desktop.operations.ballots import (
    cast_ballot,
    change_sheet,
    check_control,
    enter_sheet,
    get_ballot,
    get_sheet,
    remove_sheet,
    sheets,
    told_sectors,
)
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import close_poll, get_poll, list_voters, reopen_poll
from coprod_desktop.words import Words
from tests.operations.voting import TEXTS, Room, room_in


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


def dots_on(poll: PollRow, *given: int) -> dict[UUID, int]:
    """Give a ballot: dots on the first option, the second, and so on."""
    return {option.id: number for option, number in zip(poll.options, given, strict=False)}


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_ballot_counts_at_once_and_its_dots_after_the_closing(room: Room, secrecy: Secrecy) -> None:
    poll = room.opened(secrecy=secrecy)
    voter = room.families[0]
    cast = cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots_on(poll, 2, 1))
    assert (cast.cast, cast.entitled) == (1, 13)
    assert [row.participant_id for row in list_voters(room.workspace, poll_id=poll.id) if row.has_voted] == [voter]
    close_poll(room.workspace, poll_id=poll.id)
    result = poll_result(room.workspace, poll_id=poll.id)
    assert [(option.text, option.dots) for option in result.options] == list(zip(TEXTS, (2, 1, 0, 0), strict=True))


def test_nobody_votes_twice_in_secret(room: Room) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    with pytest.raises(KnownError, match="voted_already"):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 1))
    close_poll(room.workspace, poll_id=poll.id)
    reopen_poll(room.workspace, poll_id=poll.id, reason="One more")
    with pytest.raises(KnownError, match="voted_already"):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 1))


def test_a_ballot_by_name_can_be_replaced_and_undone(room: Room) -> None:
    poll = room.opened(secrecy=Secrecy.NAMED)
    voter = room.company
    for given in (1, 2):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots_on(poll, given))
    assert get_poll(room.workspace, poll_id=poll.id).cast == 1
    for there in (dots_on(poll, 2), dots_on(poll, 1), None):
        assert get_ballot(room.workspace, poll_id=poll.id, participant_id=voter) == there
        if there:
            undoing.undo(room.workspace)
    undoing.redo(room.workspace)
    assert get_ballot(room.workspace, poll_id=poll.id, participant_id=voter) == dots_on(poll, 1)


def test_only_those_vote_who_may_and_only_while_it_is_open(room: Room) -> None:
    prepared, poll = room.prepared(), room.opened()
    for key, voter, code in (
        (poll.id, uuid4(), "not_entitled"),
        (prepared.id, room.company, "poll_not_open"),
        (uuid4(), room.company, "not_found"),
    ):
        with pytest.raises(KnownError, match=code):
            cast_ballot(room.workspace, poll_id=key, participant_id=voter, dots={})
    close_poll(room.workspace, poll_id=poll.id)
    with pytest.raises(KnownError, match="poll_not_open"):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    with pytest.raises(KnownError, match="poll_not_open"):
        enter_sheet(room.workspace, poll_id=poll.id, sheet_no=1, dots={})


@pytest.mark.parametrize("secrecy", Secrecy)
@pytest.mark.parametrize(
    ("given", "code", "sentence"),
    [
        ((2, 2), "over_budget", "4 dots were given, at most 3 may be."),
        ((3,), "over_cap", f"«{TEXTS[0]}» has 3 dots, at most 2 may be on one option."),
        ((0, -1), "negative", f"«{TEXTS[1]}» cannot have fewer than zero dots."),
        ((2**70,), "over_cap", f"«{TEXTS[0]}» has {2**70} dots, at most 2 may be on one option."),
    ],
)
def test_what_breaks_the_rules_is_refused_by_name(
    room: Room, secrecy: Secrecy, given: tuple[int, ...], code: str, sentence: str
) -> None:
    poll, words = room.opened(secrecy=secrecy), Words("en")
    voter = room.company
    with pytest.raises(KnownError, match=f"^dots_{code}$") as trouble:
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots_on(poll, *given))
    assert trouble.value.say(words) == sentence
    whose = voter if secrecy is Secrecy.NAMED else None
    with pytest.raises(KnownError, match=f"^sheet_dots_{code}$") as trouble:
        enter_sheet(room.workspace, poll_id=poll.id, sheet_no=7, dots=dots_on(poll, *given), participant_id=whose)
    assert trouble.value.say(words) == f"Sheet 7: {sentence}"
    with pytest.raises(KnownError, match="option_unknown"):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots={uuid4(): 1})
    assert get_poll(room.workspace, poll_id=poll.id).cast == 0
    assert not any(row.has_voted for row in list_voters(room.workspace, poll_id=poll.id))


def test_sheets_are_typed_in_put_right_and_taken_out(room: Room) -> None:
    poll = room.opened()
    for number, given in ((3, (1, 2)), (1, (2,)), (2, ())):
        enter_sheet(room.workspace, poll_id=poll.id, sheet_no=number, dots=dots_on(poll, *given))
    assert sheets(room.workspace, poll_id=poll.id) == (1, 2, 3)
    assert get_sheet(room.workspace, poll_id=poll.id, sheet_no=3).dots == dots_on(poll, 1, 2)
    for number, code in ((3, "sheet_twice"), *((wrong, "sheet_number_wrong") for wrong in (0, -1, 10**6, 2**70))):
        with pytest.raises(KnownError, match=code):
            enter_sheet(room.workspace, poll_id=poll.id, sheet_no=number, dots={})
    change_sheet(
        room.workspace, poll_id=poll.id, sheet_no=3, dots=dots_on(poll, 0, 1, 1), sector=Sector.FAMILIES_NONPROFITS
    )
    changed = get_sheet(room.workspace, poll_id=poll.id, sheet_no=3)
    assert changed.dots == {poll.options[1].id: 1, poll.options[2].id: 1}
    remove_sheet(room.workspace, poll_id=poll.id, sheet_no=1)
    assert sheets(room.workspace, poll_id=poll.id) == (2, 3)
    for act in (get_sheet, remove_sheet):
        for missing in (1, 2**70):
            with pytest.raises(KnownError, match="sheet_missing"):
                act(room.workspace, poll_id=poll.id, sheet_no=missing)
    close_poll(room.workspace, poll_id=poll.id)
    result = poll_result(room.workspace, poll_id=poll.id)
    assert (result.ballots, result.abstained, result.from_paper) == (2, 1, 2)


def test_a_sheet_of_a_vote_by_name_names_its_voter_and_one_in_secret_nobody(room: Room) -> None:
    named, secret = room.opened(secrecy=Secrecy.NAMED), room.opened()
    with pytest.raises(KnownError, match="voter_missing"):
        enter_sheet(room.workspace, poll_id=named.id, sheet_no=1, dots={})
    with pytest.raises(KnownError, match="voter_not_wanted"):
        enter_sheet(room.workspace, poll_id=secret.id, sheet_no=1, dots={}, participant_id=room.company)
    with pytest.raises(KnownError, match="voter_not_wanted"):
        get_ballot(room.workspace, poll_id=secret.id, participant_id=room.company)
    enter_sheet(room.workspace, poll_id=named.id, sheet_no=1, dots={}, participant_id=room.company)
    with pytest.raises(KnownError, match="voted_already"):
        enter_sheet(room.workspace, poll_id=named.id, sheet_no=2, dots={}, participant_id=room.company)
    undoing.undo(room.workspace)
    assert sheets(room.workspace, poll_id=named.id) == ()


def test_there_are_never_more_ballots_than_people_who_may_vote(room: Room) -> None:
    poll = room.opened()
    for number in range(1, 13):
        enter_sheet(room.workspace, poll_id=poll.id, sheet_no=number, dots={})
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={})
    for act in (
        lambda: enter_sheet(room.workspace, poll_id=poll.id, sheet_no=20, dots={}),
        lambda: cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.families[0], dots={}),
    ):
        with pytest.raises(KnownError, match="all_have_voted"):
            act()
    assert get_poll(room.workspace, poll_id=poll.id).cast == 13
    assert sum(row.has_voted for row in list_voters(room.workspace, poll_id=poll.id)) == 1


def test_the_control_total_tells_only_whether_it_agrees(room: Room) -> None:
    poll = room.opened()
    enter_sheet(room.workspace, poll_id=poll.id, sheet_no=1, dots=dots_on(poll, 2, 1))
    enter_sheet(room.workspace, poll_id=poll.id, sheet_no=2, dots=dots_on(poll, 1))
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 2))
    for counted, agrees in (((2, 4), (True, True)), ((3, 4), (False, True)), ((2, 6), (True, False))):
        control = check_control(room.workspace, poll_id=poll.id, sheets=counted[0], dots=counted[1])
        assert control == ControlTotal(*agrees)
    assert check_control(room.workspace, poll_id=poll.id, sheets=2) == ControlTotal(True, None)


def test_a_secret_ballot_tells_no_group_so_small_that_it_names_its_voter(room: Room) -> None:
    poll = room.opened()
    # The one of the company is pooled with the five families: with a total known, she could be told by taking away.
    assert told_sectors(room.workspace, poll_id=poll.id) == (Sector.PUBLIC,)
    enter_sheet(room.workspace, poll_id=poll.id, sheet_no=1, dots={}, sector=Sector.PRIVATE)
    enter_sheet(room.workspace, poll_id=poll.id, sheet_no=2, dots={}, sector=Sector.PUBLIC)
    kept = [get_sheet(room.workspace, poll_id=poll.id, sheet_no=number).sector for number in (1, 2)]
    assert kept == [None, Sector.PUBLIC]


@pytest.mark.parametrize("ask", [poll_result, count_table])
def test_no_total_is_given_before_the_closing(room: Room, ask: Callable[..., object]) -> None:
    poll = room.prepared()
    with pytest.raises(KnownError, match="poll_not_open"):
        ask(room.workspace, poll_id=poll.id)
    poll = room.opened()
    with pytest.raises(KnownError, match="poll_open"):
        ask(room.workspace, poll_id=poll.id)
    close_poll(room.workspace, poll_id=poll.id)
    ask(room.workspace, poll_id=poll.id)
    reopen_poll(room.workspace, poll_id=poll.id, reason="A sheet was found")
    with pytest.raises(KnownError, match="poll_open"):
        ask(room.workspace, poll_id=poll.id)


def test_the_screens_hear_of_a_secret_ballot_only_that_the_poll_has_changed(room: Room) -> None:
    poll = room.opened()
    heard: list[tuple[str, UUID]] = []
    room.workspace.subscribe(lambda changes: heard.extend((row.kind, row.id) for row in changes.rows))
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots=dots_on(poll, 1))
    enter_sheet(room.workspace, poll_id=poll.id, sheet_no=1, dots={})
    assert heard == [("poll", poll.id)] * 2
