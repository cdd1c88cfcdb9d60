"""Backups of a workspace: made, looked into, and put back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from coprod_desktop.domain.backups import BackupContents, BackupRow, Place
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import backups
from coprod_desktop.store import restore as restoring
from coprod_desktop.store.copying import never
from coprod_desktop.store.examine import sweep
from coprod_desktop.store.workspace import utc_now


def back_up(
    workspace: Path, *, second: Path | None = None, now: datetime | None = None, stopped: Callable[[], bool] = never
) -> BackupRow:
    """Make a backup of a file in its own folder, or in a second one, as on a stick; takes away what time made needless.

    Raises KnownError `backup_secret_poll`, `backup_folder_missing`, `backup_full`, `backup_refused`, `backup_unsound`,
    and where the file cannot be read; `Stopped` where it was.
    """
    if second is not None and not second.is_dir():
        raise KnownError("backup_folder_missing", folder=str(second))
    made_at = now or utc_now()
    folder = folder_of(workspace, second)
    place = Place.HERE if second is None else Place.SECOND
    made = backups.make_backup(workspace, folder, now=made_at, stopped=stopped, place=place)
    backups.thin(folder, now=made_at)
    return made


def back_up_everywhere(workspace: Path, seconds: Sequence[Path]) -> tuple[BackupRow | KnownError, ...]:
    """Make a backup of a file in its own folder and in each second one; gives what was made, or why it was not.

    One that is full or missing keeps no other from having its backup.
    """
    return tuple(_tried(workspace, second) for second in (None, *seconds))


def tidy(workspace: Path) -> None:
    """Clear away what reading leaves beside a file that nobody has open."""
    sweep(workspace)


def list_backups(workspace: Path, *, second: Path | None = None) -> tuple[BackupRow, ...]:
    """Give all backups of a file, and the files set aside for one, the newest first."""
    rows = [*backups.list_backups(folder_of(workspace)), *restoring.list_aside(workspace)]
    if second is not None:
        rows += backups.list_backups(folder_of(workspace, second), Place.SECOND)
    return tuple(sorted(rows, key=lambda row: row.made_at, reverse=True))


def list_beside(backup: Path) -> tuple[BackupRow, ...]:
    """Give a backup that somebody chose, wherever it lies, and the others in its folder, the newest first."""
    rows = {row.path: row for row in backups.list_backups(backup.parent, Place.CHOSEN)}
    rows.setdefault(backup, BackupRow(backup, backups.moment_of(backup), Place.CHOSEN))
    return tuple(sorted(rows.values(), key=lambda row: row.made_at, reverse=True))


def folder_of(workspace: Path, second: Path | None = None) -> Path:
    """Give the folder in which the backups of a file lie: on this computer, or within a second folder."""
    return backups.own_folder(workspace) if second is None else backups.folder_within(second, workspace)


def look_inside(backup: Path) -> BackupContents:
    """Tell what a backup holds; KnownError where it is missing, foreign, newer or damaged."""
    return backups.look_inside(backup)


def must_be_restorable(backup: Path) -> None:
    """Raise KnownError `restore_secret_poll` where a backup, or a file set aside, must not be put back by a copy."""
    restoring.must_be_restorable(backup)


def restore(workspace: Path, backup: Path, *, now: datetime | None = None) -> Path | None:
    """Put a backup in the place of a file that nobody has open; gives where the file as it was is kept.

    Raises KnownError where the backup is not sound, holds an open secret vote, the file is held, or there is no room:
    then nothing is changed.
    """
    return restoring.restore(workspace, backup, now=now or utc_now())


def name_aside(workspace: Path, *, now: datetime) -> str | None:
    """Give the name under which a file would be set aside at a moment; None where there is no file."""
    return restoring.name_aside(workspace, now).name if workspace.exists() else None


def _tried(workspace: Path, second: Path | None) -> BackupRow | KnownError:
    try:
        return back_up(workspace, second=second)
    except KnownError as trouble:
        return trouble
