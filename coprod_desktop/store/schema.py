"""The schema's version, and how a file comes to have it."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

import coprod_desktop.records  # noqa: F401  # fills the metadata
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import words_index
from coprod_desktop.store.connection import APPLICATION_ID, make_engine
from coprod_desktop.store.trouble import file_trouble, system_trouble

SCHEMA_VERSION = 2
"""Kept in the header as `user_version`; its migration is named with four digits, `0001`."""


def must_be_new(path: Path) -> None:
    """Raise KnownError `file_exists` where something stands at a path."""
    if os.path.lexists(path):
        raise KnownError("file_exists", file=path.name)


def create_file(path: Path, *, fill: Callable[[Path], None] | None = None) -> None:
    """Make a new workspace file, whole or not at all; KnownError `file_exists`, `disk_full`, `file_read_only`.

    The caller holds the lock of that name, so that nobody else makes the same file meanwhile. What it is filled with
    is nothing but empty tables, unless the caller says otherwise.
    """
    must_be_new(path)
    unfinished = path.with_name(f".{path.name}.new")
    with file_trouble(path), system_trouble(path):
        forget(unfinished)
        try:
            (fill or _fill)(unfinished)
            # A hard step: the name appears only once the file is complete.
            unfinished.rename(path)
        finally:
            forget(unfinished)


def _fill(path: Path) -> None:
    engine = make_engine(path, mode="rwc")
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(f"PRAGMA application_id={APPLICATION_ID}")
            with connection.begin():
                make_tables(connection)
            # Closing would do it too, but say nothing where the disk is full.
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def make_tables(connection: Connection) -> None:
    """Make all tables of the present version, within the transaction of the caller."""
    SQLModel.metadata.create_all(connection)
    words_index.create(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA_VERSION),))
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def forget(path: Path) -> None:
    """Take away an unfinished file with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def revision(version: int) -> str:
    """Give the name of the migration that leads to a version."""
    return f"{version:04d}"


def upgrade_file(path: Path) -> None:
    """Bring an older file up to date after copying it beside itself; all or nothing."""
    from coprod_desktop.store.upgrade import upgrade  # noqa: PLC0415  # Alembic is slow to import

    upgrade(path)


def version_of(engine: Engine) -> int:
    """Give the version of an open file."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
