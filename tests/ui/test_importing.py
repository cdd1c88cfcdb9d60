"""A list brought in by keys: columns, preview, decisions, one step; stopped, refused, hidden, dropped, saved."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.projects import add_project
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.importing.dialog import ImportDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words
from tests.ui.importing_screen import ImportScreen
from tests.ui.partners_screen import CTRL, Key, add

KIND = OrganisationKind
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona")


@pytest.fixture
def screen(
    desk: Desk, project_id: UUID, settings: Settings, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> Iterator[ImportScreen]:
    add(desk, project_id, "Volontari del Ponte", KIND.VOLUNTEER_GROUP)
    desk.choose_project(project_id)
    made = ImportScreen(desk, settings, theme, qtbot, tmp_path)
    yield made
    made.close()


def names(screen: ImportScreen) -> list[str]:
    return [row.name for row in screen.kept[1:]]


def test_a_list_comes_in_by_keys_alone_and_one_undo_takes_it_back(screen: ImportScreen) -> None:
    dialog = screen.open(screen.list_file())
    assert dialog.columns.columns() == (
        ListColumn.PARTNER,
        ListColumn.KIND,
        ListColumn.PLACE,
        ListColumn.SURNAME,
        ListColumn.FIRST_NAME,
        ListColumn.PHONE,
    )
    assert screen.focus is dialog.columns.choices[0]
    screen.look(dialog)
    assert screen.cells(dialog, "fate") == ["+ New", "? Possible double", "+ New", "✕ Refused"]
    assert screen.cells(dialog, "choice")[1] == "Same as «Volontari del Ponte»"
    assert dialog.take.text() == "Import 3 rows"
    assert names(screen) == ["Volontari del Ponte"]
    screen.press(Key.Key_Return, CTRL)
    assert sorted(names(screen)) == ["Coop. Aurora", "Family 1", "Volontari del Ponte"]
    assert screen.toast == "Imported: 2 new partners and 3 new people. 1 row was left out."
    assert sorted(screen.shown()[1:]) == sorted(names(screen))
    assert {person.alias for person in screen.people} == {"Anna Rossi", "Bruno Galli", "Family 1"}
    screen.away(dialog)
    screen.window.undo()
    assert names(screen) == ["Volontari del Ponte"]
    assert screen.people == []
    assert screen.shown() == ["ASL di Cremona", "Volontari del Ponte"]


def test_a_double_is_decided_in_its_row_and_rows_are_left_out(screen: ImportScreen) -> None:
    dialog = screen.open(screen.list_file())
    screen.look(dialog)
    screen.press(Key.Key_Space)
    assert screen.cells(dialog, "fate")[0] == "– Left out"
    screen.press(Key.Key_Down)
    assert "The name is much like «Volontari del Ponte»." in dialog.preview.detail.text()
    screen.press(Key.Key_Return)
    screen.decide("New")
    assert screen.cells(dialog, "choice")[:2] == ["Leave out", "New"]
    assert dialog.take.text() == "Import 2 rows"
    dialog.preview.segments.choose("refused")
    assert screen.cells(dialog, "why") == ["No partner is named, and nothing says that it is a family."]
    dialog.preview.take_focus()
    screen.press(Key.Key_Space)
    assert screen.cells(dialog, "fate") == ["✕ Refused"]
    screen.press(Key.Key_Return, CTRL)
    assert sorted(names(screen)) == ["Family 1", "Volontari del Ponte", "Volontari del Ponte odv"]
    screen.away(dialog)


def test_what_columns_were_taken_for_is_known_the_next_time(screen: ImportScreen) -> None:
    path = screen.list_file(["Coop. Aurora;Crema"], headings="Chi;Dove")
    dialog = screen.open(path)
    screen.look(dialog)
    assert dialog.trouble.text.text() == "Please say which column holds the name of the partner."
    first, second = dialog.columns.choices.values()
    for choice, column in ((first, ListColumn.PLACE), (second, ListColumn.PLACE), (first, ListColumn.PARTNER)):
        choice.setCurrentIndex(choice.findData(column))
        choice.activated.emit(choice.currentIndex())
    assert dialog.columns.columns() == (ListColumn.PARTNER, ListColumn.PLACE)
    screen.look(dialog)
    screen.press(Key.Key_Return, CTRL)
    screen.away(dialog)
    again = screen.open(path)
    assert again.columns.columns() == (ListColumn.PARTNER, ListColumn.PLACE)
    screen.look(again)
    assert screen.cells(again, "fate") == ["= Already there"]
    assert (again.take.text(), again.take.isEnabled()) == ("Nothing to import", False)
    screen.press(Key.Key_Escape)
    screen.away(again)


def test_writing_can_be_stopped_and_then_nothing_is_written(screen: ImportScreen) -> None:
    dialog = screen.open(screen.list_file([f"Coop. {number};Nonprofit;Crema;Rossi;Anna;" for number in range(300)]))
    screen.look(dialog)
    seen: list[bool] = []

    def stop() -> None:
        seen.append(dialog.stop.isVisible() and not dialog.take.isVisible())
        dialog.stop.click()

    QTimer.singleShot(0, dialog, stop)
    dialog.take.click()
    assert seen == [True]
    assert not dialog.is_working
    assert dialog.isVisible()
    assert names(screen) == ["Volontari del Ponte"]
    assert dialog.take.text() == "Import 300 rows"
    dialog.take.click()
    assert len(names(screen)) == 301
    screen.away(dialog)


def test_closing_the_window_of_a_list_at_work_writes_nothing(screen: ImportScreen) -> None:
    dialog = screen.open(screen.list_file([f"Coop. {number}" for number in range(300)]))
    screen.look(dialog)
    QTimer.singleShot(0, dialog, dialog.close)
    dialog.take.click()
    assert dialog.isVisible()
    assert names(screen) == ["Volontari del Ponte"]
    dialog.close()
    screen.away(dialog)


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(screen: ImportScreen) -> None:
    path = screen.folder / "foto.csv"
    path.write_bytes(b"\x89PNG\r\n")
    dialog = screen.open(path)
    assert dialog.trouble.text.text().startswith("«foto.csv» holds no table that can be read.")
    assert not dialog.go_on.isVisible()
    dialog.leave.click()
    screen.away(dialog)


def test_the_list_is_hidden_while_people_in_the_room_may_see_it(screen: ImportScreen) -> None:
    dialog = screen.open(screen.list_file())
    screen.look(dialog)
    screen.desk.keep_room_safe(True)
    assert not dialog.preview.isVisible()
    assert dialog.hidden.isVisible()
    screen.desk.keep_room_safe(False)
    assert dialog.preview.isVisible()
    dialog.close()
    screen.away(dialog)


def test_in_italian_families_are_called_famiglia(screen: ImportScreen) -> None:
    screen.desk.speak(Words("it"))
    dialog = screen.open(screen.list_file())
    assert dialog.title.text() == "Importa «elenco è qui.csv»"
    screen.look(dialog)
    assert screen.cells(dialog, "fate") == ["+ Nuovo", "? Possibile doppione", "+ Nuovo", "✕ Scartata"]
    screen.press(Key.Key_Return, CTRL)
    assert "Famiglia 1" in names(screen)
    assert screen.toast == "Importazione riuscita: 2 nuovi partner e 3 nuove persone. 1 riga è stata esclusa."
    screen.away(dialog)


def test_a_file_dropped_onto_the_page_opens_it(screen: ImportScreen) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(screen.list_file()))])
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(screen.page.rect().center(), COPY, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(screen.page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 50), COPY, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(screen.page, drop)
    (dialog,) = screen.page.findChildren(ImportDialog)
    screen.wait(dialog)
    dialog.close()
    screen.away(dialog)


def test_the_file_is_asked_for_by_key(screen: ImportScreen) -> None:
    for key, title in (
        ("Ctrl+I", "Import a list of partners"),
        ("Ctrl+Shift+S", "Save the list of partners and people"),
    ):
        action = next(one for one in screen.page.actions() if one.shortcut().toString() == key)
        action.trigger()
        dialog = next(one for one in screen.page.findChildren(QFileDialog) if one.isVisible())
        assert dialog.windowTitle() == title
        dialog.reject()
        screen.qtbot.waitUntil(lambda: not screen.page.findChildren(QFileDialog))


def test_the_list_is_saved_and_told(screen: ImportScreen) -> None:
    path = screen.folder / "partner.csv"
    screen.page.lists.save_list(path)
    assert "Volontari del Ponte,Volunteer group" in path.read_text("utf-8-sig")
    assert screen.toast == "Saved as «partner.csv». It holds names and contacts: keep it safe."
    screen.page.lists.save_list(screen.folder / "no" / "partner.csv")
    assert screen.failed == ["The folder of «partner.csv» is not there."]
