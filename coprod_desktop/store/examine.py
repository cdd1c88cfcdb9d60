"""Look at an unknown file without changing a byte of it, and refuse what we did not make."""

import os
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.connection import APPLICATION_ID, connect
from coprod_desktop.store.schema import SCHEMA_VERSION
from coprod_desktop.store.trouble import file_trouble

_MAGIC = b"SQLite format 3\x00"


def examine(path: Path) -> int:
    """Give the schema version of a workspace file.

    Raises KnownError: `file_missing`, `file_foreign`, `file_newer`, `file_damaged`, `file_strange`,
    `file_read_only` (a read-only medium with unfinished work beside the file).
    """
    if not path.is_file():
        raise KnownError("file_missing", file=path.name)
    version = _version_in_header(path)
    if version > SCHEMA_VERSION:
        raise KnownError("file_newer", file=path.name)
    with file_trouble(path):
        _look_inside(path)
    return version


def reading_mode(path: Path) -> str:
    """Tell how a file can be read: `ro`, or `immutable` on a medium that cannot be written."""
    if os.access(path.parent, os.W_OK):
        return "ro"
    if path.with_name(path.name + "-wal").exists():
        raise KnownError("file_read_only", file=path.name)
    return "immutable"


def _version_in_header(path: Path) -> int:
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise KnownError("file_foreign", file=path.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise KnownError("file_foreign", file=path.name)
    return int.from_bytes(header[60:64], "big")


def _look_inside(path: Path) -> None:
    connection = connect(path, mode=reading_mode(path))
    try:
        strange = connection.execute("SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone()
        if strange:
            raise KnownError("file_strange", file=path.name)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise KnownError("file_damaged", file=path.name)
    finally:
        connection.close()
