"""Sets a sheet in type, page by page: texts wrap, shrink within limits, and go on to the next page; none is cut."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.wall.head import Around, page_number, set_around
from coprod_desktop.ui.wall.letters import clock_width, lines_of, pitch_of
from coprod_desktop.ui.wall.pieces import Ink, Piece, TextPiece
from coprod_desktop.ui.wall.rows import Setter
from coprod_desktop.ui.wall.sheet import Item, Shape, Sheet
from coprod_desktop.ui.wall.type_area import TypeArea

MOST_ITEMS = 7
SIZES = (40, 38, 36, 32, 28)
COMFORTABLE = 36
BIGS, CALMS = (96, 88, 80, 72, 64, 56, 48, 40), (64, 56, 48, 40)
BIG_LINES = 4
CLOCK, WORD = 160, 48
TONES = {Tone.OK: Ink.OK, Tone.WARN: Ink.WARN, Tone.BAD: Ink.BAD}

Page = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a sheet, and how many items stand before each."""

    pages: tuple[Page, ...]
    before: tuple[int, ...]

    def page_of(self, item: int) -> int:
        """Give the page on which an item stands, from 0 on."""
        return max(number for number, before in enumerate(self.before) if number == 0 or before <= item)


def typeset(sheet: Sheet, area: TypeArea) -> Pages:
    """Set a sheet on a wall of some size."""
    if sheet.shape in {Shape.BIG, Shape.CALM}:
        return _big_pages(sheet, area)
    if sheet.shape is Shape.CLOCK:
        return _clock_pages(sheet, area)
    return _list_pages(sheet, area)


# Lists


def _list_pages(sheet: Sheet, area: TypeArea) -> Pages:
    around = set_around(area, sheet)
    if not around.whole:
        # A head that would leave no room becomes the first thing of the list, where it may go on over pages.
        heads = tuple(Item(text, marked=False) for text in (sheet.title, sheet.big, sheet.foot) if text)
        sheet = replace(sheet, title="", big="", foot="", items=(*heads, *sheet.items), start=0)
        around = set_around(area, sheet)
    room = around.bottom - around.top
    setter, groups = _grouped(sheet, area, room)
    pages = [(*around.pieces, *_placed(setter, group, around.top, room)) for group in groups]
    before = tuple(accumulate((len(group) for group in groups), initial=0))[: len(groups)]
    return _numbered(area, pages, before)


def _grouped(sheet: Sheet, area: TypeArea, room: float) -> tuple[Setter, list[list[Item]]]:
    """Find the largest letters with which no more pages are needed than seven items a page ask for."""
    fewest = max(-(-len(sheet.items) // MOST_ITEMS), 1)
    for letters in area.ladder(SIZES):
        setter = Setter.of(area, sheet.shape, letters, sheet.items)
        groups = _groups(setter, sheet.items, room)
        if len(groups) <= fewest and all(setter.height(item) <= room for item in sheet.items):
            return setter, groups
    setter = Setter.of(area, sheet.shape, COMFORTABLE, sheet.items)
    if any(setter.height(item) > room for item in sheet.items):
        setter = Setter.of(area, sheet.shape, area.ladder(SIZES)[-1], sheet.items)
    items = [
        part for item in sheet.items for part in (setter.split(item, room) if setter.height(item) > room else [item])
    ]
    return setter, _groups(setter, items, room)


def _groups(setter: Setter, items: Sequence[Item], room: float) -> list[list[Item]]:
    """Part the items into pages: as many as fit, and never more than seven."""
    groups: list[list[Item]] = [[]]
    for item in items:
        with_it = [*groups[-1], item]
        if groups[-1] and (len(with_it) > MOST_ITEMS or _tall(setter, with_it) > room):
            groups.append([item])
        else:
            groups[-1] = with_it
    return groups


def _rows(setter: Setter, items: Sequence[Item]) -> list[tuple[float, Sequence[Item]]]:
    """Put the items into rows, each as high as its highest."""
    rows = [items[at : at + setter.columns] for at in range(0, len(items), setter.columns)]
    return [(max(setter.height(item) for item in row), row) for row in rows]


def _tall(setter: Setter, items: Sequence[Item]) -> float:
    rows = _rows(setter, items)
    return sum(height for height, _row in rows) + setter.gap * (len(rows) - 1)


def _even(setter: Setter, rows: list[tuple[float, Sequence[Item]]], room: float) -> list[tuple[float, Sequence[Item]]]:
    """Make all notes of a page equally high, where the page has room for that."""
    highest = max(height for height, _row in rows) if rows else 0.0
    fits = highest * len(rows) + setter.gap * (len(rows) - 1) <= room
    return [(highest, row) for _height, row in rows] if setter.shape is Shape.CARDS and fits else rows


def _placed(setter: Setter, items: Sequence[Item], top: float, room: float) -> list[Piece]:
    pieces: list[Piece] = []
    rows = _even(setter, _rows(setter, items), room)
    tall = sum(height for height, _row in rows) + setter.gap * (len(rows) - 1)
    higher, apart = setter.air(room - tall, len(rows))
    y = top
    for height, row in rows:
        for place, item in enumerate(row):
            x = setter.area.left + place * (setter.width() + setter.gap)
            pieces += setter.set(item, x, y, height + higher)
        y += height + higher + setter.gap + apart
    return pieces


def _numbered(area: TypeArea, pages: Sequence[Page], before: tuple[int, ...]) -> Pages:
    count = len(pages)
    if count > 1:
        pages = [(*page, page_number(area, number, count)) for number, page in enumerate(pages, 1)]
    return Pages(tuple(pages), before)


# One large text


def _big_pages(sheet: Sheet, area: TypeArea) -> Pages:
    around = set_around(area, sheet, big=False)
    room = around.bottom - around.top
    calm = sheet.shape is Shape.CALM
    width = area.text_width
    sizes = CALMS if calm else BIGS
    fitting = [
        letters
        for letters in area.ladder((*sizes, *SIZES[2:]))
        if area.tall(sheet.big, letters, width, bold=not calm) <= room
        and (letters <= min(sizes) or len(lines_of(sheet.big, width, area.px(letters), bold=not calm)) <= BIG_LINES)
    ]
    letters = fitting[0] if fitting else COMFORTABLE
    px = area.px(letters)
    lines = lines_of(sheet.big, width, px, bold=not calm)
    fits = max(int(room / pitch_of(px, bold=not calm)), 1)
    parts = [lines[at : at + fits] for at in range(0, len(lines), fits)] or [()]
    pages = [(*around.pieces, *_big(area, around, part, px, calm=calm)) for part in parts]
    return _numbered(area, pages, (0,) * len(pages))


def _big(area: TypeArea, around: Around, lines: tuple[str, ...], px: float, *, calm: bool) -> list[Piece]:
    if not lines:
        return []
    x = (area.size.width() - area.text_width) / 2 if calm else area.left
    tall = len(lines) * pitch_of(px, bold=not calm)
    # A little above the middle, where the eye rests.
    y = around.top + (around.bottom - around.top - tall) * (0.5 if calm else 0.4)
    ink = Ink.SOFT if calm else Ink.TEXT
    return [TextPiece(x, y, area.text_width, lines, px, bold=not calm, ink=ink, centred=calm)]


# The clock


def _clock_pages(sheet: Sheet, area: TypeArea) -> Pages:
    around = set_around(area, sheet, big=False)
    if not around.whole:
        # The clock stays on one page: what does not fit beside it is shown by the agenda.
        around = set_around(area, replace(sheet, title="", foot=""), big=False)
    px = area.u(CLOCK) * min(max(area.scale, 1.0), 1.5)
    # A font comes in whole pixels: a little less than the width is sure to fit.
    px *= min(1.0, 0.98 * area.width / clock_width(sheet.big, px, bold=True))
    digits = pitch_of(px, bold=True)
    word = area.text(sheet.word, WORD, area.left, 0, area.width, bold=True, ink=TONES.get(sheet.tone, Ink.TEXT))
    y = around.top + max(around.bottom - around.top - digits - word.height, 0.0) * 0.4
    pieces: list[Piece] = [
        *around.pieces,
        TextPiece(area.left, y, area.width, (sheet.big,), px, bold=True, clock=True),
        replace(word, y=y + digits),
    ]
    return Pages((tuple(pieces),), (0,))
