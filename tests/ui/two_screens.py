"""What takes a laptop and a projector: run by `test_wall_screens`, on screens that Qt's offscreen platform fakes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import add_item
from coprod_desktop.operations.meetings import add_meeting
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.wall.operator import Operator
from coprod_desktop.ui.wall.views import View
from coprod_desktop.ui.wall.window import WallWindow
from coprod_desktop.ui.widgets.buttons import Button
from tests.room import open_room
from tests.ui.every_screen import settle
from tests.whole_path import ALT, CTRL, SHIFT, Key, Keyboard

Start = Callable[..., Keyboard]
LAPTOP, PROJECTOR = "laptop", "projector"
PRIVATE = "Il sindaco è in ritardo"


@pytest.fixture
def start(settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Start]:
    started: list[Keyboard] = []

    def starting(file: Path) -> Keyboard:
        settings.language = "it"
        started.append(Keyboard(settings, theme, qtbot, file))
        return started[-1]

    yield starting
    for keys in started:
        keys.close()


def screen(name: str) -> QScreen:
    return next(one for one in QGuiApplication.screens() if one.name() == name)


def walls() -> list[WallWindow]:
    settle()
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, WallWindow) and one.isVisible()]


def panel() -> Operator:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Operator) and one.isVisible())


def said() -> str:
    """What the room reads."""
    (wall,) = walls()
    return wall.view.accessibleDescription()


def show(keys: Keyboard, view: View, line: str = "") -> str:
    """Go to the panel, choose a view by the arrow keys, put it on the wall, and come back to the window."""
    settle()
    if not panel().isActiveWindow():
        keys.press(Key.Key_F7)
        settle()
    beside = panel()
    keys.wait(beside.isActiveWindow)
    beside.views.button(beside.views.key).setFocus()
    for _step in range(len(View)):
        if beside.views.key == view.value:
            break
        keys.press(Key.Key_Right)
    if line:
        keys.tab_to(keys.say("Text of your own"))
        keys.replace(line)
    before = said()
    assert beside.views.key == view.value
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_F7)
    keys.wait(keys.window.isActiveWindow)
    assert said() != before
    assert PRIVATE not in said()
    return said()


def tool(keys: Keyboard, key: str) -> None:
    """Go to a tool of live mode by its number."""
    number = [one.key for one in keys.live.tools].index(key) + 1
    keys.press(Key(Key.Key_0.value + number), CTRL)


def plan(workspace: Workspace) -> None:
    """Plan a meeting for now."""
    project = add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")
    family = add_partner(workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY)
    add_person(workspace, partner_id=family.id, alias="Madre", names="Maria Segreta", phone="0373 999888")
    meeting = add_meeting(
        workspace, project_id=project, title="Crema", venue="Scuola Manzoni", planned_at=workspace.now()
    )
    for title, minutes in (("Benvenuto", 10), ("Che cosa serve", 25), ("Decisioni", 20)):
        add_item(workspace, meeting_id=meeting, title=title, planned_min=minutes)


def test_apart_a_whole_meeting(start: Start, workspace: Workspace) -> None:
    plan(workspace)
    workspace.close()
    keys = start(workspace.path)
    keys.window.go("meetings")
    keys.press(Key.Key_Return, CTRL)
    assert keys.live.live.item
    assert walls() == [], "the wall never opens by itself"
    # Before the meeting: the wall stands on the projector, the keyboard stays at the laptop.
    keys.press(Key.Key_F7)
    (wall,) = walls()
    assert wall.geometry() == screen(PROJECTOR).geometry()
    assert wall.isFullScreen()
    assert not wall.isActiveWindow()
    assert keys.window.screen().name() == LAPTOP
    assert panel().warning.isHidden()
    assert "Benvenute e benvenuti" in said()
    assert "Si parla uno alla volta." in said()
    keys.press(Key.Key_F7)
    # The agenda goes on with the meeting.
    text = show(keys, View.AGENDA)
    assert "Ordine del giorno" in text
    assert text.index("Benvenuto") < text.index("→ In corso") < text.index("Che cosa serve")
    keys.press(Key.Key_Down, ALT)
    settle()
    assert "✓ Benvenuto" in said()
    assert said().index("Che cosa serve") < said().index("→ In corso")
    # The question, then what people say.
    assert "Che cosa serve" in show(keys, View.QUESTION)
    assert "Quali orari vi servono?" in show(keys, View.QUESTION, "Quali orari vi servono?")
    assert "Ancora nulla di scritto." in show(keys, View.BOARD)
    keys.enter("Orari serali #orari @«Famiglia 1»")
    keys.enter("Una navetta il martedì")
    settle()
    assert "Orari serali" in said()
    assert "Una navetta il martedì" in said()
    assert "Famiglia 1" not in said()
    # A note for oneself: the wall is the last to know.
    tool(keys, "notes")
    keys.press(Key.Key_P, ALT)
    keys.enter(PRIVATE)
    settle()
    assert PRIVATE not in said()
    assert "Orari serali" in said()
    # A pause of the wall while something is looked up: it is frozen, then blank.
    tool(keys, "priorities")
    keys.press(Key.Key_F, CTRL | SHIFT)
    keys.enter("Un solo numero")
    assert "Un solo numero" not in said()
    keys.press(Key.Key_F, CTRL | SHIFT)
    settle()
    assert "Un solo numero" in said()
    keys.press(Key.Key_B, CTRL)
    assert said() == ""
    keys.press(Key.Key_B, CTRL)
    assert "Un solo numero" in said()
    # In a line B is a letter, elsewhere it blanks.
    keys.type("b")
    assert keys.live.capture.line.text() == "b"
    assert said() != ""
    keys.replace("")
    keys.live.agenda.next.setFocus()
    keys.press(Key.Key_B)
    assert said() == ""
    keys.press(Key.Key_B)
    # What is decided and agreed.
    keys.press(Key.Key_L, CTRL)
    show(keys, View.DECISIONS)
    tool(keys, "decisions")
    keys.enter("Si apre fino alle 21")
    keys.type("Di giorno le famiglie lavorano")
    keys.press(Key.Key_Return, CTRL)
    settle()
    assert "Si apre fino alle 21" in said()
    show(keys, View.ACTIONS)
    tool(keys, "actions")
    keys.enter("Chiedere le chiavi della scuola")
    keys.type("Famiglia 1")
    keys.fill("By when", "+14")
    keys.press(Key.Key_Return, CTRL)
    settle()
    due = keys.window.words.date(keys.workspace.today() + timedelta(days=14))
    assert "Chiedere le chiavi della scuola" in said()
    assert f"scadenza: {due}" in said()
    assert "in orario" in show(keys, View.CLOCK)
    # The end: the wall stays with its last words until the person closes it.
    assert show(keys, View.QUIET, "Grazie a tutti") == "Grazie a tutti"
    keys.press(Key.Key_E, CTRL)
    keys.fill("Next meeting", "+14")
    keys.press(Key.Key_Return, CTRL)
    settle()
    assert keys.window.live is None
    assert said() == "Grazie a tutti"
    keys.window.close()
    assert walls() == []


def opened(start: Start, workspace: Workspace) -> Keyboard:
    """A meeting under way with its wall."""
    open_room(workspace)
    workspace.close()
    keys = start(workspace.path)
    keys.press(Key.Key_F7)
    settle()
    return keys


def test_apart_the_screen_is_remembered_by_its_name(start: Start, workspace: Workspace, settings: Settings) -> None:
    opened(start, workspace)
    (wall,) = walls()
    assert settings.wall_screen == PROJECTOR
    beside = panel()
    names = [beside.standing.control.itemText(place) for place in range(beside.standing.control.count())]
    assert names == [PROJECTOR, "third", "Una finestra su questo schermo"]
    beside.standing.set_value("third")
    beside.standing.changed.emit()
    assert wall.geometry() == screen("third").geometry()
    wall.close()
    beside.open_button.click()
    (wall,) = walls()
    assert wall.geometry() == screen("third").geometry()
    assert settings.wall_screen == "third"


def test_apart_it_closes_when_its_screen_is_unplugged_and_comes_back_when_asked(
    start: Start, workspace: Workspace
) -> None:
    keys = opened(start, workspace)
    show(keys, View.AGENDA)
    before = said()
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(screen("third"))
    assert len(walls()) == 1
    app.screenRemoved.emit(screen(PROJECTOR))
    assert walls() == [], "it closes rather than move"
    assert PROJECTOR in keys.window.frame.toast.text()
    app.screenAdded.emit(screen("third"))
    assert walls() == []
    app.screenAdded.emit(screen(PROJECTOR))
    assert walls() == [], "it never opens by itself"
    toast = keys.window.frame.toast
    assert keys.say("The screen «{screen}» is back.", screen=PROJECTOR) == toast.text()
    again = next(one for one in toast.findChildren(Button) if one.text() == keys.say("Open the wall there"))
    again.click()
    (wall,) = walls()
    assert wall.geometry() == screen(PROJECTOR).geometry()
    assert said() == before


def test_mirrored_screens_are_told(start: Start, workspace: Workspace) -> None:
    keys = opened(start, workspace)
    (wall,) = walls()
    assert not wall.isFullScreen()
    warning = panel().warning
    assert warning.isVisible()
    assert "F9" in warning.text.text()
    keys.press(Key.Key_F9)
    assert keys.window.frame.room_safe.isVisible()
    assert warning.isHidden()


def test_alone_the_wall_is_a_plain_window(start: Start, workspace: Workspace, settings: Settings) -> None:
    settings.wall_screen = PROJECTOR
    opened(start, workspace)
    (wall,) = walls()
    assert not wall.isFullScreen()
    assert QRect(0, 0, 1366, 768).contains(wall.geometry())
    assert settings.wall_screen == PROJECTOR
    assert panel().warning.isVisible()
