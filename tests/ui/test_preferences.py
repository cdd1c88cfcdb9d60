"""The settings: chosen in one dialog, in step with the menus, kept where they belong."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.app import App
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.backups import back_up
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.operations.settings import change_settings, letterhead
from coprod_desktop.records import Blob, Setting
from coprod_desktop.reports import Paper
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.papers.page import PapersPage
from coprod_desktop.ui.preferences.backup_field import BackupFolderField
from coprod_desktop.ui.preferences.dialog import SettingsDialog
from coprod_desktop.ui.preferences.folder_field import FolderField
from coprod_desktop.ui.preferences.logo_field import LogoField
from coprod_desktop.ui.settings import FileUse, Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def picture(size: tuple[int, int] = (60, 40)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "navy").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def empty_window(settings: Settings, theme: Theme, words: Words, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window without a file."""
    made = MainWindow(words, settings, theme)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(empty_window: MainWindow, workspace: Workspace) -> MainWindow:
    """A window with an empty file."""
    desk = Desk(workspace, empty_window.words, empty_window)
    empty_window.furnish(desk, {}, lambda: list_projects(workspace), lambda _meeting: QWidget())
    return empty_window


@pytest.fixture
def opening(qtbot: QtBot) -> Callable[[MainWindow], SettingsDialog]:
    """Opens the dialog over a window."""

    def opened(window: MainWindow) -> SettingsDialog:
        dialog = SettingsDialog(window)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        return dialog

    return opened


Opening = Callable[[MainWindow], SettingsDialog]


def save(dialog: SettingsDialog) -> None:
    """Save by key, from where the cursor is."""
    QTest.keyClick(dialog, Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ticked(window: MainWindow) -> set[object]:
    """Give what is ticked in the menus."""
    return {action.data() for action in window.findChildren(QAction) if action.isChecked() and action.data()}


def logo_field(dialog: SettingsDialog) -> LogoField:
    field = dialog.form.fields["body_logo"]
    assert isinstance(field, LogoField)
    return field


def folder_field(dialog: SettingsDialog, use: FileUse) -> FolderField:
    field = dialog.form.fields[use]
    assert isinstance(field, FolderField)
    return field


def backup_field(dialog: SettingsDialog) -> BackupFolderField:
    field = dialog.form.fields[FileUse.BACKUPS]
    assert isinstance(field, BackupFolderField)
    return field


def test_the_dialog_opens_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.settings_asked):
        QTest.keyClick(window, Key.Key_Comma, CTRL)


def test_language_size_and_colours_change_at_once_and_agree_with_the_menus(
    window: MainWindow, settings: Settings, opening: Opening
) -> None:
    dialog = opening(window)
    assert dialog.windowTitle() == "Settings"
    dialog.form.fields["language"].set_value("it")
    dialog.form.fields["scale"].set_value(1.25)
    dialog.form.fields["theme"].set_value("contrast")
    save(dialog)
    assert (settings.language, settings.scale, settings.theme) == ("it", 1.25, "contrast")
    assert (window.words.language, window.theme.scale, window.theme.choice) == ("it", 1.25, "contrast")
    assert ticked(window) == {"it", "contrast"}
    window.set_theme("dark")
    again = opening(window)
    assert again.windowTitle() == "Impostazioni"
    assert [again.form.fields[key].value() for key in ("language", "scale", "theme")] == ["it", 1.25, "dark"]
    again.reject()


def test_the_head_of_papers_goes_with_the_file_and_is_undone(
    window: MainWindow, workspace: Workspace, opening: Opening, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(picture())
    dialog = opening(window)
    name = dialog.form.fields["body_name"].control
    name.setFocus()
    type_text(name, "Agenzia di tutela «Val Padana»")
    logo_field(dialog).read(file)
    save(dialog)
    head = letterhead(workspace)
    assert head.name == "Agenzia di tutela «Val Padana»"
    assert head.logo
    assert window.frame.toast.text() == "Head of papers changed"
    dialog = opening(window)
    logo_field(dialog).remove_button.click()
    save(dialog)
    assert (letterhead(workspace).name, letterhead(workspace).logo) == (head.name, b"")
    window.undo()
    assert letterhead(workspace) == head
    window.undo()
    assert letterhead(workspace).name == ""


def test_what_is_not_touched_stays_and_is_no_step(window: MainWindow, workspace: Workspace, opening: Opening) -> None:
    change_settings(workspace, body_name="ASL", body_logo=picture())
    step = workspace.undo_step
    workspace.undo()
    dialog = opening(window)
    save(dialog)
    assert workspace.undo_step is None
    assert workspace.redo_step == step


def test_a_hostile_picture_is_told_in_one_sentence_and_the_old_logo_stays(
    window: MainWindow, workspace: Workspace, opening: Opening, tmp_path: Path
) -> None:
    change_settings(workspace, body_logo=picture())
    file = tmp_path / "logo.png"
    dialog = opening(window)
    field = logo_field(dialog)
    before = field.value()
    for content, sentence in (
        (b"\x89PNG\r\n\x1a\nand nothing else", "This picture cannot be read. Please choose a PNG or JPEG file."),
        (
            picture((4_100, 10)),
            "This picture is too large: at most 2 MB, and 4000 pixels on each side, are taken.",
        ),
    ):
        file.write_bytes(content)
        field.read(file)
        assert field.error.text() == f"✕ {sentence}"
        assert field.value() == before
    field.read(tmp_path / "none.png")
    assert "none.png" in field.error.text()
    dialog.form.dirty = False
    dialog.reject()


def test_folders_are_kept_on_this_computer(
    window: MainWindow, settings: Settings, opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    papers = tmp_path / "Verbali"
    papers.mkdir()
    assert settings.folder(FileUse.PAPERS) == settings.folder(FileUse.WORKSPACES) != ""
    dialog = opening(window)
    typed = folder_field(dialog, FileUse.PAPERS)
    typed.control.setFocus()
    type_text(typed.control, str(papers))
    folder_field(dialog, FileUse.IMPORTS).take(str(tmp_path))
    save(dialog)
    assert settings.folder(FileUse.PAPERS) == str(papers)
    assert settings.folder(FileUse.IMPORTS) == str(tmp_path)
    papers.rmdir()
    assert settings.folder(FileUse.PAPERS) == settings.folder(FileUse.WORKSPACES)
    dialog = opening(window)
    typed = folder_field(dialog, FileUse.PAPERS)
    assert not dialog.form.check()
    assert typed.error.text() == "✕ This folder is not there."
    typed.set_value("")
    save(dialog)
    assert settings.chosen_folder(FileUse.PAPERS) == ""


def test_folder_and_picture_are_chosen_in_dialogs(window: MainWindow, opening: Opening, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(picture())
    dialog = opening(window)
    for field, mode in (
        (folder_field(dialog, FileUse.EXPORTS), QFileDialog.FileMode.Directory),
        (logo_field(dialog), QFileDialog.FileMode.ExistingFile),
    ):
        chooser = field.ask()
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        assert chooser.fileMode() == mode
        chooser.fileSelected.emit(str(tmp_path) if mode is QFileDialog.FileMode.Directory else str(file))
        chooser.close()
    assert dialog.form.fields[FileUse.EXPORTS].value() == str(tmp_path)
    assert logo_field(dialog).value()
    assert dialog.is_dirty()
    save(dialog)


def test_a_logo_that_is_no_picture_is_shown_as_nothing(
    window: MainWindow, workspace: Workspace, opening: Opening
) -> None:
    with workspace.step("change_settings") as step:
        step.add(Setting(key="body_logo", value="0"))
        step.add(Blob(sha256="0", mime="image/png", content=b"GIF89a or anything"))
    dialog = opening(window)
    assert logo_field(dialog).remove_button.isVisible()
    logo_field(dialog).remove_button.click()
    save(dialog)
    assert letterhead(workspace).logo == b""


def test_without_a_file_there_is_no_head_of_papers(empty_window: MainWindow, opening: Opening) -> None:
    dialog = opening(empty_window)
    assert "body_name" not in dialog.form.fields
    dialog.form.fields["theme"].set_value("dark")
    save(dialog)
    assert empty_window.theme.choice == "dark"


def test_the_app_opens_the_dialog_and_files_begin_where_it_was_chosen(
    empty_window: MainWindow, workspace: Workspace, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    app = App(empty_window, settings, None)
    app.take(workspace)
    qtbot.waitUntil(lambda: len(empty_window.findChildren(PapersPage)) == 1)
    (page,) = empty_window.findChildren(PapersPage)
    empty_window.settings_asked.emit()
    (dialog,) = empty_window.findChildren(SettingsDialog)
    folder_field(dialog, FileUse.PAPERS).take(str(tmp_path))
    save(dialog)
    chooser = page.outlets.ask_file(Paper(b"%PDF", 1), "verbale.pdf")
    assert chooser.directory().absolutePath() == str(tmp_path)
    chooser.close()


def test_a_second_folder_for_backups_is_chosen_and_tells_of_the_last_one_there(
    window: MainWindow, workspace: Workspace, settings: Settings, opening: Opening, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "CHIAVETTA"
    dialog = opening(window)
    field = backup_field(dialog)
    assert "keep the stick in a safe place" in field.hint.text()
    assert not field.state.isVisible()
    field.control.setFocus()
    type_text(field.control, str(stick))
    assert not dialog.form.check()
    assert field.error.text() == "✕ This folder is not there."
    stick.mkdir()
    with qtbot.waitSignal(window.backup_folder_chosen):
        save(dialog)
    assert settings.backup_folder == stick
    back_up(workspace.path, second=stick)
    dialog = opening(window)
    assert backup_field(dialog).state.text().startswith("Last backup there: today ")
    with qtbot.assertNotEmitted(window.backup_folder_chosen):
        save(dialog)


def test_a_stick_that_is_away_is_told_and_keeps_nobody_from_saving(
    window: MainWindow, settings: Settings, opening: Opening, tmp_path: Path
) -> None:
    settings.choose_folder(FileUse.BACKUPS, str(tmp_path / "away"))
    dialog = opening(window)
    assert backup_field(dialog).state.text().startswith("! This folder is not there at the moment.")
    dialog.form.fields["theme"].set_value("dark")
    save(dialog)
    assert settings.theme == "dark"
    assert settings.backup_folder == tmp_path / "away"
    dialog = opening(window)
    backup_field(dialog).set_value("")
    save(dialog)
    assert settings.backup_folder is None
