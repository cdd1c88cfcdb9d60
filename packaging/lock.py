"""One set-up of a checkout at a time, also when an earlier one was killed and its programs live on."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def alone(file: Path) -> Iterator[tuple[int, ...]]:
    """Hold the lock; gives the descriptors that every started program has to hold too.

    A program that outlives a killed set-up then keeps the next one waiting, instead of writing into its files.
    """
    with _opened(file) as lock:
        if not _take(lock, wait=False):
            print("Another set-up is at work in this folder: waiting for it to end ...", flush=True)
            _take(lock, wait=True)
        yield () if sys.platform == "win32" else (lock.fileno(),)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("ab")
    except PermissionError:  # made by another user
        return file.open("rb")


def _take(lock: BinaryIO, *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            lock.seek(0, os.SEEK_SET)
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True
