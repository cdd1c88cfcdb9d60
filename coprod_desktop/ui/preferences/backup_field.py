"""The second folder for backups, and how it stands with it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from coprod_desktop.domain.backups import BackupRow, Place
from coprod_desktop.operations.backups import list_backups
from coprod_desktop.ui.preferences.folder_field import FolderField
from coprod_desktop.ui.settings import FileUse
from coprod_desktop.ui.widgets.moments import say_when
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words, mark

HINT = mark("As on a stick. Backups hold everything, names and contacts too: keep the stick in a safe place.")
MISSING = mark("! This folder is not there at the moment. New backups follow once it is.")
NONE_THERE = mark("No backup of this file is there yet.")


class BackupFolderField(FolderField):
    """A folder that may be missing for a while, as that of a stick; it tells when the last backup went there."""

    def __init__(self, words: Words, file: Path | None) -> None:
        """`file` is the open workspace, if there is one."""
        self._file = file
        self._kept: str | None = None
        self.state = Text(words, "", "hint")
        super().__init__(
            words,
            mark("Second folder for backups"),
            FileUse.BACKUPS,
            placeholder=mark("None: backups are kept on this computer alone"),
            hint=HINT,
        )
        self.control.editingFinished.connect(self._tell)

    def set_value(self, value: str | None) -> None:
        """Fill in a folder, and tell how it stands with it."""
        super().set_value(value)
        if self._kept is None:
            self._kept = value or ""
        self._tell()

    def problem(self) -> Say:
        """Say that a folder chosen now is not there; one that was chosen before may be away."""
        return "" if self.value() == self._kept else super().problem()

    def reword(self, words: Words) -> None:
        """Say it in another language."""
        super().reword(words)
        self._tell()

    def _tell(self) -> None:
        state = self._state()
        self.state.setVisible(bool(state))
        self.state.say(state)

    def _state(self) -> Say:
        if not self.value():
            return ""
        second = Path(self.value())
        if not second.is_dir():
            return MISSING
        if self._file is None:
            return ""
        rows = [row for row in list_backups(self._file, second=second) if row.place is Place.SECOND]
        return _last(rows[0]) if rows else NONE_THERE

    def _arrange(self) -> None:
        super()._arrange()
        self._column.addWidget(self.state)


def _last(row: BackupRow) -> Callable[[Words], str]:
    now = datetime.now(UTC)
    return lambda words: words.say("Last backup there: {moment}", moment=say_when(words, row.made_at, now))
