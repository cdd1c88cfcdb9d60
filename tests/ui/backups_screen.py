"""A window on a file with backups, and what the tests of their screens do with it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.app import App
from coprod_desktop.operations.backups import back_up
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.ui.backups.dialog import BackupsDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words

Key = Qt.Key
TITLES = ("Prima", "Seconda", "Terza")


def make_file(path: Path) -> Path:
    """Make a file with a project, a backup of it, and twice more so; the last project is in no backup."""
    path.parent.mkdir(exist_ok=True)
    create_workspace(path).close()
    now = datetime.now(UTC)
    for number, title in enumerate(TITLES):
        add_to(path, title)
        if title != TITLES[-1]:
            back_up(path, now=now - timedelta(hours=3 - number))
    return path


def add_to(path: Path, title: str) -> None:
    """Add a project to a file at rest."""
    workspace = open_workspace(path)
    add_project(workspace, title=title, lead="ASL di Cremona")
    workspace.close()


class BackedUp:
    """The app with its window."""

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        qtbot: QtBot,
        language: str,
        file: Path | None,
        *,
        failures: str = "",
        whole: bool = False,
    ) -> None:
        """Open it; all pages are made only where it is to be `whole`, as that takes long."""
        settings.language = language
        self.qtbot = qtbot
        self.window = MainWindow(Words(language), settings, theme)
        self.app = App(self.window, settings, file, failures)
        with qtbot.waitSignal(self.app.ready):
            self.window.show()
        if not whole:
            self.window.pages.stop()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the window, once."""
        if isValid(self.window):
            self.window.close()
            self.window.deleteLater()
            settle()

    def titles(self) -> list[str]:
        """Give the projects of the file that is open."""
        assert self.window.desk
        return sorted(project.title for project in list_projects(self.window.desk.workspace))

    def open_backups(self, command: str = "Backups…") -> BackupsDialog:
        """Give the command of the menu, and wait for the look inside."""
        (action,) = (one for one in self.window.findChildren(QAction) if one.text().replace("&", "") == command)
        action.trigger()
        return self.dialog()

    def dialog(self) -> BackupsDialog:
        """Give the dialog that is open, once it has looked inside."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BackupsDialog)
        self.qtbot.waitUntil(lambda: not dialog.is_looking)
        return dialog

    def confirm(self) -> Dialog:
        """Give the question that is open."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        assert not isinstance(dialog, BackupsDialog)
        return dialog

    def wait_restored(self, deed: Callable[[], object]) -> None:
        """Do what restores a backup, and wait until it was."""
        restoring = self.app._restoring
        assert restoring is not None
        with self.qtbot.waitSignal(restoring.done):
            deed()
        settle()


def cursor() -> QWidget:
    """Give what has the cursor in the dialog on top, else in the window."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert window is not None
    return window.focusWidget() or window


def press(*keys: Qt.Key) -> None:
    """Press keys where the cursor is."""
    for key in keys:
        QTest.keyClick(cursor(), key)


def settle() -> None:
    """Let what was asked for happen."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
