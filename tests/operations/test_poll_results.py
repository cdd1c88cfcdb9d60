"""Results and count tables of closed polls: they can be counted again by hand, and name nobody in secret."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

import pytest

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import Secrecy
from coprod_desktop.operations import Workspace, undoing
from coprod_desktop.operations.ballots import cast_ballot, enter_sheet
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import close_poll, open_poll, prepare_poll
from coprod_desktop.operations.priorities import add_priority
from tests.operations.test_ballots import dots_on
from tests.operations.voting import Room, room_in


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


def vote(room: Room, secrecy: Secrecy, voters: tuple[UUID, ...]) -> UUID:
    """Let people vote one after the other: the first option from all, the second from every other one."""
    poll = room.opened(secrecy=secrecy)
    for number, voter in enumerate(voters):
        given = (1, number % 2, 0, number % 2)
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots_on(poll, *given))
    return close_poll(room.workspace, poll_id=poll.id).id


@pytest.mark.parametrize("secrecy", Secrecy)
def test_the_count_table_gives_the_result_when_counted_again(room: Room, secrecy: Secrecy) -> None:
    key = vote(room, secrecy, room.everybody)
    result, table = poll_result(room.workspace, poll_id=key), count_table(room.workspace, poll_id=key)
    totals = {option.text: 0 for option in table.options}
    supporters = Counter(totals)
    for line in table.lines:
        for option, given in zip(table.options, line.dots, strict=True):
            totals[option.text] += given
            supporters[option.text] += bool(given)
    assert {option.text: option.dots for option in result.options} == totals
    assert {option.text: option.supporters for option in result.options} == supporters
    assert Counter(line.sector for line in table.lines) == Counter(dict(result.voters))
    assert result.ballots == result.entitled == 13


def test_sectors_under_five_are_pooled_in_result_and_table(room: Room) -> None:
    key = vote(room, Secrecy.NAMED, room.everybody)
    assert poll_result(room.workspace, poll_id=key).voters == ((Sector.PUBLIC, 7), (None, 6))
    few = vote(room, Secrecy.NAMED, (*room.public, *room.families[:4]))
    assert poll_result(room.workspace, poll_id=few).voters == ()
    assert {line.sector for line in count_table(room.workspace, poll_id=few).lines} == {None}


def test_a_table_by_name_lists_the_voters(room: Room) -> None:
    table = count_table(room.workspace, poll_id=vote(room, Secrecy.NAMED, room.families[::-1]))
    assert [line.voter for line in table.lines] == [f"Parent {number}" for number in range(1, 6)]


def test_a_secret_table_stands_in_an_order_that_tells_nothing(room: Room) -> None:
    table = count_table(room.workspace, poll_id=vote(room, Secrecy.SECRET, room.everybody))
    assert {line.voter for line in table.lines} == {""}
    assert [line.number for line in table.lines] == list(range(1, 14))
    content = [(line.sector or "~", [-given for given in line.dots]) for line in table.lines]
    assert content == sorted(content)


def mixed(room: Room, secrecy: Secrecy, laptop: Sequence[UUID], sheets: Iterable[int]) -> UUID:
    """Let some vote at the laptop for the first option, and others on paper for the second."""
    poll = room.opened(secrecy=secrecy)
    for voter in laptop:
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots_on(poll, 2))
    others = iter(one for one in room.everybody if one not in laptop)
    for number in sheets:
        whose = next(others) if secrecy is Secrecy.NAMED else None
        enter_sheet(room.workspace, poll_id=poll.id, sheet_no=number, dots=dots_on(poll, 0, 1), participant_id=whose)
    return close_poll(room.workspace, poll_id=poll.id).id


def test_sheets_stand_first_by_their_numbers(room: Room) -> None:
    lines = count_table(room.workspace, poll_id=mixed(room, Secrecy.SECRET, room.families, (9, 4, 17, 3, 8))).lines
    assert [(line.from_paper, line.number) for line in lines] == [
        *((True, number) for number in (3, 4, 8, 9, 17)),
        *((False, number) for number in range(1, 6)),
    ]


@pytest.mark.parametrize(("laptop", "sheets"), [(1, 12), (4, 9), (12, 1), (9, 4)])
def test_few_secret_ballots_of_the_laptop_or_of_paper_are_not_told_from_the_others(
    room: Room, laptop: int, sheets: int
) -> None:
    key = mixed(room, Secrecy.SECRET, room.everybody[:laptop], range(21, 21 + sheets))
    table = count_table(room.workspace, poll_id=key)
    assert table.mixed
    assert [(line.from_paper, line.number) for line in table.lines] == [(False, number) for number in range(1, 14)]
    ballots = json.loads(export_text(room.workspace))["records"]["ballot"]
    assert {row["sheet_no"] for row in ballots} == {None}
    by_key = sorted(ballots, key=lambda row: str(row["id"]))
    assert [row["from_paper"] for row in by_key] == [True] * sheets + [False] * laptop
    assert poll_result(room.workspace, poll_id=key).from_paper == sheets


def test_by_name_every_sheet_keeps_its_number(room: Room) -> None:
    lines = count_table(room.workspace, poll_id=mixed(room, Secrecy.NAMED, [room.company], (9, 4))).lines
    assert [(line.from_paper, line.number) for line in lines] == [(True, 4), (True, 9), (False, 1)]


def test_nobody_voting_gives_an_empty_result(room: Room) -> None:
    key = vote(room, Secrecy.SECRET, ())
    result = poll_result(room.workspace, poll_id=key)
    assert (result.ballots, result.abstained, result.voters) == (0, 0, ())
    assert {(option.place, option.dots) for option in result.options} == {(1, 0)}
    assert count_table(room.workspace, poll_id=key).lines == ()


def test_priorities_merged_after_the_vote_are_told_together_beside_the_frozen_options(room: Room) -> None:
    keys = [add_priority(room.workspace, meeting_id=room.meeting, text=text).id for text in ("Bus", "Shuttle", "Other")]
    poll = prepare_poll(
        room.workspace, meeting_id=room.meeting, question="?", options=[("", key) for key in keys], budget=4, cap=2
    )
    open_poll(room.workspace, poll_id=poll.id)
    for voter, given in zip(room.everybody, ((2, 2), (1, 0), (0, 0, 2)), strict=False):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots_on(poll, *given))
    close_poll(room.workspace, poll_id=poll.id)
    alone = poll_result(room.workspace, poll_id=poll.id)
    assert alone.merged == ()
    merge_priorities(room.workspace, into_id=keys[1], from_ids=[keys[0]])
    joined = poll_result(room.workspace, poll_id=poll.id)
    assert joined.options == alone.options
    assert [(one.texts, one.dots, one.supporters) for one in joined.merged] == [(("Bus", "Shuttle"), 3, 2)]
    take_apart(room.workspace, priority_id=keys[1])
    assert poll_result(room.workspace, poll_id=poll.id) == alone
    undoing.undo(room.workspace)
    assert poll_result(room.workspace, poll_id=poll.id) == joined
