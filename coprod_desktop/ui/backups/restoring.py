"""From the list of backups to the restored file in the window: closed properly, replaced, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.backups import restore
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.backups.dialog import BackupsDialog
from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.window import MainWindow

Result = Path | KnownError | None


class Restoring(QObject):
    """Shows the backups of a file over the window, and puts the one that is wanted in its place."""

    done = Signal()
    """A backup was put back, or could not be; the file is open again, or it was told why not."""

    def __init__(
        self, window: MainWindow, open_file: Callable[[Path], object], tell: Callable[[KnownError], object]
    ) -> None:
        """`open_file` opens a file and tells its troubles; `tell` tells why nothing could be put back."""
        super().__init__(window)
        self._window = window
        self._open = open_file
        self._tell = tell

    def show(self, file: Path) -> BackupsDialog:
        """Show the backups of a file."""
        window, desk = self._window, self._window.desk
        is_open = desk is not None and desk.workspace.path == file
        second = window.settings.backup_folder
        dialog = BackupsDialog(window, window.words, file=file, second=second, can_back_up=is_open)
        dialog.restore_wanted.connect(self.restore)
        dialog.open()
        return dialog

    def restore(self, file: Path, backup: Path, now: datetime) -> None:
        """Close what is open, put a backup in its place beside the window, and open the file again."""
        self._window.unfurnish()
        self._window.frame.waiting.say(mark("Putting the backup in its place…"))
        room = BackRoom()
        room.do(lambda: _restored(file, backup, now), partial(self._open_again, room, file))

    def _open_again(self, room: BackRoom, file: Path, result: Result) -> None:
        room.close()
        self._window.frame.waiting.say(mark("Opening…"))
        if isinstance(result, KnownError):
            if file.exists():
                self._open(file)
            self._tell(result)
        else:
            self._open(file)
            self._say_where(file, result)
        self.done.emit()

    def _say_where(self, file: Path, aside: Path | None) -> None:
        desk = self._window.desk
        if desk is None:
            return
        words = desk.words
        if aside is None:
            desk.told.emit(words.say("«{file}» is back.", file=file.stem))
            return
        sentence = words.say(
            "«{file}» is back. What it was before is kept as «{aside}».", file=file.stem, aside=aside.name
        )
        folder = str(aside.parent)
        desk.offered.emit(
            sentence, words.say("Show folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
        )


def _restored(file: Path, backup: Path, now: datetime) -> Result:
    try:
        return restore(file, backup, now=now)
    except KnownError as trouble:
        return trouble
