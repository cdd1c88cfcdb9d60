"""When the file takes no more steps: said once and for as long, nothing typed is lost, and work goes on in a copy."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.backups import list_backups
from coprod_desktop.operations.copies import go_on_in_copy
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.operations.workspaces import read_workspace
from coprod_desktop.ui.crash.faults import Fault, Faults
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.project.dialogs import NewProjectDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.upkeep import Upkeep
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words
from tests.conftest import type_text
from tests.ui.every_screen import settle
from tests.ui.small_window import SmallWindow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is")
Key = Qt.Key


def banner(house: SmallWindow) -> Banner | None:
    settle()
    return house.window.findChild(Banner, "way-on")


def button(house: SmallWindow, text: str) -> Button:
    found = [one for one in house.window.findChildren(Button) if one.text() == text and one.isVisible()]
    assert len(found) == 1
    return found[0]


def answer(path: Path) -> None:
    """Choose a file in the dialog that is open, as a person would who types the name and presses Enter."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    dialog.accept()
    settle()


def lose(house: SmallWindow) -> Path:
    """Take the folder away from under the window, as a stick is pulled."""
    folder = house.workspace.path.parent
    return folder.rename(folder.with_name("pulled"))


def open_live(house: SmallWindow) -> tuple[UUID, LiveScreen]:
    assert house.desk.project_id
    meeting = start_now(house.workspace, project_id=house.desk.project_id, title="M", item_title="I")
    house.window.open_row("meeting_live", meeting)
    settle()
    live = house.window.live
    assert isinstance(live, LiveScreen)
    live.choose_tool(0)
    return meeting, live


def menu_command(house: SmallWindow) -> QAction:
    text = house.window.words.say("Save a &copy…")
    return next(action for action in house.window.findChildren(QAction) if action.text() == text)


@pytest.fixture
def on_stick(tmp_path: Path, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Callable[[str], SmallWindow]]:
    """Opens the window in a language on a file that lies on a stick."""
    houses: list[SmallWindow] = []

    def opening(language: str) -> SmallWindow:
        houses.append(SmallWindow(tmp_path / "stick" / "w.coprod", settings, theme, qtbot, language))
        return houses[-1]

    yield opening
    for house in houses:
        house.close()


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_is_typed_is_kept_and_saved_in_the_copy(
    on_stick: Callable[[str], SmallWindow], tmp_path: Path, language: str
) -> None:
    house, elsewhere = on_stick(language), Words(language).say("Save a copy elsewhere…")
    meeting, live = open_live(house)
    line = live.capture.line
    line.setFocus()
    type_text(line, "Più ore a scuola")
    lose(house)
    QTest.keyClick(line, Key.Key_Return)
    assert line.text() == "Più ore a scuola"
    sign = banner(house)
    assert sign is not None
    assert sign.isVisible()
    # Reached from the line by keys alone: the pane of the trouble, and in it the next button.
    for _ in range(12):
        QTest.keyClick(house.window, Key.Key_F6)
        focus = QApplication.focusWidget()
        if focus and sign.isAncestorOf(focus):
            break
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Tab)
    assert QApplication.focusWidget() is button(house, elsewhere)
    QTest.keyClick(button(house, elsewhere), Key.Key_Return)
    answer(tmp_path / "copia.coprod")
    assert banner(house) is None
    assert "copia.coprod" in house.window.frame.toast.text()
    assert not house.window.frame.toast.offers_undo()
    assert (house.window.live, line.text()) == (live, "Più ore a scuola")
    line.setFocus()
    QTest.keyClick(line, Key.Key_Return)
    assert line.text() == ""
    assert house.window.settings.last_file == tmp_path / "copia.coprod"
    house.window.undo()
    house.window.redo()
    with closing(read_workspace(tmp_path / "copia.coprod")) as read:
        assert "Più ore a scuola" in [row.text for row in list_priorities(read, meeting_id=meeting)]


def test_the_stick_is_put_back(on_stick: Callable[[str], SmallWindow], qtbot: QtBot) -> None:
    house = on_stick("en")
    _meeting, live = open_live(house)
    pulled = lose(house)
    type_text(live.capture.line, "una riga")
    QTest.keyClick(live.capture.line, Key.Key_Return)
    button(house, "Try again").click()
    assert banner(house) is not None
    pulled.rename(house.workspace.path.parent)
    button(house, "Try again").click()
    assert banner(house) is None


def test_a_dialog_offers_the_copy_among_its_buttons(on_stick: Callable[[str], SmallWindow], tmp_path: Path) -> None:
    house = on_stick("en")
    dialog = NewProjectDialog(house.desk, house.window)
    dialog.open()
    type_text(dialog.form.fields["title"].control, "Nuovo")
    type_text(dialog.form.fields["lead"].control, "ASL")
    lose(house)
    for _ in range(2):
        dialog.save()
    settle()
    (offer,) = [one for one in dialog.findChildren(Button) if one.text() == "Save a copy elsewhere…"]
    offer.click()
    answer(tmp_path / "copy.coprod")
    assert dialog.isVisible()
    dialog.save()
    assert not dialog.isVisible()
    assert "Nuovo" in [project.title for project in list_projects(house.workspace)]


def test_a_full_disk_leaves_the_line_and_leads_elsewhere(
    on_stick: Callable[[str], SmallWindow], tmp_path: Path
) -> None:
    house = on_stick("en")
    meeting, live = open_live(house)
    # As full as it gets without a disk of one's own: SQLite may not take one page more.
    with closing(house.workspace._engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA max_page_count=1")
    texts = [f"{number} una riga".ljust(900, ".") for number in range(40)]
    for text in texts:
        live.capture.line.setText(text)
        QTest.keyClick(live.capture.line, Key.Key_Return)
        if live.capture.line.text():
            break
    assert live.capture.line.text() == text
    sign = banner(house)
    assert sign is not None
    assert sign.text.text() == (
        "The disk is full: this last step was not saved. Free some space and try again."
        " What you typed is still in its field."
    )
    shown = {one.text() for one in sign.findChildren(Button) if one.isVisible()}
    assert shown == {"Save a copy elsewhere…"}
    button(house, "Save a copy elsewhere…").click()
    answer(tmp_path / "copy.coprod")
    live.capture.line.setFocus()
    QTest.keyClick(live.capture.line, Key.Key_Return)
    assert live.capture.line.text() == ""
    kept = [row.text for row in list_priorities(house.workspace, meeting_id=meeting)]
    assert kept == texts[: texts.index(text) + 1]


def test_the_menu_leads_on_too(on_stick: Callable[[str], SmallWindow], tmp_path: Path) -> None:
    house = on_stick("en")
    _meeting, live = open_live(house)
    lose(house)
    type_text(live.capture.line, "una riga")
    QTest.keyClick(live.capture.line, Key.Key_Return)
    menu_command(house).trigger()
    answer(tmp_path / "copy.coprod")
    assert house.workspace.path == tmp_path / "copy.coprod"
    assert banner(house) is None


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_copy_is_saved_from_the_menu(on_stick: Callable[[str], SmallWindow], tmp_path: Path, language: str) -> None:
    house = on_stick(language)
    before = house.workspace.path
    action = menu_command(house)
    action.trigger()
    answer(tmp_path / "chiavetta.coprod")
    said = Words(language).say("A copy was saved as «{file}».", file="chiavetta.coprod")
    assert house.window.frame.toast.text() == said
    assert house.workspace.path == before
    with closing(read_workspace(tmp_path / "chiavetta.coprod")) as read:
        assert list_projects(read) == list_projects(house.workspace)
    action.trigger()
    answer(tmp_path / "chiavetta.coprod")
    assert "chiavetta.coprod" in house.window.frame.toast.text()


def test_a_page_that_cannot_read_the_file_is_no_fault_of_the_program(
    qapp: QApplication, expected_logs: list[str]
) -> None:
    expected_logs.append("A fault of the program")
    parent, told = QObject(), list[Fault]()
    faults = Faults(told.append, lambda: None, parent)
    for error in (KnownError("file_unreachable"), KnownError("not_found")):
        faults.take(error)
    settle()
    assert len(told) == 1


def test_backups_follow_into_the_copy(on_stick: Callable[[str], SmallWindow], tmp_path: Path, qtbot: QtBot) -> None:
    house = on_stick("en")
    upkeep = Upkeep(house.desk, lambda: None, pause_s=0)
    lose(house)
    go_on_in_copy(house.workspace, tmp_path / "copy.coprod")
    house.desk.moved.emit()
    with qtbot.waitSignal(upkeep.reported, timeout=20_000):
        upkeep.begin(0)
    assert len(list_backups(tmp_path / "copy.coprod")) == 1
