"""The list of backups: when each was made, and where it lies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from coprod_desktop.domain.backups import BackupRow
from coprod_desktop.ui.backups.sayings import say_where
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.moments import say_when
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark

TALL_PX = 260


@dataclass(frozen=True)
class Line:
    """One backup as it is listed."""

    id: UUID
    backup: BackupRow
    when: str
    where: str


class BackupTable(RecordTable[Line]):
    """The backups, the newest first."""

    told_keys: tuple[KeyTold, ...] = ((mark("Restore this backup"), "Return"),)

    def __init__(self, words: Words) -> None:
        columns = [
            Column[Line]("when", mark("Made"), lambda line: line.when, sort_key=lambda line: line.backup.made_at),
            Column[Line]("where", mark("Where"), lambda line: line.where),
        ]
        super().__init__(words, mark("Backups"), columns)
        self.setMinimumHeight(scaled(TALL_PX))

    def show_backups(self, rows: Iterable[BackupRow], now: datetime) -> None:
        """List backups."""
        self.set_rows(
            [
                Line(_key(row.path), row, say_when(self.words, row.made_at, now), say_where(self.words, row))
                for row in rows
            ]
        )

    def choose(self, backup: Path) -> None:
        """Put the cursor on a backup."""
        self.go_to(_key(backup), 0)

    def chosen(self) -> BackupRow | None:
        """Give the backup that the cursor is on."""
        line = self.current_row()
        return line.backup if line else None


def _key(path: Path) -> UUID:
    return uuid5(NAMESPACE_URL, str(path))
