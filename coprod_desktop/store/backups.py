"""Backups: whole copies of a workspace, checked before they count, kept apart from it and thinned with time."""

import hashlib
import os
import re
import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from coprod_desktop.domain.backups import BackupContents, BackupRow, worth_keeping
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.connection import connect
from coprod_desktop.store.examine import examine, reading_mode
from coprod_desktop.store.folders import data_folder
from coprod_desktop.store.lock import FileLock
from coprod_desktop.store.schema import forget
from coprod_desktop.store.trouble import file_trouble, system_trouble

ENDING = ".coprod-backup"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)(?: \d+)?" + re.escape(ENDING))
_FORM = "%Y-%m-%dT%H%M%SZ"
BESIDE = ("-wal", "-shm", "-journal")


def own_folder(workspace: Path) -> Path:
    """Give the folder for the backups of a workspace, in the user's data folder; two files of one name have two."""
    real = os.path.realpath(workspace)
    return data_folder() / "backups" / f"{workspace.stem}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:12]}"


def make_backup(workspace: Path, folder: Path, *, now: datetime) -> BackupRow:
    """Copy a workspace, also while it is open for writing; the copy counts once it was opened and found sound.

    Raises KnownError `disk_full`, `folder_missing`, `file_read_only`, `file_damaged`, ...
    """
    with system_trouble(workspace):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = _free_name(folder, now)
    unfinished = target.with_name(f".{target.name}.new")
    forget(unfinished)
    try:
        with file_trouble(workspace), system_trouble(workspace):
            with closing(connect(workspace, mode=reading_mode(workspace))) as connection:
                connection.execute("VACUUM INTO ?", (str(unfinished),))
            _must_be_whole(unfinished, workspace)
            _flush(unfinished)
            unfinished.rename(target)
            _flush(folder)
    finally:
        forget(unfinished)
    return BackupRow(target, _moment(target.name))


def list_backups(folder: Path) -> tuple[BackupRow, ...]:
    """Give the backups in a folder, the newest first; one that is not there has none."""
    try:
        names = [entry for entry in folder.iterdir() if _NAME.fullmatch(entry.name)]
    except OSError:
        return ()
    return tuple(sorted((BackupRow(path, _moment(path.name)) for path in names), key=_age, reverse=True))


def look_inside(backup: Path) -> BackupContents:
    """Tell what a backup holds, whatever version wrote it, and without changing it; KnownError as `examine`."""
    examine(backup)
    with file_trouble(backup), closing(connect(backup, mode="immutable")) as connection:

        def ask(statement: str) -> list[str]:
            return [value for (value,) in connection.execute(statement)]

        titles = ask("SELECT title FROM project WHERE deleted_at IS NULL ORDER BY title")
        (meetings,) = ask("SELECT count(*) FROM meeting WHERE deleted_at IS NULL")
        (partners,) = ask("SELECT count(*) FROM partner WHERE deleted_at IS NULL")
        (last,) = ask("SELECT max(at) FROM journalentry")
    return BackupContents(tuple(titles), int(meetings), int(partners), datetime.fromisoformat(last) if last else None)


def thin(folder: Path, *, now: datetime) -> None:
    """Take away what time has made needless."""
    rows = list_backups(folder)
    kept = worth_keeping(rows, now)
    for row in rows:
        if row.path not in kept:
            with suppress(OSError):
                row.path.unlink()


def restore(workspace: Path, backup: Path, *, now: datetime) -> Path | None:
    """Put a backup in the place of a workspace; gives where the present file was set aside, None where there was none.

    The file set aside takes along what SQLite keeps beside it: a stale log would silently mix old and new. Raises
    KnownError as `examine` for the backup and `FileLock.acquire` for the workspace raise them, and `disk_full`.
    """
    examine(backup)
    lock = FileLock(workspace)
    lock.acquire(now)
    unfinished = workspace.with_name(f".{workspace.name}.new")
    try:
        with file_trouble(workspace), system_trouble(workspace):
            forget(unfinished)
            # By SQLite, so that the copy stands alone, whatever lies beside the backup.
            with closing(connect(backup, mode=reading_mode(backup))) as connection:
                connection.execute("VACUUM INTO ?", (str(unfinished),))
            _must_be_whole(unfinished, backup)
            _flush(unfinished)
            aside = _set_aside(workspace, now)
            for ending in BESIDE:
                workspace.with_name(workspace.name + ending).unlink(missing_ok=True)
            unfinished.replace(workspace)
            _flush(workspace.parent)
            return aside
    finally:
        forget(unfinished)
        lock.release()


def _set_aside(workspace: Path, now: datetime) -> Path | None:
    """Keep the present file under another name with all that lies beside it, before anything of it is touched."""
    if not workspace.exists():
        return None
    # A sound file takes its log in and needs none any more.
    with suppress(dbapi2.Error), closing(connect(workspace)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stamp = now.astimezone().strftime("%Y-%m-%d %H.%M.%S")
    names = (
        workspace.with_name(f"{workspace.stem} ({stamp}{f', {n}' if n else ''}){workspace.suffix}") for n in count()
    )
    aside = next(name for name in names if not os.path.lexists(name))
    for ending in ("", *BESIDE):
        part = workspace.with_name(workspace.name + ending)
        if part.exists():
            _keep_as(part, aside.with_name(aside.name + ending))
    _flush(workspace.parent)
    return aside


def _keep_as(path: Path, name: Path) -> None:
    """Give a file a second name, or a copy where the file system knows no second names."""
    try:
        os.link(path, name)
    except OSError:
        shutil.copy2(path, name)
        _flush(name)


def _free_name(folder: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime(_FORM)
    names = (folder / f"{stamp}{f' {n}' if n else ''}{ENDING}" for n in count())
    return next(name for name in names if not os.path.lexists(name))


def _moment(name: str) -> datetime:
    found = _NAME.fullmatch(name)
    assert found is not None
    return datetime.strptime(found[1], _FORM).replace(tzinfo=UTC)


def _age(row: BackupRow) -> tuple[datetime, str]:
    return row.made_at, row.path.name


def _must_be_whole(copy: Path, of: Path) -> None:
    examine(copy)
    with closing(connect(copy)) as connection:
        told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        links = connection.execute("PRAGMA foreign_key_check").fetchone()
    if told != "ok" or links is not None:
        raise KnownError("file_damaged", file=of.name)


def _flush(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk; a system that cannot do so for folders is left."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
