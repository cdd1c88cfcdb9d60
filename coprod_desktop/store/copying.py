"""Copies of a file: made while it is open, stopped where nobody waits for them any more, and checked."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.store.connection import Connection, connect
from coprod_desktop.store.examine import examine, must_be_readable, reading_mode
from coprod_desktop.store.trouble import file_trouble

STEPS_BETWEEN_LOOKS = 20_000
"""Steps of SQLite's machine between two looks whether to stop: some milliseconds."""


def never() -> bool:
    """Tell that there is no reason to stop."""
    return False


def copy_file(source: Connection, target: Path, stopped: Callable[[], bool] = never) -> None:
    """Copy an open file whole, as it stands at this moment; `Stopped` where it was."""
    with _stoppable(source, stopped):
        source.execute("VACUUM INTO ?", (str(target),))


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk; a system that cannot do so for folders is left."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def must_be_whole(copy: Path, of: Path, stopped: Callable[[], bool] = never) -> None:
    """Look through every page, index and link of a copy; KnownError `file_damaged`, which names the file copied."""
    examine(copy)
    with closing(connect(copy)) as connection:
        told = _answer(connection, "PRAGMA integrity_check(1)", stopped)
        if told != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise KnownError("file_damaged", file=of.name)


def must_be_sound(workspace: Path, stopped: Callable[[], bool] = never) -> None:
    """Look through the pages of a file that may be open for writing; KnownError `file_damaged`, as `examine`."""
    must_be_readable(workspace)
    with file_trouble(workspace), closing(connect(workspace, mode=reading_mode(workspace))) as connection:
        if _answer(connection, "PRAGMA quick_check(1)", stopped) != "ok":
            raise KnownError("file_damaged", file=workspace.name)


def _answer(connection: Connection, question: str, stopped: Callable[[], bool]) -> object:
    with _stoppable(connection, stopped):
        return connection.execute(question).fetchone()[0]


@contextmanager
def _stoppable(connection: Connection, stopped: Callable[[], bool]) -> Iterator[None]:
    connection.set_progress_handler(stopped, STEPS_BETWEEN_LOOKS)
    try:
        yield
    except dbapi2.OperationalError as error:
        if error.sqlite_errorcode == dbapi2.SQLITE_INTERRUPT:
            raise Stopped from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
