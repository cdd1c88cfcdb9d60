"""The app: first start, files given, held and missing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import App
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.start.page import StartPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text

PLACES = ["Overview", "Project", "Partners", "Teams", "Meetings", "Priorities", "Actions", "Papers"]
Start = Callable[[Path | None], App]


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, words: Words) -> Iterator[MainWindow]:
    settings.language = "en"
    made = MainWindow(words, settings, theme)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def start(qtbot: QtBot, window: MainWindow, settings: Settings) -> Start:
    def started(file: Path | None) -> App:
        app = App(window, settings, file)
        with qtbot.waitSignal(app.ready):
            window.show()
        return app

    return started


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "città.coprod"
    create_workspace(path).close()
    return path


def start_page(window: MainWindow) -> StartPage:
    page = window.findChild(StartPage)
    assert page is not None
    return page


def test_the_first_start_begins_with_a_project(start: Start, window: MainWindow, settings: Settings) -> None:
    start(None)
    page = start_page(window)
    assert page.isVisible()
    type_text(page.title_field.control, "Servizi per l’autismo")
    type_text(page.lead_field.control, "ASL di Cremona")
    page.project_button.click()
    assert window.desk is not None
    assert [project.title for project in list_projects(window.desk.workspace)] == ["Servizi per l’autismo"]
    assert window.frame.rail.places() == PLACES
    assert window.frame.rail.isVisible()
    assert settings.last_file == window.desk.workspace.path


def test_it_never_comes_again_once_there_is_a_file(start: Start, window: MainWindow, file: Path) -> None:
    window.settings.last_file = file
    start(None)
    assert window.findChild(StartPage) is None
    assert window.desk is not None
    assert window.desk.workspace.path == file


def test_the_first_start_speaks_another_language_at_once(start: Start, window: MainWindow) -> None:
    start(None)
    page = start_page(window)
    page.languages.choose("it")
    assert page.project_button.accessibleName() == "Inizia il progetto"
    assert window.settings.language == "it"


def test_a_file_that_is_missing_is_told_on_the_first_page(start: Start, window: MainWindow, tmp_path: Path) -> None:
    start(tmp_path / "gone.coprod")
    page = start_page(window)
    assert page.trouble.isVisible()
    assert window.desk is None


def test_a_file_held_elsewhere_is_told_and_what_is_open_stays(start: Start, window: MainWindow, file: Path) -> None:
    held = file.with_name("held.coprod")
    holder = create_workspace(held)
    app = start(file)
    app.open(held)
    dialog = window.findChild(Dialog)
    assert dialog is not None
    dialog.reject()
    assert window.desk is not None
    assert window.desk.workspace.path == file
    holder.close()
    app.open(held)
    assert window.desk.workspace.path == held
    open_workspace(file).close()


def test_a_meeting_is_picked_up_where_the_plug_was_pulled(
    start: Start, window: MainWindow, file: Path, settings: Settings
) -> None:
    workspace = open_workspace(file)
    project = add_project(workspace, title="Autism services", lead="LHA of Cremona")
    meeting = start_now(workspace, project_id=project, title="Crema", item_title="What is needed")
    workspace.close()
    app = start(file)
    assert window.live is None
    window.open_row("meeting_live", meeting)
    window.unfurnish()
    app.open(file)
    assert window.live is not None
    window.leave_live()
    window.unfurnish()
    app.open(file)
    assert window.live is None
