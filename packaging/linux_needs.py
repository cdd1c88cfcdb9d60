"""What the frozen build needs of a Linux system: every library that its files name, by the package that brings it."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

# Newer systems call some of these packages otherwise (libglib2.0-0t64), but still answer to these names.
PACKAGES = {
    "libgcc-s1": ("libgcc_s.so.1",),
    "libstdc++6": ("libstdc++.so.6",),
    "zlib1g": ("libz.so.1",),
    "libbz2-1.0": ("libbz2.so.1.0",),
    "libffi8": ("libffi.so.8",),
    "liblzma5": ("liblzma.so.5",),
    "libuuid1": ("libuuid.so.1",),
    "libexpat1": ("libexpat.so.1",),
    "libzstd1": ("libzstd.so.1",),
    "libgl1": ("libGL.so.1",),
    "libegl1": ("libEGL.so.1",),
    "libglib2.0-0": ("libglib-2.0.so.0", "libgthread-2.0.so.0"),
    "libfontconfig1": ("libfontconfig.so.1",),
    "libfreetype6": ("libfreetype.so.6",),
    "libdbus-1-3": ("libdbus-1.so.3",),
    "libcups2": ("libcups.so.2",),
    "libx11-6": ("libX11.so.6",),
    "libx11-xcb1": ("libX11-xcb.so.1",),
    "libxkbcommon0": ("libxkbcommon.so.0",),
    "libxkbcommon-x11-0": ("libxkbcommon-x11.so.0",),
    "libxcb1": ("libxcb.so.1",),
    "libxcb-cursor0": ("libxcb-cursor.so.0",),
    "libxcb-icccm4": ("libxcb-icccm.so.4",),
    "libxcb-image0": ("libxcb-image.so.0",),
    "libxcb-keysyms1": ("libxcb-keysyms.so.1",),
    "libxcb-randr0": ("libxcb-randr.so.0",),
    "libxcb-render0": ("libxcb-render.so.0",),
    "libxcb-render-util0": ("libxcb-render-util.so.0",),
    "libxcb-shape0": ("libxcb-shape.so.0",),
    "libxcb-shm0": ("libxcb-shm.so.0",),
    "libxcb-sync1": ("libxcb-sync.so.1",),
    "libxcb-util1": ("libxcb-util.so.1",),
    "libxcb-xfixes0": ("libxcb-xfixes.so.0",),
    "libxcb-xkb1": ("libxcb-xkb.so.1",),
    "libwayland-client0": ("libwayland-client.so.0",),
    "libwayland-cursor0": ("libwayland-cursor.so.0",),
    "libwayland-egl1": ("libwayland-egl.so.1",),
}
_BY_FILE = {file: package for package, files in PACKAGES.items() for file in files}
_OF_GLIBC = re.compile(r"(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv)\.so\.\d+)")
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)\0")


class UnknownLibraryError(Exception):
    """A file of the build needs a library of which nobody said where it comes from."""


def told_by_objdump(programs: Iterable[Path]) -> str:
    """Give what programs and libraries tell of themselves."""
    return subprocess.run(["objdump", "-p", *programs], capture_output=True, check=True, text=True).stdout


def dependencies(folder: Path, tell: Callable[[Iterable[Path]], str] = told_by_objdump) -> list[str]:
    """Give what a Debian package of a folder depends on; UnknownLibraryError where a library is from nowhere."""
    programs = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_program(path)]
    own = {path.name for path in folder.rglob("*")}
    needed = set(re.findall(r"^ +NEEDED +(\S+)$", tell(programs), re.MULTILINE)) - own
    unknown = {name for name in needed if name not in _BY_FILE and not _OF_GLIBC.fullmatch(name)}
    if unknown:
        raise UnknownLibraryError(", ".join(sorted(unknown)))
    packages = {_BY_FILE[name] for name in needed if name in _BY_FILE}
    return [f"libc6 (>= 2.{_glibc(programs)})", *sorted(packages)]


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _glibc(programs: Iterable[Path]) -> int:
    return max(int(minor) for path in programs for minor in _GLIBC.findall(path.read_bytes()))
