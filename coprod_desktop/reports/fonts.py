"""The faces a paper prints with: Atkinson Hyperlegible, a wide shipped fallback, then fonts of the computer."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import fontpkg_atkinson_hyperlegible
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coprod_desktop.reports.system_fonts import FontFile, SystemFonts, font_folders
from coprod_desktop.reports.writing import REPLACEMENT
from coprod_desktop.resources import resource

_BLANK = frozenset(" \u00a0")
_BEYOND = re.compile("<([0-9A-F]{5,6})>")


class _Font(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font whose letters can be copied from the paper; ReportLab writes those beyond U+FFFF in a wrong way."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802  ReportLab's name
        """Add the font to a document, with the table that tells which letter each sign is."""
        super().addObjects(doc)
        for name, table in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                table.content = _BEYOND.sub(_in_utf_16, table.content)


class Face:
    """One font that ReportLab can know by `name`, with the letters it has ink for and their widths.

    `advance` gives widths in ems. Without `marks` the font is not asked for combining marks.
    """

    def __init__(self, name: str, path: Path, index: int = 0, *, marks: bool = True) -> None:
        self.name = name
        self.font = _Font(name, str(path), subfontIndex=index, asciiReadable=True, shapable=False)
        # Two fonts of the computer may bear the same name, but not in one paper.
        self.font.face.subfontNameX = f"-{name}".encode()
        face = self.font.face
        start, length = face.get_table_pos("glyf")
        end = min(length, path.stat().st_size - start)
        inked = (chr(code) for code, glyph in face.charToGlyph.items() if _has_ink(face.glyphPos, glyph, end))
        wanted = "LMNPS" if marks else "LNPS"
        self.letters = _BLANK.union(letter for letter in inked if is_visible(letter, wanted))
        self.advance: dict[str, float] = {letter: face.getCharWidth(ord(letter)) / 1000 for letter in self.letters}

    def register(self) -> "Face":
        """Make the font known to ReportLab by its name."""
        pdfmetrics.registerFont(self.font)
        return self

    def has(self, text: str) -> bool:
        """Tell whether the font can print every letter of a text."""
        return self.letters.issuperset(text)

    def width(self, text: str) -> float:
        """Give the width of a text in ems; the font must have its letters."""
        return sum(map(self.advance.__getitem__, text))


class Fonts:
    """All faces in order of preference; those of the computer are looked into when a letter is missing.

    One value serves the whole process, because a font is read and registered once. Which face prints a text
    depends on the text and the computer alone, never on what was printed before.
    """

    def __init__(self, system: SystemFonts) -> None:
        self._system = system
        # Atkinson Hyperlegible sets its marks beside their letter, unless a shaping engine places them.
        self._text = {bold: Face(f"Text-{bold:d}", _atkinson(bold), marks=False).register() for bold in (False, True)}
        self._wide: dict[bool, Face] = {}
        self._loaded: dict[FontFile, Face | None] = {}

    def text(self, bold: bool) -> Face:
        """Give the face of ordinary text."""
        return self._text[bold]

    def face(self, text: str, bold: bool) -> Face | None:
        """Give the first face that has every letter of a text, if there is one."""
        for face in (self._text[bold], self._wide_face(bold)):
            if face.has(text):
                return face
        if all(is_visible(letter) for letter in text):
            faces = map(self._load, self._system.covering(text))
            return next((face for face in faces if face and face.has(text)), None)
        return None

    def _wide_face(self, bold: bool) -> Face:
        if bold not in self._wide:
            name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
            self._wide[bold] = Face(f"Wide-{bold:d}", resource("fonts", name)).register()
        return self._wide[bold]

    def _load(self, file: FontFile) -> Face | None:
        """Read a font of the computer once; None where it is broken."""
        if file not in self._loaded:
            try:
                face = Face(f"System-{crc32(bytes(file.path)):08x}-{file.index}", file.path, file.index)
                face.font.face.makeSubset([ord(min(face.letters - _BLANK))])
            except Exception:  # a damaged font may fail in any way
                self._loaded[file] = None
            else:
                self._loaded[file] = face.register()
        return self._loaded[file]


@cache
def fonts() -> Fonts:
    """Give the faces of this computer, read once."""
    return Fonts(SystemFonts(font_folders()))


def is_visible(letter: str, kinds: str = "LMNPS") -> bool:
    """Tell whether a character is a letter, mark, digit or sign, and so worth a search for a font."""
    return unicodedata.category(letter)[0] in kinds and letter != REPLACEMENT


def _atkinson(bold: bool) -> Path:
    name = "AtkinsonHyperlegible-Bold.ttf" if bold else "AtkinsonHyperlegible-Regular.ttf"
    return Path(fontpkg_atkinson_hyperlegible.ROOT) / "files" / name


def _in_utf_16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


def _has_ink(places: list[int], glyph: int, end: int) -> bool:
    """Tell whether a glyph has an outline, and one that lies within the file."""
    return 0 < glyph < len(places) - 1 and places[glyph] < places[glyph + 1] <= end
