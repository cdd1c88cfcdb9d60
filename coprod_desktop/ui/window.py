"""The window: menus, going from place to place, undo, language, and live mode."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.frame import Frame
from coprod_desktop.ui.live_view import LiveView, Searched, reveal_first
from coprod_desktop.ui.menus import Menus
from coprod_desktop.ui.pages import Makers, Pages
from coprod_desktop.ui.qt_words import QtWords
from coprod_desktop.ui.settings import FileUse, Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.undo_commands import UndoCommands
from coprod_desktop.ui.wall.commands import WallCommands
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from uuid import UUID

    from coprod_desktop.domain.changes import Changes
    from coprod_desktop.domain.projects import ProjectRow
    from coprod_desktop.ui.desk import Desk

Standard = QKeySequence.StandardKey
ROOM_SAFE_KEY = "F9"
LIVE_KIND, POLL_ON_WALL_KIND = "meeting_live", "poll_wall"


class MainWindow(QMainWindow):
    """The window, usable before the workspace is open; `furnish` brings the desk and the pages."""

    file_asked = Signal(Path)
    """The user wants this workspace file to be opened."""
    new_file_asked = Signal(Path)
    """The user wants a new workspace file to be made here."""
    example_asked = Signal()
    """The user wants the worked example to be opened."""
    new_project_asked = Signal()
    """The user wants a new project in this workspace."""

    live_left = Signal()
    """Live mode was left for the places, and not by closing the window."""
    backups_asked = Signal()
    """The user wants to see the backups."""
    backup_folder_chosen = Signal()
    """Another second folder for backups was chosen."""
    settings_asked = Signal()
    """The user wants to see and change the settings."""
    keys_asked = Signal()
    """The user wants to see the keys of all commands."""
    painted = Signal()
    """The window was painted for the first time."""
    furnished = Signal()
    """All pages are made."""

    def __init__(self, words: Words, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.words = words
        self.settings = settings
        self.theme = theme
        self.desk: Desk | None = None
        self.pages = Pages({}, self)
        self.live: QWidget | None = None
        self._make_live: Callable[[UUID], QWidget] | None = None
        self._projects: Callable[[], Sequence[ProjectRow]] = tuple
        self._qt_words = QtWords(self)
        self.frame = Frame(words)
        self.setCentralWidget(self.frame)
        bar = QMenuBar(self)
        self.setMenuBar(bar)
        self.menus = Menus(bar, words)
        self._build_menus()
        self._connect()
        self._qt_words.speak(words.language)
        self.setWindowTitle("Coprod Desktop")
        if settings.geometry.isEmpty() or not self.restoreGeometry(settings.geometry):
            self.resize(1366, 768)

    # The desk and the pages

    def furnish(
        self,
        desk: Desk,
        makers: Makers,
        projects: Callable[[], Sequence[ProjectRow]],
        live: Callable[[UUID], QWidget],
    ) -> None:
        """Bring the desk, what makes its pages, the list of projects, and what makes the live view of a meeting.

        The first page is made and shown at once; the others follow while nothing else is to be done.
        """
        self.desk, self._projects, self._make_live = desk, projects, live
        self.frame.set_places(list(makers))
        self.frame.rail.chooser.set_projects(projects)
        self.menus.places(self._go_menu, list(makers), self.go)
        self.pages = Pages(makers, self)
        self.pages.made.connect(self.frame.add_page)
        self.pages.complete.connect(self.furnished)
        desk.changed.connect(self._changed)
        desk.project_chosen.connect(self._show_project)
        desk.told.connect(self._told)
        desk.failed.connect(self.frame.toast.warn)
        desk.opened.connect(self.open_row)
        desk.offered.connect(self.frame.toast.offer)
        desk.room_safe_changed.connect(self._show_room_safe)
        self._show_room_safe()
        desk.place_asked.connect(self.open_place)
        self._guard_file(desk)
        self._show_project()
        self._show_saved()
        self._undo_commands.name(self.desk)
        if makers:
            self.go(next(iter(self.pages)))
        self.pages.make_the_rest()

    def unfurnish(self) -> None:
        """Take desk and pages away and close their workspace."""
        self._drop_live()
        desk, self.desk = self.desk, None
        self.pages.stop()
        self.pages.deleteLater()
        self.pages = Pages({}, self)
        self.menus.places(self._go_menu, (), self.go)
        self.frame.clear()
        self.frame.toast.close_now()
        if desk is not None:
            desk.leave()
            desk.workspace.close()
            desk.deleteLater()

    def show_alone(self, widget: QWidget) -> None:
        """Show one thing instead of rail and places, as the first start."""
        self.frame.show_alone(widget)

    def show_places(self) -> None:
        """Show rail and places again."""
        self.frame.show_places()

    # Going from place to place

    def go(self, place: str) -> None:
        """Go to a place and put the cursor where work starts."""
        if place not in self.pages or self.live is not None:
            return
        page = self.pages[place]
        self.frame.show_page(page)
        page.freshen()
        page.initial_focus()
        self._entitle()

    def open_row(self, kind: str, row_id: UUID) -> None:
        """Show a row wherever it lives; the kind `meeting_live` opens live mode."""
        if kind == LIVE_KIND:
            self._open_live(row_id)
            return
        if kind == POLL_ON_WALL_KIND:
            self.wall_commands.poll_asked.emit(row_id)
            return
        self.leave_live()
        place = self.pages.showing(kind)
        if place is not None:
            self.go(place)
            self.pages[place].reveal(kind, row_id)

    def open_place(self, place: str, part: str) -> None:
        """Go to a place, and show only a part of it where one is named."""
        self.leave_live()
        self.go(place)
        if part and place in self.pages:
            self.pages[place].narrow(part)

    def _open_live(self, meeting_id: UUID) -> None:
        if self._make_live is None:
            return
        try:
            view = self._make_live(meeting_id)
        except KnownError as trouble:
            self.frame.toast.warn(trouble.say(self.words))
        else:
            self.enter_live(view)

    def enter_live(self, view: QWidget) -> None:
        """Let a meeting fill the window, in larger type."""
        self._drop_live()
        self.live = view
        self.theme.go_live(True)
        self.frame.show_alone(view)
        self._go_menu.setEnabled(False)
        view.setFocus()

    def leave_live(self) -> None:
        """Go back to the places; the meeting stays as it is."""
        if self.live is not None:
            self._drop_live()
            self._entitle()
            self.live_left.emit()

    def _drop_live(self) -> None:
        if self.live is not None:
            self.live = None
            self.frame.show_places()
            self.theme.go_live(False)
            self._go_menu.setEnabled(True)

    # Language, undo, closing

    def set_language(self, language: str) -> None:
        """Speak another language at once, and remember it."""
        self.words = Words(language)
        self.settings.language = language
        self._qt_words.speak(language)
        self.frame.say_again(self.words, alone=self.live is None)
        self.menus.reword(self.words)
        for action in self._languages.actions():
            action.setChecked(action.data() == language)
        if self.desk is not None:
            self.desk.speak(self.words)
            self._show_project()
        self._undo_commands.name(self.desk)
        self._show_saved()

    def set_scale(self, scale: float) -> None:
        """Show everything at another scale, and remember it."""
        self.theme.zoom(scale)
        self.settings.scale = self.theme.scale

    def set_theme(self, choice: str) -> None:
        """Show everything in other colours, and remember them."""
        self.settings.theme = choice
        self.theme.choose(choice)
        for action in self._themes.actions():
            action.setChecked(action.data() == choice)

    def undo(self) -> None:
        """Take the last step back, and show what it concerned."""
        self._undo_commands.undo()

    def redo(self) -> None:
        """Bring the last undone step again, and show what it concerned."""
        self._undo_commands.redo()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and close the workspace."""
        self.settings.geometry = self.saveGeometry()
        self.settings.save()
        self.unfurnish()
        super().closeEvent(event)

    # Inside

    def _connect(self) -> None:
        self.frame.painted.connect(self.painted)
        self.frame.place_chosen.connect(self.go)
        self.frame.toast.undo_asked.connect(self.undo)
        self.frame.names_asked.connect(self._turn_room_safe)
        chooser = self.frame.rail.chooser
        chooser.chosen.connect(self._choose_project)
        chooser.new_asked.connect(self.new_project_asked)
        self.theme.changed.connect(self.frame.refit)

    def _build_menus(self) -> None:
        menus = self.menus
        file = menus.menu(mark("&File"))
        menus.command(file, mark("&Open…"), self.ask_file, Standard.Open)
        menus.command(file, mark("&New file…"), self._ask_new_file, Standard.New)
        menus.command(file, mark("Open the &example"), self.example_asked.emit)
        menus.command(file, mark("Save a &copy…"), self._save_copy)
        file.addSeparator()
        menus.command(file, mark("Export e&verything…"), self._export_everything)
        menus.command(file, mark("&Import an export…"), self._import_export)
        menus.command(file, mark("&Backups…"), self.backups_asked.emit)
        menus.command(file, mark("&Settings…"), self.settings_asked.emit, "Ctrl+,")
        menus.command(file, mark("&Quit"), self.close, Standard.Quit, "Ctrl+Q")
        edit = menus.menu(mark("&Edit"))
        self._undo_commands = UndoCommands(menus, edit, self.frame.toast, self._go_where)
        edit.addSeparator()
        menus.command(edit, mark("&Find on this page"), self._find, Standard.Find)
        menus.command(edit, mark("Find &anything…"), self._find_anything, "Ctrl+K")
        edit.addSeparator()
        menus.command(edit, mark("&Bin…"), self._open_bin)
        self._build_view_menu()
        self._go_menu = menus.menu(mark("&Go"))
        guide = menus.menu(mark("&Help"))
        menus.command(guide, mark("&Keys"), self.keys_asked.emit, "F1")
        menus.command(guide, mark("Next part of the window"), self.frame.next_pane, "F6")
        menus.command(guide, mark("Previous part of the window"), lambda: self.frame.next_pane(-1), "Shift+F6")

    def _build_view_menu(self) -> None:
        menus, settings = self.menus, self.settings
        view = menus.menu(mark("&View"))
        menus.command(view, mark("&Larger text"), lambda: self._zoom(1), "Ctrl++", "Ctrl+=")
        menus.command(view, mark("&Smaller text"), lambda: self._zoom(-1), "Ctrl+-")
        menus.command(view, mark("&Normal text"), lambda: self._zoom(0), "Ctrl+0")
        view.addSeparator()
        self._themes = menus.themes(menus.menu(mark("&Colours"), view), settings.theme, self.set_theme)
        languages = menus.menu(mark("L&anguage"), view)
        self._languages = menus.languages(languages, self.words.language, self.set_language)
        view.addSeparator()
        self._build_wall_menu(view)

    def _build_wall_menu(self, view: QMenu) -> None:
        self._room_safe = self.menus.command(
            view, mark("&Room-safe: hide names, needs and notes"), self._turn_room_safe, ROOM_SAFE_KEY, checked=False
        )
        self._room_safe.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.wall_commands = WallCommands(self.menus, self.menus.menu(mark("&Wall"), view))

    def _turn_room_safe(self) -> None:
        if self.desk is not None:
            self.desk.keep_room_safe(not self.desk.room_safe)
        self._show_room_safe()

    def _show_room_safe(self) -> None:
        on = self.desk is not None and self.desk.room_safe
        self._room_safe.setChecked(on)
        self.frame.show_room_safe(on)

    def _zoom(self, step: int) -> None:
        self.theme.zoom_step(step)
        self.settings.scale = self.theme.scale

    def _choose_project(self, project_id: UUID) -> None:
        if self.desk is not None:
            self.desk.choose_project(project_id)

    def _show_project(self) -> None:
        if self.desk is None:
            return
        there = {one.id: one for one in self._projects()}
        if there and self.desk.project_id not in there:
            # The project on the desk is gone: another takes its place, and this is called again.
            self.desk.choose_project(next(iter(there)))
            return
        self.settings.last_project = str(self.desk.project_id or "")
        self.frame.show_project(there.get(self.desk.project_id) if self.desk.project_id else None)
        self._entitle()

    def _changed(self, changes: Changes) -> None:
        # An older toast would undo this newer step: its button goes.
        self.frame.toast.forget_undo()
        self._undo_commands.name(self.desk)
        self._show_saved()
        if changes.touches("project", "organisation"):
            self._show_project()

    def _told(self, sentence: str) -> None:
        can_undo = self.desk is not None and self.desk.workspace.undo_step is not None
        self.frame.toast.tell(sentence, undo=can_undo)

    def _show_saved(self) -> None:
        if self.desk is None:
            return
        saved_at = self.desk.workspace.saved_at
        words = self.words
        self.frame.rail.status.show_as_is(
            words.say("✓ Saved at {time}", time=words.time(saved_at))
            if saved_at
            else words.say("✓ Everything is saved")
        )

    def _go_where(self, changes: Changes) -> None:
        """Show what a step concerned: here if it is here, else in the first place that shows such rows."""
        if self.live is not None:
            if isinstance(self.live, LiveView):
                reveal_first(self.live, self.live.kinds, changes)
            return
        self._put_on_desk(changes)
        place = self.pages.concerned(changes, self.frame.page)
        if place is None:
            return
        page = self.pages[place]
        if page is not self.frame.page:
            self.go(place)
        if not reveal_first(page, page.where.kinds, changes):
            any(page.reveal_gone(row.kind, row.id) for row in changes.of(*page.where.kinds))

    def _put_on_desk(self, changes: Changes) -> None:
        """Put the project on the desk in which a step took place."""
        from coprod_desktop.operations.whereabouts import project_of  # noqa: PLC0415  loaded when first needed

        project_id = self.desk.do(project_of, changes=changes) if self.desk else None
        if project_id in {one.id for one in self._projects()}:
            self._choose_project(project_id)

    def _find(self) -> None:
        view = self.live or self.frame.page
        if isinstance(view, Searched):
            view.search()

    def _find_anything(self) -> None:
        from coprod_desktop.ui.find.finder import open_palette  # noqa: PLC0415  loaded when first needed

        open_palette(self)

    def _open_bin(self) -> None:
        from coprod_desktop.ui.bin.opening import open_bin  # noqa: PLC0415  loaded when first needed

        open_bin(self)

    def _entitle(self) -> None:
        page, project = self.frame.page, self.frame.strip_project.text()
        title = page.heading.text() if page is not None else ""
        self.setWindowTitle(" · ".join(part for part in (title, project, "Coprod Desktop") if part))

    def ask_file(self) -> None:
        """Ask for a workspace file to open."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  loaded when first needed

        pattern = self.words.say("Coprod files") + " (*.coprod)"
        folder = self.settings.folder(FileUse.WORKSPACES)
        path, _kind = QFileDialog.getOpenFileName(self, self.words.say("Open a file"), folder, pattern)
        if path:
            self.file_asked.emit(Path(path))

    def _guard_file(self, desk: Desk) -> None:
        from coprod_desktop.ui.copies.place_warning import PlaceWarning  # noqa: PLC0415  loaded with the pages
        from coprod_desktop.ui.copies.way_on import WayOn  # noqa: PLC0415

        WayOn(desk, self.frame, self.settings)
        PlaceWarning(desk, self.frame, self.settings)

    def _save_copy(self) -> None:
        from coprod_desktop.ui.copies.copy_dialogs import ask_copy  # noqa: PLC0415  loaded when first needed

        if self.desk is not None:
            ask_copy(self, self.desk)

    def _export_everything(self) -> None:
        from coprod_desktop.ui.exchange.files import ask_where_to_export  # noqa: PLC0415  loaded when first needed

        if self.desk is not None:
            ask_where_to_export(self, self.desk)

    def _import_export(self) -> None:
        from coprod_desktop.ui.exchange.files import ask_what_to_import  # noqa: PLC0415  loaded when first needed

        ask_what_to_import(self)

    def _ask_new_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  loaded when first needed

        pattern = self.words.say("Coprod files") + " (*.coprod)"
        folder = self.settings.folder(FileUse.WORKSPACES)
        path, _kind = QFileDialog.getSaveFileName(self, self.words.say("Make a new file"), folder, pattern)
        if path:
            self.new_file_asked.emit(Path(path).with_suffix(".coprod"))
