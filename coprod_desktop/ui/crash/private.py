"""Folders and files that only the user can read, on systems that know such a thing."""

import os
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its user can enter; OSError where that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def private_opener(path: str, flags: int) -> int:
    """Open a file that only its user can read, as `open` asks an opener to."""
    return os.open(path, flags, 0o600)
