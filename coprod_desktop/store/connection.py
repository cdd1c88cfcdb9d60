"""The one way to reach a file: sqlcipher3, with the pragmas that keep it safe."""

import os
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


def connect(path: Path, *, mode: str = "rw") -> Connection:
    """Open a file; `mode` is SQLite's `rw`, `rwc` or `ro`, or `immutable` for a read-only medium.

    Raises the errors of sqlcipher3's DB-API.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = dbapi2.connect(
        f"file:{quote(os.fsencode(_uri_path(path)))}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    if mode in {"rw", "rwc"}:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _uri_path(path: Path) -> str:
    # A drive letter needs a slash before it: file:/C:/folder/name
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
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reading = mode in {"ro", "immutable"} or connection.get_execution_options().get(READING)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine
