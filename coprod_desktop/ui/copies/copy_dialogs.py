"""Saving a copy of the open file, and going on in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from coprod_desktop.operations.copies import go_on_here, go_on_in_copy, save_copy
from coprod_desktop.ui.settings import FileUse
from coprod_desktop.ui.widgets.doing import done

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk

SUFFIX = ".coprod"


def ask_copy(window: QWidget, desk: Desk) -> QFileDialog:
    """Ask where to save a copy, and save it there; work stays in the file as long as that takes it."""
    return ask_copy_to_go_on(window, desk) if desk.is_hindered else _ask(window, desk, lambda path: _save(desk, path))


def ask_copy_to_go_on(window: QWidget, desk: Desk) -> QFileDialog:
    """Ask where to save a copy, and go on in it; all that is on the screen stays, half-typed lines included."""
    return _ask(window, desk, lambda path: _go_on(desk, path))


def try_again(desk: Desk) -> None:
    """Reach for the file once more, as when the stick is back."""
    if done(desk, go_on_here):
        desk.moved.emit()
        file = desk.workspace.path.name
        desk.noted.emit(
            desk.words.say("«{file}» is there again. Please enter what was not saved once more.", file=file)
        )


def _save(desk: Desk, path: Path) -> None:
    if done(desk, save_copy, path):
        desk.noted.emit(desk.words.say("A copy was saved as «{file}».", file=path.name))


def _go_on(desk: Desk, path: Path) -> None:
    if done(desk, go_on_in_copy, path):
        desk.moved.emit()
        said = desk.words.say(
            "You now work in «{file}». All that was saved is in it. Please enter what was not saved once more.",
            file=path.name,
        )
        desk.noted.emit(said)


def _ask(window: QWidget, desk: Desk, deed: Callable[[Path], None]) -> QFileDialog:
    words, file = desk.words, desk.workspace.path
    pattern = words.say("Coprod files") + f" (*{SUFFIX})"
    # Over whatever dialog is open, which else could not be left for this one.
    over = QApplication.activeModalWidget() or window
    dialog = QFileDialog(over, words.say("Save a copy"), desk.folder(FileUse.WORKSPACES), pattern)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Nothing is ever overwritten, so there is nothing to ask about it.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(SUFFIX[1:])
    dialog.selectFile(words.say("{name} (copy)", name=file.stem) + SUFFIX)
    dialog.fileSelected.connect(lambda path: deed(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
