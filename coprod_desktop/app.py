"""The window's command: dresses Qt, shows the shell, then loads the rest and opens the workspace.

The only file that knows all rooms. It imports inside functions so that the shell is painted first.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QDialog, QWidget

    from coprod_desktop.domain.errors import KnownError
    from coprod_desktop.operations import Workspace
    from coprod_desktop.ui.backups.restoring import Restoring
    from coprod_desktop.ui.crash.careful_page import CarefulPage
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.settings import Settings
    from coprod_desktop.ui.start.page import StartPage
    from coprod_desktop.ui.wall.wall import Wall
    from coprod_desktop.ui.window import MainWindow
    from coprod_desktop.words import Words

# The files that the app makes by itself, in the user's data folder.
OWN_NAME, EXAMPLE_NAME = "coprod", "example"
SELF_TEST = "--self-test"
CURED_BY_BACKUP = frozenset({"file_damaged", "file_foreign", "file_strange", "file_missing"})


class App(QObject):
    """Joins the window and the workspace."""

    taken = Signal(object)
    """A workspace was opened, and is about to be put on the desk."""
    ready = Signal()
    """One can work: the first page stands, and the others are about to be made."""

    def __init__(self, window: MainWindow, settings: Settings, file: Path | None, failures: str = "") -> None:
        """Join them; where starts before this one failed, and `failures` tells how, no file is opened by itself."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._file = file
        self._failures = failures
        self._start: StartPage | CarefulPage | None = None
        self._not_opened: Path | None = None
        self._restoring: Restoring | None = None
        self._worked_on: set[Path] = set()
        self._wall: Wall | None = None
        window.wall_commands.asked.connect(self._ask_wall)
        window.wall_commands.poll_asked.connect(self._show_poll)
        window.painted.connect(self.start)
        window.file_asked.connect(self.open)
        window.new_file_asked.connect(self.create)
        window.example_asked.connect(self.open_example)
        window.new_project_asked.connect(self._ask_new_project)
        window.keys_asked.connect(self._show_keys)
        window.settings_asked.connect(self._show_settings)
        window.backups_asked.connect(self.show_backups)
        window.live_left.connect(self._forget_live)

    def start(self) -> None:
        """Open the file given, else the last one, else show the first start."""
        from coprod_desktop.ui.theme import load_fallback_fonts

        load_fallback_fonts()
        self._open_first()
        self.ready.emit()

    def _open_first(self) -> None:
        from coprod_desktop.operations.workspaces import own_file

        own = own_file(OWN_NAME)
        file = self._file or self._settings.last_file or (own if own.exists() else None)
        if self._failures:
            self._start_carefully(file)
        elif file is None:
            self.show_start()
        else:
            self.open(file)

    def open(self, file: Path) -> None:
        """Open a workspace file instead of the one that is open."""
        from coprod_desktop.operations.workspaces import open_workspace

        desk = self._window.desk
        if desk is None or file.resolve() != desk.workspace.path.resolve():
            self._not_opened = file
            if self._take_what(lambda: open_workspace(file)):
                self._not_opened = None

    def show_backups(self, file: Path | None = None) -> None:
        """Show the backups of a file: of the one that is open, could not be opened, or was open last, if none is named.

        Where there never was any, a backup that is chosen becomes the user's own file.
        """
        from coprod_desktop.operations.workspaces import own_file
        from coprod_desktop.ui.backups.restoring import Restoring

        desk = self._window.desk
        present = desk.workspace.path if desk else self._not_opened or self._settings.remembered_file
        if self._restoring is None:
            self._restoring = Restoring(self._window, self.open, self._tell)
        self._restoring.show(file or present or own_file(OWN_NAME))

    def _show_instead(self, dialog: QDialog, file: Path) -> None:
        dialog.reject()
        self.show_backups(file)

    def make_last_backups(self) -> None:
        """Make backups on this computer of what was worked on: once the window is gone, nobody waits for it."""
        from coprod_desktop.operations.upkeep import keep_up_at_rest

        for file in sorted(self._worked_on):
            keep_up_at_rest(file)

    def open_given(self, file: Path) -> None:
        """Open a file that the system hands over; before the start it is the one to start with."""
        if self._window.desk is None and self._start is None:
            self._file = file
        else:
            self.open(file)

    def create(self, file: Path) -> None:
        """Make a new workspace file and open it."""
        from coprod_desktop.operations.workspaces import create_workspace

        self._take_what(lambda: create_workspace(file))

    def open_example(self) -> None:
        """Open the worked example, made in the language of the window where it is not there yet."""
        from coprod_desktop.operations.example import create_example
        from coprod_desktop.operations.workspaces import own_file

        file = own_file(EXAMPLE_NAME)
        if file.exists():
            self.open(file)
        else:
            self._take_what(lambda: create_example(file, language=self._window.words.language))

    def begin(self, title: str, lead: str) -> None:
        """Begin with a first project, in a file of the user's own."""
        from coprod_desktop.operations.projects import add_project
        from coprod_desktop.operations.workspaces import create_workspace, open_workspace, own_file

        file = own_file(OWN_NAME)
        if self._take_what(lambda: open_workspace(file) if file.exists() else create_workspace(file)):
            desk = self._window.desk
            project_id = desk.do(add_project, title=title, lead=lead) if desk else None
            if desk and project_id:
                desk.choose_project(project_id)

    def take(self, workspace: Workspace) -> None:
        """Put an open workspace on the desk and furnish the window with it."""
        from coprod_desktop.operations.projects import list_projects
        from coprod_desktop.ui.desk import Desk
        from coprod_desktop.ui.screens import makers_of
        from coprod_desktop.ui.upkeep_sign import look_after

        self.taken.emit(workspace)
        self._window.unfurnish()
        self._window.show_places()
        self._start = None
        desk = Desk(workspace, self._window.words, self._window)
        desk.folder = self._settings.folder
        projects = list_projects(workspace)
        known = {str(project.id): project.id for project in projects}
        first = projects[0].id if projects else None
        desk.choose_project(known.get(self._settings.last_project, first))

        def live(meeting_id: UUID) -> QWidget:
            from coprod_desktop.ui.live.screen import LiveScreen

            screen = LiveScreen(desk, meeting_id)
            screen.left.connect(self._window.leave_live)
            if self._wall is not None:
                self._wall.show_meeting(meeting_id)
            self._settings.live_meeting = str(meeting_id)
            return screen

        self._wall = None
        desk.wall_asked.connect(self._ask_wall)
        look_after(self._window, desk)
        # When it is left, as it may have gone on elsewhere meanwhile.
        desk.left.connect(lambda: self._worked_on.add(workspace.path))
        self._window.furnish(desk, makers_of(desk), lambda: list_projects(workspace), live)
        self._settings.last_file = workspace.path
        self._settings.save()
        self._pick_up(desk)

    def show_start(self) -> StartPage:
        """Show the first start."""
        from coprod_desktop.ui.start.page import StartPage

        start = self._start = StartPage(self._window.words, self._window.theme)
        start.example_wanted.connect(self.open_example)
        start.project_wanted.connect(self.begin)
        start.file_wanted.connect(self._window.ask_file)
        start.backups_wanted.connect(self.show_backups)
        start.language_wanted.connect(self._window.set_language)
        start.scale_wanted.connect(self._window.set_scale)
        self._window.show_alone(start)
        start.focus_first()
        return start

    def _start_carefully(self, file: Path | None) -> None:
        from coprod_desktop.ui.crash.careful_page import CarefulPage

        page = self._start = CarefulPage(self._window.words, file, self._failures)
        page.again_wanted.connect(self.open)
        page.backups_wanted.connect(partial(self.show_backups, file))
        page.file_wanted.connect(self._window.ask_file)
        page.example_wanted.connect(self.open_example)
        page.start_wanted.connect(self.show_start)
        self._window.show_alone(page)
        page.focus_first()

    def _take_what(self, give: Callable[[], Workspace]) -> bool:
        """Take the workspace that is given; a known trouble is told, and what is open stays open."""
        from coprod_desktop.domain.errors import KnownError

        try:
            workspace = give()
        except KnownError as trouble:
            self._tell(trouble)
            return False
        self.take(workspace)
        return True

    def _tell(self, trouble: KnownError) -> None:
        """Say why a file could not be opened: over what is open, else on the first start."""
        from coprod_desktop.ui.start.page import StartPage
        from coprod_desktop.ui.troubles import show_trouble
        from coprod_desktop.words import mark

        if self._window.desk is not None:
            dialog = show_trouble(self._window, self._window.words, trouble)
            if trouble.code in CURED_BY_BACKUP and self._not_opened:
                dialog.add_button(mark("Backups…"), partial(self._show_instead, dialog, self._not_opened))
            return
        start = self._start or self.show_start()
        start.tell_trouble(trouble.say(self._window.words))
        if isinstance(start, StartPage) and trouble.code in CURED_BY_BACKUP:
            start.offer_backups()

    def _pick_up(self, desk: Desk) -> None:
        """Open the meeting again that filled the window when the app was last closed, or the plug pulled."""
        from coprod_desktop.domain.meetings import MeetingState
        from coprod_desktop.operations.meetings import list_meetings

        if desk.project_id is None or not self._settings.live_meeting or self._failures:
            return
        for meeting in list_meetings(desk.workspace, project_id=desk.project_id):
            if str(meeting.id) == self._settings.live_meeting and meeting.state is MeetingState.OPEN:
                desk.opened.emit("meeting_live", meeting.id)

    def _forget_live(self) -> None:
        self._settings.live_meeting = ""

    def _ask_wall(self, deed: str) -> None:
        wall = self._make_wall()
        if wall is not None:
            wall.do(deed)

    def _show_poll(self, poll_id: UUID) -> None:
        wall = self._make_wall()
        if wall is not None:
            wall.show_poll(poll_id)

    def _make_wall(self) -> Wall | None:
        from coprod_desktop.ui.live.screen import LiveScreen
        from coprod_desktop.ui.wall.wall import Wall

        desk, live = self._window.desk, self._window.live
        if desk is None:
            return None
        if self._wall is None:
            self._wall = wall = Wall(desk, self._settings, self._window)
            wall.changed.connect(partial(self._window.wall_commands.show_state, wall))
        if not self._wall.is_open:
            self._wall.show_meeting(live.live.id if isinstance(live, LiveScreen) else None)
        return self._wall

    def _ask_new_project(self) -> None:
        from coprod_desktop.ui.project.dialogs import NewProjectDialog

        if self._window.desk is not None:
            NewProjectDialog(self._window.desk, self._window).open()

    def _show_settings(self) -> None:
        from coprod_desktop.ui.preferences.dialog import SettingsDialog

        SettingsDialog(self._window).open()

    def _show_keys(self) -> None:
        from coprod_desktop.ui.shortcuts import show_shortcuts

        window = self._window
        show_shortcuts(window, window.words, window.menus, window.live or window.frame.page)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is closed."""
    # For good: it would hold up the start, and later on take widgets apart in other threads.
    gc.disable()
    if SELF_TEST in (sys.argv[1:] if argv is None else argv):
        from coprod_desktop.self_test import run_self_test

        return run_self_test(App)
    from coprod_desktop.ui.application import DesktopApplication
    from coprod_desktop.ui.crash.guard import Guard
    from coprod_desktop.ui.garbage import GarbageCollector
    from coprod_desktop.ui.settings import Settings, app_home
    from coprod_desktop.ui.theme import Theme
    from coprod_desktop.ui.window import MainWindow
    from coprod_desktop.words import Words

    settings = Settings(app_home() / "settings.ini")
    words = Words(settings.language)
    file = _read_arguments(words, argv)
    qt = DesktopApplication()
    guard = Guard(qt, app_home())
    if guard.is_careful:
        settings.forget_layout()
    window = MainWindow(words, settings, Theme(qt, settings.theme, settings.scale))
    GarbageCollector(qt)
    app = App(window, settings, file, guard.failures)
    qt.file_given.connect(app.open_given)
    guard.watch(window)
    app.taken.connect(guard.follow)
    app.ready.connect(guard.be_ready)
    window.furnished.connect(gc.freeze)
    window.show()
    code = qt.exec()
    app.make_last_backups()
    guard.end()
    return code


def _read_arguments(words: Words, argv: Sequence[str] | None) -> Path | None:
    about = words.say("Runs co-design meetings, from the door to the printed minutes.")
    parser = argparse.ArgumentParser(prog="coprod-desktop", description=about)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=words.say("the workspace to open"))
    parser.add_argument(SELF_TEST, action="store_true", help=words.say("check whether everything works, and end"))
    file: Path | None = parser.parse_args(argv).file
    return file
