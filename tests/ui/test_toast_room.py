"""A toast covers nothing: while it stands, everything can be read, reached and used around it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.polls import prepare_poll
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.window import MainWindow
from tests.room import Room, open_room
from tests.ui.every_screen import House, settle
from tests.ui.live_screen import Key, Live
from tests.ui.voting import go_to_vote, let_in, opened_poll, raise_priorities

LONG = "«Una riunione al mese con gli insegnanti della scuola, le famiglie e il servizio sociale» added"
USED = (Button, QLineEdit, QPlainTextEdit, QAbstractItemView, Text)


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


def seen(widget: QWidget) -> QRect:
    """Give the part of a widget that its parents leave in sight, within the window."""
    window = widget.window()
    part = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    around = widget.parentWidget()
    while around is not None and around is not window:
        part &= QRect(around.mapTo(window, QPoint(0, 0)), around.size())
        around = around.parentWidget()
    return part


def standing(window: MainWindow) -> QRect:
    """Give where the toast stands in the window."""
    toast = window.frame.toast
    assert toast.isVisible()
    return QRect(toast.mapTo(window, QPoint(0, 0)), toast.size())


def is_free(widget: QWidget) -> bool:
    """Tell whether the whole of a widget is in sight, and not under the toast."""
    window = widget.window()
    assert isinstance(window, MainWindow)
    return seen(widget).size() == widget.size() and not seen(widget).intersects(standing(window))


def covered(window: MainWindow) -> list[str]:
    """Name what the toast covers."""
    toast, stands = window.frame.toast, standing(window)
    others = [one for one in window.findChildren(QWidget) if isinstance(one, USED) and one.isVisible()]
    return [repr(one) for one in others if not toast.isAncestorOf(one) and seen(one).intersects(stands)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_toast_covers_nothing_in_any_place(open_house: Callable[..., House], theme: Theme, scale: float) -> None:
    house = open_house("it")
    theme.zoom(scale)
    house.window.resize(1366, 768)
    for place in house.window.pages:
        house.window.go(place)
        house.window.frame.toast.warn(LONG)
        settle()
        assert (place, covered(house.window)) == (place, [])


@pytest.mark.parametrize("scale", [1.0, 1.1, 2.0])
def test_a_toast_covers_nothing_in_a_meeting(live: Live, theme: Theme, scale: float) -> None:
    raise_priorities(live.workspace, live.room)
    theme.zoom(scale)
    live.window.resize(1366, 768)
    for number, tool in enumerate(live.screen.tools):
        live.screen.choose_tool(number)
        live.window.frame.toast.warn(LONG)
        settle()
        assert (tool.key, covered(live.window)) == (tool.key, [])


def test_what_opening_a_vote_puts_the_cursor_on_is_in_sight_above_the_toast(live: Live, theme: Theme) -> None:
    prepare_poll(
        live.workspace,
        meeting_id=live.room.meeting_id,
        question="Da dove si comincia nei prossimi sei mesi, e chi ne risponde alle famiglie?",
        options=[("Orari serali", None), ("Un solo numero", None)],
        budget=3,
        cap=2,
    )
    theme.zoom(2.0)
    live.window.resize(1366, 640)
    tool = go_to_vote(live)
    tool.open_vote()
    settle()
    assert (live.toast[:4], tool.opened.booth.hasFocus()) == ("Vote", True)
    assert is_free(tool.opened.booth)


def test_a_toast_that_comes_does_not_hide_what_has_the_cursor(live: Live, theme: Theme) -> None:
    theme.zoom(2.0)
    live.window.resize(1366, 640)
    opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    tool.opened.sheets.setFocus()
    settle()
    live.window.frame.toast.warn(LONG)
    settle()
    assert is_free(tool.opened.sheets)


def test_the_line_one_types_in_stays_where_it_is(live: Live) -> None:
    line = live.screen.capture.line
    before = seen(line)
    live.enter_line("Orari serali")
    settle()
    live.window.frame.toast.warn(LONG)
    settle()
    assert (seen(line), line.hasFocus()) == (before, True)


def test_the_room_of_a_toast_is_given_back(live: Live) -> None:
    tools = live.screen.tabs
    before = seen(tools)
    live.window.frame.toast.warn(LONG)
    settle()
    assert seen(tools).bottom() < before.bottom()
    live.window.frame.toast.close_now()
    settle()
    assert seen(tools) == before


def test_a_row_that_is_chosen_stays_in_sight_when_a_toast_comes(open_house: Callable[..., House]) -> None:
    house = open_house("en")
    house.window.go("partners")
    page = house.window.pages["partners"]
    assert isinstance(page, PartnersPage)
    settle()
    view = page.table
    view.setFocus()
    view.setCurrentIndex(view.indexAt(view.viewport().rect().bottomLeft() - QPoint(0, 12)))
    house.window.frame.toast.warn(LONG)
    settle()
    row = view.visualRect(view.currentIndex()).translated(view.viewport().mapTo(house.window, QPoint(0, 0)))
    assert row.height() > 0
    assert seen(view.viewport()).contains(row)
    assert not row.intersects(standing(house.window))


def test_a_toast_that_goes_leaves_the_cursor_where_one_types(live: Live) -> None:
    live.type("Orari ser")
    live.window.frame.toast.warn(LONG)
    live.window.frame.toast.close_now()
    live.type("ali")
    assert (live.screen.capture.line.text(), live.screen.capture.line.hasFocus()) == ("Orari serali", True)


def test_a_toast_that_is_closed_by_its_key_gives_the_cursor_back(live: Live) -> None:
    live.window.frame.toast.warn(LONG)
    for _ in range(6):
        if not live.window.frame.toast.isAncestorOf(live.focus):
            live.press(Key.Key_F6)
    assert live.window.frame.toast.isAncestorOf(live.focus)
    live.press(Key.Key_Escape)
    settle()
    assert (live.toast, live.screen.isAncestorOf(live.focus)) == ("", True)
