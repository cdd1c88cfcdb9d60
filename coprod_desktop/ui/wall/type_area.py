"""The room for type on a wall of some size: everything grows with its height, and is never too small to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF

from coprod_desktop.ui.wall.letters import lines_of, pitch_of
from coprod_desktop.ui.wall.pieces import Ink, TextPiece

DESIGN_LINES = 1080
SMALLEST = 28
MARGIN, FLOOR = 72, 52
CAPTION = 30
WIDEST_TEXT = 1560


@dataclass(frozen=True, slots=True)
class TypeArea:
    """A wall `size` large, in pixels; `scale` is how much larger the person at the laptop wants the text."""

    size: QSizeF
    scale: float = 1.0

    @property
    def unit(self) -> float:
        """Give one pixel of the design, which is 1080 lines high."""
        return self.size.height() / DESIGN_LINES

    def u(self, length: float) -> float:
        """Give a length of the design in pixels."""
        return length * self.unit

    def px(self, letters: float) -> float:
        """Give a size of letters in pixels: larger where that is wanted, never under the smallest."""
        return max(letters * self.scale, SMALLEST) * self.unit

    def ladder(self, sizes: Sequence[float]) -> tuple[float, ...]:
        """Give sizes of letters from large to small, and behind them the smallest of all where text is enlarged."""
        return (*sizes, SMALLEST / self.scale) if self.scale > 1 else tuple(sizes)

    @property
    def left(self) -> float:
        """Where lines begin."""
        return self.u(MARGIN)

    @property
    def width(self) -> float:
        """How wide all is."""
        return self.size.width() - 2 * self.u(MARGIN)

    @property
    def text_width(self) -> float:
        """How wide a line of text may be, so that the eye finds the next one."""
        return min(self.width, max(self.u(WIDEST_TEXT), self.px(40) * 26))

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return self.u(FLOOR)

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.size.height() - self.u(FLOOR)

    def text(
        self, text: str, letters: float, x: float, y: float, width: float, *, bold: bool = False, ink: Ink = Ink.TEXT
    ) -> TextPiece:
        """Break a text into lines of a width."""
        px = self.px(letters)
        return TextPiece(x, y, width, lines_of(text, width, px, bold=bold), px, bold, ink)

    def tall(self, text: str, letters: float, width: float, *, bold: bool = False) -> float:
        """Give the height of a text in lines of a width."""
        px = self.px(letters)
        return len(lines_of(text, width, px, bold=bold)) * pitch_of(px, bold=bold)
