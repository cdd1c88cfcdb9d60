"""The worked example in the real window, and every screen and dialog of it, one after the other."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import register_arrival
from coprod_desktop.operations.backups import back_up, list_backups
from coprod_desktop.operations.meetings import list_meetings, start_now
from coprod_desktop.operations.people import list_people, remove_person
from coprod_desktop.operations.polls import close_poll, prepare_poll
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.ui.actions.page import ActionsPage
from coprod_desktop.ui.backups.dialog import BackupsDialog
from coprod_desktop.ui.bin.opening import open_bin
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.exchange.files import import_from
from coprod_desktop.ui.find.finder import open_palette
from coprod_desktop.ui.importing.dialog import ImportDialog
from coprod_desktop.ui.live import action_form, decision_form
from coprod_desktop.ui.live.answers import AnswerDialog
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.live.vote_booth import VoteBooth
from coprod_desktop.ui.meetings.page import MeetingsPage
from coprod_desktop.ui.papers.page import PapersPage
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.preferences.dialog import SettingsDialog
from coprod_desktop.ui.priorities.page import PrioritiesPage
from coprod_desktop.ui.project.page import ProjectPage
from coprod_desktop.ui.screens import makers_of
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.shortcuts import show_shortcuts
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.ui.other_screens import (
    ballot_questions,
    fill_meeting,
    first_screens,
    menus_on,
    more_of_live,
    other_dialogs,
    sheet_screens,
    wall_screens,
    window_menus,
)

Screen = tuple[str, QWidget]


class House:
    """The window with all its pages on a project that has something to show everywhere."""

    def __init__(self, workspace: Workspace, settings: Settings, theme: Theme, qtbot: QtBot, words: Words) -> None:
        self.workspace, self.theme, self.qtbot = workspace, theme, qtbot
        self.window = MainWindow(words, settings, theme)
        self.desk = Desk(workspace, self.window.words, self.window)
        self.desk.choose_project(list_projects(workspace)[0].id)
        self.window.furnish(self.desk, makers_of(self.desk), lambda: list_projects(workspace), self._live)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        settle()

    def screens(self) -> Iterator[Screen]:
        """Show every screen, the panels that open within it, and every dialog; each is closed before the next."""
        for place in self.window.pages:
            self.window.go(place)
            page = self.window.pages[place]
            settle()
            if isinstance(page, PapersPage):
                self._wait_for_paper(page)
                settle()
            yield place, page
            yield from menus_on(place, page)
            for name, open_it in self._on(page):
                yield from self.opened(f"{place}: {name}", page, open_it)
        yield "rail", self.window.frame.rail
        yield from self.opened("keys", self.window, self._open_keys)
        yield from self.opened("find", self.window, self._open_palette)
        yield from self.opened("bin", self.window, self._open_bin)
        yield from self.opened("settings", self.window, lambda: SettingsDialog(self.window).open())
        yield from self.opened("backups", self.window, self._open_backups)
        yield from self.opened("restore", self.window, self._ask_to_restore)
        yield from self.opened("import an export", self.window, self._import_export)
        yield from other_dialogs(self)
        yield from window_menus(self)
        yield from self._live_screens()
        yield from wall_screens(self)
        yield from first_screens(self)

    def _wait_for_paper(self, page: PapersPage) -> None:
        self.qtbot.waitUntil(lambda: not page.is_making, timeout=20_000)

    def _on(self, page: QWidget) -> list[tuple[str, Callable[[], object]]]:
        """Give what can be opened on a page."""
        if isinstance(page, ProjectPage):
            return [("new project", page.ask_new)]
        if isinstance(page, PartnersPage):
            return [
                ("fast form", page.open_bar),
                ("partner", page.edit_partner),
                ("person", page.add_person),
                ("import", lambda: self._open_list(page)),
                ("import: preview", lambda: self._look_through_list(page)),
            ]
        if isinstance(page, MeetingsPage):
            project_id = self.desk.project_id
            assert project_id
            rows = list_meetings(self.workspace, project_id=project_id)
            planned = next((row for row in rows if row.state is MeetingState.PLANNED), rows[0])
            return [
                ("plan", lambda: page.open_plan(planned.id)),
                ("agenda from a template", page.plan.agenda.take_template),
                ("agenda of another meeting", page.plan.agenda.take_copy),
            ]
        if isinstance(page, PrioritiesPage):
            return [("list", page.turn), ("theme", page.add_theme), ("join", partial(_join_two, page))]
        if isinstance(page, ActionsPage):
            return [("new action", page.add_new)]
        return []

    def _open_list(self, page: PartnersPage) -> ImportDialog:
        path = self.workspace.path.with_name("elenco.csv")
        path.write_text("Denominazione;Località;Nominativo\nCoop. Aurora;Crema;Anna Rossi\n;Crema;\n", "utf-8")
        dialog = page.lists.open_list(path)
        assert dialog
        self.qtbot.waitUntil(lambda: not dialog.is_working)
        return dialog

    def _look_through_list(self, page: PartnersPage) -> None:
        dialog = self._open_list(page)
        dialog.go_on.click()
        self.qtbot.waitUntil(lambda: not dialog.is_working)

    def opened(self, name: str, page: QWidget, open_it: Callable[[], object]) -> Iterator[Screen]:
        """Open something, give what stands on top then, and close what was opened."""
        open_it()
        settle()
        popup = QApplication.activePopupWidget()
        yield name, popup or QApplication.activeModalWidget() or page
        if popup is not None:
            popup.close()
        while isinstance(modal := QApplication.activeModalWidget(), QDialog):
            modal.close()
            if QApplication.activeModalWidget() is not None:
                # Something was typed in it.
                modal.done(0)
            settle()
        settle()

    def _live_screens(self) -> Iterator[Screen]:
        project_id = self.desk.project_id
        assert project_id
        meeting_id = start_now(self.workspace, project_id=project_id, title="", item_title="Che cosa manca qui")
        self.window.open_row("meeting_live", meeting_id)
        settle()
        screen = self.window.live
        assert isinstance(screen, LiveScreen)
        fill_meeting(self, screen)
        screen.choose_tool(0)
        screen.capture.line.setText("#orari Più aiuto il sabato")
        screen.capture.entered.emit(screen.capture.line.text())
        for number, tool in enumerate(screen.tools):
            screen.choose_tool(number)
            settle()
            yield f"live: {tool.key}", screen
            yield from menus_on(f"live: {tool.key}", screen)
        live = screen.live
        yield from self.opened("live: door", screen, screen.open_door)
        yield from self.opened("live: end", screen, screen.ask_to_end)
        yield from self.opened("live: item", screen, screen.agenda.add)
        yield from self.opened(
            "live: decision", screen, lambda: decision_form.new_decision(screen, self.desk, live).show()
        )
        yield from self.opened("live: action", screen, lambda: action_form.new_action(screen, self.desk, live).show())
        yield from self._answer_screens(screen)
        yield from self._vote_screens(screen)
        yield from more_of_live(self, screen)

    def _answer_screens(self, screen: LiveScreen) -> Iterator[Screen]:
        tool = screen.last_time
        earlier = screen.live.earlier[0]
        for name in ("goes_on", "handed_over", "dropped"):
            yield from self.opened(f"live: {name}", screen, partial(getattr(tool.answers, name), earlier))
        asks = AnswerDialog(screen, self.desk, screen.live, earlier)
        yield from self.opened("live: answer", screen, asks.open)

    def _vote_screens(self, screen: LiveScreen) -> Iterator[Screen]:
        tool, live = screen.vote, screen.live
        for person in live.people:
            register_arrival(self.workspace, meeting_id=live.id, participant_id=person.id)
        screen.choose_tool(screen.tools.index(tool))
        yield from self.opened("live: new vote", screen, tool.prepare)
        for question in ("Da dove si comincia?", "E poi?"):
            options = [("Navetta il martedì", None), ("Più aiuto il sabato, anche per chi abita lontano", None)]
            prepare_poll(self.workspace, meeting_id=live.id, question=question, options=options, budget=5, cap=3)
            settle()
            yield "live: vote prepared", screen
        tool.open_vote()
        settle()
        yield "live: vote open", screen
        yield from self.opened("live: who votes", screen, tool.vote_here)
        tool.vote_here()
        booth = QApplication.activeModalWidget()
        assert isinstance(booth, VoteBooth)
        for name in ("ready", "ballot"):
            (booth.picker.choose if name == "ready" else booth.go.click)()
            settle()
            yield f"live: {name}", booth
        yield from ballot_questions(self, booth)
        booth.ballot.give(0, 1)
        booth.go.click()
        settle()
        yield "live: thanks", booth
        booth.close()
        settle()
        yield from self.opened("live: sheets", screen, tool.type_sheets)
        yield from sheet_screens(self, screen, tool)
        yield from self.opened("live: late", screen, tool.let_vote)
        yield from self.opened("live: close the vote", screen, tool.ask_to_close)
        assert tool.poll is not None
        close_poll(self.workspace, poll_id=tool.poll.id)
        settle()
        yield "live: vote closed", screen
        yield from self.opened("live: reopen", screen, tool.ask_to_reopen)

    def _open_palette(self) -> None:
        palette = open_palette(self.window)
        palette.line.setText("crema")
        palette.search()

    def _open_bin(self) -> None:
        project_id = self.desk.project_id
        assert project_id
        person = list_people(self.workspace, project_id=project_id)[-1]
        remove_person(self.workspace, participant_id=person.id)
        open_bin(self.window)

    def _open_backups(self) -> BackupsDialog:
        file = self.workspace.path
        if not list_backups(file):
            back_up(file)
        dialog = BackupsDialog(self.window, self.window.words, file=file, second=None, can_back_up=True)
        dialog.open()
        self.qtbot.waitUntil(lambda: not dialog.is_looking)
        return dialog

    def _ask_to_restore(self) -> None:
        dialog = self._open_backups()
        question = dialog.ask()
        assert question
        question.finished.connect(lambda _result: dialog.close())

    def _import_export(self) -> None:
        path = self.workspace.path.with_name("altrove.json")
        path.write_text("{", "ascii")
        dialog = import_from(self.window, path, path.with_name("nuovo.coprod"))
        self.qtbot.waitUntil(lambda: not dialog.is_working)

    def _open_keys(self) -> None:
        show_shortcuts(self.window, self.window.words, self.window.menus, self.window.frame.page)

    def _live(self, meeting_id: object) -> QWidget:
        screen = LiveScreen(self.desk, meeting_id)  # type: ignore[arg-type]
        screen.left.connect(self.window.leave_live)
        return screen


def _join_two(page: PrioritiesPage) -> None:
    first, second = page.shelf.shown()[:2]
    page.shelf.mark([first.id])
    page.go_to(second.id)
    page.join()


def settle() -> None:
    """Let what was asked for happen: layouts, and the end of what was closed."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    # The clock may have ticked meanwhile: what it says takes its room too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QCoreApplication.processEvents()


def shown(root: QWidget) -> list[QWidget]:
    """Give all that is seen of a screen, from outside to inside."""
    return [root, *(widget for widget in root.findChildren(QWidget) if widget.isVisible())]


def path_of(widget: QWidget, root: QWidget) -> str:
    """Say where a widget stands."""
    parts: list[str] = []
    one: QWidget | None = widget
    while one is not None and one is not root:
        parts.append(type(one).__name__)
        one = one.parentWidget()
    return ".".join(reversed(parts[:4]))
