"""The schema's version, and how a file comes to have it."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import SQLModel

import coprod_desktop.records  # noqa: F401  # fills the metadata
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.connection import APPLICATION_ID, connect, make_engine

SCHEMA_VERSION = 1
"""Kept in the header as `user_version`; its migration is named with four digits, `0001`."""


def create_file(path: Path) -> None:
    """Make a new workspace file, whole or not at all; KnownError `file_exists`, `folder_missing`."""
    if path.exists():
        raise KnownError("file_exists", file=path.name)
    if not path.parent.is_dir():
        raise KnownError("folder_missing", file=path.name)
    unfinished = path.with_name(f".{path.name}.new")
    _forget(unfinished)
    try:
        _fill(unfinished)
        # A hard step: the name appears only once the file is complete.
        unfinished.rename(path)
    finally:
        _forget(unfinished)


def _fill(path: Path) -> None:
    engine = make_engine(path, mode="rwc")
    try:
        _stamp_pragmas(path)
        with engine.begin() as connection:
            SQLModel.metadata.create_all(connection)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA_VERSION),))
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    finally:
        engine.dispose()


def _stamp_pragmas(path: Path) -> None:
    connection = connect(path, mode="rwc")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.close()


def _forget(path: Path) -> None:
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
