"""Turn the database's complaints about the file into troubles that a user understands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from coprod_desktop.domain.errors import KnownError

_CODES = (
    ("database or disk is full", "disk_full"),
    ("readonly database", "file_read_only"),
    ("database is locked", "file_busy"),
    ("unable to open database file", "file_unreachable"),
    ("disk i/o error", "file_unreachable"),
    ("malformed", "file_damaged"),
    ("not a database", "file_damaged"),
)


@contextmanager
def file_trouble(path: Path) -> Iterator[None]:
    """Raise KnownError where the database complains about the file; its other errors are faults and pass."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        complaint = str(error.orig if isinstance(error, DBAPIError) else error).lower()
        for part, code in _CODES:
            if part in complaint:
                raise KnownError(code, file=path.name) from None
        raise
