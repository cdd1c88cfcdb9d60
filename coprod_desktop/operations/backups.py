"""Backups of a workspace: made, looked into, and put back."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from coprod_desktop.domain.backups import BackupContents, BackupRow
from coprod_desktop.store import backups
from coprod_desktop.store.workspace import utc_now


def back_up(workspace: Path, *, folders: Sequence[Path] = (), now: datetime | None = None) -> tuple[BackupRow, ...]:
    """Make a backup of a file in its own folder and in others, as on a stick, and take away what time made needless.

    Raises KnownError where one of them cannot be written; those before it are made.
    """
    made_at = now or utc_now()
    made = []
    for folder in (backups.own_folder(workspace), *folders):
        made.append(backups.make_backup(workspace, folder, now=made_at))
        backups.thin(folder, now=made_at)
    return tuple(made)


def list_backups(workspace: Path, *, folders: Sequence[Path] = ()) -> tuple[BackupRow, ...]:
    """Give all backups of a file, the newest first."""
    rows = (row for folder in (backups.own_folder(workspace), *folders) for row in backups.list_backups(folder))
    return tuple(sorted(rows, key=lambda row: row.made_at, reverse=True))


def look_inside(backup: Path) -> BackupContents:
    """Tell what a backup holds; KnownError where it is missing, foreign, newer or damaged."""
    return backups.look_inside(backup)


def restore(workspace: Path, backup: Path, *, now: datetime | None = None) -> Path | None:
    """Put a backup in the place of a file that nobody has open; gives where the file as it was is kept.

    Raises KnownError where the backup is not sound, the file is held, or there is no room: then nothing is changed.
    """
    return backups.restore(workspace, backup, now=now or utc_now())
