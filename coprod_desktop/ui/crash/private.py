"""Folders and files that only the user can read, on systems that know such a thing; and files that are held."""

import os
import sys
from pathlib import Path
from typing import IO


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its user can enter; OSError where that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def private_opener(path: str, flags: int) -> int:
    """Open a file that only its user can read, as `open` asks an opener to."""
    return os.open(path, flags, 0o600)


def hold(file: IO[bytes]) -> bool:
    """Hold an open file until it is closed or the process ends; False where another holds it.

    OSError where this file system knows no such thing.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            # Far behind what is written: what is held cannot be read by others there.
            file.seek(1 << 30)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
