"""Type lines into a meeting of 10,000 priorities: tell for each the time from Enter to disk and screen."""

import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.records import Priority
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.settings import Settings, app_home
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words

NOTES, LINES = 10_000, 400


def fill(workspace: Workspace) -> tuple[UUID, UUID]:
    """Make a meeting under way with all its notes on one item."""
    project = add_project(workspace, title="P", lead="ASL")
    meeting = start_now(workspace, project_id=project, title="M", item_title="I")
    first = add_priority(workspace, meeting_id=meeting, text="Orari serali #Orari")
    with workspace.step("add_priorities") as step:
        step.session.add_all(
            Priority(
                project_id=project,
                meeting_id=meeting,
                item_id=first.item_id,
                text=f"Orari serali per le famiglie, voce {n}",
                theme_id=first.theme_id,
                rank=f"b{n:05}",
                captured_at=step.now(),
            )
            for n in range(NOTES)
        )
    return project, meeting


def main() -> None:
    """Fill, type, and tell the times."""
    app = QApplication(sys.argv)
    settings = Settings(app_home() / "settings.ini")
    window = MainWindow(Words("it"), settings, Theme(app, "light", 1.0))
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "full.coprod")
        project, meeting = fill(workspace)
        desk = Desk(workspace, window.words, window)
        desk.choose_project(project)
        window.furnish(desk, {}, lambda: list_projects(workspace), lambda key: LiveScreen(desk, key))
        window.show()
        window.open_row("meeting_live", meeting)
        QTest.qWaitForWindowExposed(window)
        assert isinstance(window.live, LiveScreen)
        line = window.live.capture.line
        for number in range(LINES):
            QTest.keyClicks(line, f"Un solo numero da chiamare, voce nuova {number}")
            app.processEvents()
            begun = time.perf_counter()
            QTest.keyClick(line, Qt.Key.Key_Return)
            app.processEvents()
            if number >= 20:
                print((time.perf_counter() - begun) * 1000)
        with workspace.reading() as reader:
            kept = len(reader.all(Priority))
        assert kept == NOTES + LINES + 1, kept
        window.close()


main()
