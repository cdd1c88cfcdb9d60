"""Bands of set text, and how they are laid on pages: split, kept together, table heads repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from coprod_desktop.reports.lines import Colour, Line
from coprod_desktop.reports.pictures import Picture
from coprod_desktop.reports.tags import Element

_LEAST_LINES = 2


class Cell(NamedTuple):
    """Lines that stand below one another from a left edge; what they are a part of, or None for an artefact.

    `underline` is the width of a line to write on, drawn at the bottom. A cell with a picture has no lines.
    """

    x: float
    lines: Sequence[Line]
    element: Element | None
    underline: float = 0.0
    picture: Picture | None = None

    @property
    def height(self) -> float:
        """Give the height of the lines, or of the picture."""
        return self.picture.height if self.picture else sum(line.leading for line in self.lines)


class Ornament(NamedTuple):
    """What is drawn behind the cells of a band: a hairline below, a ground, a bar at the left.

    `joined` lets ground and bar reach up through the space above, to the band before.
    """

    rule: Colour | None = None
    ground: Colour | None = None
    bar: Colour | None = None
    joined: bool = False


PLAIN = Ornament()


class Bookmark(NamedTuple):
    """A line of the outline: its depth from 0 on and its text."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """Cells side by side, as a paragraph, an item of a list or a row of a table; measures in points.

    `before` is the space above, none at the top of a page. `head` is repeated above where a page begins with
    this band. A `whole` band is parted only where no page could hold it.
    """

    cells: tuple[Cell, ...]
    before: float = 0.0
    pad: float = 0.0
    keep_next: bool = False
    whole: bool = False
    ornament: Ornament = PLAIN
    head: "Band | None" = None
    bookmark: Bookmark | None = None

    @property
    def height(self) -> float:
        """Give the height without the space above."""
        return 2 * self.pad + max((cell.height for cell in self.cells), default=0.0)

    @property
    def least(self) -> float:
        """Give the height that must be free for the band to begin here."""
        if self.whole:
            return self.height
        starts = (_start_height(cell.lines) for cell in self.cells)
        return 2 * self.pad + max(starts, default=0.0)

    def split(self, room: float, *, force: bool) -> "tuple[Band, Band] | None":
        """Part the band where room ends, leaving no lone line unless forced; None where it cannot begin."""
        if self.whole and not force:
            return None
        counts = [_fitting(cell.lines, room - 2 * self.pad, force=force) for cell in self.cells]
        if not all(count or not cell.lines for count, cell in zip(counts, self.cells, strict=True)):
            return None
        pairs = list(zip(self.cells, counts, strict=True))
        first = tuple(cell._replace(lines=cell.lines[:count]) for cell, count in pairs)
        rest = tuple(cell._replace(lines=cell.lines[count:]) for cell, count in pairs)
        plain = self.ornament._replace(rule=None)
        return (
            replace(self, cells=first, keep_next=False, ornament=plain),
            replace(self, cells=rest, before=0.0, bookmark=None),
        )


class Placed(NamedTuple):
    """A band at its distance from the top of the text area; a repeated head is an artefact."""

    band: Band
    top: float
    repeated: bool = False


def lay_out(bands: Sequence[Band], height: float) -> list[list[Placed]]:
    """Lay bands on pages whose text area has this height."""
    return _Layout(list(bands), height).pages


class _Layout:
    def __init__(self, bands: list[Band], height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._bands = bands
        self._height = height
        self._y = 0.0
        self._is_fresh = True
        for place in range(len(bands)):
            self._lay(place)

    def _lay(self, place: int) -> None:
        band: Band | None = self._bands[place]
        if not self._is_fresh and self._needed(place) > self._height - self._y:
            self._turn()
        while band is not None:
            band = self._lay_some(band)

    def _lay_some(self, band: Band) -> Band | None:
        """Lay as much of a band as the page takes and give the rest."""
        if self._is_fresh and band.head:
            self._place(band.head, repeated=True)
        gap = 0.0 if self._is_fresh else band.before
        room = self._height - self._y - gap
        if band.height <= room:
            self._y += gap
            self._place(band)
            return None
        parts = band.split(room, force=self._is_fresh)
        if parts is None:
            self._turn()
            return band
        self._y += gap
        self._place(parts[0])
        self._turn()
        return parts[1]

    def _place(self, band: Band, *, repeated: bool = False) -> None:
        self.pages[-1].append(Placed(band, self._y, repeated))
        self._y += band.height
        self._is_fresh = self._is_fresh and repeated

    def _turn(self) -> None:
        self.pages.append([])
        self._y = 0.0
        self._is_fresh = True

    def _needed(self, place: int) -> float:
        """Give the height that a band needs with what it is kept with; a chain longer than a page is let go."""
        needed = 0.0
        for band in self._bands[place:]:
            needed += band.before
            if not band.keep_next:
                needed += band.least
                break
            needed += band.height
        return needed if needed <= self._height else self._bands[place].least


def _start_height(lines: Sequence[Line]) -> float:
    """Give the height of the lines that must not be alone: the first two, or all of three."""
    count = len(lines) if len(lines) <= _LEAST_LINES + 1 else _LEAST_LINES
    return sum(line.leading for line in lines[:count])


def _fitting(lines: Sequence[Line], room: float, *, force: bool) -> int:
    """Count the lines that fit, so that neither a lone first nor a lone last line is parted from the others."""
    count = 0
    for line in lines:
        room -= line.leading
        if room < 0:
            break
        count += 1
    if force:
        return max(1, count)
    if count == len(lines) - 1:
        count -= 1
    return count if count == len(lines) or count >= _LEAST_LINES else 0
