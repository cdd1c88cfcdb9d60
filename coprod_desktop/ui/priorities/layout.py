"""Where columns, heads and cards stand on the board: plain arithmetic, asked with every frame of a drag."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize

from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.priorities.shelf import Column

COLUMN_PX, WIDEST_PX, NARROW_PX, GAP_PX, INSET_PX, CARD_GAP_PX = 224, 340, 112, 12, 10, 8


@dataclass(frozen=True, slots=True)
class Sizes:
    """The lengths of a board at the scale now shown, in pixels; `columns` are the widths from the left."""

    columns: tuple[int, ...] = ()
    gap: int = 0
    inset: int = 0
    card_gap: int = 0
    head: int = 0

    @property
    def card(self) -> int:
        """The width of a card."""
        return max(self.columns, default=0) - 2 * self.inset


def column_widths(room: int, columns: Sequence[Column], scaled: Callable[[float], int]) -> tuple[int, ...]:
    """Give the widths of the columns: they share the room as long as they stay readable, else the board scrolls.

    The first, for cards without a theme, is narrow as long as it has none.
    """
    gap, narrow = scaled(GAP_PX), scaled(NARROW_PX)
    is_narrow = len(columns) > 1 and not columns[0].notes
    sharing = len(columns) - is_narrow
    share = (room - is_narrow * (narrow + gap) - gap * (sharing - 1)) // sharing
    wide = max(min(share, scaled(WIDEST_PX)), scaled(COLUMN_PX))
    return (*([narrow] if is_narrow else []), *([wide] * sharing))


@dataclass(slots=True)
class Layout:
    """The left edges of the columns, and the tops of all cards in each, from the corner of the board's body."""

    sizes: Sizes = field(default_factory=Sizes)
    lefts: list[int] = field(default_factory=list)
    tops: list[list[int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def lay(self, columns: Sequence[Column], height: Callable[[BoardNote], int]) -> None:
        """Put the columns side by side, and their cards one below the other."""
        self.lefts, self.tops, self.ends, left = [], [], [], 0
        for column, width in zip(columns, self.sizes.columns, strict=True):
            top, tops = self.sizes.card_gap, []
            for note in column.notes:
                tops.append(top)
                top += height(note) + self.sizes.card_gap
            self.tops.append(tops)
            self.ends.append(top)
            self.lefts.append(left)
            left += width + self.sizes.gap

    @property
    def size(self) -> QSize:
        """The size of the whole board without its heads."""
        wide = self.lefts[-1] + self.sizes.columns[-1] if self.lefts else 0
        return QSize(wide, max(self.ends, default=0) + self.sizes.inset)

    def column(self, number: int, height: int) -> QRect:
        """Give the rectangle of a column of some height."""
        return QRect(self.lefts[number], 0, self.sizes.columns[number], height)

    def card(self, column: int, place: int) -> QRect:
        """Give the rectangle of a card."""
        tops = self.tops[column]
        end = tops[place + 1] if place + 1 < len(tops) else self.ends[column]
        left, width = self.lefts[column] + self.sizes.inset, self.sizes.columns[column] - 2 * self.sizes.inset
        return QRect(left, tops[place], width, end - self.sizes.card_gap - tops[place])

    def column_at(self, x: int) -> int:
        """Give the column nearest to a point."""
        return max(bisect_right(self.lefts, x + self.sizes.gap // 2) - 1, 0)

    def place_at(self, column: int, y: int) -> int:
        """Give the last card whose top is above a point; -1 where there is none."""
        return bisect_right(self.tops[column], y) - 1

    def hit(self, point: QPoint) -> tuple[int, int] | None:
        """Give the column and the place of the card at a point."""
        if not self.tops:
            return None
        column = self.column_at(point.x())
        place = self.place_at(column, point.y())
        return (column, place) if place >= 0 and self.card(column, place).contains(point) else None

    def between(self, column: int, top: int, bottom: int) -> range:
        """Give the places of the cards that reach into a stretch."""
        first = max(self.place_at(column, top), 0)
        return range(first, self.place_at(column, bottom) + 1)
