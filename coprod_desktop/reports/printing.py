"""From bands of set text to the bytes of a PDF: pages, their top and foot, the outline and the properties."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.reports.lines import Span, Style, Typesetter
from coprod_desktop.reports.look import BOTTOM, GUTTER, HAIRLINE, HEIGHT, INK, LEFT, MEASURE, TOP, WIDTH
from coprod_desktop.reports.pages import Band, Bookmark, Placed, lay_out
from coprod_desktop.reports.paper import Paper
from coprod_desktop.reports.pen import Pen
from coprod_desktop.words import Words

_TOP_LINE, _FOOT_LINE = HEIGHT - 34.0, 46.0
_BAR = 2.4
_LONGEST_BOOKMARK = 120


class Imprint(NamedTuple):
    """What a paper says of itself: in its properties, and at the top and foot of its pages.

    `title` stands at the top of each page after the first; `marks`, as «Draft», at the top of every one. `day` is the
    paper's date; so the same content always gives the same bytes.
    """

    title: str
    author: str
    day: date
    marks: tuple[str, ...] = ()


def print_paper(bands: Sequence[Band], imprint: Imprint, setter: Typesetter, small: Style, words: Words) -> Paper:
    """Print bands as a paper with its properties and outline; `small` is the style at top and foot."""
    unprintable = setter.unprintable
    pages = lay_out(bands, HEIGHT - TOP - BOTTOM)
    target = BytesIO()
    canvas = _canvas(target, imprint, words)
    press = _Press(canvas, imprint, setter, small, words)
    for number, page in enumerate(pages, start=1):
        press.print_page(page, number, len(pages))
    canvas.save()
    return Paper(target.getvalue(), len(pages), unprintable)


def _canvas(target: BytesIO, imprint: Imprint, words: Words) -> Canvas:
    canvas = Canvas(
        target,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=str(words.locale).replace("_", "-"),
    )
    canvas.setTitle(plain_line(imprint.title))
    canvas.setAuthor(plain_line(imprint.author))
    canvas.setSubject("")
    canvas.setCreator("Coprod Desktop")
    canvas.setDateFormatter(lambda *_now: f"D:{imprint.day:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Press:
    def __init__(self, canvas: Canvas, imprint: Imprint, setter: Typesetter, small: Style, words: Words) -> None:
        self._canvas = canvas
        self._pen = Pen(canvas)
        self._imprint = imprint
        self._setter = setter
        self._small = small
        self._words = words
        self._depth = -1
        self._bookmarks = 0

    def print_page(self, page: Sequence[Placed], number: int, count: int) -> None:
        """Print one page and turn it."""
        with self._pen.part(None):
            self._print_top(number)
            self._print_foot(number, count)
        bottom = HEIGHT - TOP
        for placed in page:
            bottom = self._print_band(placed, bottom)
        self._pen.turn_page()

    def _print_top(self, number: int) -> None:
        marks = " · ".join(self._imprint.marks)
        taken = self._setter.width(marks, self._small)
        self._write_small(marks, LEFT + MEASURE - taken, _TOP_LINE)
        if number > 1:
            title = self._shortened(plain_line(self._imprint.title), MEASURE - taken - 2 * GUTTER)
            self._write_small(title, LEFT, _TOP_LINE)

    def _print_foot(self, number: int, count: int) -> None:
        said = self._words.say("Page {number} of {count}", number=number, count=count)
        taken = self._setter.width(said, self._small)
        self._pen.rule(LEFT, _FOOT_LINE + 6.0, MEASURE, HAIRLINE)
        self._write_small(said, LEFT + MEASURE - taken, _FOOT_LINE)
        author = self._shortened(plain_line(self._imprint.author), MEASURE - taken - 2 * GUTTER)
        self._write_small(author, LEFT, _FOOT_LINE)

    def _print_band(self, placed: Placed, bottom_before: float) -> float:
        """Print a band and give its bottom; `bottom_before` is that of the band above."""
        band, top = placed.band, HEIGHT - TOP - placed.top
        self._print_ornament(band, top, bottom_before)
        if band.bookmark:
            self._set_bookmark(band.bookmark, top)
        for cell in band.cells:
            if any(line.pieces for line in cell.lines):
                with self._pen.part(None if placed.repeated else cell.element):
                    self._pen.write(cell.lines, LEFT + cell.x, top - band.pad)
        return top - band.height

    def _print_ornament(self, band: Band, top: float, bottom_before: float) -> None:
        ornament, bottom = band.ornament, top - band.height
        underlined = [cell for cell in band.cells if cell.underline]
        if not any((ornament.rule, ornament.ground, ornament.bar, underlined)):
            return
        upper = bottom_before if ornament.joined else top
        with self._pen.part(None):
            if ornament.ground:
                self._pen.fill(LEFT, bottom, MEASURE, upper - bottom, ornament.ground)
            if ornament.bar:
                self._pen.fill(LEFT, bottom, _BAR, upper - bottom, ornament.bar)
            if ornament.rule:
                self._pen.rule(LEFT, bottom, MEASURE, ornament.rule)
            for cell in underlined:
                self._pen.rule(LEFT + cell.x, bottom, cell.underline, INK)

    def _set_bookmark(self, bookmark: Bookmark, top: float) -> None:
        key = f"b{self._bookmarks}"
        self._bookmarks += 1
        self._depth = min(bookmark.depth, self._depth + 1)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + GUTTER, zoom=0)
        self._canvas.addOutlineEntry(_cut(plain_line(bookmark.text)), key, level=self._depth)

    def _write_small(self, text: str, x: float, top: float) -> None:
        self._pen.write(self._setter.lines([Span(text, self._small)], MEASURE), x, top)

    def _shortened(self, text: str, width: float) -> str:
        """Cut a text to a width, with dots where something is left out."""
        if self._setter.width(text, self._small) <= width:
            return text
        fits = [n for n in range(0, len(text), 4) if self._setter.width(text[:n] + "…", self._small) <= width]
        return text[: max(fits, default=0)].rstrip() + "…"


def plain_line(text: str) -> str:
    """Make one line of a text for places outside the pages, where line ends and lost characters do not belong."""
    return " ".join("".join(_plain(letter) for letter in text).split())


def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    return "\ufffd" if unicodedata.category(letter) in ("Cc", "Cs") else letter


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_BOOKMARK else text[: _LONGEST_BOOKMARK - 1].rstrip() + "…"
