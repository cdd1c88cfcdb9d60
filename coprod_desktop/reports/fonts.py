"""The faces a paper prints with: Atkinson Hyperlegible, a wide shipped fallback, then fonts of the computer."""

import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coprod_desktop.reports.system_fonts import FontFile, SystemFonts, font_folders
from coprod_desktop.resources import resource

_BLANK = frozenset(" \u00a0")


class Face:
    """One font that is known to ReportLab by `name`, with the letters it has ink for and their widths.

    `advance` gives widths in ems.
    """

    def __init__(self, name: str, path: Path, index: int = 0) -> None:
        self.name = name
        self.font = TTFont(name, str(path), subfontIndex=index, asciiReadable=True, shapable=False)
        pdfmetrics.registerFont(self.font)
        face = self.font.face
        inked = (chr(code) for code, glyph in face.charToGlyph.items() if _has_ink(face.glyphPos, glyph))
        self.letters = frozenset(filter(is_visible, inked)) | _BLANK
        self.advance: dict[str, float] = {letter: face.getCharWidth(ord(letter)) / 1000 for letter in self.letters}

    def has(self, text: str) -> bool:
        """Tell whether the font can print every letter of a text."""
        return self.letters.issuperset(text)

    def width(self, text: str) -> float:
        """Give the width of a text in ems; the font must have its letters."""
        return sum(map(self.advance.__getitem__, text))


class Fonts:
    """All faces in order of preference; those of the computer are looked for when a letter is missing.

    One value serves the whole process, because a font is read and registered once.
    """

    def __init__(self, system: SystemFonts) -> None:
        self._system = system
        self._text = {bold: Face(f"Text-{bold:d}", _atkinson(bold)) for bold in (False, True)}
        self._wide: dict[bool, Face] = {}
        self._found: list[Face] = []
        self._refused: set[FontFile] = set()
        self._lacking: set[str] = set()

    def text(self, bold: bool) -> Face:
        """Give the face of ordinary text."""
        return self._text[bold]

    def face(self, text: str, bold: bool) -> Face | None:
        """Give the first face that has every letter of a text, if there is one."""
        for face in (self._text[bold], self._wide_face(bold), *self._found):
            if face.has(text):
                return face
        for letter in text:
            if not self._is_known(letter, bold):
                self._look_for(letter)
        return next((face for face in self._found if face.has(text)), None)

    def _wide_face(self, bold: bool) -> Face:
        if bold not in self._wide:
            name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
            self._wide[bold] = Face(f"Wide-{bold:d}", resource("fonts", name))
        return self._wide[bold]

    def _is_known(self, letter: str, bold: bool) -> bool:
        faces = (self._text[bold], self._wide_face(bold), *self._found)
        return letter in self._lacking or any(letter in face.letters for face in faces)

    def _look_for(self, letter: str) -> None:
        """Add a font of the computer that has the letter, or remember that none has."""
        if is_visible(letter):
            for file in self._system.covering(ord(letter)):
                if file not in self._refused and (face := self._try(file, letter)):
                    self._found.append(face)
                    return
                self._refused.add(file)
        self._lacking.add(letter)

    def _try(self, file: FontFile, letter: str) -> Face | None:
        try:
            face = Face(f"System-{len(self._found)}", file.path, file.index)
            face.font.face.makeSubset([ord(letter)])
        except Exception:  # a damaged font may fail in any way
            return None
        return face if letter in face.letters else None


@cache
def fonts() -> Fonts:
    """Give the faces of this computer, read once."""
    return Fonts(SystemFonts(font_folders()))


def is_visible(letter: str) -> bool:
    """Tell whether a character is a letter, mark, digit or sign, and so worth a search for a font."""
    return unicodedata.category(letter)[0] in "LMNPS" and letter != "\ufffd"


def _atkinson(bold: bool) -> Path:
    name = "AtkinsonHyperlegible-Bold.ttf" if bold else "AtkinsonHyperlegible-Regular.ttf"
    return Path(fontpkg_atkinson_hyperlegible.ROOT) / "files" / name


def _has_ink(places: list[int], glyph: int) -> bool:
    return 0 < glyph < len(places) - 1 and places[glyph + 1] > places[glyph]
