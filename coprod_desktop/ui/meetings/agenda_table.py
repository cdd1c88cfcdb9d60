"""A table of agenda items that stay in their order and are moved by key or by drag."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from coprod_desktop.ui.meetings.agenda_rows import TimedItem
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.record_model import Column, unpack_rows
from coprod_desktop.ui.widgets.record_table import SAMPLE
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.ui.widgets.wrapped_table import WrappedTable, WrappingDelegate
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
KIND = "agendaitem"
Key = Qt.Key


class AgendaTable(WrappedTable[TimedItem]):
    """Items in the order of the agenda; no header sorts them."""

    told_keys: tuple[KeyTold, ...] = ((mark("Move the item up or down"), "Alt+Up · Alt+Down"), EDIT, DELETE, MENU)
    moved = Signal(object, object)
    """An item is to stand behind another one: the item, and the other's key (None for the first place)."""

    def __init__(
        self,
        words: Words,
        name: Say,
        columns: Sequence[Column[TimedItem]],
        menu: Callable[[QMenu, TimedItem], None] | None = None,
    ) -> None:
        super().__init__(words, name, columns, drag_kind=KIND, menu=menu)
        self._gap: int | None = None
        self.setItemDelegate(_ItemDelegate(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.setAcceptDrops(True)
        self.setDragDropMode(self.DragDropMode.DragDrop)

    def move_current(self, way: int) -> None:
        """Move the current item one place up (-1) or down (1)."""
        item, place = self.current_row(), self.currentIndex().row()
        if item is not None and 0 <= place + way < self.records.rowCount():
            self._move(item, place + way if way < 0 else place + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt with an arrow; never sort."""
        ways = {Key.Key_Up: -1, Key.Key_Down: 1}
        way = ways.get(Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(way)
        elif event.key() != Key.Key_F3:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items of this agenda."""
        self._take_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which items it would land."""
        self._take_drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        self._show_gap(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the item that was dropped."""
        gap = self._gap
        self._show_gap(None)
        item = self._dragged(event)
        if item is not None and gap is not None:
            # The row moves by its rank, so Qt must not take it out as well.
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            self._move(item, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the gap into which an item would land."""
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self.records.rowCount() - 1
        at_end = self._gap > last
        row = self.visualRect(self.records.index(min(self._gap, last), 0))
        y = row.bottom() if at_end else row.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(tokens_of(self.palette()).focus), scaled(3)))
        painter.drawLine(0, y, self.viewport().width(), y)

    def _need(self, place: int) -> int:
        # No header sorts, so none needs room for the sign of it.
        column, metrics = self.records.columns[place], self.fontMetrics()
        texts = [said(self.words, column.title), *map(column.text, self.records.first_rows(SAMPLE))]
        return max(map(metrics.horizontalAdvance, texts)) + scaled(24)

    def _take_drag(self, event: QDragMoveEvent) -> None:
        if self._dragged(event) is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            lower = point.y() > self.visualRect(index).center().y()
            self._show_gap(index.row() + lower)
        else:
            self._show_gap(self.records.rowCount())

    def _dragged(self, event: QDropEvent) -> TimedItem | None:
        packed = unpack_rows(event.mimeData())
        if packed is None or packed[0] != KIND or len(packed[1]) != 1:
            return None
        place = self.records.place_of(packed[1][0])
        return None if place is None else self.records.row_at(place)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _move(self, item: TimedItem, gap: int) -> None:
        """Move an item into the gap before the row at a place."""
        above = self.records.row_at(gap - 1) if gap else None
        place = self.records.place_of(item.id)
        if place is not None and gap not in (place, place + 1):
            self.moved.emit(item, above.id if above else None)


class _ItemDelegate(WrappingDelegate):
    """Paints a break on sunken ground, so that the day is seen to be parted by it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Any = self._model.row_at(index.row())
        if item is not None and item.row.is_break:
            painter.fillRect(option.rect, QColor(tokens_of(option.palette).sunken))
        super().paint(painter, option, index)
