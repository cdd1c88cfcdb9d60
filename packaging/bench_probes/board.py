"""Drag a card about a board of 500 priorities: tell the time of each frame, from the mouse to what is painted."""

import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.themes import add_theme
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.records import Priority
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.priorities.page import PrioritiesPage
from coprod_desktop.ui.settings import Settings, app_home
from coprod_desktop.ui.theme import QT_ARGUMENTS, Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words

NOTES, THEMES, FRAMES = 500, 8, 400


def fill(workspace: Workspace) -> UUID:
    """Make a project whose priorities lie in eight themes."""
    project = add_project(workspace, title="P", lead="ASL")
    meeting = start_now(workspace, project_id=project, title="M", item_title="I")
    themes = [add_theme(workspace, project_id=project, name=f"Tema {n}") for n in range(THEMES)]
    with workspace.step("add_priorities") as step:
        step.session.add_all(
            Priority(
                project_id=project,
                meeting_id=meeting,
                text=f"Orari serali per le famiglie e per chi lavora fino a tardi, voce {n}",
                theme_id=themes[n % THEMES],
                rank=f"b{n:05}",
                captured_at=step.now(),
            )
            for n in range(NOTES)
        )
    return project


def main() -> None:
    """Fill, drag across the board and to its edges, let loose, and tell the times."""
    app = QApplication([sys.argv[0], *QT_ARGUMENTS])
    settings = Settings(app_home() / "settings.ini")
    window = MainWindow(Words("it"), settings, Theme(app, "light", 1.0))
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "board.coprod")
        project = fill(workspace)
        desk = Desk(workspace, window.words, window)
        desk.choose_project(project)
        page = PrioritiesPage(desk)
        window.furnish(desk, {page.where: lambda: page}, lambda: list_projects(workspace), lambda _key: page)
        window.show()
        QTest.qWaitForWindowExposed(window)
        board = page.board
        viewport, note = board.viewport(), page.shelf.shown()[1]
        start = board.card_rect(note.id).center()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for frame in range(FRAMES):
            # A path over all columns, that comes near the edges, where the board scrolls by itself.
            x = start.x() + frame * 7 % max(viewport.width() - start.x() - 4, 1)
            at = QPoint(x, start.y() + frame * 13 % max(viewport.height() - start.y() - 4, 1))
            begun = time.perf_counter()
            QTest.mouseMove(viewport, at)
            app.processEvents()
            if frame >= 20:
                print((time.perf_counter() - begun) * 1000)
        assert board.hand.drag is not None
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(250, 8))
        app.processEvents()
        assert len(project_priorities(workspace, project_id=project)) == NOTES
        window.close()


main()
