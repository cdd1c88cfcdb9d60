"""Sheets of paper typed in: a line a sheet, refused with the reason, put right, and checked against the box."""

import re
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.ballots import change_sheet, enter_sheet, get_sheet, sheets
from coprod_desktop.ui.live.vote_sheets import SheetsDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.room import Room, open_room
from tests.ui.live_screen import Key, Live
from tests.ui.voting import all_texts, dots_of, fill_up, go_to_vote, let_in, opened_poll


@pytest.fixture
def room(workspace: Workspace) -> Room:
    made = open_room(workspace, absent=())
    let_in(workspace, made)
    return made


@pytest.fixture
def live(workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    made = Live(workspace, room, settings, theme, qtbot)
    yield made
    made.close()


@pytest.fixture
def poll(workspace: Workspace, room: Room) -> PollRow:
    return opened_poll(workspace, room)


def open_sheets(live: Live) -> SheetsDialog:
    go_to_vote(live).opened.sheets.setFocus()
    live.press(Key.Key_Return)
    assert isinstance(live.dialog, SheetsDialog)
    return live.dialog


def given(live: Live, poll: PollRow, sheet_no: int) -> list[int]:
    """Give the dots of a sheet in the listed order, as they are kept."""
    sheet = get_sheet(live.workspace, poll_id=poll.id, sheet_no=sheet_no)
    return [sheet.dots.get(option.id, 0) for option in poll.options]


def test_a_line_a_sheet_and_the_next_number_is_offered(live: Live) -> None:
    fill_up(live.workspace, live.room)
    poll = opened_poll(live.workspace, live.room)
    dialog = open_sheets(live)
    assert live.focus is dialog.line.control
    live.enter_line("2100")
    live.enter_line("B2 D")
    live.press(Key.Key_Down)
    live.press(Key.Key_Down)
    live.enter_line("0")
    assert [given(live, poll, number) for number in (1, 2, 3)] == [[2, 1, 0, 0], [0, 2, 0, 1], [0, 0, 0, 0]]
    assert dialog.number.value() == 4
    assert dialog.answer.text.text() == "Sheet 3 saved."
    assert dialog.typed.cast.text() == "3 of 10 have voted"
    told = [get_sheet(live.workspace, poll_id=poll.id, sheet_no=number).sector for number in (1, 2, 3)]
    assert told == [None, None, Sector.FAMILIES_NONPROFITS]
    assert dialog.sector.sector is Sector.FAMILIES_NONPROFITS
    dialog.number.control.setFocus()
    dialog.number.control.selectAll()
    live.type("17")
    dialog.line.control.setFocus()
    live.enter_line("1000")
    assert sheets(live.workspace, poll_id=poll.id) == (1, 2, 3, 17)
    assert dialog.number.value() == 18


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("210", "3 digits are typed, but there are 4 options."),
        ("3000", "Sheet 1: «Orari serali» has 3 dots, at most 2 may be on one option."),
        ("2200", "Sheet 1: 4 dots were given, at most 3 may be."),
        ("A2 E1", "«E» is not one of the options: they go from A to D."),
        ("A2 A1", "«A» is there twice."),
        ("2x00", "Only digits fit here, one for each option, or letters with their dots: A2 C1."),
        ("", "Type the dots of the sheet; 0 for a blank one."),
    ],
)
def test_a_refused_line_says_why_and_stays(live: Live, poll: PollRow, typed: str, why: str) -> None:
    dialog = open_sheets(live)
    live.enter_line(typed)
    assert dialog.answer.text.text() == why
    assert dialog.line.control.text() == typed
    assert live.focus is dialog.line.control
    assert dialog.line.control.accessibleDescription() == why
    assert sheets(live.workspace, poll_id=poll.id) == ()


def test_what_is_typed_is_read_back_beside_its_options(live: Live, poll: PollRow) -> None:
    dialog = open_sheets(live)
    live.type("0201")
    rows = [text for text in all_texts(dialog.legend) if text.startswith(("A,", "B,", "C,", "D,"))]
    assert rows == [
        "A, Orari serali",
        "B, Navetta il martedì, 2 dots",
        "C, Un solo numero",
        "D, Gruppi al sabato, 1 dot",
    ]


def test_a_sheet_is_opened_and_put_right_or_left_as_it_was(live: Live) -> None:
    fill_up(live.workspace, live.room)
    poll = opened_poll(live.workspace, live.room)
    enter_sheet(live.workspace, poll_id=poll.id, sheet_no=1, dots=dots_of(poll, 2), sector=Sector.PUBLIC)
    enter_sheet(live.workspace, poll_id=poll.id, sheet_no=2, dots=dots_of(poll, 0, 1))
    dialog = open_sheets(live)
    dialog.typed.list.setFocus()
    live.press(Key.Key_Home)
    live.press(Key.Key_Return)
    assert (dialog.line.value(), dialog.number.value(), dialog.sector.sector) == ("2000", 1, Sector.PUBLIC)
    live.type("1110")
    live.press(Key.Key_Escape)
    assert (dialog.line.value(), dialog.number.value(), dialog.sector.sector) == ("", 3, None)
    assert given(live, poll, 1) == [2, 0, 0, 0]
    dialog.typed.list.setFocus()
    live.press(Key.Key_Return)
    live.enter_line("1110")
    assert dialog.answer.text.text() == "Sheet 1 put right."
    assert given(live, poll, 1) == [1, 1, 1, 0]
    assert get_sheet(live.workspace, poll_id=poll.id, sheet_no=1).sector is Sector.PUBLIC


def test_no_sector_is_asked_where_it_would_name_somebody(live: Live, poll: PollRow) -> None:
    dialog = open_sheets(live)
    assert not dialog.sector.isVisible()
    live.press(Key.Key_Down)
    live.enter_line("1000")
    assert get_sheet(live.workspace, poll_id=poll.id, sheet_no=1).sector is None


def test_a_sheet_is_taken_out_after_asking(live: Live, poll: PollRow) -> None:
    enter_sheet(live.workspace, poll_id=poll.id, sheet_no=1, dots={})
    dialog = open_sheets(live)
    dialog.typed.list.setFocus()
    live.press(Key.Key_Home)
    live.press(Key.Key_Delete)
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)
    assert sheets(live.workspace, poll_id=poll.id) == ()
    assert dialog.typed.count.text() == "0 sheets typed in"


def test_the_same_number_twice_is_refused(live: Live, poll: PollRow) -> None:
    dialog = open_sheets(live)
    live.enter_line("1000")
    dialog.number.set_value(1)
    live.enter_line("0100")
    assert dialog.answer.text.text() == "Sheet 1 has been typed in already."
    assert given(live, poll, 1) == [1, 0, 0, 0]


def test_the_box_is_compared_without_telling_totals(live: Live, poll: PollRow) -> None:
    dialog = open_sheets(live)
    live.enter_line("2100")
    live.enter_line("0010")
    control = dialog.typed.control
    control.sheets.control.setFocus()
    live.type("2")
    live.press(Key.Key_Tab)
    live.type("5")
    control.compare.setFocus()
    live.press(Key.Key_Return)
    verdict = control.verdict.text.text()
    assert verdict.startswith("The sheets agree. The number of dots does not agree.")
    assert "4" not in verdict
    control.dots.control.setFocus()
    control.dots.control.selectAll()
    live.type("4")
    assert control.verdict.isHidden()
    control.compare.setFocus()
    live.press(Key.Key_Return)
    assert control.verdict.text.text() == "The sheets agree. The dots agree."


def test_a_half_typed_line_is_not_lost_by_closing(live: Live, poll: PollRow) -> None:
    dialog = open_sheets(live)
    live.type("21")
    live.press(Key.Key_Escape)
    assert live.dialog is not dialog
    live.press(Key.Key_Return)
    assert dialog.line.value() == "21"


def test_sheets_by_name_ask_whose_they_are(live: Live) -> None:
    poll = opened_poll(live.workspace, live.room, secrecy=Secrecy.NAMED)
    dialog = open_sheets(live)
    assert live.focus is dialog.voter.control
    dialog.line.control.setFocus()
    live.enter_line("1000")
    assert dialog.voter.error.text() == "✕ Please fill this in."
    live.press(Key.Key_Down)
    dialog.line.control.setFocus()
    live.press(Key.Key_Return)
    assert get_sheet(live.workspace, poll_id=poll.id, sheet_no=1).participant_id == live.room.people["Carla"]
    assert dialog.voter.control.count() == 4
    assert not dialog.sector.isVisible()


def test_the_screen_is_the_same_however_people_vote(live: Live, poll: PollRow) -> None:
    """What is on the screen while a vote is open follows from who has voted, never from what."""
    first: list[list[int]] = [[2, 1], [2, 0, 1], [2]]
    others: list[list[int]] = [[0, 0, 0, 1], [], [0, 0, 0, 2]]
    for number, dots in enumerate(first, 1):
        enter_sheet(live.workspace, poll_id=poll.id, sheet_no=number, dots=dots_of(poll, *dots))
    tool = go_to_vote(live)
    dialog = open_sheets(live)
    before = all_texts()
    for number, dots in enumerate(others, 1):
        change_sheet(live.workspace, poll_id=poll.id, sheet_no=number, dots=dots_of(poll, *dots))
    dialog._refresh()
    tool.refresh()
    assert all_texts() == before
    assert any("3 of 4 have voted" in text for text in before)
    assert [text for text in before if re.search(r"\d supporter", text)] == []
