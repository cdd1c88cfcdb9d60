"""Restoring: a backup put in the place of a workspace, and the file as it was set aside whole."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from coprod_desktop.domain.backups import BackupRow, Place
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.backups import was_voting
from coprod_desktop.store.connection import connect
from coprod_desktop.store.copying import copy_file, flush, must_be_whole
from coprod_desktop.store.examine import examine, reading_mode
from coprod_desktop.store.lock import FileLock
from coprod_desktop.store.schema import forget
from coprod_desktop.store.trouble import file_trouble, system_trouble

BESIDE = ("-wal", "-shm", "-journal")
_FORM = "%Y-%m-%d %H.%M.%S"


def restore(workspace: Path, backup: Path, *, now: datetime) -> Path | None:
    """Put a backup in the place of a workspace; gives where the present file was set aside, None where there was none.

    The file set aside takes along what SQLite keeps beside it: a stale log would silently mix old and new. It is the
    file itself, not a copy of it: where a secret vote was open in it, nobody votes in it any more. But such a file is
    never put back by copying it: then there would be two of it, one ballot apart. Raises KnownError as `examine` for
    the backup and `FileLock.acquire` for the workspace raise them, `restore_secret_poll`, and `target_full`.
    """
    examine(backup)
    must_be_restorable(backup)
    lock = FileLock(workspace)
    lock.acquire(now)
    unfinished = workspace.with_name(f".{workspace.name}.new")
    try:
        with _writing(workspace):
            forget(unfinished)
            # By SQLite, so that the copy stands alone, whatever lies beside the backup.
            with closing(connect(backup, mode=reading_mode(backup))) as connection:
                copy_file(connection, unfinished)
            must_be_whole(unfinished, backup)
            flush(unfinished)
            aside = _set_aside(workspace, now)
            for ending in BESIDE:
                workspace.with_name(workspace.name + ending).unlink(missing_ok=True)
            unfinished.replace(workspace)
            flush(workspace.parent)
            return aside
    finally:
        forget(unfinished)
        lock.release()


def must_be_restorable(backup: Path) -> None:
    """Raise KnownError `restore_secret_poll` where a file must not be copied, as a secret vote is open in it."""
    if was_voting(backup):
        raise KnownError("restore_secret_poll", file=backup.name)


def name_aside(workspace: Path, now: datetime) -> Path:
    """Give the name under which a file would be set aside at a moment."""
    stamp = now.astimezone().strftime(_FORM)
    names = (
        workspace.with_name(f"{workspace.stem} ({stamp}{f', {n}' if n else ''}){workspace.suffix}") for n in count()
    )
    return next(name for name in names if not os.path.lexists(name))


def list_aside(workspace: Path) -> tuple[BackupRow, ...]:
    """Give the files that were set aside when a backup was put in the place of a workspace."""
    stem, ending = re.escape(workspace.stem), re.escape(workspace.suffix)
    form = re.compile(rf"{stem} \((\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:, \d+)?\){ending}")
    found = []
    with suppress(OSError):
        for entry in workspace.parent.iterdir():
            told = form.fullmatch(entry.name)
            # A name that tells no moment, as of a 31st of February, is somebody's own.
            with suppress(ValueError):
                if told:
                    moment = datetime.strptime(told[1], _FORM).astimezone().astimezone(UTC)
                    found.append(BackupRow(entry, moment, Place.ASIDE))
    return tuple(found)


@contextmanager
def _writing(workspace: Path) -> Iterator[None]:
    """Raise KnownError where the place of the file cannot be written; no step was lost by that."""
    try:
        with file_trouble(workspace), system_trouble(workspace):
            yield
    except KnownError as trouble:
        if trouble.code != "disk_full":
            raise
        raise KnownError("target_full", file=workspace.name) from None


def _set_aside(workspace: Path, now: datetime) -> Path | None:
    """Keep the present file under another name with all that lies beside it, before anything of it is touched."""
    if not workspace.exists():
        return None
    # A sound file takes its log in and needs none any more.
    with suppress(dbapi2.Error), closing(connect(workspace)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = name_aside(workspace, now)
    for ending in ("", *BESIDE):
        part = workspace.with_name(workspace.name + ending)
        if part.exists():
            _keep_as(part, aside.with_name(aside.name + ending))
    flush(workspace.parent)
    return aside


def _keep_as(path: Path, name: Path) -> None:
    """Give a file a second name, or a copy where the file system knows no second names."""
    try:
        os.link(path, name)
    except OSError:
        shutil.copy2(path, name)
        flush(name)
