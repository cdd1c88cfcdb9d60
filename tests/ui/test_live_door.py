"""The door of live mode by keyboard: one key a person, who is not expected, and times put right."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.domain.attendance import AttendanceRow, Capacity
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.people import change_person, people_of
from coprod_desktop.ui.live.door import Door
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.boxes import ScrollArea
from tests.conftest import SetClock
from tests.room import Room, open_room
from tests.ui.live_screen import CTRL, Key, Live


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def live(workspace: Workspace, room: Room, own_home: Path, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    made = Live(workspace, room, Settings(own_home / "settings.ini"), theme, qtbot)
    yield made
    made.close()


@pytest.fixture
def door(live: Live) -> Iterator[Door]:
    live.press(Key.Key_D, CTRL)
    opened = live.dialog
    assert isinstance(opened, Door)
    yield opened
    if isValid(opened):
        opened.reject()


def names(door: Door) -> list[str]:
    lines = door.list.lines
    return [row.name for place in range(lines.rowCount()) if (row := lines.row_at(place))]


def row_of(live: Live, name: str) -> AttendanceRow:
    rows = list_attendance(live.workspace, meeting_id=live.room.meeting_id)
    return next(row for row in rows if row.name == name)


def test_the_first_letters_and_enter_let_somebody_in_and_out(live: Live, door: Door, clock: SetClock) -> None:
    assert names(door) == ["Carla", "Bruno", "Anna"]
    live.type("an")
    assert names(door) == ["Anna"]
    live.press(Key.Key_Return)
    assert live.present == ["Anna"]
    assert live.toast == "Anna is here"
    assert door.line.text() == ""
    assert names(door) == ["Carla", "Bruno", "Anna"]
    assert door.counts.text() == live.screen.room.counts.text() == "1 present · 2 expected"
    clock.forward(minutes=30)
    live.enter_line("anna")
    assert live.present == []
    assert live.toast == "Anna has left"
    assert [(s.arrived_at.hour, s.left_at) for s in row_of(live, "Anna").spells] == [(13, clock())]


def test_arrows_and_space_walk_the_list_and_undo_is_at_hand(live: Live, door: Door) -> None:
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space):
        live.press(key)
    assert live.present == ["Bruno", "Carla"]
    live.workspace.undo()
    assert live.present == ["Carla"]
    assert [name for name in names(door) if name] == ["Carla", "Bruno", "Anna"]


def test_a_partner_is_found_too_and_those_known_but_not_expected(live: Live, door: Door) -> None:
    live.type("crema")
    assert names(door) == ["Carla", "Dario"]
    live.press(Key.Key_Down)
    live.press(Key.Key_Return)
    assert live.present == ["Dario"]
    assert not row_of(live, "Dario").expected


def test_somebody_nobody_knows_is_let_in_by_name_and_partner(live: Live, door: Door) -> None:
    live.enter_line("Elena")
    assert door.walk_in.name.value() == "Elena"
    assert live.focus is door.walk_in.who.control
    live.type("sondaggi")
    door.walk_in.capacity.set_value(Capacity.GUEST)
    live.press(Key.Key_Return)
    assert live.present == ["Elena"]
    row = row_of(live, "Elena")
    assert (row.partner, row.capacity) == ("Sondaggi srl", Capacity.GUEST)
    assert live.focus is door.line
    assert door.walk_in.name.value() == ""
    assert len(people_of(live.workspace, partner_id=live.room.partners["Sondaggi srl"])) == 1


def test_a_walk_in_without_a_known_partner_is_told_so(live: Live, door: Door) -> None:
    live.enter_line("Elena")
    live.enter_line("Provincia")
    assert live.present == []
    assert "Nobody by this name takes part" in door.walk_in.who.error.text()


def test_capacity_proxy_and_apologies_are_saved_as_they_are_changed(live: Live, door: Door) -> None:
    live.press(Key.Key_Home)
    live.press(Key.Key_Down)
    details = door.details
    assert details.name.text() == "Bruno"
    details.capacity.control.setFocus()
    live.press(Key.Key_Down)
    details.capacity.changed.emit()
    details.proxy.set_value(live.room.people["Anna"])
    details.proxy.changed.emit()
    row = row_of(live, "Bruno")
    assert (row.capacity, row.proxy_for) == (Capacity.INTERPRETER, "Anna")
    details.apologies.control.setFocus()
    live.press(Key.Key_Space)
    assert row_of(live, "Bruno").apologies
    assert door.counts.text() == "0 present · 2 expected"


def test_times_are_put_right_and_a_wrong_order_is_refused(live: Live, door: Door, clock: SetClock) -> None:
    clock.forward(minutes=20)
    live.enter_line("anna")
    (spell,) = door.details.lines.values()
    assert spell.arrived.control.text() == "14:50"
    spell.arrived.control.setFocus()
    spell.arrived.control.selectAll()
    live.type("14.32")
    live.press(Key.Key_Tab)
    assert row_of(live, "Anna").spells[0].arrived_at == datetime(2009, 3, 3, 13, 32, tzinfo=UTC)
    assert live.focus is spell.left.control
    live.type("14:00")
    live.press(Key.Key_Tab)
    assert live.toast == "«Left» cannot be before «Arrived»."
    assert row_of(live, "Anna").spells[0].left_at is None


def test_what_happens_elsewhere_shows_at_the_door(live: Live, door: Door) -> None:
    live.enter_line("anna")
    live.workspace.undo()
    assert door.counts.text() == "0 present · 3 expected"
    assert door.details.lines == {}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_never_overlap_and_nothing_scrolls_sideways(live: Live, theme: Theme, qtbot: QtBot, scale: float) -> None:
    role = "director of the department of social services of the whole district"
    for person_id in live.room.people.values():
        change_person(live.workspace, participant_id=person_id, role=role)
    theme.zoom(scale)
    live.press(Key.Key_D, CTRL)
    door = live.dialog
    assert isinstance(door, Door)
    area = door.findChild(ScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    lines = door.list

    def stacked() -> bool:
        rects = [lines.visualRect(lines.lines.index(place)) for place in range(lines.lines.rowCount())]
        fit = all(above.bottom() < below.top() for above, below in pairwise(rects))
        return fit and all(rect.width() <= lines.viewport().width() for rect in rects)

    qtbot.waitUntil(stacked)
    door.reject()


def test_the_list_takes_the_height_that_the_chosen_person_leaves(live: Live, door: Door, qtbot: QtBot) -> None:
    area = door.findChild(ScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert door.details.isVisible()
    assert door.walk_in.isHidden()
    live.type("Zoe")
    live.press(Key.Key_Return)
    assert door.walk_in.isVisible()
    assert door.details.isHidden()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    door.line.setFocus()
    live.press(Key.Key_Backspace)
    assert door.details.isVisible()
    assert door.walk_in.isHidden()


def test_escape_empties_the_line_and_then_goes_back(live: Live, door: Door) -> None:
    live.type("an")
    live.press(Key.Key_Escape)
    assert door.line.text() == ""
    assert door.isVisible()
    live.press(Key.Key_Escape)
    live.qtbot.waitUntil(lambda: not isValid(door))
    assert live.window.live is live.screen
