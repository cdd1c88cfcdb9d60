"""How the lines and figures of the overview are painted, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui.overview.laid_text import LaidText
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.pill import paint_pill, pill_size
from coprod_desktop.ui.widgets.sector import paint_sector

if TYPE_CHECKING:
    from coprod_desktop.ui.overview.links import Link

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
SIDE_PX, AIR_PX, MARK_PX = 8, 5, 12
TEXT_LINES, CAPTION_LINES = 2, 3


def _font(length: int, *, strong: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(length))
    font.setBold(strong)
    return font


class LinkPainter(QStyledItemDelegate):
    """Paints links: a ground under the mouse, a ring where the cursor is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        # Laying texts out is what costs time, and layouts ask for heights again and again.
        self._laid: dict[tuple[Any, ...], tuple[LaidText, LaidText | None]] = {}
        self._sizes: dict[tuple[Any, ...], QSize] = {}

    def forget(self) -> None:
        """Forget how texts were laid out, as other ones are to be shown."""
        self._laid.clear()
        self._sizes.clear()

    def height_of(self, links: Sequence[Link], width: int) -> int:
        """Give the height that links take at a width: pills flow, lines stand below one another."""
        total = x = tall = 0
        for link in links:
            size = self._size(link, width)
            if x and x + size.width() > width - 1:
                total, x, tall = total + tall, 0, 0
            x, tall = x + size.width(), max(tall, size.height())
        return total + tall

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of what is painted."""
        return self._size(self._link(index), self._view.viewport().width())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a link."""
        link, tokens, rect = self._link(index), tokens_of(option.palette), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if link.pill is not None:
            size = pill_size(link.text)
            rect = QRect(rect.x() + SIDE_PX, rect.y(), rect.width() - SIDE_PX, size.height())
            ring, radius = QRectF(rect).adjusted(1, 1, -1, -1), rect.height() / 2
            paint_pill(painter, rect, link.text, link.pill, option.palette)
        else:
            ring, radius = QRectF(rect).adjusted(1, 1, -1, -1), float(scaled(6))
        if option.state & State.State_MouseOver:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush if link.pill is not None else QColor(tokens.selection))
            painter.drawRoundedRect(ring, radius, radius)
        if link.pill is None:
            self._paint_line(painter, link, rect, option.palette)
        if option.state & State.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, radius, radius)
        painter.restore()

    @staticmethod
    def _link(index: Index) -> Any:
        return index.data(Qt.ItemDataRole.UserRole)

    def _size(self, link: Link, width: int) -> QSize:
        key = link, width, QApplication.font().pixelSize()
        if key not in self._sizes:
            self._sizes[key] = self._measure(link, width)
        return self._sizes[key]

    def _measure(self, link: Link, width: int) -> QSize:
        if link.pill is not None:
            # The gap stands before a pill, so that the first one begins where the lines do.
            return pill_size(link.text) + QSize(SIDE_PX, SIDE_PX)
        text, caption = self._texts(link, width, QApplication.palette())
        return QSize(width - 2, text.height + (caption.height if caption else 0) + 2 * scaled(AIR_PX))

    def _texts(self, link: Link, width: int, palette: QPalette) -> tuple[LaidText, LaidText | None]:
        key = link, width, QApplication.font().pixelSize(), tokens_of(palette).name
        if key not in self._laid:
            self._laid[key] = self._lay(link, width, palette)
        return self._laid[key]

    def _lay(self, link: Link, width: int, palette: QPalette) -> tuple[LaidText, LaidText | None]:
        room = width - 2 - 2 * SIDE_PX - (scaled(MARK_PX) + SIDE_PX if link.sector else 0)
        end = QFontMetrics(_font(15, strong=True)).horizontalAdvance(link.end) + SIDE_PX if link.end else 0
        text = LaidText(link.text, _font(15, strong=link.strong), room - end, TEXT_LINES if link.text else 0)
        if not link.caption and not link.status:
            return text, None
        ink = tokens_of(palette).ink(link.tone)
        return text, LaidText(link.caption, _font(13), room, CAPTION_LINES, head=(link.status, ink))

    def _paint_line(self, painter: QPainter, link: Link, rect: QRect, palette: QPalette) -> None:
        tokens = tokens_of(palette)
        text, caption = self._texts(link, self._view.viewport().width(), palette)
        x, y = rect.x() + SIDE_PX, rect.y() + scaled(AIR_PX)
        if link.sector is not None:
            side = scaled(MARK_PX)
            height = QFontMetrics(_font(15)).height()
            paint_sector(painter, QRectF(x, y + (height - side) / 2, side, side), link.sector, palette)
            x += scaled(MARK_PX) + SIDE_PX
        painter.setPen(QColor(tokens.text))
        text.draw(painter, x, y)
        if link.end:
            painter.setFont(_font(15, strong=True))
            box = QRectF(rect.x(), y, rect.width() - SIDE_PX, QFontMetrics(painter.font()).height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, link.end)
        if caption is not None:
            painter.setPen(QColor(tokens.text2))
            caption.draw(painter, x, y + text.height)
