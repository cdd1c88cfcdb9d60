"""The window of the self-test: the real one, with somebody at its keyboard."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coprod_desktop import __version__
from coprod_desktop.self_test.report import must

if TYPE_CHECKING:
    from PySide6.QtCore import Qt, SignalInstance
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.operations import Workspace
    from coprod_desktop.ui.settings import Settings
    from coprod_desktop.ui.theme import Theme
    from coprod_desktop.ui.window import MainWindow

LONGEST_MS = 20_000


class Joined(Protocol):
    """What joins a window and a workspace."""

    @property
    def ready(self) -> SignalInstance:
        """One can work."""


Start = Callable[["MainWindow", "Settings", "Path | None"], Joined]


def dress() -> str:
    """Start Qt, and tell what this runs on."""
    from PySide6.QtCore import qVersion

    from coprod_desktop.ui.application import DesktopApplication

    system = f"{platform.system()} {platform.machine()}, {DesktopApplication().platformName()}"
    python = platform.python_version()
    return f"Coprod Desktop {__version__}, Qt {qVersion()}, Python {python}, {system}"


class Keyboard:
    """The app, started on a file or as on the first day; keys go where its cursor is."""

    def __init__(self, start: Start, settings: Settings, theme: Theme, file: Path | None = None) -> None:
        from coprod_desktop.ui.window import MainWindow
        from coprod_desktop.words import Words

        self.window = MainWindow(Words(settings.language), settings, theme)
        ready: list[bool] = []
        start(self.window, settings, file).ready.connect(lambda: ready.append(True))
        self.window.show()
        wait(lambda: bool(ready))
        self.window.activateWindow()

    @property
    def workspace(self) -> Workspace:
        """The workspace that is open."""
        must(self.window.desk, "no workspace is open")
        assert self.window.desk is not None
        return self.window.desk.workspace

    @property
    def focus(self) -> QWidget:
        """What hears the next key, also where the system lets another window stay in front."""
        return self.window.focusWidget() or self.window

    def take_cursor(self) -> None:
        """Let what is in view put its cursor, as it does where the system gives the keys to this window."""
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QFocusEvent
        from PySide6.QtWidgets import QApplication

        if not self.window.isActiveWindow():
            QApplication.sendEvent(self.focus, QFocusEvent(QEvent.Type.FocusIn))

    def type(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            self._strike(0, letter)

    def enter(self, text: str) -> None:
        """Type a text and press Enter."""
        from PySide6.QtCore import Qt

        self.type(text)
        self._strike(Qt.Key.Key_Return, "\r")

    def close(self) -> None:
        """Close the window, as its user does."""
        self.window.close()
        self.window.deleteLater()

    def _strike(self, key: Qt.Key | int, text: str) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        target = self.focus
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, int(key), Qt.KeyboardModifier.NoModifier, text))


def wait(fact: Callable[[], bool]) -> None:
    """Let the window work until something can be seen; CheckError where it takes too long."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QThread
    from PySide6.QtWidgets import QApplication

    latest = QDeadlineTimer(LONGEST_MS)
    while not fact():
        must(not latest.hasExpired(), "it takes too long")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QThread.msleep(2)
