"""Make a new file of rows that came out of another one, of this version or an earlier one."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import words_index
from coprod_desktop.store.connection import APPLICATION_ID, make_engine
from coprod_desktop.store.forms import Stored
from coprod_desktop.store.lock import FileLock
from coprod_desktop.store.schema import SCHEMA_VERSION, create_file, make_tables, must_be_new

AT_ONCE = 500
ROOM = "PRAGMA cache_size=-32000"
"""Kilobytes of pages kept in memory: keys are random, so that every row goes somewhere else."""


@dataclass(frozen=True)
class Content:
    """Rows for a new file, as a file of that version keeps them, and the name of the file they come from."""

    source: str
    version: int
    columns: Mapping[str, Sequence[str]]
    rows: Iterable[tuple[str, tuple[Stored, ...]]]


def make_file(path: Path, content: Content, *, now: datetime) -> None:
    """Make a workspace file, whole or not at all, with the schema of its day, and bring it up to date.

    Raises KnownError `export_key_twice`, `export_voter_named`, `export_link_broken`, `file_exists`,
    `folder_missing`, `disk_full`, ..., and whatever reading the rows raises.
    """
    path = Path(os.path.realpath(path))
    must_be_new(path)
    lock = FileLock(path)
    lock.acquire(now)
    try:
        create_file(path, fill=partial(_fill, content))
    finally:
        lock.release()


def _fill(content: Content, path: Path) -> None:
    engine = make_engine(path, mode="rwc")
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            # Rows come in any order, and rebuilding a parent table would silently delete its children.
            for pragma in (f"PRAGMA application_id={APPLICATION_ID}", "PRAGMA foreign_keys=OFF", ROOM):
                driver.execute(pragma)
            with connection.begin():
                older = content.version < SCHEMA_VERSION
                _migrate(connection, content.version) if older else make_tables(connection)
                _insert_all(connection, content)
                _links_must_hold(connection, content)
                if older:
                    _migrate(connection, SCHEMA_VERSION)
                words_index.rebuild(connection)
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def _migrate(connection: Connection, version: int) -> None:
    from coprod_desktop.store.upgrade import run_migrations  # noqa: PLC0415  # Alembic is slow to import

    run_migrations(connection, version=version)
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def _insert_all(connection: Connection, content: Content) -> None:
    for table, rows in groupby(content.rows, lambda row: row[0]):
        names = ", ".join(f'"{name}"' for name in content.columns[table])
        marks = ", ".join("?" * len(content.columns[table]))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        while some := [values for _table, values in islice(rows, AT_ONCE)]:
            try:
                connection.exec_driver_sql(statement, some)
            except IntegrityError as error:
                raise _misfit(connection, content.source, table, error) from None


def _misfit(connection: Connection, source: str, table: str, error: IntegrityError) -> KnownError:
    # The rows before the one that was refused are in the table.
    row = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() + 1
    code = "export_voter_named" if str(error.orig).startswith("CHECK") else "export_key_twice"
    return KnownError(code, file=source, table=table, row=row)


def _links_must_hold(connection: Connection, content: Content) -> None:
    for table in content.columns:
        links = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
        for _id, _place, target, column, *_rest in links:
            broken = connection.exec_driver_sql(
                f'SELECT id FROM {table} WHERE "{column}" IS NOT NULL'
                f' AND NOT EXISTS (SELECT 1 FROM {target} AS found WHERE found.id = {table}."{column}") LIMIT 1'
            ).scalar()
            if broken:
                raise KnownError(
                    "export_link_broken",
                    file=content.source,
                    table=table,
                    key=str(UUID(broken)),
                    column=column,
                    target=target,
                )
