"""Voting one by one at the laptop: the keys of a voter, what is refused, and nothing left for the next one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.ballots import get_ballot
from coprod_desktop.operations.poll_results import poll_result
from coprod_desktop.operations.polls import close_poll, get_poll, list_voters
from coprod_desktop.ui.live.vote_ballot_list import card_of, places
from coprod_desktop.ui.live.vote_booth import VoteBooth
from coprod_desktop.ui.live.vote_late import LateDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.room import Room, open_room
from tests.ui.live_screen import Key, Live
from tests.ui.voting import WANTS, all_texts, go_to_vote, let_in, opened_poll


@pytest.fixture
def room(workspace: Workspace) -> Room:
    made = open_room(workspace, absent=())
    let_in(workspace, made, "Anna", "Bruno")
    return made


@pytest.fixture
def live(workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    made = Live(workspace, room, settings, theme, qtbot)
    yield made
    made.close()


@pytest.fixture
def poll(workspace: Workspace, room: Room) -> PollRow:
    return opened_poll(workspace, room)


def booth_of(live: Live) -> VoteBooth:
    assert isinstance(live.dialog, VoteBooth)
    return live.dialog


def enter_booth(live: Live) -> VoteBooth:
    go_to_vote(live).opened.booth.setFocus()
    live.press(Key.Key_Return)
    return booth_of(live)


def begin(live: Live, letters: str) -> VoteBooth:
    """Choose a person by the first letters, and begin the ballot."""
    booth = booth_of(live)
    live.enter_line(letters)
    live.press(Key.Key_Return)
    assert live.focus is booth.options
    return booth


def who_voted(workspace: Workspace, poll: PollRow) -> list[str]:
    return sorted(row.name for row in list_voters(workspace, poll_id=poll.id) if row.has_voted)


def counted(workspace: Workspace, poll: PollRow) -> dict[str, int]:
    """Close the vote and give the dots by option."""
    close_poll(workspace, poll_id=poll.id)
    return {row.text: row.dots for row in poll_result(workspace, poll_id=poll.id).options if row.dots}


def test_people_vote_one_after_the_other_by_keys(live: Live, poll: PollRow) -> None:
    booth = enter_booth(live)
    assert booth.told.text() == "0 of 2 have voted"
    live.enter_line("an")
    assert booth.title.text() == "Anna"
    live.press(Key.Key_Return)
    assert [booth.ballot.choice_at(place).text for place in range(4)] == list(reversed(WANTS))  # type: ignore[union-attr]
    assert booth.left.text() == "● ● ●  3 of 3 left"
    live.press(Key.Key_Plus)
    live.press(Key.Key_Down)
    live.press(Key.Key_2)
    assert booth.left.text() == "○ ○ ○  0 of 3 left"
    live.press(Key.Key_Minus)
    assert booth.left.text() == "● ○ ○  1 of 3 left"
    live.press(Key.Key_Return)
    assert live.focus is booth.go
    live.press(Key.Key_Return)
    assert booth.title.text() == "Thank you"
    assert who_voted(live.workspace, poll) == ["Anna"]
    live.press(Key.Key_Return)
    assert booth.told.text() == "1 of 2 has voted"
    begin(live, "bru")
    live.press(Key.Key_Plus)
    live.press(Key.Key_Return)
    live.press(Key.Key_Return)
    live.press(Key.Key_Return)
    assert booth.told.text() == "Everybody who may vote has voted."
    live.press(Key.Key_Return)
    assert live.screen.vote.opened.cast.text() == "2 of 2 have voted"
    assert counted(live.workspace, poll) == {"Gruppi al sabato": 2, "Un solo numero": 1}


def test_budget_and_cap_are_kept_and_said(live: Live, poll: PollRow) -> None:
    enter_booth(live)
    booth = begin(live, "anna")
    live.press(Key.Key_3)
    assert booth.refusal.text() == "! At most 2 dots fit on one option."
    live.press(Key.Key_2)
    assert booth.refusal.text() == ""
    live.press(Key.Key_Down)
    live.press(Key.Key_2)
    assert booth.refusal.text() == "! You have not so many dots left."
    live.press(Key.Key_Plus)
    live.press(Key.Key_Plus)
    assert booth.refusal.text() == "! You have no dots left. Take one back from another option first."
    assert booth.ballot.dots() == {poll.shuffled[0].id: 2, poll.shuffled[1].id: 1}


def test_a_ballot_without_dots_is_asked_about_and_counts_as_an_abstention(live: Live, poll: PollRow) -> None:
    enter_booth(live)
    booth = begin(live, "anna")
    live.press(Key.Key_Return)
    live.press(Key.Key_Return)
    assert "It counts as an abstention." in all_texts(live.dialog)
    live.press(Key.Key_Return)
    assert who_voted(live.workspace, poll) == []
    booth.go.setFocus()
    live.press(Key.Key_Return)
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)
    assert booth.title.text() == "Thank you"
    close_poll(live.workspace, poll_id=poll.id)
    assert poll_result(live.workspace, poll_id=poll.id).abstained == 1


def test_nothing_of_a_ballot_or_its_voter_stays_on_the_screen(live: Live, poll: PollRow) -> None:
    booth = enter_booth(live)
    begin(live, "anna")
    assert "Anna" not in " ".join([*all_texts(booth.options), booth.title.text(), booth.told.text()])
    live.press(Key.Key_2)
    live.press(Key.Key_Return)
    live.press(Key.Key_Return)
    said = all_texts(booth)
    assert [text for text in said if any(want in text for want in WANTS)] == []
    assert [text for text in said if "dot" in text and "gives a dot" not in text] == []
    assert "Anna" not in said
    live.press(Key.Key_Return)
    assert "Anna" not in all_texts(booth)


def test_leaving_a_ballot_that_is_begun_is_asked_about(live: Live, poll: PollRow) -> None:
    booth = enter_booth(live)
    live.enter_line("anna")
    live.press(Key.Key_Escape)
    assert booth.title.text() == "Who votes now?"
    begin(live, "anna")
    live.press(Key.Key_Escape)
    assert booth.title.text() == "Who votes now?"
    begin(live, "anna")
    live.press(Key.Key_Plus)
    live.press(Key.Key_Escape)
    live.press(Key.Key_Return)
    assert not booth.ballot.is_blank
    live.press(Key.Key_Escape)
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)
    assert booth.title.text() == "Who votes now?"
    assert booth.ballot.rowCount() == 0
    live.press(Key.Key_Escape)
    assert not live.screen.vote.opened.booth.isHidden()
    assert get_poll(live.workspace, poll_id=poll.id).cast == 0


def test_dots_are_given_and_taken_with_the_mouse_too(live: Live, poll: PollRow) -> None:
    enter_booth(live)
    booth = begin(live, "anna")
    rect = booth.options.visualRect(booth.ballot.index(1))
    choice = booth.ballot.choice_at(1)
    assert choice
    less, _dots, more = places(card_of(rect), choice)

    def click(point: QPoint) -> None:
        QTest.mouseClick(booth.options.viewport(), Qt.MouseButton.LeftButton, pos=point)

    click(more.center())
    click(more.center())
    assert booth.ballot.dots() == {poll.shuffled[1].id: 2}
    click(less.center())
    click(rect.topLeft() + QPoint(8, 8))
    assert booth.ballot.dots() == {poll.shuffled[1].id: 1}


def test_letters_typed_by_mistake_change_nothing(live: Live, poll: PollRow) -> None:
    enter_booth(live)
    booth = begin(live, "anna")
    live.type("nuox")
    assert booth.options.currentIndex().row() == 0
    assert booth.ballot.is_blank


def test_somebody_who_came_later_is_given_a_vote(live: Live, poll: PollRow) -> None:
    booth = enter_booth(live)
    booth.late.setFocus()
    live.press(Key.Key_Return)
    assert isinstance(live.dialog, LateDialog)
    assert any(text.startswith("Every member in the room has a vote already.") for text in all_texts(live.dialog))
    live.press(Key.Key_Escape)
    let_in(live.workspace, live.room, "Carla")
    booth.late.setFocus()
    live.press(Key.Key_Return)
    live.enter_line("car")
    assert booth.told.text() == "0 of 3 have voted"
    begin(live, "carla")


def test_a_ballot_by_name_shows_and_keeps_its_voter(live: Live) -> None:
    poll = opened_poll(live.workspace, live.room, secrecy=Secrecy.NAMED)
    enter_booth(live)
    booth = begin(live, "anna")
    assert booth.told.text() == "4 options · Anna"
    live.press(Key.Key_Plus)
    live.press(Key.Key_Return)
    live.press(Key.Key_Return)
    ballot = get_ballot(live.workspace, poll_id=poll.id, participant_id=live.room.people["Anna"])
    assert ballot == {poll.shuffled[0].id: 1}
