"""Bring an older file up to date: copied first, then all or nothing."""

import os
from contextlib import closing
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import words_index
from coprod_desktop.store.connection import connect, make_engine
from coprod_desktop.store.schema import SCHEMA_VERSION, forget, revision, version_of
from coprod_desktop.store.trouble import file_trouble, system_trouble


def upgrade(path: Path) -> None:
    """Upgrade a file; the file as it was stays beside it. KnownError `file_damaged`, `disk_full`, ..."""
    engine = make_engine(path)
    try:
        with file_trouble(path), system_trouble(path):
            version = version_of(engine)
            if version < SCHEMA_VERSION:  # else another window was quicker
                copy = _copy(path, version)
                try:
                    _migrate(engine.connect(), path)
                except BaseException:
                    # The file is as it was; of copies of it there would be one more with every attempt.
                    copy.unlink()
                    raise
    finally:
        engine.dispose()


def _copy(path: Path, version: int) -> Path:
    target = _free_name(path, version)
    unfinished = target.with_name(f".{target.name}.new")
    forget(unfinished)
    try:
        with closing(connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        # Opened once, so that it is on the disk and keeps its log as any workspace does.
        with closing(connect(unfinished)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise KnownError("file_damaged", file=path.name)
        unfinished.rename(target)
    finally:
        forget(unfinished)
    return target


def _free_name(path: Path, version: int) -> Path:
    names = (path.with_name(f"{path.stem} (v{version}{f', {n}' if n else ''}){path.suffix}") for n in count())
    return next(name for name in names if not os.path.lexists(name))


def _migrate(connection: Connection, path: Path) -> None:
    with connection:
        # With foreign keys on, rebuilding a parent table would silently delete its children;
        # the pragma does nothing inside a transaction, so it goes to the driver before BEGIN.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                run_migrations(connection)
                words_index.rebuild(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise KnownError("file_damaged", file=path.name)
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def run_migrations(connection: Connection, *, version: int = SCHEMA_VERSION) -> None:
    """Bring the schema of an open file to a version, within the transaction of the caller."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision(version))
