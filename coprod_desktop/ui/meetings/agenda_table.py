"""A table of agenda items that stay in their order and are moved by key or by drag."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem

from coprod_desktop.ui.meetings.agenda_rows import TimedItem
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.record_table import SAMPLE
from coprod_desktop.ui.widgets.row_drops import RowDrops
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.ui.widgets.wrapped_table import WrappedTable, WrappingDelegate
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
KIND = "agendaitem"
Key = Qt.Key


class AgendaTable(RowDrops, WrappedTable[TimedItem]):
    """Items in the order of the agenda; no header sorts them."""

    drop_kind = KIND
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
        self.setItemDelegate(_ItemDelegate(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.setAcceptDrops(True)
        self.setDragDropMode(self.DragDropMode.DragDrop)

    def place_of(self, row_id: UUID) -> int | None:
        """Give the place of an item."""
        return self.records.place_of(row_id)

    def drop_row(self, row_id: UUID, gap: int) -> None:
        """Ask to move an item into the gap before the row at a place."""
        place = self.records.place_of(row_id)
        item = None if place is None else self.records.row_at(place)
        above = self.records.row_at(gap - 1) if gap else None
        self.moved.emit(item, above.id if above else None)

    def move_current(self, way: int) -> None:
        """Move the current item one place up (-1) or down (1)."""
        item, place = self.current_row(), self.currentIndex().row()
        if item is not None and 0 <= place + way < self.records.rowCount():
            self.drop_row(item.id, place + way if way < 0 else place + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt with an arrow; never sort."""
        ways = {Key.Key_Up: -1, Key.Key_Down: 1}
        way = ways.get(Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(way)
        elif event.key() != Key.Key_F3:
            super().keyPressEvent(event)

    def _need(self, place: int) -> int:
        # No header sorts, so none needs room for the sign of it.
        column, metrics = self.records.columns[place], self.fontMetrics()
        texts = [said(self.words, column.title), *map(column.text, self.records.first_rows(SAMPLE))]
        return max(map(metrics.horizontalAdvance, texts)) + scaled(24)


class _ItemDelegate(WrappingDelegate):
    """Paints a break on sunken ground, so that the day is seen to be parted by it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Any = self._model.row_at(index.row())
        if item is not None and item.row.is_break:
            painter.fillRect(option.rect, QColor(tokens_of(option.palette).sunken))
        super().paint(painter, option, index)
