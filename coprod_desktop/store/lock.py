"""One writer at a time: a lock beside the file that names its holder and ends with its process."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.folders import device_name

_FAR = 1 << 30
"""The byte that is locked on Windows: far behind the text, which so stays readable for others."""


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Hold the right to write one workspace, until released or the process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".lock")
        self._of = path
        self._file: IO[str] | None = None

    def acquire(self, since: datetime) -> None:
        """Take the lock; KnownError `file_held` with the holder's name, `file_read_only` where none can be made."""
        while self._file is None:
            file = self._open()
            try:
                _lock(file)
            except OSError:
                holder = self._holder()
                file.close()
                raise KnownError("file_held", file=self._of.name, holder=holder) from None
            # Between opening and locking, the last holder may have taken the lock file away.
            if self._is_current(file):
                self._file = file
            else:
                file.close()
        self._write_holder(since)

    def release(self) -> None:
        """Give the lock back and clear the file away."""
        if self._file is None:
            return
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            with suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _open(self) -> IO[str]:
        try:
            return self.path.open("a+", encoding="utf-8")
        except OSError:
            raise KnownError("file_read_only", file=self._of.name) from None

    def _is_current(self, file: IO[str]) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except FileNotFoundError:
            return False

    def _write_holder(self, since: datetime) -> None:
        assert self._file is not None
        self._file.seek(0)
        self._file.truncate()
        json.dump({"computer": device_name(), "process": os.getpid(), "since": since.isoformat()}, self._file)
        self._file.flush()

    def _holder(self) -> str:
        try:
            told = json.loads(self.path.read_text("utf-8"))
            return f"{told['computer']} ({told['process']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "?"
