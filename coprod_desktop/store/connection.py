"""The one way to reach a file: sqlcipher3, with the pragmas that keep it safe."""

import json
import os
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

APPLICATION_ID = 0x436F5072
"""`CoPr` in ASCII, kept in the header of every workspace."""

Connection = Any

READING = "coprod_reading"
"""Execution option of engines that only read: their transactions begin without the write lock."""

_WRITING = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
_ALWAYS = ("cell_size_check=ON", "trusted_schema=OFF")


def connect(path: Path, *, mode: str = "rw") -> Connection:
    """Open a file; `mode` is SQLite's `rw`, `rwc` or `ro`, or `immutable` for what nobody writes meanwhile.

    Raises the errors of sqlcipher3's DB-API.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = dbapi2.connect(
        f"file://{quote(os.fsencode(_uri_path(path)))}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    try:
        for pragma in (*_WRITING, *_ALWAYS) if mode in {"rw", "rwc"} else _ALWAYS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri_path(path: Path) -> str:
    # A drive letter needs a slash before it: file:///C:/folder/name
    text = path.absolute().as_posix()
    return text if text.startswith("/") else f"/{text}"


def make_engine(path: Path, *, mode: str = "rw") -> Engine:
    """Make an engine whose transactions are our own: BEGIN IMMEDIATE for steps, BEGIN for reading."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, mode=mode),
        poolclass=QueuePool,
        pool_size=2,
        hide_parameters=True,
        json_serializer=partial(json.dumps, ensure_ascii=False, allow_nan=False, separators=(",", ":")),
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reading = mode in {"ro", "immutable"} or connection.get_execution_options().get(READING)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def empty_log(engine: Engine) -> None:
    """Bring what is saved from the log beside the file into the file, and cut the log to nothing.

    Where somebody is reading at this moment it stays, until the next time or until the file is closed.
    """
    with suppress(dbapi2.Error), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
