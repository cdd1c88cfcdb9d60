"""Draws on the pages of a PDF; everything it draws is marked as a part of the paper or as an artefact."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.reports.fonts import Face
from coprod_desktop.reports.lines import BOX_EMS, Colour, Line, Piece, Sign
from coprod_desktop.reports.pictures import Picture
from coprod_desktop.reports.tags import Element, Mark
from coprod_desktop.reports.writing import REPLACEMENT

# Strokes of the signs in ems from the left end of the base line.
_STROKES = {
    Sign.TICK: ((0.08, 0.32), (0.28, 0.08), (0.68, 0.62)),
    Sign.BOX: ((0.1, 0.02), (0.68, 0.02), (0.68, 0.6), (0.1, 0.6), (0.1, 0.02), (0.68, 0.02)),
    Sign.ARROW: ((0.06, 0.32), (0.7, 0.32), (0.46, 0.54), (0.7, 0.32), (0.46, 0.1)),
    Sign.CROSS: ((0.12, 0.06), (0.64, 0.6), (0.38, 0.33), (0.12, 0.6), (0.64, 0.06)),
}
_BASE_LINE = 0.34
"""How far the base line lies under the middle of a line, in ems."""


class Pen:
    """Draws text and plain shapes on one page after the other; points, from the lower left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._marks = 0

    def turn_page(self) -> None:
        """Finish the page and begin the next."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0

    @contextmanager
    def part(self, element: Element | None) -> Iterator[None]:
        """Mark what is drawn meanwhile as a part of the paper, or as an artefact without one."""
        if element is None:
            self._canvas.addLiteral("/Artifact BMC")
        else:
            self._canvas.addLiteral(f"/{element.tag} <</MCID {self._marks}>> BDC")
            element.kids.append(Mark(self._page, self._marks))
            self._marks += 1
        yield
        self._canvas.addLiteral("EMC")

    def write(self, lines: Sequence[Line], x: float, top: float) -> None:
        """Write lines below one another."""
        text = self._canvas.beginText()
        before: Piece | None = None
        for line in lines:
            middle = top - line.leading / 2
            top -= line.leading
            if line.spoken or not all(isinstance(piece.face, Face) for piece in line.pieces):
                self._write_apart(line, x, middle)
                continue
            for piece in line.pieces:
                if before is None or piece.style is not before.style or piece.face is not before.face:
                    text.setFont(_name(piece), piece.style.size, line.leading)
                    text.setFillColorRGB(*piece.style.colour)
                text.setTextOrigin(x + piece.x, middle - _BASE_LINE * piece.style.size)
                text.textOut(piece.text)
                before = piece
        self._canvas.drawText(text)

    def draw(self, picture: Picture, x: float, top: float) -> None:
        """Draw a picture."""
        self._canvas.drawImage(picture.source, x, top - picture.height, picture.width, picture.height)

    def rule(self, x: float, y: float, width: float, colour: Colour, thickness: float = 0.6) -> None:
        """Draw a level line."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, y, x + width, y)

    def fill(self, x: float, bottom: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(x, bottom, width, height, stroke=0, fill=1)

    def _write_apart(self, line: Line, x: float, middle: float) -> None:
        """Write a line piece by piece, with the text to be read aloud where the pieces do not tell it."""
        if line.spoken:
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{_spoken(line).hex()}>>> BDC")
        for piece in line.pieces:
            left, base = x + piece.x, middle - _BASE_LINE * piece.style.size
            if piece.face is None:
                self._boxes(piece, left, base)
            elif isinstance(piece.face, Sign):
                self._sign(piece.face, piece, left, base)
            else:
                self._canvas.setFillColorRGB(*piece.style.colour)
                self._canvas.setFont(piece.face.name, piece.style.size)
                self._canvas.drawString(left, base, piece.text)
        if line.spoken:
            self._canvas.addLiteral("EMC")

    def _boxes(self, piece: Piece, x: float, base: float) -> None:
        size = piece.style.size
        self._canvas.setStrokeColorRGB(*piece.style.colour)
        self._canvas.setLineWidth(size * 0.06)
        for place in range(len(piece.text)):
            left = x + (place + 0.1) * BOX_EMS * size
            self._canvas.rect(left, base, BOX_EMS * size * 0.8, size * 0.68, stroke=1, fill=0)

    def _sign(self, sign: Sign, piece: Piece, x: float, base: float) -> None:
        size = piece.style.size
        self._canvas.setStrokeColorRGB(*piece.style.colour)
        self._canvas.setLineWidth(size * 0.09)
        path = self._canvas.beginPath()
        (start, *others) = _STROKES[sign]
        path.moveTo(x + start[0] * size, base + start[1] * size)
        for right, up in others:
            path.lineTo(x + right * size, base + up * size)
        self._canvas.drawPath(path, stroke=1, fill=0)


def _name(piece: Piece) -> str:
    return piece.face.name if isinstance(piece.face, Face) else ""


def _spoken(line: Line) -> bytes:
    """Give the text to be read aloud, with the sign of a lost character for what cannot be said."""
    said = (REPLACEMENT if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in line.spoken)
    return "".join(said).encode("utf-16-be")
