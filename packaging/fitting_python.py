"""Make sure that a new enough and whole Python runs; written so that an older one can read it and say so."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import debian

OLDEST, NEWEST = (3, 11), (3, 14)


def require() -> None:
    """Return if this Python fits; else go on with one that does, or leave with a plain sentence."""
    if not OLDEST <= tuple(sys.version_info[:2]) <= NEWEST:
        _go_on_with_another()
    if importlib.util.find_spec("venv") is None:
        _complete_this_one()


def _go_on_with_another() -> None:
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for folder in os.get_exec_path():
            python = Path(folder, f"python3.{minor}")
            if os.access(python, os.X_OK):
                _start_again(str(python))
    sys.exit(f"Python 3.11 to 3.14 is needed; this is {sys.version_info[0]}.{sys.version_info[1]}.")


def _complete_this_one() -> None:
    print("This Python holds only a part of its standard library.", flush=True)
    if not debian.found() or not debian.install([debian.Package("python3", "the whole of Python")]):
        sys.exit("Install the whole of Python 3, then say the same command again.")
    _start_again(sys.executable)


def _start_again(python: str) -> None:
    sys.exit(subprocess.call([python, *sys.argv]))
