"""A sheet to write on: headings, paragraphs, lists and tables of plain text, given back as a paper.

Every text goes in as it is: nothing in it is read as markup, and each letter is printed or shown as a box.
"""

from collections.abc import Sequence
from typing import NamedTuple

from coprod_desktop.domain.texts import whole_text
from coprod_desktop.reports.fonts import fonts
from coprod_desktop.reports.lines import Line, Sign, Span, Typesetter
from coprod_desktop.reports.look import ACCENT, GROUND, GUTTER, HAIRLINE, INK, MEASURE, QUIET, types
from coprod_desktop.reports.pages import Band, Bookmark, Cell, Ornament
from coprod_desktop.reports.paper import Paper
from coprod_desktop.reports.pictures import picture_of
from coprod_desktop.reports.printing import Body, Imprint, print_paper
from coprod_desktop.reports.tags import Element
from coprod_desktop.words import Words

Text = str | Sequence[Span]
_MOST_FOR_A_WORD = 0.4
_MOST_KEPT = 200.0
_WHOLE_ROW = 8
_LOGO_WIDTH, _LOGO_HEIGHT = 170.0, 48.0


class Column(NamedTuple):
    """A column of a table: its heading, and its share of the width."""

    title: str
    share: float


class Sheet:
    """Collects what a paper holds, top down, and prints it once it is complete."""

    def __init__(self, words: Words, imprint: Imprint, *, large: bool = False) -> None:
        self.types = types(large=large)
        self._words = words
        self._imprint = imprint
        self._setter = Typesetter(fonts())
        self._root = Element("Document")
        self._bands: list[Band] = []

    def plain(self, text: str) -> Span:
        """Give a stretch of ordinary text."""
        return Span(text, self.types.body)

    def strong(self, text: str) -> Span:
        """Give a stretch of bold text."""
        return Span(text, self.types.strong)

    def quiet(self, text: str) -> Span:
        """Give a stretch of text that steps back."""
        return Span(text, self.types.quiet)

    def accent(self, text: str) -> Span:
        """Give a stretch of bold text in the one colour."""
        return Span(text, self.types.accent)

    def lead(self, text: str) -> Span:
        """Give a stretch of text in the size of a heading, as a subtitle."""
        return Span(text, self.types.headings[1]._replace(colour=INK, bold=False))

    def fine(self, text: str) -> Span:
        """Give a stretch of small text that steps back."""
        return Span(text, self.types.small)

    def sign(self, sign: Sign) -> Span:
        """Give a drawn sign; what it means must stand beside it in words."""
        return Span("", self.types.accent, sign)

    def letterhead(self, name: str, logo: bytes) -> None:
        """Add whose paper it is: a logo, where one can be printed, with the name beside it, at the top."""
        height = _LOGO_HEIGHT * self.types.scale
        picture = picture_of(logo, widest=_LOGO_WIDTH * self.types.scale, tallest=height)
        cells, inset = [], 0.0
        if picture:
            said = self._words.say("Logo of {body}", body=name) if name else self._words.say("Logo")
            cells.append(Cell(0.0, (), self._root.add("Figure", alt=whole_text(said)), picture=picture))
            inset = picture.width + GUTTER
        if name:
            lines = self._set([self.accent(name)], MEASURE - inset)
            spare = (picture.height if picture else 0.0) - sum(line.leading for line in lines)
            space = [Line((), spare / 2)] if spare > 0 else []
            cells.append(Cell(inset, [*space, *lines], self._root.add("P")))
        if cells:
            self._bands.append(Band(tuple(cells), keep_next=True, whole=True))

    def heading(self, level: int, text: str, *, bookmark: str = "") -> None:
        """Add a heading of level 1 to 3; those of the first two are in the outline, shortened to `bookmark`."""
        lines = self._setter.lines([Span(text, self.types.headings[level - 1])], MEASURE)
        band = Band(
            (Cell(0.0, lines, self._root.add(f"H{level}")),),
            before=(4.0, 22.0, 10.0)[level - 1],
            keep_next=True,
            bookmark=Bookmark(level - 1, bookmark or text) if level < 3 else None,
        )
        self._bands.append(band)

    def paragraph(self, text: Text, *, before: float = 5.0, keep_next: bool = False) -> None:
        """Add a paragraph with some points of space above."""
        cell = Cell(0.0, self._set(text, MEASURE), self._root.add("P"))
        self._bands.append(Band((cell,), before=before, keep_next=keep_next))

    def aside(self, text: Text) -> None:
        """Add a paragraph that stands apart on a quiet ground."""
        inset = 10.0 * self.types.scale
        cell = Cell(inset, self._set(text, MEASURE - 2 * inset), self._root.add("P"))
        self._bands.append(Band((cell,), before=12.0, pad=7.0, ornament=Ornament(ground=GROUND)))

    def barred(self, texts: Sequence[Text]) -> None:
        """Add paragraphs that belong together, with a bar at their left; few of them stay on one page."""
        inset = 12.0 * self.types.scale
        cells = [Cell(inset, self._set(text, MEASURE - inset), self._root.add("P")) for text in texts]
        stays_whole = sum(cell.height for cell in cells) <= _MOST_KEPT * self.types.scale
        for place, cell in enumerate(cells):
            is_last = place == len(cells) - 1
            band = Band(
                (cell,),
                before=3.0 if place else 8.0,
                keep_next=not is_last and (stays_whole or place == 0),
                whole=stays_whole,
                ornament=Ornament(bar=ACCENT, joined=place > 0),
            )
            self._bands.append(band)

    def listing(self, items: Sequence[Text], *, numbers: Sequence[int] = ()) -> None:
        """Add a list with dots, or with the numbers of its items; neither the first nor the last stands alone.

        An item whose number is 0 stands between the others without one.
        """
        whole = self._root.add("L", f"/O /List /ListNumbering /{'Decimal' if numbers else 'Disc'}")
        inset = (20.0 if numbers else 12.0) * self.types.scale
        for place, item in enumerate(items):
            entry = whole.add("LI")
            label = self.quiet(_numbered(numbers[place])) if numbers else Span("•", self.types.accent)
            cells = (
                Cell(0.0, self._setter.lines([label], inset), entry.add("Lbl")),
                Cell(inset, self._set(item, MEASURE - inset), entry.add("LBody")),
            )
            stays = place < len(items) - 1 and place in (0, len(items) - 2)
            self._bands.append(Band(cells, before=3.0, keep_next=stays))

    def facts(self, rows: Sequence[tuple[str, Text]], *, share: float = 0.26) -> None:
        """Add rows of a name and what it stands for, side by side without lines."""
        whole = self._root.add("Table")
        inset = MEASURE * share
        for place, (name, text) in enumerate(rows):
            row = whole.add("TR")
            cells = (
                Cell(0.0, self._set([self.quiet(name)], inset - GUTTER), row.add("TH", "/O /Table /Scope /Row")),
                Cell(inset, self._set(text, MEASURE - inset), row.add("TD")),
            )
            self._bands.append(Band(cells, before=2.5 if place else 12.0))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> None:
        """Add a table; its head is repeated on each page that it reaches."""
        whole = self._root.add("Table")
        titles = [[Span(column.title, self.types.small._replace(bold=True))] for column in columns]
        widths = self._widths(columns, [titles, *rows])
        head = Band(
            self._row(widths, titles, whole.add("TR"), "TH", "/O /Table /Scope /Column"),
            before=6.0,
            pad=3.0,
            keep_next=True,
            ornament=Ornament(rule=QUIET),
        )
        self._bands.append(head)
        for place, row in enumerate(rows):
            cells = self._row(widths, row, whole.add("TR"), "TD")
            band = Band(
                cells,
                pad=3.5,
                keep_next=place == len(rows) - 2,
                whole=all(len(cell.lines) <= _WHOLE_ROW for cell in cells),
                ornament=Ornament(rule=HAIRLINE),
                head=head,
            )
            self._bands.append(band)

    def signatures(self, lines: Sequence[tuple[str, str]]) -> None:
        """Add lines to sign on, side by side, with a role and a name under each."""
        step = MEASURE / len(lines)
        width = step - 2 * GUTTER
        blank = [Line((), 40.0 * self.types.scale)]
        room = tuple(Cell(place * step, blank, None, underline=width) for place in range(len(lines)))
        self._bands.append(Band(room, keep_next=True))
        names = tuple(
            Cell(place * step, self._set([self.fine(f"{role}\n"), self.plain(name)], width), self._root.add("P"))
            for place, (role, name) in enumerate(lines)
        )
        self._bands.append(Band(names, before=3.0))

    def finish(self) -> Paper:
        """Print the paper; where characters could not be printed, its last line says so."""
        boxes = self._setter.boxes
        if boxes:
            said = self._words.plural(
                "{count} character could not be printed and is shown as a box.",
                "{count} characters could not be printed and are shown as boxes.",
                boxes,
            )
            self.paragraph([self.fine(said)], before=16.0)
        body = Body(self._bands, self._root, self._setter, self.types.small)
        return print_paper(body, self._imprint, self._words)

    def _set(self, text: Text, width: float) -> list[Line]:
        return self._setter.lines(self._spans(text), width)

    def _spans(self, text: Text) -> Sequence[Span]:
        return [self.plain(text)] if isinstance(text, str) else text

    def _row(self, widths: Sequence[float], texts: Sequence[Text], row: Element, *tag: str) -> tuple[Cell, ...]:
        cells, x = [], 0.0
        for width, text in zip(widths, texts, strict=True):
            cells.append(Cell(x, self._set(text, width - GUTTER), row.add(*tag)))
            x += width
        return tuple(cells)

    def _widths(self, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> list[float]:
        """Give each column its share, and more where its longest word needs it and others have room to spare."""
        needed = [
            min(MEASURE * _MOST_FOR_A_WORD, GUTTER + max(self._setter.longest(self._spans(text)) for text in texts))
            for texts in zip(*rows, strict=True)
        ]
        spare = [max(0.0, column.share * MEASURE - need) for column, need in zip(columns, needed, strict=True)]
        lacking = sum(max(0.0, need - column.share * MEASURE) for column, need in zip(columns, needed, strict=True))
        if lacking == 0.0 or lacking > sum(spare):
            return [column.share * MEASURE for column in columns]
        kept = 1.0 - lacking / sum(spare)
        return [need + room * kept for need, room in zip(needed, spare, strict=True)]


def _numbered(number: int) -> str:
    return f"{number}." if number else "–"
