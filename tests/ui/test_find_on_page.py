"""Ctrl+F: every page can be searched, and the lines of a meeting under way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.ui.find.palette import Palette
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.widgets.find_bar import FindBar
from coprod_desktop.ui.widgets.record_pane import FilterLine
from tests.conftest import type_text
from tests.ui.every_screen import House, settle

Key = Qt.Key
OpenHouse = Callable[..., House]


def press_find(house: House) -> None:
    with house.qtbot.waitActive(house.window):
        house.window.activateWindow()
    focus = QApplication.focusWidget() or house.window
    QTest.keyClick(focus, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()


def bar_of(house: House) -> FindBar:
    assert house.window.frame.page is not None
    (bar,) = house.window.frame.page.findChildren(FindBar)
    return bar


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_page_has_a_line_to_search(open_house: OpenHouse, language: str) -> None:
    house = open_house(language)
    for place in house.window.pages:
        house.window.go(place)
        settle()
        press_find(house)
        focus = QApplication.focusWidget()
        assert isinstance(focus, FilterLine) or bar_of(house).line is focus, place
        assert focus is not None
        assert focus.accessibleName()


def test_places_are_walked_through_and_esc_stays_there(open_house: OpenHouse) -> None:
    house = open_house("en")
    house.window.go("project")
    press_find(house)
    bar = bar_of(house)
    type_text(bar.line, "cremona")
    total = int(bar.count.text().split()[-1])
    assert total > 3
    walked = [bar.count.text()]
    for _ in range(total):
        QTest.keyClick(bar.line, Key.Key_Return)
        walked.append(bar.count.text())
    assert walked == [*(f"{number} of {total}" for number in range(1, total + 1)), f"1 of {total}"]
    QTest.keyClick(bar.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"
    QTest.keyClick(bar.line, Key.Key_Escape)
    assert bar.isHidden()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert house.window.frame.page is not None
    assert house.window.frame.page.isAncestorOf(focus)


def test_accents_and_case_do_not_matter_and_what_is_not_there_is_told(open_house: OpenHouse) -> None:
    house = open_house("it")
    house.window.go("overview")
    press_find(house)
    bar = bar_of(house)
    type_text(bar.line, "che cosa si e detto")
    assert bar.count.text() == "1 di 1"
    type_text(bar.line, "zzz")
    assert bar.count.text() == "Nessun risultato"


def test_a_line_of_a_list_becomes_current(open_house: OpenHouse) -> None:
    house = open_house("en")
    house.window.go("overview")
    press_find(house)
    bar = bar_of(house)
    type_text(bar.line, "vescovato")
    QTest.keyClick(bar.line, Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Teams"


def test_in_live_mode_the_lines_of_the_meeting_are_searched(open_house: OpenHouse) -> None:
    house = open_house("en")
    project_id = house.desk.project_id
    assert project_id
    meeting = start_now(house.workspace, project_id=project_id, title="", item_title="Talk")
    add_priority(house.workspace, meeting_id=meeting, text="A quiet corner")
    add_note(house.workspace, meeting_id=meeting, text="A quiet word", private=True)
    add_note(house.workspace, meeting_id=meeting, text="Quietly agreed by all")
    action = add_action(house.workspace, project_id=project_id, meeting_id=meeting, what="Find a quiet room")
    house.window.open_row("meeting_live", meeting)
    settle()
    press_find(house)
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, Palette)
    type_text(palette.line, "quiet")
    settle()
    assert [row.text for row in palette.rows.rows] == [
        "Priorities",
        "A quiet corner",
        "Notes",
        "Quietly agreed by all",
        "Actions",
        "Find a quiet room",
    ]
    QTest.keyClick(palette.line, Key.Key_PageDown)
    QTest.keyClick(palette.line, Key.Key_Return)
    settle()
    live = house.window.live
    assert isinstance(live, LiveScreen)
    assert live.tabs.key == live.actions_tool.key
    assert action.meeting_id == live.live.id
