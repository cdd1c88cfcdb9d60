"""Backups: whole copies of a workspace, checked before they count, kept apart from it and thinned with time."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from coprod_desktop.domain.backups import BackupContents, BackupRow, Place, worth_keeping
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.connection import Connection, connect
from coprod_desktop.store.copying import copy_file, flush, must_be_sound, must_be_whole, never
from coprod_desktop.store.examine import examine, looking_mode, must_be_ours, must_be_readable, reading_mode
from coprod_desktop.store.folders import data_folder, device_id
from coprod_desktop.store.schema import forget
from coprod_desktop.store.secret_polls import holds_a_part, is_secret_poll_open, secret_ballots
from coprod_desktop.store.trouble import file_trouble, system_trouble

ENDING = ".coprod-backup"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)(?: \d+)?" + re.escape(ENDING))
_FORM = "%Y-%m-%dT%H%M%SZ"
_UNFINISHED = re.compile(r"\.[0-9a-f]{32}" + re.escape(ENDING) + r"\.new(-journal|-wal|-shm)?")
_LEFT_AFTER = timedelta(hours=1)
LARGE = 32 * 2**20
"""Bytes from which on a backup counts as large, so that fewer are kept."""
_OF_FOLDER = {
    "disk_full": "backup_full",
    "folder_missing": "backup_folder_missing",
    "file_read_only": "backup_refused",
    "file_unreachable": "backup_refused",
    "file_busy": "backup_refused",
}
"""What the troubles of writing are called where it is the folder of the backups that is in trouble."""

T = TypeVar("T")
Mark = tuple[object, ...]
"""What tells two states of a file apart: the last step of each computer, and how many ballots there are."""


def own_folder(workspace: Path) -> Path:
    """Give the folder for the backups of a workspace, in the user's data folder; two files of one name have two."""
    return data_folder() / "backups" / _series(workspace, "")


def folder_within(folder: Path, workspace: Path) -> Path:
    """Give the folder for the backups of a workspace in one that somebody named, as on a stick.

    Another file, and a file of that name on another computer, has another one: what is thinned is one series.
    """
    return folder / _series(workspace, str(device_id()))


def make_backup(
    workspace: Path, folder: Path, *, now: datetime, stopped: Callable[[], bool] = never, place: Place = Place.HERE
) -> BackupRow:
    """Copy a workspace, also while it is open for writing; the copy counts once it was opened and found sound.

    Raises KnownError `backup_secret_poll` while a secret vote is open, `backup_full`, `backup_refused`,
    `backup_folder_missing`, `backup_unsound`, and as `examine` for the workspace; `Stopped` where it was.
    """
    must_be_readable(workspace)
    with file_trouble(workspace), closing(connect(workspace, mode=reading_mode(workspace))) as source:
        must_be_ours(source, workspace)
        if is_secret_poll_open(source):
            raise KnownError("backup_secret_poll")
        with _writing_into(folder, workspace):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _forget_unfinished(folder)
            unfinished = folder / f".{uuid4().hex}{ENDING}.new"
            try:
                copy_file(source, unfinished, stopped)
                # It is not needed any more: the rest may take long on a slow stick.
                source.close()
                _must_be_whole(unfinished, workspace, stopped)
                target = _keep(unfinished, folder, now)
            finally:
                with suppress(OSError):
                    forget(unfinished)
    _forget_parts(target)
    return BackupRow(target, _moment(target.name), place)


def list_backups(folder: Path, place: Place = Place.HERE) -> tuple[BackupRow, ...]:
    """Give the backups in a folder, the newest first; one that is not there has none."""
    try:
        names = [entry for entry in folder.iterdir() if _NAME.fullmatch(entry.name)]
    except OSError:
        return ()
    return tuple(sorted((BackupRow(path, _moment(path.name), place) for path in names), key=_age, reverse=True))


def moment_of(backup: Path) -> datetime:
    """Give the moment at which a backup was made: by its name, or by its file where it bears another name."""
    if _NAME.fullmatch(backup.name):
        return _moment(backup.name)
    try:
        return datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    except OSError:
        return datetime.fromtimestamp(0, UTC)


def look_inside(backup: Path) -> BackupContents:
    """Tell what a backup holds, whatever version wrote it, and without changing it; KnownError as `examine`."""
    examine(backup)
    with file_trouble(backup), closing(connect(backup, mode=looking_mode(backup))) as connection:

        def ask(statement: str) -> list[str]:
            return [value for (value,) in connection.execute(statement)]

        titles = ask("SELECT title FROM project WHERE deleted_at IS NULL ORDER BY title")
        (meetings,) = ask("SELECT count(*) FROM meeting WHERE deleted_at IS NULL")
        (partners,) = ask("SELECT count(*) FROM partner WHERE deleted_at IS NULL")
        (last,) = ask("SELECT max(at) FROM journalentry")
    return BackupContents(tuple(titles), int(meetings), int(partners), datetime.fromisoformat(last) if last else None)


def mark_of(workspace: Path) -> Mark:
    """Tell the state of a file that may be open for writing; KnownError where it cannot be read."""
    return _asked(workspace, reading_mode, _mark)


def holds(backup: Path, mark: Mark) -> bool:
    """Tell whether a backup holds the state of a file; one that cannot be read holds nothing."""
    try:
        return _asked(backup, looking_mode, _mark) == mark
    except KnownError:
        return False


def is_voting(workspace: Path) -> bool:
    """Tell whether a secret vote is open in a file that may be open for writing; KnownError where it cannot be read."""
    return _asked(workspace, reading_mode, is_secret_poll_open)


def was_voting(backup: Path) -> bool:
    """Tell whether a secret vote was open in a file at rest; KnownError where it cannot be read."""
    return _asked(backup, looking_mode, is_secret_poll_open)


def thin(folder: Path, *, now: datetime) -> None:
    """Take away what time has made needless."""
    rows = list_backups(folder)
    kept = worth_keeping(rows, now, large=bool(rows) and _size(rows[0].path) > LARGE)
    for row in rows:
        if row.path not in kept:
            with suppress(OSError):
                row.path.unlink()


def _asked(path: Path, way: Callable[[Path], str], question: Callable[[Connection], T]) -> T:
    must_be_readable(path)
    with file_trouble(path), closing(connect(path, mode=way(path))) as connection:
        return question(connection)


def _mark(connection: Connection) -> Mark:
    last = "SELECT id, (SELECT max(counter) FROM journalentry WHERE device_id = device.id) FROM device ORDER BY id"
    steps = tuple(row for row in connection.execute(last) if row[1])
    return (*steps, sum(len(ballots) for ballots in secret_ballots(connection).values()))


def _must_be_whole(copy: Path, of: Path, stopped: Callable[[], bool]) -> None:
    try:
        must_be_whole(copy, of, stopped)
    except KnownError:
        must_be_sound(of, stopped)
        raise KnownError("backup_unsound", folder=str(copy.parent.parent)) from None
    # Asked of the copy: the vote may have been opened while it was made.
    if was_voting(copy):
        raise KnownError("backup_secret_poll")


@contextmanager
def _writing_into(folder: Path, of: Path) -> Iterator[None]:
    """Raise KnownError where something cannot be written into a folder for backups, or the file to copy is damaged."""
    try:
        with file_trouble(folder / of.name), system_trouble(folder):
            yield
    except KnownError as trouble:
        if trouble.code not in _OF_FOLDER:
            raise
        raise KnownError(_OF_FOLDER[trouble.code], folder=str(folder.parent)) from None


def _keep(unfinished: Path, folder: Path, now: datetime) -> Path:
    """Let a finished copy count, by its name."""
    flush(unfinished)
    stamp = now.astimezone(UTC).strftime(_FORM)
    names = (folder / f"{stamp}{f' {n}' if n else ''}{ENDING}" for n in count())
    target = next(name for name in names if not os.path.lexists(name))
    unfinished.rename(target)
    flush(folder)
    return target


def _forget_unfinished(folder: Path) -> None:
    """Take away what is left of copies that never were finished; a young one may still be in somebody's hands."""
    young = datetime.now(UTC).timestamp() - _LEFT_AFTER.total_seconds()
    for entry in folder.iterdir():
        with suppress(OSError):
            if _UNFINISHED.fullmatch(entry.name) and entry.stat().st_mtime < young:
                entry.unlink()


def _forget_parts(newest: Path) -> None:
    """Take away older backups which, beside the newest, would tell single ballots of a vote that was reopened."""
    whole = _asked(newest, looking_mode, secret_ballots)
    for row in list_backups(newest.parent) if whole else ():
        with suppress(OSError, KnownError):
            if holds_a_part(_asked(row.path, looking_mode, secret_ballots), whole):
                row.path.unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _series(workspace: Path, of: str) -> str:
    real = os.path.realpath(workspace)
    return f"{workspace.stem}-{hashlib.sha256(os.fsencode(of) + os.fsencode(real)).hexdigest()[:12]}"


def _moment(name: str) -> datetime:
    found = _NAME.fullmatch(name)
    assert found is not None
    return datetime.strptime(found[1], _FORM).replace(tzinfo=UTC)


def _age(row: BackupRow) -> tuple[datetime, str]:
    return row.made_at, row.path.name
