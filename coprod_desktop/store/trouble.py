"""Turn the complaints of database and system about the file into troubles that a user understands."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from coprod_desktop.domain.errors import KnownError

_CODES = {
    dbapi2.SQLITE_FULL: "disk_full",
    dbapi2.SQLITE_READONLY: "file_read_only",
    dbapi2.SQLITE_BUSY: "file_busy",
    dbapi2.SQLITE_LOCKED: "file_busy",
    dbapi2.SQLITE_CANTOPEN: "file_unreachable",
    dbapi2.SQLITE_IOERR: "file_unreachable",
    dbapi2.SQLITE_CORRUPT: "file_damaged",
    dbapi2.SQLITE_NOTADB: "file_damaged",
}

# Complaints without a code of their own; the second quotes the text itself, so it must not travel on as it is.
_DAMAGE = ("unsupported file format", "could not decode to utf-8")

_ROOM = 1 << 16
"""Bytes without which SQLite cannot even make the files beside a workspace, and calls that an I/O error."""

_SYSTEM_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
    errno.EACCES: "file_read_only",
    errno.EPERM: "file_read_only",
    errno.EROFS: "file_read_only",
    # File systems that know no locks.
    errno.ENOLCK: "file_read_only",
    errno.ENOSYS: "file_read_only",
    errno.EOPNOTSUPP: "file_read_only",
}


@contextmanager
def file_trouble(path: Path) -> Iterator[None]:
    """Raise KnownError where the database complains about the file; its other errors are faults and pass.

    No error that leaves here holds a text that somebody wrote.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        complaint = error.orig if isinstance(error, DBAPIError) else error
        code = _code(complaint, path)
        if code is None:
            raise
        raise KnownError(code, file=path.name) from None
    except UnicodeDecodeError:
        # SQLite's own complaint of a damaged file may quote bytes that are no text.
        raise KnownError("file_damaged", file=path.name) from None
    except UnicodeEncodeError:
        # Python's own error carries the whole text along.
        raise ValueError("half of a letter") from None


def _code(complaint: BaseException | None, path: Path) -> str | None:
    if any(part in str(complaint).lower() for part in _DAMAGE):
        return "file_damaged"
    number = getattr(complaint, "sqlite_errorcode", None)
    if number == dbapi2.SQLITE_IOERR and is_full(path):
        return "disk_full"
    return _CODES.get(number)


def is_full(path: Path) -> bool:
    """Tell whether there is no room left on the disk of a file."""
    try:
        return disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


@contextmanager
def full_is(code: str, path: Path) -> Iterator[None]:
    """Say by another code that the disk is full, where it is no step that was not saved."""
    try:
        yield
    except KnownError as trouble:
        if trouble.code == "disk_full":
            raise KnownError(code, file=path.name) from None
        raise


@contextmanager
def system_trouble(path: Path) -> Iterator[None]:
    """Raise KnownError where the system refuses to write beside or at a path."""
    try:
        yield
    except OSError as error:
        raise KnownError(_SYSTEM_CODES.get(error.errno or 0, "file_unreachable"), file=path.name) from None
