"""The libraries of a Linux system that Qt needs and a Python package cannot bring."""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

import debian


class Library(NamedTuple):
    """A shared library: the name the loader knows it by, its package on Debian, and what it is for."""

    file: str
    package: str
    reason: str


# Newer systems call some of these packages otherwise (libglib2.0-0t64), but still answer to these names.
QT_LIBRARIES = (
    Library("libGL.so.1", "libgl1", "drawing"),
    Library("libEGL.so.1", "libegl1", "drawing"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "the turn of events in the window"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "the keyboard"),
    Library("libfontconfig.so.1", "libfontconfig1", "finding fonts"),
    Library("libdbus-1.so.3", "libdbus-1-3", "screen readers and the desktop"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "a part of Qt that is loaded with it"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "the keyboard, under X"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "the pointer, under X"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "windows, under X"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "the keyboard, under X"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "windows, under X"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "the pointer, under Wayland"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "drawing, under Wayland"),
    Library("libcups.so.2", "libcups2", "printers"),
)


def loads(file: str) -> bool:
    """Ask the system's own loader for a library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(can_load: Callable[[str], bool] = loads) -> list[Library]:
    """List what Qt lacks on this system, in the order of the table."""
    return [library for library in QT_LIBRARIES if not can_load(library.file)]


def display(surroundings: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a window can be shown here."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(surroundings.get(name) for name in named)


def ensure() -> bool:
    """Install what Qt lacks, or say what an administrator must do; True where nothing is lacking any more."""
    if sys.platform != "linux":
        return True
    lacking = missing()
    if not lacking:
        return True
    if debian.found():
        return debian.install([debian.Package(library.package, library.reason) for library in lacking])
    print("Qt needs these libraries of the system; install them with its package manager:")
    print("  " + " ".join(library.file for library in lacking), flush=True)
    return False
