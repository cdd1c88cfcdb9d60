"""One page in the window, as the tests of a screen work it."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.operations.projects import list_projects
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow

P = TypeVar("P", bound=Page)


class PageScreen(Generic[P]):
    """The window with one page on the desk's project."""

    def __init__(self, page: P, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        self.page = page
        self.desk: Desk = page.desk
        self.window = MainWindow(self.desk.words, settings, theme)
        self.failed: list[str] = []
        self.desk.failed.connect(self.failed.append)
        workspace = self.desk.workspace
        self.window.furnish(
            self.desk, {page.where: lambda: page}, lambda: list_projects(workspace), lambda _meeting: QWidget()
        )
        self.window.show_places()
        self.window.resize(1366, 768)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.go(page.where.key)

    @property
    def toast(self) -> str:
        """What the toast says."""
        return self.window.frame.toast.text()

    @property
    def focus(self) -> QWidget:
        """What has the cursor."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget
