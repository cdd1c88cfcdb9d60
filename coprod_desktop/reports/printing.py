"""From bands of set text to the bytes of a PDF: pages, their top and foot, the outline and the properties."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.reports.fonts import fonts
from coprod_desktop.reports.lines import Span, Style, Typesetter
from coprod_desktop.reports.look import BOTTOM, GUTTER, HAIRLINE, HEIGHT, INK, LEFT, MEASURE, TOP, WIDTH
from coprod_desktop.reports.pages import Band, Bookmark, Placed, lay_out
from coprod_desktop.reports.paper import Paper
from coprod_desktop.reports.pen import Pen
from coprod_desktop.reports.pictures import Picture
from coprod_desktop.reports.tags import Element, write_tree
from coprod_desktop.reports.writing import REPLACEMENT, clean, visible
from coprod_desktop.words import Words

_TOP_LINE, _FOOT_LINE = HEIGHT - 34.0, 46.0
_BAR = 2.4
_LONGEST_BOOKMARK = 120
_LONGEST_LINE = 200
_LINE_ENDS = re.compile("[\t\n\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class Imprint(NamedTuple):
    """What a paper says of itself: in its properties, and at the top and foot of its pages.

    `title` stands at the top of each page after the first; `marks`, as «Draft», at the top of every one. `day` is the
    paper's date; so the same content always gives the same bytes. Where the title has no room on a page, what stands
    before its `ending` is shortened.
    """

    title: str
    author: str
    day: date
    marks: tuple[str, ...] = ()
    ending: str = ""


class Body(NamedTuple):
    """What a paper holds: its bands, the tree of their roles, who set them, and the style of top and foot."""

    bands: Sequence[Band]
    root: Element
    setter: Typesetter
    small: Style


def print_paper(body: Body, imprint: Imprint, words: Words) -> Paper:
    """Lay a body on pages and print them."""
    unprintable = body.setter.unprintable
    pages = lay_out(body.bands, HEIGHT - TOP - BOTTOM)
    target = BytesIO()
    canvas = _canvas(target, imprint, words)
    _Press(canvas, body.setter, body.small, words).print_pages(pages, imprint)
    write_tree(canvas, body.root)
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
        # Otherwise each page names a font that is not embedded.
        initialFontName=fonts().text(bold=False).name,
    )
    canvas.setTitle(plain_line(imprint.title))
    canvas.setAuthor(plain_line(imprint.author))
    canvas.setSubject("")
    canvas.setCreator("Coprod Desktop")
    canvas.setDateFormatter(lambda *_now: f"D:{imprint.day:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Press:
    def __init__(self, canvas: Canvas, setter: Typesetter, small: Style, words: Words) -> None:
        self._canvas = canvas
        self._pen = Pen(canvas)
        self._setter = setter
        self._small = small
        self._words = words
        self._depth = -1
        self._bookmarks = 0

    def print_pages(self, pages: Sequence[Sequence[Placed]], imprint: Imprint) -> None:
        """Print one page after the other, with their top and foot."""
        count = len(pages)
        marks = " · ".join(imprint.marks)
        title = self._shortened(imprint.title, beside=marks, ending=imprint.ending)
        author = self._shortened(imprint.author, beside=self._page_name(count, count))
        for number, page in enumerate(pages, start=1):
            with self._pen.part(None):
                self._print_line(title if number > 1 else "", marks, _TOP_LINE)
                self._pen.rule(LEFT, _FOOT_LINE + 6.0, MEASURE, HAIRLINE)
                self._print_line(author, self._page_name(number, count), _FOOT_LINE)
            self._print_page(page)

    def _print_page(self, page: Sequence[Placed]) -> None:
        bottom = HEIGHT - TOP
        for placed in page:
            bottom = self._print_band(placed, bottom)
        self._pen.turn_page()

    def _page_name(self, number: int, count: int) -> str:
        return self._words.say("Page {number} of {count}", number=number, count=count)

    def _print_line(self, left: str, right: str, top: float) -> None:
        """Write two texts at both ends of a line at the top or foot of a page."""
        inset = MEASURE - self._setter.width(right, self._small)
        self._pen.write(self._setter.lines([Span(left, self._small)], MEASURE), LEFT, top)
        self._pen.write(self._setter.lines([Span(right, self._small)], MEASURE), LEFT + inset, top)

    def _print_band(self, placed: Placed, bottom_before: float) -> float:
        """Print a band and give its bottom; `bottom_before` is that of the band above."""
        band, top = placed.band, HEIGHT - TOP - placed.top
        self._print_ornament(band, top, bottom_before)
        if band.bookmark:
            self._set_bookmark(band.bookmark, top)
        for cell in band.cells:
            if cell.picture and cell.element:
                self._print_picture(cell.picture, cell.element, LEFT + cell.x, top - band.pad)
            if any(line.pieces for line in cell.lines):
                with self._pen.part(None if placed.repeated else cell.element):
                    self._pen.write(cell.lines, LEFT + cell.x, top - band.pad)
        return top - band.height

    def _print_picture(self, picture: Picture, element: Element, x: float, top: float) -> None:
        box = (x, top - picture.height, x + picture.width, top)
        element.attribute = f"/O /Layout /Placement /Block /BBox [{' '.join(f'{side:.2f}' for side in box)}]"
        with self._pen.part(element):
            self._pen.draw(picture, x, top)

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

    def _shortened(self, text: str, *, beside: str, ending: str = "") -> str:
        """Cut a text before its ending to the width that another leaves, with dots where something is left out."""
        width = MEASURE - 2 * GUTTER - self._setter.width(beside, self._small)
        whole = plain_line(text)
        if len(whole) <= _LONGEST_LINE and self._setter.width(whole, self._small) <= width:
            return whole
        start, left_out = plain_line(text.removesuffix(ending)[:_LONGEST_LINE]), f"… {plain_line(ending)}".rstrip()
        while start and self._setter.width(start + left_out, self._small) > width:
            # Between words; within one only where it is the only one.
            start = (start.rpartition(" ")[0] or start[:-1]).rstrip(" ,:")
        return start + left_out


def plain_line(text: str) -> str:
    """Make one line of a text for places outside the pages, where line ends and lost characters do not belong."""
    return " ".join(_CONTROL.sub(REPLACEMENT, visible(clean(_LINE_ENDS.sub(" ", text)))).split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_BOOKMARK else text[: _LONGEST_BOOKMARK - 1].rstrip() + "…"
