"""The live agenda: expected times, breaks, own notes, the way back, and another order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import list_agenda, note_item
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.ui.live.line_model import LINE_ROLE, Line
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.record_model import pack_rows
from tests.conftest import SetClock
from tests.room import Room, open_room
from tests.ui.live_screen import ALT, CTRL, Key, Live

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def settings(own_home: Path) -> Settings:
    return Settings(own_home / "settings.ini")


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def live(workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    made = Live(workspace, room, settings, theme, qtbot)
    yield made
    made.close()


def lines(live: Live) -> list[Line]:
    model = live.screen.agenda.list.lines
    return [model.index(place).data(LINE_ROLE) for place in range(model.rowCount())]


def captions(live: Live) -> list[str]:
    return [line.caption for line in lines(live)]


def order(live: Live) -> list[str]:
    return [row.title for row in list_agenda(live.workspace, meeting_id=live.room.meeting_id)]


def test_times_are_expected_anew_as_time_goes_on(live: Live, clock: SetClock) -> None:
    pane = live.screen.agenda
    assert captions(live) == ["14:30 · 10 min", "14:40 · 25 min", "15:05 · 20 min"]
    assert (pane.behind.text(), pane.ends.text()) == ("✓ On time overall", "Ends about 15:25")

    clock.forward(minutes=17)
    live.screen.tick()
    assert captions(live) == ["14:30 · 10 min", "14:47 · 25 min", "15:12 · 20 min"]
    assert (pane.behind.text(), pane.ends.text()) == ("! 7 min behind", "Ends about 15:32")

    live.press(Key.Key_Down, ALT)
    assert captions(live) == ["14:30 · 17 of 10 min", "14:47 · 25 min", "15:12 · 20 min"]
    live.window.set_language("it")
    assert (pane.behind.text(), pane.ends.text()) == ("! 7 min di ritardo", "Fine verso le 15:32")
    assert captions(live)[0] == "14:30 · 17 su 10 min"


def test_the_way_back_is_a_button_and_adds_a_spell(live: Live, clock: SetClock) -> None:
    back = live.screen.agenda.back
    assert not back.isEnabled()
    live.press(Key.Key_Down, ALT)
    clock.forward(minutes=2)
    assert back.toolTip() == "Back to «Benvenuto» (Alt+Up)"

    back.click()

    assert live.screen.head.title.text() == "Benvenuto"
    first = list_agenda(live.workspace, meeting_id=live.room.meeting_id)[0]
    assert len(first.runs) == 2
    live.press(Key.Key_Z, CTRL)
    assert live.screen.head.title.text() == "Che cosa serve"


def test_in_a_break_nothing_is_captured_under_it(live: Live) -> None:
    live.press(Key.Key_Down, ALT)
    live.screen.agenda.new.click()
    live.type("Tisana 20")
    live.press(Key.Key_Tab)
    live.press(Key.Key_Space)
    live.press(Key.Key_Return, CTRL)
    assert order(live) == ["Benvenuto", "Che cosa serve", "Tisana", "Decisioni"]
    assert (lines(live)[2].glyph, lines(live)[2].glyph_word) == ("‖", "Break")

    live.screen.capture.line.setFocus()
    live.press(Key.Key_Down, ALT)
    assert live.screen.head.title.text() == "Tisana"
    assert live.screen.capture.line.placeholderText() == "Break: a line written now goes to «Che cosa serve»"
    live.enter_line("Detta davanti alla tisana")
    (kept,) = list_priorities(live.workspace, meeting_id=live.room.meeting_id)
    assert kept.item_id == live.room.items["Che cosa serve"]

    live.press(Key.Key_Down, ALT)
    assert live.screen.capture.line.placeholderText().startswith("Write a priority")


def test_the_own_note_stands_above_the_tool_for_the_facilitator_alone(live: Live) -> None:
    note = live.screen.head.note
    assert not note.isVisible()
    note_item(live.workspace, item_id=live.room.items["Benvenuto"], note="Prima le famiglie")
    assert (note.isVisible(), note.text()) == (True, "✎ For you alone: Prima le famiglie")

    live.desk.keep_room_safe(True)
    assert (note.isVisible(), note.text()) == (False, "")
    live.desk.keep_room_safe(False)
    assert note.isVisible()

    live.press(Key.Key_Down, ALT)
    assert not note.isVisible()


def test_where_the_agenda_is_folded_the_own_note_stands_in_it(live: Live, qtbot: QtBot) -> None:
    note_item(live.workspace, item_id=live.room.items["Benvenuto"], note="Prima le famiglie")
    live.window.resize(1024, 768)
    qtbot.waitUntil(lambda: live.screen.tabs.segments.button("agenda").isVisible())
    live.screen.tabs.choose("agenda")
    qtbot.waitUntil(live.screen.agenda.note.isVisible)
    assert not live.screen.head.note.isVisible()


def test_items_are_moved_by_key_while_the_meeting_goes_on(live: Live) -> None:
    listed = live.screen.agenda.list
    listed.setFocus()
    live.press(Key.Key_End)
    live.press(Key.Key_Up, ALT | SHIFT)
    assert order(live) == ["Benvenuto", "Decisioni", "Che cosa serve"]
    assert captions(live) == ["14:30 · 10 min", "14:40 · 20 min", "15:00 · 25 min"]
    current = listed.current_row()
    assert current is not None
    assert current.title == "Decisioni"
    live.press(Key.Key_Down, ALT | SHIFT)
    live.press(Key.Key_Down, ALT | SHIFT)
    assert order(live) == ["Benvenuto", "Che cosa serve", "Decisioni"]
    live.press(Key.Key_Z, CTRL)
    assert order(live) == ["Benvenuto", "Decisioni", "Che cosa serve"]
    assert live.screen.head.title.text() == "Benvenuto"


def test_items_are_dragged_while_the_meeting_goes_on(live: Live) -> None:
    listed = live.screen.agenda.list
    data = pack_rows("agendaitem", [live.room.items["Decisioni"]])
    target = listed.visualRect(listed.lines.index(0))
    point = QPointF(target.center().x(), target.top() + 2)
    link, left, none = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view = listed.viewport()
    QApplication.sendEvent(view, QDragMoveEvent(point.toPoint(), link, data, left, none, QEvent.Type.DragEnter))
    QApplication.sendEvent(view, QDragMoveEvent(point.toPoint(), link, data, left, none))
    QApplication.sendEvent(view, QDropEvent(point, link, data, left, none))

    assert order(live) == ["Decisioni", "Benvenuto", "Che cosa serve"]
    assert live.toast == "«Decisioni» moved"
    assert live.screen.head.title.text() == "Benvenuto"
