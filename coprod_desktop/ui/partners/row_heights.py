"""Rows as high as their texts need, quick with thousands: only what is wider than its column is laid out."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QFontMetrics

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.record_model import Column, HasId
from coprod_desktop.ui.widgets.record_table import ROW_PX, RecordTable
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped

R = TypeVar("R", bound=HasId)
MARGIN_PX, AIR_PX = 10, 9


class RowHeights(Generic[R]):
    """Gives each row of a table its height, by what stands in the columns named by `keys`.

    `beside` tells what stands in a cell besides its text, in pixels.
    """

    def __init__(self, table: RecordTable[R], keys: Sequence[str], beside: Callable[[R, str], int]) -> None:
        self._table = table
        self._keys = frozenset(keys)
        self._beside = beside
        self._font = table.font()
        self._widths: dict[str, int] = {}
        self._heights: dict[tuple[str, int], int] = {}
        self._fitted: list[int] = []
        model = table.records
        model.modelReset.connect(self._fit_all)
        model.layoutChanged.connect(self._fit_all)
        model.rowsInserted.connect(lambda _parent, first, last: self._fit(first, last))
        model.dataChanged.connect(lambda first, last: self._fit(first.row(), last.row()))

    def fit(self) -> None:
        """Fit all rows where the columns or the letters have another size than before."""
        if self._font != self._table.font():
            self._font = self._table.font()
            self._widths.clear()
            self._heights.clear()
            self._fitted = []
        if self._fitted != [width for _column, width in self._columns()]:
            self._fit_all()

    def _fit_all(self) -> None:
        self._fitted = [width for _column, width in self._columns()]
        self._fit(0, self._table.records.rowCount() - 1)

    def _columns(self) -> list[tuple[Column[R], int]]:
        """Give the columns that count, with the room for text and what stands beside it."""
        table = self._table
        shown = (place for place in range(table.records.columnCount()) if not table.isColumnHidden(place))
        columns = [(table.records.columns[place], table.columnWidth(place) - scaled(2 * MARGIN_PX)) for place in shown]
        return [(column, width) for column, width in columns if column.key in self._keys]

    def _fit(self, first: int, last: int) -> None:
        table, header, columns = self._table, self._table.verticalHeader(), self._columns()
        metrics, least = QFontMetrics(self._font), scaled(ROW_PX)
        before = header.signalsBlocked()
        # Thousands of notices would each lay the view out; one at the end does.
        header.blockSignals(True)
        for place in range(first, last + 1):
            row = table.records.row_at(place)
            if row is None:
                continue
            tall = least
            for column, width in columns:
                tall = max(tall, self._tall(row, column, width, metrics))
            if tall != header.sectionSize(place):
                header.resizeSection(place, tall)
        header.blockSignals(before)
        table.scheduleDelayedItemsLayout()

    def _tall(self, row: R, column: Column[R], width: int, metrics: QFontMetrics) -> int:
        text = column.text(row)
        wide = self._widths.get(text)
        if wide is None:
            wide = self._widths[text] = metrics.horizontalAdvance(text)
        room = width - self._beside(row, column.key)
        if wide <= room:
            return 0
        if (text, room) not in self._heights:
            self._heights[text, room] = height_of(wrapped(text, self._font, room)) + scaled(2 * AIR_PX)
        return self._heights[text, room]
