"""The dialog of all backups of a file: listed, looked into, made now, and put back.

It needs no open workspace: it reads nothing but the backups themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.domain.backups import BackupContents, BackupRow, Place
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.backups import (
    back_up_everywhere,
    list_backups,
    list_beside,
    look_inside,
    must_be_restorable,
    name_aside,
)
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.backups.inside import Inside
from coprod_desktop.ui.backups.sayings import name_of
from coprod_desktop.ui.backups.table import BackupTable
from coprod_desktop.ui.settings import FileUse, usual_folder
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog, confirm
from coprod_desktop.ui.widgets.moments import say_when
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

NARROW_PX = 620
PATIENCE_S = 0.2
"""What is under way when the dialog closes ends by itself: a backup that was begun is still made."""
NONE_YET = mark("There is no backup of this file yet.")
HELD = mark("Backups hold everything, names and contacts too: keep a stick with them in a safe place.")
MADE = mark("The backup is made.")
MADE_TWICE = mark("The backup is made, in both places. The stick can be taken out.")


class BackupsDialog(Dialog):
    """Lists the backups of a file and looks into the one chosen. Open it with `open()`."""

    restore_wanted = Signal(Path, Path, datetime)
    """A backup is to be put in the place of the file, at this moment: file, backup, moment. The dialog is closed."""

    def __init__(
        self, parent: QWidget, words: Words, *, file: Path, second: Path | None, can_back_up: bool = False
    ) -> None:
        """`second` is the second folder for backups; the file may be damaged or missing."""
        super().__init__(parent, words, lambda words: words.say("Backups of «{file}»", file=file.stem), width=860)
        self._file, self._second = file, second
        self._chosen: tuple[BackupRow, ...] = ()
        self._contents: dict[Path, BackupContents | KnownError] = {}
        self._room = BackRoom()
        self.table = BackupTable(words)
        self.inside = Inside(words)
        self.news = Banner(words)
        self.none = Text(words, NONE_YET)
        self._build(can_back_up)
        self.table.selected.connect(lambda _line: self._look())
        self.table.activated_row.connect(lambda _line: self.ask())
        self.finished.connect(lambda _result: self._room.close(PATIENCE_S))
        self._list()
        if second is not None and not second.is_dir():
            away = KnownError("backup_folder_missing", folder=str(second))
            self.news.tell(away.say, Tone.WARN)

    @property
    def is_looking(self) -> bool:
        """Tell whether a look inside the chosen backup is still under way."""
        row = self.table.chosen()
        return row is not None and row.path not in self._contents

    def ask(self) -> Dialog | None:
        """Ask whether the chosen backup shall take the place of the file; nothing where it is of no use."""
        row = self.table.chosen()
        if row is None or not isinstance(self._contents.get(row.path), BackupContents):
            return None
        now = _now()
        when, aside = say_when(self.words, row.made_at, now), name_aside(self._file, now=now)
        return confirm(
            self,
            self.words,
            lambda words: words.say("Restore the backup of {when}?", when=when),
            lambda words: _consequence(words, self._file.stem, aside),
            verb=mark("Restore"),
            on_yes=lambda: self._restore(row, now),
        )

    def make_now(self) -> None:
        """Make a backup now, in the second folder too."""
        self.now_button.setEnabled(False)
        self.news.tell(mark("Making a backup…"))
        file, seconds = self._file, [self._second] if self._second else []
        self._room.do(lambda: back_up_everywhere(file, seconds), self._tell_made)

    def choose_file(self) -> QFileDialog:
        """Let a backup be chosen from elsewhere."""
        kinds = f"{self.words.say('Backups')} (*.coprod-backup *.coprod);;{self.words.say('All files')} (*)"
        start = str(self._second) if self._second and self._second.is_dir() else usual_folder(FileUse.BACKUPS)
        dialog = QFileDialog(self, self.words.say("Choose a backup"), start, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take(self, backup: Path) -> None:
        """List a backup from elsewhere with those beside it, and go to it."""
        self._chosen = list_beside(backup)
        self._list(backup)
        self.table.setFocus()

    # Inside

    def _build(self, can_back_up: bool) -> None:
        self.news.hide()
        self.body.addWidget(self.news)
        self.body.addWidget(self.none)
        self._panes = Beside(NARROW_PX, (self.table, 1), (self.inside, 1))
        self.body.addWidget(self._panes, 1)
        self.body.addWidget(Text(self.words, self._say_where_they_go, "hint"))
        self.restore_button = self.add_button(mark("Restore…"), self.ask, kind="primary")
        self.now_button = self.add_button(mark("Back up now"), self.make_now)
        self.now_button.setVisible(can_back_up)
        self.file_button = self.add_button(mark("Choose a file…"), self.choose_file)
        self.close_button = self.add_button(mark("Close"), self.reject)

    def _say_where_they_go(self, words: Words) -> str:
        if self._second is None:
            where = words.say("They are made by themselves, on this computer. The settings can name a second folder.")
        else:
            name = name_of(self._second)
            where = words.say("They are made by themselves, on this computer and in «{folder}».", folder=name)
        return f"{where} {words.say(HELD)}"

    def _list(self, goal: Path | None = None) -> None:
        rows = {row.path: row for row in (*self._chosen, *list_backups(self._file, second=self._second))}
        listed = sorted(rows.values(), key=lambda row: row.made_at, reverse=True)
        self.table.show_backups(listed, _now())
        self.none.setVisible(not listed)
        self._panes.setVisible(bool(listed))
        if listed:
            self.table.choose(goal or listed[0].path)
            self.table.setFocus()
        else:
            self.file_button.setFocus()
        self._look()

    def _look(self) -> None:
        row = self.table.chosen()
        self.restore_button.setEnabled(False)
        if row is None:
            return
        self.inside.show_looking(row, _now())
        if row.path in self._contents:
            self._show(row.path)
            return
        self._room.do(lambda: _looked(row.path), lambda found: self._keep(row.path, found))

    def _keep(self, path: Path, found: BackupContents | KnownError) -> None:
        self._contents[path] = found
        row = self.table.chosen()
        if row is not None and row.path == path:
            self._show(path)

    def _show(self, path: Path) -> None:
        found = self._contents[path]
        if isinstance(found, KnownError):
            self.inside.show_trouble(found)
        else:
            self.inside.show_contents(found, _now())
            self.restore_button.setEnabled(True)

    def _tell_made(self, made: Sequence[BackupRow | KnownError]) -> None:
        self.now_button.setEnabled(True)
        troubles = [one for one in made if isinstance(one, KnownError)]
        rows = [one for one in made if isinstance(one, BackupRow)]
        if rows:
            self._list(rows[0].path)
        if troubles:
            self.news.tell(lambda words: " ".join(trouble.say(words) for trouble in troubles), Tone.WARN)
        else:
            both = any(row.place is Place.SECOND for row in rows)
            self.news.tell(MADE_TWICE if both else MADE, Tone.OK)

    def _restore(self, row: BackupRow, now: datetime) -> None:
        self.accept()
        self.restore_wanted.emit(self._file, row.path, now)


def _now() -> datetime:
    return datetime.now(UTC)


def _consequence(words: Words, name: str, aside: str | None) -> str:
    if aside is None:
        return words.say("«{file}» is not there at the moment, so nothing is replaced.", file=name)
    return words.say("The present file is set aside as «{aside}»: nothing is lost.", aside=aside)


def _looked(backup: Path) -> BackupContents | KnownError:
    try:
        contents = look_inside(backup)
        must_be_restorable(backup)
        return contents
    except KnownError as trouble:
        return trouble
