"""Painting the cells of a column whole: what does not fit into one line goes on in the next."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.record_delegate import RecordDelegate
from coprod_desktop.ui.widgets.record_table import ROW_PX, RecordTable

Index = QModelIndex | QPersistentModelIndex
MARGIN_PX, AIR_PX = 10, 9
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WrappingDelegate(RecordDelegate):
    """Paints the text of one column in as many lines as it needs."""

    def __init__(self, table: RecordTable[Any], column: int) -> None:
        super().__init__(table.records, table.refused.emit, table)
        self._table = table
        self._column = column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take as many lines as the text fills in the width of its column."""
        width = self._table.columnWidth(self._column) - scaled(2 * MARGIN_PX)
        box = QRect(0, 0, max(width, scaled(60)), 10_000)
        tall = option.fontMetrics.boundingRect(box, WRAPPED, str(index.data() or "")).height()
        return QSize(width, max(scaled(ROW_PX), tall + scaled(2 * AIR_PX)))

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setPen(QColor(tokens_of(option.palette).text))
        painter.setFont(option.font)
        inner = option.rect.adjusted(scaled(MARGIN_PX), 0, -scaled(MARGIN_PX), 0)
        painter.drawText(inner, WRAPPED, str(index.data() or ""))
