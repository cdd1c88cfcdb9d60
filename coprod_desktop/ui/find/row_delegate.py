"""How the rows of the palette are painted: the words, below them where they belong, and keys at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui.find.rows import ROW_ROLE, Row
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.notes import paint_text
from coprod_desktop.ui.widgets.wrapped import wrapped

Index = QModelIndex | QPersistentModelIndex
SIDE_PX, AIR_PX, TITLE_PX = 12, 6, 30
LINES = 2
"""A long text takes two lines and then ends in an ellipsis."""


def _font(length: int, *, strong: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(length))
    font.setBold(strong)
    return font


class RowDelegate(QStyledItemDelegate):
    """Paints titles and rows; the chosen row has a ground and an edge of its own."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of what is painted."""
        row: Row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if row.choice is None:
            return QSize(width, scaled(TITLE_PX))
        tall = QFontMetrics(_font(15)).lineSpacing() * self._lines(row, width)
        if row.context:
            tall += QFontMetrics(_font(13)).lineSpacing()
        return QSize(width, tall + 2 * scaled(AIR_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: Row = index.data(ROW_ROLE)
        tokens = tokens_of(option.palette)
        inner = QRectF(option.rect).adjusted(scaled(SIDE_PX), 0, -scaled(SIDE_PX), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.choice is None:
            painter.setFont(_font(13, strong=True))
            painter.setPen(QColor(tokens.text2))
            below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner.adjusted(0, 0, 0, -scaled(4)), below, row.text)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.setBrush(QColor(tokens.selection))
                painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), scaled(6), scaled(6))
            self._paint_row(painter, row, inner, option)
        painter.restore()

    def _paint_row(self, painter: QPainter, row: Row, inner: QRectF, option: QStyleOptionViewItem) -> None:
        tokens, big, small = tokens_of(option.palette), _font(15), _font(13)
        top = inner.top() + scaled(AIR_PX)
        lines = self._lines(row, option.rect.width())
        keys = QFontMetrics(small).horizontalAdvance(row.keys)
        if row.keys:
            painter.setFont(small)
            painter.setPen(QColor(tokens.text2))
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                QRectF(inner.left(), option.rect.top(), inner.width(), option.rect.height()), end, row.keys
            )
        room = inner.width() - (keys + scaled(SIDE_PX) if keys else 0)
        painter.setPen(QColor(tokens.text))
        paint_text(painter, QRectF(inner.left(), top, room, 0), row.text, big, lines)
        if row.context:
            painter.setPen(QColor(tokens.text2))
            below = top + QFontMetrics(big).lineSpacing() * lines
            paint_text(painter, QRectF(inner.left(), below, room, 0), row.context, small, 1)

    def _lines(self, row: Row, width: int) -> int:
        keys = QFontMetrics(_font(13)).horizontalAdvance(row.keys)
        room = width - 2 * scaled(SIDE_PX) - (keys + scaled(SIDE_PX) if keys else 0)
        return min(max(wrapped(row.text, _font(15), max(room, scaled(60))).lineCount(), 1), LINES)
