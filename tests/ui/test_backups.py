"""Backups in the window: listed, looked into, made, and restored in three steps; by keyboard, in both languages."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.backups import Place
from coprod_desktop.operations.backups import back_up, folder_of, list_backups, restore
from coprod_desktop.operations.workspaces import open_workspace, own_file, read_workspace
from coprod_desktop.ui.backups.dialog import BackupsDialog
from coprod_desktop.ui.crash.careful_page import CarefulPage
from coprod_desktop.ui.settings import FileUse, Settings
from coprod_desktop.ui.start.page import StartPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words
from tests.operations.voting import room_in
from tests.ui.backups_screen import BackedUp, add_to, cursor, make_file, press, settle

Key = Qt.Key
Opening = Callable[..., BackedUp]
RESTORE = {"en": ("Backups…", "Backups of «prova»"), "it": ("Copie di sicurezza…", "Copie di sicurezza di «prova»")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "lavoro" / "prova.coprod")


@pytest.fixture
def stick(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "CHIAVETTA"
    folder.mkdir()
    settings.choose_folder(FileUse.BACKUPS, str(folder))
    return folder


@pytest.fixture
def opening(settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Opening]:
    opened: list[BackedUp] = []

    def open_it(file: Path | None, language: str = "en") -> BackedUp:
        opened.append(BackedUp(settings, theme, qtbot, language, file))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_backup_is_looked_into_and_restored_by_keyboard(opening: Opening, file: Path, language: str) -> None:
    house = opening(file, language)
    command, title = RESTORE[language]
    dialog = house.open_backups(command)
    assert dialog.windowTitle() == title
    assert cursor() is dialog.table
    assert "«Prima»\n«Seconda»" in dialog.inside.text()
    press(Key.Key_Down)
    house.dialog()
    assert "«Seconda»" not in dialog.inside.text()
    press(Key.Key_Return)
    (aside,) = (line for line in said(house.confirm()).splitlines() if ".coprod" in line)
    press(Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert house.titles() == ["Prima"]
    toast = house.window.frame.toast.text()
    name = toast.split("«")[2].split("»")[0]
    assert name in aside
    kept = read_workspace(file.with_name(name))
    kept.close()
    assert {row.place for row in list_backups(file)} == {Place.HERE, Place.ASIDE}


def test_a_restore_is_taken_back_by_restoring_what_was_set_aside(opening: Opening, file: Path) -> None:
    house = opening(file)
    for expected in (["Prima", "Seconda"], ["Prima", "Seconda", "Terza"]):
        house.open_backups()
        if len(expected) == 3:
            dialog = house.dialog()
            dialog.table.choose(next(row.path for row in list_backups(file) if row.place is Place.ASIDE))
            house.dialog()
        press(Key.Key_Return, Key.Key_Tab)
        house.wait_restored(lambda: press(Key.Key_Return))
        assert house.titles() == expected


def test_going_back_changes_nothing(opening: Opening, file: Path) -> None:
    house = opening(file)
    house.open_backups()
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert house.dialog().isVisible()
    press(Key.Key_Escape)
    settle()
    assert house.titles() == ["Prima", "Seconda", "Terza"]
    assert [row.place for row in list_backups(file)] == [Place.HERE, Place.HERE]


def test_one_that_is_not_sound_is_told_and_cannot_be_restored(opening: Opening, file: Path) -> None:
    cut(list_backups(file)[0].path)
    house = opening(file)
    dialog = house.open_backups()
    assert dialog.inside.trouble.isVisible()
    assert not dialog.restore_button.isEnabled()
    assert dialog.ask() is None
    press(Key.Key_Down)
    house.dialog()
    assert not dialog.inside.trouble.isVisible()
    assert dialog.restore_button.isEnabled()
    dialog.reject()


def test_a_backup_is_chosen_from_elsewhere(opening: Opening, file: Path, tmp_path: Path) -> None:
    other = make_file(tmp_path / "altrove" / "altro.coprod")
    copies = Path(shutil.copytree(folder_of(other), tmp_path / "USB" / "copie"))
    house = opening(file)
    dialog = house.open_backups()
    chooser = dialog.choose_file()
    assert chooser.fileMode() == QFileDialog.FileMode.ExistingFile
    chooser.fileSelected.emit(str(min(copies.iterdir())))
    chooser.close()
    house.dialog()
    assert dialog.table.records.total == 4
    assert dialog.inside.where.text() == "copie"
    assert dialog.inside.text().splitlines()[:2] == ["«Prima»", "0 meetings · 1 partner"]
    strange = tmp_path / "foto.jpg"
    strange.write_bytes(b"\xff\xd8" * 999)
    dialog.take(strange)
    house.dialog()
    assert dialog.inside.trouble.isVisible()
    dialog.reject()


def test_a_backup_is_made_now_in_both_places(opening: Opening, file: Path, stick: Path, qtbot: QtBot) -> None:
    house = opening(file)
    dialog = house.open_backups()
    dialog.now_button.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(dialog.now_button.isEnabled)
    assert "in both places" in dialog.news.text.text()
    house.dialog()
    assert "«Terza»" in dialog.inside.text()
    assert dialog.table.records.total == 4
    shutil.rmtree(stick)
    dialog.now_button.click()
    qtbot.waitUntil(dialog.now_button.isEnabled)
    assert "CHIAVETTA" in dialog.news.text.text()
    assert dialog.table.records.total == 4
    dialog.reject()
    dialog = house.open_backups()
    assert dialog.news.text.text().endswith("Is the stick plugged in?")
    dialog.reject()


def test_while_a_secret_vote_is_open_none_is_made(opening: Opening, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "voto.coprod"
    house = opening(make_file(tmp_path / "lavoro" / "prova.coprod"))
    house.app.create(path)
    assert house.window.desk
    room_in(house.window.desk.workspace).opened()
    dialog = house.open_backups()
    assert dialog.none.isVisible()
    dialog.make_now()
    qtbot.waitUntil(dialog.now_button.isEnabled)
    assert dialog.news.text.text() == "A secret vote is open. A backup can be made once it is closed."
    dialog.reject()


def test_a_file_set_aside_during_a_secret_vote_is_told_to_be_opened_itself(opening: Opening, file: Path) -> None:
    before = list_backups(file)[0].path
    workspace = open_workspace(file)
    room_in(workspace).opened()
    workspace.close()
    restore(file, before)
    house = opening(file)
    dialog = house.open_backups()
    dialog.table.choose(next(row.path for row in list_backups(file) if row.place is Place.ASIDE))
    house.dialog()
    assert dialog.inside.trouble.text.text().endswith("Open that file itself.")
    assert not dialog.restore_button.isEnabled()
    dialog.reject()


def test_a_damaged_file_has_its_backups_offered_where_it_is_told(opening: Opening, file: Path) -> None:
    cut(file)
    house = opening(file)
    page = house.window.findChild(StartPage)
    assert page is not None
    assert cursor() is page.rescue_button
    press(Key.Key_Return)
    dialog = house.dialog()
    assert not dialog.now_button.isVisible()
    press(Key.Key_Return, Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert house.titles() == ["Prima", "Seconda"]
    assert ".coprod»" in house.window.frame.toast.text()


def test_over_an_open_file_the_backups_of_one_that_is_damaged_are_offered_too(
    opening: Opening, file: Path, tmp_path: Path
) -> None:
    other = make_file(tmp_path / "altrove" / "altro.coprod")
    cut(other)
    house = opening(file)
    house.app.open(other)
    (button,) = (one for one in house.confirm().findChildren(Button) if one.text() == "Backups…")
    button.click()
    dialog = house.dialog()
    assert dialog.windowTitle() == "Backups of «altro»"
    press(Key.Key_Return, Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert house.titles() == ["Prima", "Seconda"]
    assert house.window.desk
    assert house.window.desk.workspace.path == other


def test_a_careful_start_leads_to_the_backups_too(settings: Settings, theme: Theme, qtbot: QtBot, file: Path) -> None:
    house = BackedUp(settings, theme, qtbot, "en", file, failures="x")
    page = house.window.findChild(CarefulPage)
    assert page is not None
    assert page.backups_button is not None
    page.backups_button.click()
    house.dialog()
    press(Key.Key_Return, Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert house.titles() == ["Prima", "Seconda"]
    house.close()


def test_a_file_that_is_lost_is_brought_back_from_the_first_page(
    opening: Opening, file: Path, settings: Settings
) -> None:
    settings.last_file = file
    file.unlink()
    house = opening(None)
    page = house.window.findChild(StartPage)
    assert page is not None
    assert not page.trouble.isVisible()
    page.backups_button.setFocus()
    press(Key.Key_Return)
    house.dialog()
    press(Key.Key_Return)
    assert "not there at the moment" in said(house.confirm())
    press(Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert house.titles() == ["Prima", "Seconda"]


def test_on_a_new_computer_a_backup_from_the_stick_becomes_the_users_own_file(
    opening: Opening, file: Path, stick: Path, settings: Settings
) -> None:
    made = back_up(file, second=stick).path
    settings.choose_folder(FileUse.BACKUPS, "")
    house = opening(None)
    page = house.window.findChild(StartPage)
    assert page is not None
    page.backups_button.click()
    dialog = house.dialog()
    assert dialog.none.isVisible()
    assert cursor() is dialog.file_button
    dialog.take(made)
    house.dialog()
    press(Key.Key_Return, Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert house.titles() == ["Prima", "Seconda", "Terza"]
    assert settings.last_file == own_file("coprod")


def test_a_file_held_by_another_window_is_told_in_one_sentence(opening: Opening, file: Path) -> None:
    holder = open_workspace(file)
    house = opening(file)
    page = house.window.findChild(StartPage)
    assert page is not None
    assert not page.rescue_button.isVisible()
    page.backups_button.click()
    house.dialog()
    press(Key.Key_Return, Key.Key_Tab)
    house.wait_restored(lambda: press(Key.Key_Return))
    assert "already open for writing" in said(house.window)
    holder.close()
    add_to(file, "Quarta")
    house.app.open(file)
    assert house.titles() == ["Prima", "Quarta", "Seconda", "Terza"]


def test_a_backup_that_is_pulled_out_leaves_the_file_open_and_says_so(
    opening: Opening, file: Path, stick: Path
) -> None:
    back_up(file, second=stick)
    house = opening(file)
    dialog = house.open_backups()
    assert dialog.inside.where.text() == "CHIAVETTA"
    press(Key.Key_Return, Key.Key_Tab)
    shutil.rmtree(stick)
    house.wait_restored(lambda: press(Key.Key_Return))
    trouble = house.confirm()
    assert "is not there" in said(trouble)
    trouble.reject()
    assert house.titles() == ["Prima", "Seconda", "Terza"]
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".coprod"] == ["prova.coprod"]


def test_it_can_be_shown_without_any_open_file(qtbot: QtBot, theme: Theme, file: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = BackupsDialog(parent, Words("en"), file=file, second=None)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.is_looking)
    question = dialog.ask()
    assert question is not None
    with qtbot.waitSignal(dialog.restore_wanted) as wanted:
        QTest.keyClick(question.findChildren(QWidget)[-1], Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[:2] == [file, list_backups(file)[0].path]
    settle()
