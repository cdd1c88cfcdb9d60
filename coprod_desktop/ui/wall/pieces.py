"""What a page of the wall is painted from: texts in lines, boxes and the shapes of sectors, each in its place."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.wall.letters import pitch_of


class Ink(StrEnum):
    """In what colour something stands on the wall."""

    TEXT = "text"
    SOFT = "soft"
    LINE = "line"
    ACCENT = "accent"
    MARKED = "marked"
    NOTE = "note"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Lines of one text, `px` high, from a corner; digits of a clock keep their places."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    px: float
    bold: bool = False
    ink: Ink = Ink.TEXT
    centred: bool = False
    clock: bool = False

    @property
    def height(self) -> float:
        """Give the height of all lines."""
        return len(self.lines) * pitch_of(self.px, bold=self.bold)

    @property
    def rect(self) -> QRectF:
        """Give the place that the lines take."""
        return QRectF(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class BoxPiece:
    """A box with round corners: filled, and with a border where it is told; `tint` is that of a note."""

    rect: QRectF
    ink: Ink
    radius: float
    tint: int | None = None
    border: bool = False


@dataclass(frozen=True, slots=True)
class SectorPiece:
    """The shape of a sector."""

    rect: QRectF
    sector: Sector


Piece = TextPiece | BoxPiece | SectorPiece
