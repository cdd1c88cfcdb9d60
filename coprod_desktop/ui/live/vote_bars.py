"""The result as quiet bars: each option with its dots and supporters written beside its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tokens, tokens_of
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped

BAR_PX, AIR_PX, BETWEEN_PX, PLACE_PX = 14, 4, 12, 44


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: its place as said, its text, what is written beside the bar, and the length."""

    place: str
    text: str
    told: str
    dots: int


class DotBars(QWidget):
    """As tall as its bars; the same figures stand in the table beside."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bars(self, bars: Sequence[Bar], name: str) -> None:
        """Show these, under a name for those who do not see them."""
        self._bars = tuple(bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{bar.place} {bar.text}, {bar.told}" for bar in bars))
        self._settle()

    def texts(self) -> list[str]:
        """Give what is written."""
        return [f"{bar.place} {bar.text} {bar.told}" for bar in self._bars]

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        return sum(self._height(bar, width) for bar in self._bars)

    def sizeHint(self) -> QSize:
        """Wish for the width of a text that reads well."""
        width = max(self.width(), scaled(280))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need the room for the longest words beside a bar."""
        return QSize(scaled(200), self.heightForWidth(max(self.width(), scaled(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the texts as they are wrapped now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        top = 0
        for bar in self._bars:
            self._paint(painter, bar, top, tokens)
            top += self._height(bar, self.width())

    def _paint(self, painter: QPainter, bar: Bar, top: int, tokens: Tokens) -> None:
        left = scaled(PLACE_PX)
        painter.setPen(QColor(tokens.text))
        painter.setFont(_font(strong=True))
        tall = QFontMetrics(_font(strong=True)).height()
        painter.drawText(QRectF(0, top, left, tall), Qt.AlignmentFlag.AlignLeft, bar.place)
        text = self._laid_out(bar, self.width())
        text.draw(painter, QPointF(left, top))
        y = top + height_of(text) + scaled(AIR_PX)
        metrics = QFontMetrics(_font())
        room = self.width() - left - metrics.horizontalAdvance(bar.told) - scaled(12)
        longest = max((one.dots for one in self._bars), default=0)
        length = max(room, scaled(20)) * bar.dots / longest if longest else 0
        line = QRectF(left, y + (max(metrics.height(), scaled(BAR_PX)) - scaled(BAR_PX)) / 2, length, scaled(BAR_PX))
        if bar.dots:
            painter.setPen(QPen(QColor(tokens.series[0]), 1))
            painter.setBrush(QColor(tokens.series[0]))
            painter.drawRoundedRect(line, 3, 3)
        painter.setPen(QColor(tokens.text2))
        painter.setFont(_font())
        beside = left + length + (scaled(8) if bar.dots else 0)
        painter.drawText(QPointF(beside, y + metrics.ascent()), bar.told)

    def _height(self, bar: Bar, width: int) -> int:
        text = height_of(self._laid_out(bar, width))
        return text + scaled(AIR_PX) + max(QFontMetrics(_font()).height(), scaled(BAR_PX)) + scaled(BETWEEN_PX)

    @staticmethod
    def _laid_out(bar: Bar, width: int) -> QTextLayout:
        return wrapped(bar.text, _font(strong=False), width - scaled(PLACE_PX))

    def _settle(self) -> None:
        self.updateGeometry()
        self.update()


def _font(*, strong: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setBold(strong)
    return font
