"""The board of priorities by mouse: cards dragged between themes, within one, and onto one another."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.room import open_room
from tests.ui.priorities_screen import CTRL, PLAIN, SHIFT, Key, Screen

LINES = ("A #orari", "B #orari", "C #orari", "D", "E")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(desk: Desk, workspace: Workspace, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    room = open_room(workspace)
    for line in LINES:
        add_priority(workspace, meeting_id=room.meeting_id, text=line)
    desk.choose_project(room.project_id)
    opened = Screen(desk, settings, theme, qtbot)
    yield opened
    opened.close()


def test_a_card_is_dragged_between_two_others(screen: Screen) -> None:
    screen.drag("D", screen.point("B", 0.1))
    assert screen.kept == {"": ["E"], "orari": ["A", "D", "B", "C"]} == screen.shown
    screen.drag("C", screen.point("A", 0.1))
    assert screen.shown["orari"] == ["C", "A", "D", "B"]
    screen.drag("C", screen.point("B", 0.9))
    assert screen.shown["orari"] == ["A", "D", "B", "C"]
    for _ in range(3):
        screen.undo()
    assert screen.shown == {"": ["D", "E"], "orari": ["A", "B", "C"]}


def test_a_card_let_loose_below_all_stands_last(screen: Screen) -> None:
    board = screen.page.board
    column = board.visualRect(board.cards.at(1, -1))
    screen.drag("D", QPoint(column.center().x(), board.viewport().height() - 20))
    assert screen.shown == {"": ["E"], "orari": ["A", "B", "C", "D"]}


def test_a_card_let_loose_where_it_stands_or_brought_back_by_esc_stays(screen: Screen) -> None:
    before = screen.desk.workspace.undo_step
    screen.drag("B", screen.point("B", 0.8))
    screen.drag("B", screen.point("A", 0.9))
    screen.drag("B", screen.point("D", 0.1), loose=False)
    assert screen.page.board.hand.drag is not None
    screen.press(Key.Key_Escape)
    QTest.mouseRelease(screen.page.board.viewport(), LEFT, PLAIN, screen.point("D", 0.1))
    assert screen.shown == {"": ["D", "E"], "orari": ["A", "B", "C"]}
    assert screen.desk.workspace.undo_step == before


def test_a_card_let_loose_on_another_may_be_joined_to_it(screen: Screen) -> None:
    with screen.form(lambda: screen.drag("D", screen.point("B", 0.5))) as dialog:
        assert dialog.form.values()["into"] == screen.id_of("B")
        dialog.save()
    assert screen.shown == {"": ["E"], "orari": ["A", "B", "C"]}
    assert [voice.text for voice in screen.page.shelf.notes[screen.id_of("B")].joined] == ["D"]
    with screen.form(lambda: screen.drag("E", screen.point("A", 0.5))) as dialog:
        dialog.reject()
    assert screen.shown[""] == ["E"]


def test_marked_cards_are_dragged_together(screen: Screen) -> None:
    viewport = screen.page.board.viewport()
    QTest.mouseClick(viewport, LEFT, CTRL, screen.point("D", 0.5))
    QTest.mouseClick(viewport, LEFT, SHIFT, screen.point("E", 0.5))
    assert screen.marked == {"D", "E"}
    screen.drag("E", screen.point("A", 0.1))
    assert screen.shown == {"orari": ["D", "E", "A", "B", "C"]}


def test_a_double_click_edits_in_place(screen: Screen) -> None:
    QTest.mouseDClick(screen.page.board.viewport(), LEFT, PLAIN, screen.point("C", 0.5))
    screen.type("C due")
    screen.press(Key.Key_Return)
    assert screen.shown["orari"] == ["A", "B", "C due"]


def test_a_card_held_at_an_edge_scrolls_the_board(screen: Screen, workspace: Workspace, qtbot: QtBot) -> None:
    meeting = next(iter(screen.page.shelf.notes.values())).voice.raised.meeting_id
    assert meeting
    for number in range(30):
        add_priority(workspace, meeting_id=meeting, text=f"Z{number} #orari")
    bar = screen.page.board.verticalScrollBar()
    assert bar.value() == 0
    screen.drag("A", QPoint(screen.point("A", 0.5).x(), screen.page.board.viewport().height() - 4), loose=False)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=5000)
    screen.press(Key.Key_Escape)
