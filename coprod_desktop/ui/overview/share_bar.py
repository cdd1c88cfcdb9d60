"""Who pays which share, as one bar: quiet, with the words at its parts, and hatched where colours are few."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from coprod_desktop.domain.projects import WHOLE_BP, FundingRow
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import CONTRAST, Tokens, tokens_of
from coprod_desktop.words import Words

BAR_PX, GAP_PX, RADIUS_PX = 18, 4, 4
HATCHES = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
)
"""In black and white each part has a hatch of its own."""


class ShareBar(QWidget):
    """The shares of the funders side by side; what is missing to the whole stays empty."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: tuple[FundingRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[FundingRow]) -> None:
        """Show these sources."""
        self._rows = tuple(rows)
        self._name()
        self.update()

    def reword(self, words: Words) -> None:
        """Say the name again."""
        self._words = words
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Take the room of the bar and of the words below it."""
        return QSize(scaled(200), scaled(BAR_PX + GAP_PX) + QFontMetrics(_font()).height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return QSize(scaled(80), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts, and below each the share that it stands for."""
        painter, tokens = QPainter(self), tokens_of(self.palette())
        whole = max(WHOLE_BP, sum(row.share_bp for row in self._rows))
        area = QRectF(0, 0, self.width(), scaled(BAR_PX)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.input_border), 1))
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRect(area)
        left = area.left()
        for number, row in enumerate(self._rows):
            part = QRectF(left, area.top(), area.width() * row.share_bp / whole, area.height())
            _paint_part(painter, part, number, tokens)
            self._paint_words(painter, part, row, tokens)
            left = part.right()

    def _paint_words(self, painter: QPainter, part: QRectF, row: FundingRow, tokens: Tokens) -> None:
        painter.setFont(_font())
        metrics = QFontMetrics(_font())
        share = self._words.share(row.share_bp)
        text = f"{row.funder} {share}"
        room = int(part.width()) - scaled(GAP_PX)
        if metrics.horizontalAdvance(text) > room:
            text = share
        if metrics.horizontalAdvance(text) <= room:
            painter.setPen(QColor(tokens.text2))
            below = QRectF(part.left(), part.bottom() + scaled(GAP_PX), room, metrics.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)

    def _name(self) -> None:
        words = self._words
        parts = [f"{row.funder} {words.share(row.share_bp)}, {words.money(row.amount_cents)}" for row in self._rows]
        self.setAccessibleName(words.say("Co-funding: {parts}", parts="; ".join(parts)))


def _paint_part(painter: QPainter, part: QRectF, number: int, tokens: Tokens) -> None:
    colour = QColor(tokens.series[number % len(tokens.series)])
    hatched = tokens.name == CONTRAST.name
    painter.setBrush(QBrush(colour, HATCHES[number % len(HATCHES)] if hatched else Qt.BrushStyle.SolidPattern))
    painter.setPen(QPen(QColor(tokens.surface if not hatched else tokens.border), 1))
    painter.drawRect(part)


def _font() -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(13))
    return font
