"""Look at an unknown file without changing a byte of it, and refuse what we did not make."""

import os
from contextlib import closing, suppress
from pathlib import Path
from time import sleep, time

from sqlcipher3 import dbapi2
from sqlmodel import SQLModel

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.connection import APPLICATION_ID, Connection, connect
from coprod_desktop.store.schema import SCHEMA_VERSION
from coprod_desktop.store.trouble import file_trouble, is_full
from coprod_desktop.store.words_index import TABLES

LOOKS, BREATH_S, STILL_S = 3, 0.05, 2.0
"""How often a file is looked into that cannot be read, after what time, and for how long it must have lain still."""
_STRANGE = (
    "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    " OR (sql LIKE 'CREATE VIRTUAL%' AND sql NOT IN (?, ?))"
)


def examine(path: Path) -> int:
    """Give the schema version of a workspace file.

    Raises KnownError: `file_missing`, `file_forbidden`, `file_foreign`, `file_newer`, `file_damaged`,
    `file_strange`, `file_read_only` (a read-only medium with unfinished work beside the file).
    """
    must_be_readable(path)
    for _ in range(LOOKS - 1):
        try:
            return _look(path)
        except KnownError:
            # Somebody may have set to work on it while it was looked into as if at rest.
            if _is_still(path):
                raise
        sleep(BREATH_S)
    return _look(path)


def _is_still(path: Path) -> bool:
    try:
        return time() - path.stat().st_mtime > STILL_S
    except OSError:
        return True


def _look(path: Path) -> int:
    # Not by opening the file ourselves: closing it would drop the locks that this process holds on it elsewhere.
    with file_trouble(path), closing(connect(path, mode=looking_mode(path))) as connection:
        must_be_ours(connection, path)
        version = _version(connection, path)
        _must_be_sound(connection, path, version)
        return version


def looking_mode(path: Path) -> str:
    """Tell how a file at rest can be looked into: without a log beside it, so that no file is left behind either."""
    return "immutable" if _log_is_empty(path) else reading_mode(path)


def reading_mode(path: Path) -> str:
    """Tell how a file can be read: `ro`, or `immutable` where nothing can be written beside it."""
    if os.access(path.parent, os.W_OK) and not (is_full(path) and _log_is_empty(path)):
        return "ro"
    if not _log_is_empty(path):
        raise KnownError("file_read_only", file=path.name)
    return "immutable"


def sweep(path: Path) -> None:
    """Let SQLite clear away the empty files that reading leaves beside a file at rest."""
    if path.with_name(path.name + "-wal").exists() and _log_is_empty(path):
        with suppress(dbapi2.Error), closing(connect(path)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()


def _log_is_empty(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def must_be_readable(path: Path) -> None:
    """Raise KnownError `file_missing`, `file_forbidden` or `file_foreign` where there is no file to read."""
    try:
        there = path.exists()
    except PermissionError:
        raise KnownError("file_forbidden", file=path.name) from None
    except OSError:  # a name that is too long
        there = False
    if not there:
        raise KnownError("file_missing", file=path.name)
    if not path.is_file():
        raise KnownError("file_foreign", file=path.name)
    if not os.access(path, os.R_OK):
        raise KnownError("file_forbidden", file=path.name)


def must_be_ours(connection: Connection, path: Path) -> None:
    """Raise KnownError `file_foreign` where a file is not one of ours."""
    try:
        stamp = connection.execute("PRAGMA application_id").fetchone()[0]
    except dbapi2.DatabaseError as error:
        if error.sqlite_errorcode != dbapi2.SQLITE_NOTADB:
            raise
        stamp = None
    if stamp != APPLICATION_ID:
        raise KnownError("file_foreign", file=path.name)


def _version(connection: Connection, path: Path) -> int:
    # Asked of SQLite, which knows the log: after a crash the log alone may tell that the file was upgraded.
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not 0 <= version <= SCHEMA_VERSION:
        raise KnownError("file_newer", file=path.name)
    return version


def _must_be_sound(connection: Connection, path: Path, version: int) -> None:
    if connection.execute(_STRANGE, TABLES).fetchone():
        raise KnownError("file_strange", file=path.name)
    if version == SCHEMA_VERSION and not _has_all_tables(connection):
        raise KnownError("file_damaged", file=path.name)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise KnownError("file_damaged", file=path.name)


def _has_all_tables(connection: Connection) -> bool:
    # Counted by SQLite: the names in a damaged file may be no text at all.
    names = (*SQLModel.metadata.tables, "findable", "findable_words")
    marks = ", ".join("?" * len(names))
    statement = f"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ({marks})"
    return bool(connection.execute(statement, names).fetchone()[0] == len(names))
