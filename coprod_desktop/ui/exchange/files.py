"""Which file everything goes out to, or comes in from; asked for, then done in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.operations.exchange import export_file
from coprod_desktop.operations.exchange_import import import_file
from coprod_desktop.ui.exchange.dialog import ExchangeDialog
from coprod_desktop.ui.settings import FileUse
from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.window import MainWindow

SUFFIX = ".coprod"


def ask_where_to_export(window: MainWindow, desk: Desk) -> QFileDialog:
    """Ask where everything shall go, and write it there."""
    words = desk.words
    name = f"{desk.workspace.path.stem} {desk.workspace.today().isoformat()}.json"
    title, kind = words.say("Export everything"), words.say("Exports of Coprod Desktop")
    dialog = QFileDialog(window, title, desk.folder(FileUse.EXPORTS), f"{kind} (*.json)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("json")
    dialog.selectFile(name)
    return _ask(dialog, lambda path: export_to(window, desk, path))


def export_to(window: MainWindow, desk: Desk, target: Path) -> ExchangeDialog:
    """Write everything to a file, and say where it lies."""
    file, words = desk.workspace.path, desk.words

    def tell() -> None:
        folder = str(target.parent)
        desk.offered.emit(
            words.say("Saved as «{file}». It holds names and contacts: keep it safe.", file=target.name),
            words.say("Show folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)),
        )

    dialog = ExchangeDialog(
        window,
        words,
        mark("Export everything"),
        mark("Writing everything…"),
        lambda progress: export_file(file, target, progress=progress),
    )
    dialog.succeeded.connect(tell)
    desk.left.connect(dialog.give_up)
    dialog.open()
    return dialog


def ask_what_to_import(window: MainWindow) -> QFileDialog:
    """Ask which export shall come in, then for the name of the new file, and make it."""
    words = window.words
    exports, all_files = words.say("Exports of Coprod Desktop"), words.say("All files")
    folder = window.settings.folder(FileUse.IMPORTS)
    dialog = QFileDialog(window, words.say("Import an export"), folder, f"{exports} (*.json);;{all_files} (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, lambda path: ask_new_file(window, path))


def ask_new_file(window: MainWindow, source: Path) -> QFileDialog:
    """Ask for the name of the file that an export shall become, and make it."""
    words = window.words
    pattern = words.say("Coprod files") + f" (*{SUFFIX})"
    dialog = QFileDialog(window, words.say("Make a new file"), window.settings.folder(FileUse.WORKSPACES), pattern)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Nothing is ever overwritten, so there is nothing to ask about it.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(SUFFIX[1:])
    dialog.selectFile(source.stem + SUFFIX)
    return _ask(dialog, lambda path: import_from(window, source, path))


def import_from(window: MainWindow, source: Path, target: Path) -> ExchangeDialog:
    """Make a new file of an export, and open it."""
    dialog = ExchangeDialog(
        window,
        window.words,
        lambda words: words.say("Import «{file}»", file=source.name),
        mark("Making the new file…"),
        lambda progress: import_file(source, target, progress=progress),
    )
    dialog.succeeded.connect(lambda: window.file_asked.emit(target))
    dialog.open()
    return dialog


def _ask(dialog: QFileDialog, then: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
