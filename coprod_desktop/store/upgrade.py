"""Bring an older file up to date: copied first, then all or nothing."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.connection import connect, make_engine
from coprod_desktop.store.schema import SCHEMA_VERSION, revision, version_of
from coprod_desktop.store.trouble import file_trouble


def upgrade(path: Path) -> None:
    """Upgrade a file; the file as it was stays beside it. KnownError `file_damaged`, `disk_full`, ..."""
    engine = make_engine(path)
    try:
        with file_trouble(path):
            _copy(path, _free_name(path, version_of(engine)))
            _migrate(engine.connect(), path)
    finally:
        engine.dispose()


def _copy(path: Path, target: Path) -> None:
    connection = connect(path)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def _free_name(path: Path, version: int) -> Path:
    names = (path.with_name(f"{path.stem} (v{version}{f', {n}' if n else ''}){path.suffix}") for n in range(1000))
    return next(name for name in names if not name.exists())


def _migrate(connection: Connection, path: Path) -> None:
    with connection:
        # With foreign keys on, rebuilding a parent table would silently delete its children;
        # the pragma does nothing inside a transaction, so it goes to the driver before BEGIN.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _run_alembic(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise KnownError("file_damaged", file=path.name)
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _run_alembic(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision(SCHEMA_VERSION))
