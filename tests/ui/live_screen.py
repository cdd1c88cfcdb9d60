"""Live mode in a real window, driven by keys."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text
from tests.room import Room

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Live:
    """A window in which a meeting is run."""

    def __init__(self, workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        self.workspace, self.room, self.qtbot = workspace, room, qtbot
        self.window = MainWindow(Words("en"), settings, theme)
        self.desk = Desk(workspace, self.window.words, self.window)
        self.desk.choose_project(room.project_id)
        self.opened: list[tuple[str, UUID]] = []
        self.desk.opened.connect(lambda kind, row_id: self.opened.append((kind, row_id)))
        self.window.furnish(self.desk, {}, lambda: list_projects(workspace), self._make)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.enter()

    def _make(self, meeting_id: UUID) -> LiveScreen:
        screen = LiveScreen(self.desk, meeting_id)
        screen.left.connect(self.window.leave_live)
        return screen

    def enter(self) -> None:
        """Open live mode."""
        self.window.open_row("meeting_live", self.room.meeting_id)
        screen = self.screen
        self.qtbot.waitUntil(lambda: screen.capture.line.hasFocus() or screen.last_time.list.hasFocus())

    @property
    def screen(self) -> LiveScreen:
        """The screen of the meeting."""
        assert isinstance(self.window.live, LiveScreen)
        return self.window.live

    @property
    def focus(self) -> QWidget:
        """What has the cursor."""
        modal = QApplication.activeModalWidget()
        widget = (modal.focusWidget() or modal) if modal else QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def dialog(self) -> Dialog:
        """The dialog that is open on top."""
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, Dialog)
        return widget

    @property
    def toast(self) -> str:
        """What the toast says."""
        return self.window.frame.toast.text()

    @property
    def cards(self) -> list[str]:
        """The texts on the cards."""
        model = self.screen.priorities.grid.notes
        return [note.text for place in range(model.count()) if (note := model.note_at(model.index_at(place)))]

    @property
    def kept(self) -> list[str]:
        """The priorities that are kept."""
        return [row.text for row in list_priorities(self.workspace, meeting_id=self.room.meeting_id)]

    @property
    def present(self) -> list[str]:
        """Who is in the room, as it is kept."""
        rows = list_attendance(self.workspace, meeting_id=self.room.meeting_id)
        return sorted(row.name for row in rows if row.is_present)

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.focus, text)

    def enter_line(self, text: str) -> None:
        """Type a line and press Enter."""
        self.type(text)
        self.press(Key.Key_Return)

    def close(self) -> None:
        """Close the window, and the workspace with it."""
        self.window.close()


def is_whole(widget: QWidget, within: QWidget) -> bool:
    """Tell whether a widget stands inside another with its whole width."""
    left = widget.mapTo(within, QPoint(0, 0)).x()
    return left >= 0 and left + widget.width() <= within.width() and widget.width() >= widget.minimumSizeHint().width()
