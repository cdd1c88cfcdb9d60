"""The things of a list, set one by one: as lines, as notes, or as bars."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from coprod_desktop.ui.wall.letters import lines_of, pitch_of, width_of
from coprod_desktop.ui.wall.pieces import BoxPiece, Ink, Piece, SectorPiece, TextPiece
from coprod_desktop.ui.wall.sheet import Item, Shape
from coprod_desktop.ui.wall.type_area import CAPTION, TypeArea

GAP, PAD, RADIUS = 22, 18, 14
AIR_CARD, AIR_LINE = 96, 18
BAR = 30
WIDE_WALL = 1700


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the items of one sheet at one size of letters."""

    area: TypeArea
    shape: Shape
    letters: float
    lead: float
    """The width of the column before the texts; 0 where nothing stands there."""

    @classmethod
    def of(cls, area: TypeArea, shape: Shape, letters: float, items: Sequence[Item]) -> "Setter":
        """Make the setter of a sheet: all its items share one column for what stands before them."""
        px = area.px(letters)
        leads = [width_of(item.lead, px, bold=True) for item in items if item.lead]
        return cls(area, shape, letters, max(leads) + area.u(28) if leads else 0.0)

    @property
    def columns(self) -> int:
        """How many items stand side by side."""
        if self.shape is not Shape.CARDS:
            return 1
        fitting = self.area.width / (self.area.px(self.letters) * 13)
        wide = self.area.size.width() / self.area.unit >= WIDE_WALL
        return max(1, min(3 if wide else 2, int(fitting)))

    @property
    def gap(self) -> float:
        """The room between two items."""
        return self.area.u(GAP)

    def air(self, spare: float, rows: int) -> tuple[float, float]:
        """Give how much higher rows may be, and how much further apart, where the page has room to spare."""
        each = max(spare, 0.0) / max(rows, 1)
        if self.shape is Shape.CARDS:
            return min(each, self.area.u(AIR_CARD)), 0.0
        return 0.0, min(each, self.area.u(AIR_LINE))

    def width(self) -> float:
        """Give the width of one item."""
        if self.shape is Shape.CARDS:
            return (self.area.width - self.gap * (self.columns - 1)) / self.columns
        return self.area.text_width

    def height(self, item: Item) -> float:
        """Give the height of an item."""
        area, width = self.area, self._text_width()
        tall = area.tall(item.text, self.letters, width, bold=item.marked)
        for caption in (item.above, item.below):
            if caption:
                tall += area.tall(caption, CAPTION, self._caption_width(item, caption), bold=caption is item.above)
        if self.shape is Shape.CARDS:
            return tall + 2 * area.u(PAD)
        if self.shape is Shape.BARS:
            below = self._figure_below(item)
            told = area.tall(item.figure, CAPTION, width, bold=True) if below else 0.0
            return tall + max(area.u(BAR), pitch_of(area.px(CAPTION), bold=True)) + area.u(6) + told
        return tall + (2 * area.u(PAD) if item.marked else 0.0)

    def set(self, item: Item, x: float, y: float, height: float) -> list[Piece]:
        """Set an item into its place."""
        if self.shape is Shape.CARDS:
            return self._card(item, QRectF(x, y, self.width(), height))
        if self.shape is Shape.BARS:
            return self._bar(item, x, y)
        return self._line(item, x, y, height)

    def split(self, item: Item, room: float) -> list[Item]:
        """Take an item that is higher than a page apart into several."""
        width = self._text_width()
        lines = lines_of(item.text, width, self.area.px(self.letters), bold=item.marked)
        rest = self.height(item) - self.area.tall(item.text, self.letters, width, bold=item.marked)
        fitting = max(int((room - rest) / pitch_of(self.area.px(self.letters), bold=item.marked)), 1)
        parts = [" ".join(lines[at : at + fitting]) for at in range(0, len(lines), fitting)]
        return [
            replace(
                item, text=text, lead=item.lead if at == 0 else "", below=item.below if at == len(parts) - 1 else ""
            )
            for at, text in enumerate(parts)
        ]

    # Inside

    def _text_width(self) -> float:
        width = self.width() - self.lead
        return width - 2 * self.area.u(PAD) if self.shape in {Shape.CARDS, Shape.LINES} else width

    def _caption_width(self, item: Item, caption: str) -> float:
        width = self._text_width()
        return width - self._side() if item.sector and caption is item.below else width

    def _side(self) -> float:
        return self.area.px(CAPTION) * 1.05

    def _texts(self, item: Item, x: float, y: float) -> list[Piece]:
        """Set the texts of an item below one another."""
        area, pieces, soft = self.area, list[Piece](), Ink.SOFT if item.settled else Ink.TEXT
        for text, letters, bold, ink in (
            (item.above, CAPTION, True, Ink.SOFT),
            (item.text, self.letters, item.marked, soft),
            (item.below, CAPTION, False, Ink.SOFT),
        ):
            if not text:
                continue
            left, width = x, self._caption_width(item, text)
            if item.sector and text is item.below:
                side = self._side()
                pieces.append(SectorPiece(QRectF(x, y + side * 0.24, side * 0.68, side * 0.68), item.sector))
                left += side
            piece = area.text(text, letters, left, y, width, bold=bold, ink=ink)
            pieces.append(piece)
            y += piece.height
        return pieces

    def _lead(self, item: Item, x: float, y: float) -> list[Piece]:
        if not item.lead:
            return []
        px = self.area.px(self.letters)
        ink = Ink.SOFT if item.settled else Ink.ACCENT
        return [TextPiece(x, y, self.lead, (item.lead,), px, bold=True, ink=ink)]

    def _line(self, item: Item, x: float, y: float, height: float) -> list[Piece]:
        pieces: list[Piece] = []
        pad = self.area.u(PAD)
        if item.marked:
            box = QRectF(x, y, self.width(), height)
            pieces.append(BoxPiece(box, Ink.MARKED, self.area.u(RADIUS), border=True))
            y += pad
        lead_y = y + (self.area.tall(item.above, CAPTION, self._text_width(), bold=True) if item.above else 0.0)
        pieces += self._lead(item, x + pad, lead_y)
        return [*pieces, *self._texts(item, x + pad + self.lead, y)]

    def _card(self, item: Item, rect: QRectF) -> list[Piece]:
        pad = self.area.u(PAD)
        box = BoxPiece(rect, Ink.NOTE, self.area.u(RADIUS), tint=item.tint, border=True)
        texts = self._texts(replace(item, below=""), rect.x() + pad, rect.y() + pad)
        if item.below:
            # Who raised it stands at the foot of the note.
            below = self.area.tall(item.below, CAPTION, self._caption_width(item, item.below))
            texts += self._texts(replace(item, above="", text=""), rect.x() + pad, rect.bottom() - pad - below)
        return [box, *texts]

    def _bar(self, item: Item, x: float, y: float) -> list[Piece]:
        area = self.area
        texts = self._texts(item, x + self.lead, y)
        pieces = [*self._lead(item, x, y), *texts]
        y += sum(piece.height for piece in texts if isinstance(piece, TextPiece)) + area.u(6)
        left, px = x + self.lead, area.px(CAPTION)
        figure, below = self._figure_width(item), self._figure_below(item)
        room = self.width() - self.lead - (0.0 if below else figure + area.u(20))
        long, thick = room * item.share, area.u(BAR)
        line = pitch_of(px, bold=True)
        if long > 0:
            box = QRectF(left, y + (line - thick) / 2, long, thick)
            pieces.append(BoxPiece(box, Ink.ACCENT, area.u(5)))
            left += long + area.u(20)
        if below:
            return [*pieces, area.text(item.figure, CAPTION, x + self.lead, y + line, self._text_width(), bold=True)]
        return [*pieces, TextPiece(left, y, figure, (item.figure,), px, bold=True)]

    def _figure_width(self, item: Item) -> float:
        return width_of(item.figure, self.area.px(CAPTION), bold=True) + 2

    def _figure_below(self, item: Item) -> bool:
        """Tell whether a wall is too narrow for the figure to stand at the end of the bar."""
        return self._figure_width(item) > (self.width() - self.lead) * 0.6
