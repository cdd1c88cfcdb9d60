"""The window: places, undo across places, toast, language, scale, folding and live mode."""

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.changes import Changes
from coprod_desktop.operations.projects import add_project, change_project, list_projects, project_detail
from coprod_desktop.operations.workspaces import open_workspace
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live_view import Pane
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.places import PROJECT, TEAMS
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.shortcuts import show_shortcuts
from coprod_desktop.ui.theme import LIVE_FACTOR, Theme
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text


class ProjectPlace(Page):
    where = PROJECT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filled = 0
        self.revealed: list[UUID] = []
        self.line = LineEdit()
        self.body.addWidget(self.line)

    def show_project(self) -> None:
        self.filled += 1

    def reveal(self, _kind: str, row_id: UUID) -> bool:
        self.revealed.append(row_id)
        return True


class TeamsPlace(ProjectPlace):
    where = TEAMS


class Live(QWidget):
    kinds = frozenset({"priority"})
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.revealed: list[UUID] = []

    def reveal(self, _kind: str, row_id: UUID) -> bool:
        self.revealed.append(row_id)
        return True

    def toast_anchor(self) -> QWidget:
        return self

    def toast_ground(self) -> QWidget:
        return self

    def panes(self) -> list[Pane]:
        return [(self, self.setFocus)]


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, words: Words) -> Iterator[MainWindow]:
    made = MainWindow(words, settings, theme)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def furnished(window: MainWindow, desk: Desk) -> MainWindow:
    add_project(desk.workspace, title="Autism services", lead="LHA of Cremona")
    desk.choose_project(list_projects(desk.workspace)[0].id)
    makers = {PROJECT: lambda: ProjectPlace(desk), TEAMS: lambda: TeamsPlace(desk)}
    window.furnish(desk, makers, lambda: list_projects(desk.workspace), lambda _meeting: Live())
    return window


def page(window: MainWindow, place: str) -> ProjectPlace:
    found = window.pages[place]
    assert isinstance(found, ProjectPlace)
    return found


def command(window: MainWindow, word: str) -> QAction:
    return next(one for one in window.findChildren(QAction) if one.text().replace("&", "").startswith(word))


def test_the_shell_is_painted_before_there_is_a_workspace(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    window = MainWindow(Words("it"), settings, theme)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    assert window.frame.waiting.text() == "Apertura in corso…"


def test_the_rail_shows_project_places_and_what_is_saved(furnished: MainWindow) -> None:
    rail = furnished.frame.rail
    assert rail.chooser.accessibleName() == "Project: Autism services"
    assert rail.places() == ["Project", "Teams"]
    assert rail.status.text() == "✓ Saved at 14:30"
    assert furnished.windowTitle() == "Project · Autism services · Coprod Desktop"


def test_alt_and_a_number_goes_to_a_place(qtbot: QtBot, furnished: MainWindow) -> None:
    qtbot.keyClick(furnished, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert furnished.frame.page is furnished.pages["teams"]
    qtbot.keyClick(furnished, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert furnished.frame.page is furnished.pages["project"]


def test_a_page_out_of_sight_waits_until_it_is_seen(furnished: MainWindow, desk: Desk) -> None:
    teams, project = page(furnished, "teams"), page(furnished, "project")
    assert (project.filled, teams.filled) == (1, 0)
    desk.changed.emit(Changes("change_project", ()))
    furnished.go("teams")
    assert teams.filled == 1
    furnished.go("project")
    assert project.filled == 1, "nothing changed since it was filled"


def test_undo_goes_to_the_place_and_the_row_that_it_concerns(furnished: MainWindow, desk: Desk) -> None:
    key = desk.project_id
    assert key is not None
    change_project(desk.workspace, project_id=key, title="Services for autism")
    furnished.go("teams")
    undo = command(furnished, "Undo")
    assert undo.text().startswith("Undo: ")
    undo.trigger()
    assert furnished.frame.page is furnished.pages["project"]
    assert page(furnished, "project").revealed == [key]
    assert furnished.frame.rail.chooser.accessibleName() == "Project: Autism services"
    assert furnished.frame.toast.text().startswith("Undone: ")
    command(furnished, "Redo").trigger()
    assert furnished.frame.rail.chooser.accessibleName() == "Project: Services for autism"


def test_ctrl_z_takes_back_typing_first_and_then_the_step(qtbot: QtBot, furnished: MainWindow, desk: Desk) -> None:
    assert desk.project_id is not None
    change_project(desk.workspace, project_id=desk.project_id, title="Services for autism")
    line = page(furnished, "project").line
    type_text(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert list_projects(desk.workspace)[0].title == "Services for autism"
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list_projects(desk.workspace)[0].title == "Autism services"


def test_the_toast_undoes_its_own_step_and_no_newer_one(furnished: MainWindow, desk: Desk) -> None:
    assert desk.project_id is not None
    change_project(desk.workspace, project_id=desk.project_id, title="Two")
    desk.told.emit("Project «Two» renamed")
    toast = furnished.frame.toast
    assert toast.text() == "Project «Two» renamed"
    assert toast.offers_undo()
    change_project(desk.workspace, project_id=desk.project_id, title="Three")
    assert not toast.offers_undo()
    desk.told.emit("Project «Three» renamed")
    toast.undo_asked.emit()
    assert list_projects(desk.workspace)[0].title == "Two"


def test_trouble_is_told(furnished: MainWindow, desk: Desk) -> None:
    desk.do(project_detail, project_id=uuid4())
    assert furnished.frame.toast.text() != ""
    assert not furnished.frame.toast.offers_undo()


def test_another_language_is_spoken_at_once_and_remembered(furnished: MainWindow, settings: Settings) -> None:
    command(furnished, "Italiano").trigger()
    assert furnished.frame.rail.places() == ["Progetto", "Squadre"]
    assert page(furnished, "project").heading.text() == "Progetto"
    assert furnished.frame.rail.status.text() == "✓ Salvato alle 14:30"
    assert settings.language == "it"
    command(furnished, "English").trigger()
    assert furnished.frame.rail.places() == ["Project", "Teams"]


def test_larger_text_folds_the_rail_and_is_remembered(
    qtbot: QtBot, furnished: MainWindow, settings: Settings, theme: Theme
) -> None:
    assert not furnished.frame.folded
    for _ in range(6):
        qtbot.keyClick(furnished, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (theme.scale, settings.scale) == (2.0, 2.0)
    assert furnished.frame.folded
    qtbot.keyClick(furnished, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (theme.scale, settings.scale) == (1.0, 1.0)
    assert not furnished.frame.folded


def test_the_folded_rail_is_a_menu_with_places_and_projects(furnished: MainWindow) -> None:
    furnished.resize(900, 700)
    assert furnished.frame.folded
    menu = furnished.frame.open_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Project", "Teams", "Project"]
    next(action for action in menu.actions() if action.text() == "Teams").trigger()
    assert furnished.frame.page is furnished.pages["teams"]
    menu.close()


def test_f6_goes_round_the_panes(qtbot: QtBot, furnished: MainWindow) -> None:
    furnished.activateWindow()
    line = page(furnished, "project").line
    line.setFocus()
    qtbot.keyClick(furnished, Qt.Key.Key_F6)
    focus = furnished.focusWidget()
    assert focus is not None
    assert furnished.frame.rail.isAncestorOf(focus)
    qtbot.keyClick(furnished, Qt.Key.Key_F6)
    assert furnished.focusWidget() is line


def test_live_mode_fills_the_window_in_larger_type_and_undo_stays_there(
    furnished: MainWindow, desk: Desk, theme: Theme
) -> None:
    assert desk.project_id is not None
    desk.opened.emit("meeting_live", desk.project_id)
    assert isinstance(furnished.live, Live)
    assert theme.shown_scale == pytest.approx(LIVE_FACTOR)
    assert not furnished.frame.rail.isVisible()
    change_project(desk.workspace, project_id=desk.project_id, title="Two")
    furnished.undo()
    furnished.go("teams")
    assert furnished.live is not None
    desk.opened.emit("team", desk.project_id)
    assert furnished.live is None
    assert theme.shown_scale == 1.0
    assert furnished.frame.page is furnished.pages["teams"]


def test_another_project_takes_the_place_of_one_that_is_gone(furnished: MainWindow, desk: Desk) -> None:
    key = add_project(desk.workspace, title="Second", lead="LHA of Monza")
    desk.choose_project(key)
    assert furnished.frame.rail.chooser.accessibleName() == "Project: Second"
    furnished.undo()
    assert furnished.frame.rail.chooser.accessibleName() == "Project: Autism services"


def test_the_project_is_chosen_at_the_top_of_the_rail(furnished: MainWindow, desk: Desk) -> None:
    key = add_project(desk.workspace, title="Second", lead="LHA of Monza")
    furnished.frame.rail.chooser.chosen.emit(key)
    assert desk.project_id == key
    assert furnished.settings.last_project == str(key)


def test_f1_lists_the_keys_of_the_commands(qtbot: QtBot, furnished: MainWindow) -> None:
    with qtbot.waitSignal(furnished.keys_asked):
        qtbot.keyClick(furnished, Qt.Key.Key_F1)
    dialog = show_shortcuts(furnished, furnished.words, furnished.menus)
    texts = [label.text() for label in dialog.findChildren(Text)]
    assert "Alt+2" in texts
    assert "F6" in texts
    dialog.reject()


def test_closing_closes_the_file_and_remembers_the_window(
    furnished: MainWindow, settings: Settings, desk: Desk
) -> None:
    path = desk.workspace.path
    furnished.close()
    assert not settings.geometry.isEmpty()
    open_workspace(path).close()


def test_the_other_pages_are_made_after_the_first_while_nothing_is_to_be_done(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    made: list[str] = []

    def maker(kind: type[ProjectPlace]) -> Callable[[], ProjectPlace]:
        def make() -> ProjectPlace:
            made.append(kind.where.key)
            return kind(desk)

        return make

    with qtbot.waitSignal(window.furnished):
        makers = {PROJECT: maker(ProjectPlace), TEAMS: maker(TeamsPlace)}
        window.furnish(desk, makers, lambda: list_projects(desk.workspace), lambda _meeting: Live())
        assert made == ["project"]
        assert window.frame.rail.places() == ["Project", "Teams"]
    assert made == ["project", "teams"]


def test_a_page_that_is_asked_for_before_its_turn_is_made_at_once(furnished: MainWindow) -> None:
    furnished.go("teams")
    assert page(furnished, "teams").filled == 1
    assert furnished.frame.page is page(furnished, "teams")


def test_no_page_is_made_any_more_once_the_desk_is_cleared(window: MainWindow, desk: Desk) -> None:
    made: list[ProjectPlace] = []

    def make() -> ProjectPlace:
        made.append(TeamsPlace(desk))
        return made[-1]

    makers = {PROJECT: lambda: ProjectPlace(desk), TEAMS: make}
    window.furnish(desk, makers, lambda: list_projects(desk.workspace), lambda _meeting: Live())
    window.unfurnish()
    QCoreApplication.processEvents()
    assert window.frame.rail.places() == []
    assert made == []
