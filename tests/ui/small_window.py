"""A window with one project and no pages, which stands at once: for what concerns the window as a whole."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words


class SmallWindow:
    """The window on a file, which is made where it is not there."""

    def __init__(self, file: Path, settings: Settings, theme: Theme, qtbot: QtBot, language: str) -> None:
        self.workspace = _opened(file)
        self.window = MainWindow(Words(language), settings, theme)
        self.desk = Desk(self.workspace, self.window.words, self.window)
        self.desk.choose_project(list_projects(self.workspace)[0].id)
        self.window.furnish(self.desk, {}, lambda: list_projects(self.workspace), self._live)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        QCoreApplication.processEvents()
        self.is_open = True

    def close(self) -> None:
        """Close the window; closing twice does nothing."""
        if self.is_open:
            self.is_open = False
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _live(self, meeting_id: UUID) -> LiveScreen:
        screen = LiveScreen(self.desk, meeting_id)
        screen.left.connect(self.window.leave_live)
        return screen


def _opened(file: Path) -> Workspace:
    file.parent.mkdir(exist_ok=True)
    if not file.exists():
        workspace = create_workspace(file)
        add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")
        workspace.close()
    return open_workspace(file)
