"""F1: the keys of what has the focus, of the page or meeting in view, and of the window, group by group."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.operations.meetings import start_now
from coprod_desktop.ui.actions.page import ActionsPage
from coprod_desktop.ui.shortcuts import groups_of
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.told_keys import native
from tests.ui.every_screen import House, settle

Key = Qt.Key
OpenHouse = Callable[..., House]


def groups(house: House) -> dict[str, dict[str, str]]:
    """What F1 would list now: keys by their words, by the name of their group."""
    window = house.window
    return {name: dict(keys) for name, keys in groups_of(window.words, window.menus, window.live or window.frame.page)}


def test_the_widget_with_the_focus_stands_first_then_the_page_then_the_window(open_house: OpenHouse) -> None:
    house = open_house("en")
    house.window.go("actions")
    page = house.window.frame.page
    assert isinstance(page, ActionsPage)
    with house.qtbot.waitActive(house.window):
        house.window.activateWindow()
    page.pane.filter.setFocus()
    assert next(iter(groups(house))) == "Filter"
    page.table.setFocus()
    listed = groups(house)
    assert next(iter(listed)) == "Actions"
    assert listed["Actions"]["Tell what became of it"] == "N"
    assert listed["Actions"]["Tell it with one of the states"] == "1–6"
    assert listed["On this page"] == {"New action": "Ins"}
    assert listed["Everywhere"]["Find anything…"] == "Ctrl+K"
    assert list(listed)[-1] == "Everywhere"


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("teams", ("M", "Ctrl+Left · Ctrl+Right")),
        ("meetings", ("F2", "Return")),
        ("priorities", ("Space",)),
        ("papers", ("PgDown · PgUp", "0")),
        ("overview", ("Return",)),
    ],
)
def test_each_page_tells_the_keys_of_its_own_widgets(open_house: OpenHouse, place: str, keys: tuple[str, ...]) -> None:
    house = open_house("en")
    house.window.go(place)
    settle()
    told = {key for group, listed in groups(house).items() if group != "Everywhere" for key in listed.values()}
    assert {native(key) for key in keys} <= told


def test_the_keys_of_an_agenda_and_of_a_meeting_under_way(open_house: OpenHouse) -> None:
    house = open_house("en")
    project_id = house.desk.project_id
    assert project_id
    meeting = start_now(house.workspace, project_id=project_id, title="", item_title="Talk")
    house.window.open_row("meeting_live", meeting)
    settle()
    listed = groups(house)
    assert "Next item" in listed["Meeting under way"]
    assert "Agenda" in " ".join(listed)


def test_f1_opens_it_and_f1_in_a_dialog_tells_the_keys_of_that(open_house: OpenHouse) -> None:
    house = open_house("it")
    house.window.go("actions")
    page = house.window.frame.page
    assert isinstance(page, ActionsPage)
    page.add_new()
    settle()
    form = QApplication.activeModalWidget()
    assert isinstance(form, Dialog)
    QTest.keyClick(form, Key.Key_F1)
    settle()
    keys = QApplication.activeModalWidget()
    assert isinstance(keys, Dialog)
    assert keys is not form
    texts = [label.text() for label in keys.findChildren(Text)]
    assert texts[0] == "Tasti"
    assert "Mentre si scrive" in texts
    assert "Dappertutto" not in texts
    keys.reject()
    settle()
    assert QApplication.activeModalWidget() is form
    form.reject()
