"""A table of records whose texts are wrapped, so that nothing is cut; for lists of some hundred rows."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.record_delegate import RecordDelegate
from coprod_desktop.ui.widgets.record_model import Column, HasId
from coprod_desktop.ui.widgets.record_table import ROW_PX, RecordTable
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped
from coprod_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R", bound=HasId)
MARGIN_PX, AIR_PX, NARROWEST_PX = 10, 9, 96


class WrappedTable(RecordTable[R]):
    """Columns without stretch are as wide as what they hold; the others share the rest and wrap."""

    def __init__(
        self,
        words: Words,
        name: Say,
        columns: Sequence[Column[R]],
        *,
        drag_kind: str = "",
        menu: Callable[[QMenu, R], None] | None = None,
    ) -> None:
        super().__init__(words, name, columns, drag_kind=drag_kind, menu=menu)
        self._heights: dict[UUID, int] = {}
        self.setItemDelegate(WrappingDelegate(self))
        self.records.modelReset.connect(self._heights.clear)
        self.records.dataChanged.connect(self._forget)

    def _fit_columns(self) -> None:
        needs = self._measured()
        shown = [(i, column) for i, column in enumerate(self.records.columns) if not self.isColumnHidden(i)]
        fixed = sum(needs[place] for place, column in shown if not column.stretch)
        spare, total = self.viewport().width() - fixed, sum(column.stretch for _place, column in shown)
        for place, column in shown:
            share = max(spare * column.stretch // max(total, 1), scaled(NARROWEST_PX))
            self.horizontalHeader().resizeSection(place, share if column.stretch else needs[place])
        self._heights.clear()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give the rows their heights, each measured once for its texts and the widths of the columns."""
        header = self.verticalHeader()
        # Each notice of a row would lay the view out anew; it is laid out once, after all of them.
        header.blockSignals(True)
        for place in range(self.records.rowCount()):
            tall = self._tall(place)
            if header.sectionSize(place) != tall:
                header.resizeSection(place, tall)
        header.blockSignals(False)

    def _tall(self, place: int) -> int:
        row = self.records.row_at(place)
        if row is None:
            return scaled(ROW_PX)
        if row.id not in self._heights:
            self._heights[row.id] = max(self.sizeHintForRow(place), scaled(ROW_PX))
        return self._heights[row.id]

    def _forget(self, first: QModelIndex, last: QModelIndex) -> None:
        """Measure rows once more that show other texts now."""
        for place in range(first.row(), last.row() + 1):
            row = self.records.row_at(place)
            if row is not None:
                self._heights.pop(row.id, None)
        self.scheduleDelayedItemsLayout()


class WrappingDelegate(RecordDelegate):
    """Paints texts in as many lines as they need."""

    def __init__(self, table: RecordTable[Any]) -> None:
        super().__init__(table.records, table.refused.emit, table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the height that all lines of the text need at the width of the column."""
        width = self._table.columnWidth(index.column()) - scaled(2 * MARGIN_PX)
        if self._model.columns[index.column()].tone:
            return QSize(width, scaled(ROW_PX))
        tall = height_of(wrapped(str(index.data() or ""), option.font, width))
        return QSize(width, max(scaled(ROW_PX), tall + scaled(2 * AIR_PX)))

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = self._model.columns[index.column()]
        if column.tone or column.align == "right":
            super()._paint_content(painter, option, index)
            return
        painter.setPen(QColor(tokens_of(option.palette).text))
        inner = option.rect.adjusted(scaled(MARGIN_PX), 0, -scaled(MARGIN_PX), 0)
        text = wrapped(str(index.data() or ""), option.font, inner.width())
        top = inner.top() + max((inner.height() - height_of(text)) // 2, 0)
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        text.draw(painter, QPointF(inner.left(), top))
        painter.setClipping(False)
