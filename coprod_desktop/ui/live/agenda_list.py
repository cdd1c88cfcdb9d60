"""The items of the live agenda: put on by a click or Enter, moved by drag or by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDrag, QKeySequence
from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.meetings import AgendaRow
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.widgets.record_model import pack_rows
from coprod_desktop.ui.widgets.row_drops import RowDrops
from coprod_desktop.ui.widgets.told_keys import BETWEEN, EDIT, MENU
from coprod_desktop.words import Words, mark

KIND = "agendaitem"
MOVES = {"Alt+Shift+Up": -1, "Alt+Shift+Down": 1}


class AgendaList(RowDrops, LineList[AgendaRow]):
    """Items in the order of the agenda."""

    drop_kind = KIND
    moved = Signal(object, object)
    """An item is to stand behind another one: the item, and the other's key (None for the first place)."""

    def __init__(
        self, words: Words, line: Callable[[AgendaRow], Line], rename: Callable[[AgendaRow, str], object]
    ) -> None:
        super().__init__(
            words, mark("Agenda"), line, edit_text=lambda item: item.title, edit=rename, menu=self._fill_menu
        )
        self._words = words
        self.told_keys = ((mark("Move the item up or down"), BETWEEN.join(MOVES)), EDIT, MENU)
        self.lines.draggable = True
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(self.DragDropMode.DragDrop)
        for key, way in MOVES.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._move_current, way))
            self.addAction(action)

    def reword(self, words: Words) -> None:
        """Say the name and all rows again."""
        self._words = words
        super().reword(words)

    def place_of(self, row_id: UUID) -> int | None:
        """Give the place of an item."""
        return self.lines.place_of(row_id)

    def drop_row(self, row_id: UUID, gap: int) -> None:
        """Ask to move an item into the gap before the row at a place."""
        place = self.lines.place_of(row_id)
        item = None if place is None else self.lines.row_at(place)
        above = self.lines.row_at(gap - 1) if gap else None
        self.moved.emit(item, above.id if above else None)

    def shift(self, item: AgendaRow, way: int) -> None:
        """Move an item one place up (-1) or down (1)."""
        place = self.lines.place_of(item.id)
        if place is not None and 0 <= place + way < self.lines.rowCount():
            self.drop_row(item.id, place + way if way < 0 else place + 2)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the item at hand."""
        item = self.current_row()
        if item is None:
            return
        drag = QDrag(self)
        drag.setMimeData(pack_rows(KIND, [item.id]))
        drag.exec(Qt.DropAction.LinkAction)

    def _move_current(self, way: int, _checked: bool = False) -> None:
        item = self.current_row()
        if item is not None:
            self.shift(item, way)

    def _fill_menu(self, menu: QMenu, item: AgendaRow) -> None:
        menu.addAction(self._words.say("Start this item (Enter)"), partial(self.opened.emit, item))
        menu.addAction(self._words.say("Move up (Alt+Shift+Up)"), partial(self.shift, item, -1))
        menu.addAction(self._words.say("Move down (Alt+Shift+Down)"), partial(self.shift, item, 1))
