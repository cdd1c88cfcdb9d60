from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.projects import add_project, list_projects, project_detail, remove_project
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.places import PROJECT
from coprod_desktop.ui.project.dialogs import NewProjectDialog
from coprod_desktop.ui.project.page import ProjectPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text

Key = Qt.Key


def no_live(_meeting_id: UUID) -> QWidget:
    raise AssertionError("no meeting is started here")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: Settings, desk: Desk, workspace: Workspace) -> MainWindow:
    made = MainWindow(desk.words, settings, theme)
    qtbot.addWidget(made)
    made.furnish(desk, {PROJECT: lambda: ProjectPage(desk)}, lambda: list_projects(workspace), no_live)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def page_of(window: MainWindow) -> ProjectPage:
    page = window.pages["project"]
    assert isinstance(page, ProjectPage)
    return page


def dialog_of(window: MainWindow) -> NewProjectDialog:
    dialog = window.findChild(NewProjectDialog)
    assert dialog is not None
    return dialog


def test_a_project_is_made_by_keyboard_and_stands_on_the_desk(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    page_of(window).ask_new()
    dialog = dialog_of(window)
    title, lead = dialog.form.fields["title"].control, dialog.form.fields["lead"].control
    qtbot.waitUntil(title.hasFocus)
    type_text(title, "Autismo a Cremona")
    QTest.keyClick(title, Key.Key_Tab)
    assert lead.hasFocus()
    type_text(lead, "ASL di Cremona")
    dialog.form.fields["form"].set_value(StructureForm.COORDINATED)
    QTest.keyClick(lead, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = list_projects(desk.workspace)
    assert desk.project_id == row.id
    assert project_detail(desk.workspace, project_id=row.id).form is StructureForm.COORDINATED
    assert page_of(window).facts.title_field.value() == "Autismo a Cremona"
    assert "Autismo a Cremona" in window.frame.toast.text()


def test_a_project_without_a_lead_stays_in_the_dialog(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    page_of(window).ask_new()
    dialog = dialog_of(window)
    type_text(dialog.form.fields["title"].control, "Autismo")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.form.fields["lead"].error.isVisible()
    assert list_projects(desk.workspace) == ()
    dialog.form.dirty = False
    dialog.reject()


def test_the_dialog_opens_in_italian(window: MainWindow, desk: Desk) -> None:
    desk.speak(Words("it"))
    page_of(window).ask_new()
    dialog = dialog_of(window)
    assert dialog.windowTitle() == "Nuovo progetto"
    assert dialog.save_button.text() == "Aggiungi progetto"
    dialog.reject()


def test_deleting_a_project_puts_another_on_the_desk_and_undo_brings_it_back(
    window: MainWindow, desk: Desk, workspace: Workspace
) -> None:
    first = add_project(workspace, title="Anziani", lead="ASL")
    second = add_project(workspace, title="Autismo", lead="ASL")
    desk.choose_project(second)
    page_of(window).delete_button.click()
    assert [row.id for row in list_projects(workspace)] == [first]
    assert desk.project_id == first
    assert page_of(window).facts.title_field.value() == "Anziani"
    assert window.frame.toast.text() == "Project «Autismo» deleted"
    window.undo()
    assert desk.project_id == second
    assert page_of(window).facts.title_field.value() == "Autismo"


def test_the_only_project_can_be_deleted_and_brought_back(window: MainWindow, desk: Desk, workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    assert desk.project_id == key
    page_of(window).delete_button.click()
    assert desk.project_id is None
    assert not page_of(window).facts.isVisible()
    window.undo()
    assert desk.project_id == key
    assert page_of(window).facts.isVisible()


def test_undoing_a_new_project_leaves_no_screen_on_it(window: MainWindow, desk: Desk, workspace: Workspace) -> None:
    first = add_project(workspace, title="Anziani", lead="ASL")
    desk.choose_project(first)
    second = add_project(workspace, title="Autismo", lead="ASL")
    desk.choose_project(second)
    window.undo()
    assert desk.project_id == first
    assert page_of(window).facts.title_field.value() == "Anziani"
    remove_project(workspace, project_id=first)
    assert desk.project_id is None


def test_what_is_typed_when_the_window_closes_is_kept(window: MainWindow, desk: Desk, workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    line = page_of(window).facts.area_field.control
    line.setFocus()
    type_text(line, "Infanzia")
    kept: list[str] = []
    workspace.subscribe(lambda _changes: kept.append(project_detail(workspace, project_id=key).service_area))
    window.close()
    assert kept == ["Infanzia"]
