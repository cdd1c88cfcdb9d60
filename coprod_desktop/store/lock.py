"""One writer at a time: a lock beside the file that names its holder and ends with its process."""

import errno
import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.folders import device_name
from coprod_desktop.store.trouble import system_trouble

_FAR = 1 << 30
"""The byte that is locked on Windows: far behind the text, which so stays readable for others."""


def _is_taken(file: IO[str]) -> bool:
    """Try to lock; True where another holds it. OSError where this file system knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        file.close()
        raise
    return False


class FileLock:
    """Hold the right to write one workspace, until released or the process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".lock")
        self._of = path
        self._file: IO[str] | None = None

    def acquire(self, since: datetime) -> None:
        """Take the lock.

        Raises KnownError `file_held`, `file_held_here` or `file_held_elsewhere` by what is known of the holder, and
        `file_read_only`, `folder_missing`, `disk_full` where no lock can be made.
        """
        while self._file is None:
            with system_trouble(self._of):
                file = self._opened()
                taken = _is_taken(file)
            # Between opening and locking, the last holder may have taken the lock file away: then once more.
            current = self._is_current(file)
            if not taken and current:
                self._file = file
                break
            file.close()
            if current:
                raise self._held()
        self._write_holder(since)

    def holds(self, path: Path) -> bool:
        """Tell whether this is the lock of a file, and still stands beside it."""
        return self._of == path and self._file is not None and self._is_current(self._file)

    def reaches_disk(self) -> bool:
        """Tell whether the disk of the file can still be written, or has no room: not that it is gone."""
        if self._file is None:
            return False
        try:
            if os.utime in os.supports_fd:
                # Something must be there to be written.
                os.utime(self._file.fileno())
            os.fsync(self._file.fileno())
        except OSError as error:
            return error.errno in {errno.ENOSPC, errno.EDQUOT}
        return True

    def release(self) -> None:
        """Give the lock back and clear the file away."""
        if self._file is None:
            return
        if sys.platform != "win32":
            with suppress(OSError):
                self.path.unlink()
        with suppress(OSError):
            self._file.close()
        self._file = None
        if sys.platform == "win32":
            with suppress(OSError):
                self.path.unlink()

    def _opened(self) -> IO[str]:
        try:
            return self.path.open("a+", encoding="utf-8")
        except PermissionError:
            if not self.path.exists():
                raise
            # One that another user's process left behind can be locked all the same, only not written.
            return self.path.open(encoding="utf-8")

    def _is_current(self, file: IO[str]) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except OSError:
            return False

    def _write_holder(self, since: datetime) -> None:
        assert self._file is not None
        # The lock holds also where the disk has no room left for its text.
        with suppress(OSError):
            self._file.truncate(0)
            json.dump({"computer": device_name(), "since": since.isoformat()}, self._file)
            self._file.flush()

    def _held(self) -> KnownError:
        try:
            told = json.loads(self.path.read_text("utf-8"))
            computer, since = str(told["computer"])[:60], datetime.fromisoformat(told["since"])
        except (OSError, ValueError, KeyError, TypeError):
            return KnownError("file_held_elsewhere", file=self._of.name)
        if computer == device_name():
            return KnownError("file_held_here", file=self._of.name, since=since)
        return KnownError("file_held", file=self._of.name, computer=computer, since=since)
