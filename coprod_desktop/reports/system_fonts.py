"""Fonts of the computer, looked into only for a letter that the shipped ones lack."""

import os
import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = {b"cmap", b"glyf", b"loca", b"head", b"hhea", b"hmtx", b"maxp", b"post", b"name", b"OS/2"}
# Fonts of styles that would shout in running text come last; the letters of «last resort» fonts are placeholders.
_PLAIN_LAST = ("bold", "italic", "oblique", "black", "light", "thin", "mono", "condensed", "serif")
_PLACEHOLDERS = ("lastresort", "adobeblank", "fallback")
_MOST_FACES = 64
_MOST_RANGES = 70_000
_MOST_CODES = 3 * 0x110000


@dataclass(frozen=True, slots=True, eq=False)
class FontFile:
    """One face in a font file, with the ranges of code points that it says it covers."""

    path: Path
    index: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, code: int) -> bool:
        """Tell whether the face says it has a letter."""
        place = bisect_right(self.starts, code) - 1
        return place >= 0 and code <= self.ends[place]


def font_folders() -> tuple[Path, ...]:
    """Give the folders where this system keeps its fonts and the user's."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        shared = os.environ.get("WINDIR", r"C:\Windows")
        return Path(shared) / "Fonts", Path(local) / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"


class SystemFonts:
    """The TrueType fonts in some folders; each file is looked into once, and a broken one is passed over."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def covering(self, text: str) -> Iterator[FontFile]:
        """Give the faces that say they have every letter of a text, plain ones first."""
        codes = sorted(set(map(ord, text)))
        return (face for face in self._faces if all(map(face.covers, codes)))

    @cached_property
    def _faces(self) -> tuple[FontFile, ...]:
        return tuple(face for path in self._files() for face in read_faces(path))

    def _files(self) -> list[Path]:
        found = {path for folder in self._folders for path in _walk(folder)}
        return sorted(found, key=_preference)


def read_faces(path: Path) -> tuple[FontFile, ...]:
    """Read what the faces of a font file cover; nothing where it is no sound TrueType font."""
    try:
        with path.open("rb") as file:
            offsets = _face_offsets(file)
            return tuple(
                FontFile(path, index, *ranges)
                for index, offset in enumerate(offsets)
                if (ranges := _read_ranges(file, offset)) is not None
            )
    except (OSError, struct.error, ValueError, OverflowError):
        return ()


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            if name.lower().endswith((".ttf", ".ttc")) and not _is_placeholder(name):
                yield Path(place, name)


def _is_placeholder(name: str) -> bool:
    plain = name.lower().replace(" ", "")
    return any(word in plain for word in _PLACEHOLDERS)


def _preference(path: Path) -> tuple[int, str, str]:
    name = path.name.lower()
    return sum(word in name for word in _PLAIN_LAST), name, str(path)


def _face_offsets(file: BinaryIO) -> tuple[int, ...]:
    if file.read(4) != b"ttcf":
        return (0,)
    _version, count = struct.unpack(">LL", file.read(8))
    return struct.unpack(f">{min(count, _MOST_FACES)}L", file.read(4 * min(count, _MOST_FACES)))


def _read_ranges(file: BinaryIO, offset: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    file.seek(offset)
    if file.read(4) not in _TRUETYPE:
        return None
    (count,) = struct.unpack(">H6x", file.read(8))
    tables = dict(struct.iter_unpack(">4s4xL4x", file.read(16 * count)))
    if not tables.keys() >= _NEEDED:
        return None
    ranges = sorted(_character_ranges(file, tables[b"cmap"]))
    return tuple(start for start, _ in ranges), tuple(end for _, end in ranges)


def _character_ranges(file: BinaryIO, table: int) -> set[tuple[int, int]]:
    """Read the ranges of all Unicode maps of a face; ValueError where they cannot be true."""
    file.seek(table)
    (count,) = struct.unpack(">2xH", file.read(4))
    ranges: set[tuple[int, int]] = set()
    for platform, encoding, offset in list(struct.iter_unpack(">HHL", file.read(8 * count))):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            file.seek(table + offset)
            (form,) = struct.unpack(">H", file.read(2))
            if form in _READERS:
                ranges.update(_READERS[form](file, table + offset))
    if sum(end - start + 1 for start, end in ranges) > _MOST_CODES:
        raise ValueError
    return ranges


def _groups(file: BinaryIO, place: int) -> list[tuple[int, int]]:
    file.seek(place + 12)
    (count,) = struct.unpack(">L", file.read(4))
    if count > _MOST_RANGES:
        raise ValueError
    return [(start, end) for start, end in struct.iter_unpack(">LL4x", file.read(12 * count)) if start <= end]


def _segments(file: BinaryIO, place: int) -> list[tuple[int, int]]:
    file.seek(place + 6)
    (twice,) = struct.unpack(">H6x", file.read(8))
    ends = struct.unpack(f">{twice // 2}H", file.read(twice))
    file.read(2)
    starts = struct.unpack(f">{twice // 2}H", file.read(twice))
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start <= end < 0xFFFF]


_READERS = {4: _segments, 12: _groups}
