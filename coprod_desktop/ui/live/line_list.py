"""A list of lines: walked by keys, edited in place, as tall as its texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from coprod_desktop.ui.live.line_delegate import LineDelegate
from coprod_desktop.ui.live.line_model import Line, LineModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.record_model import HasId
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.words import Words

R = TypeVar("R", bound=HasId)


class LineList(QListView, Generic[R]):
    """Rows as lines; Enter or a double click opens one, F2 edits it where that is possible, Del asks to delete it."""

    opened = Signal(object)
    """Enter or a double click: the row."""
    delete_asked = Signal(object)
    """Del: the row."""
    selected = Signal(object)
    """Another row is current: the row, or None."""

    def __init__(
        self,
        words: Words,
        name: Say,
        line: Callable[[R], Line],
        *,
        edit_text: Callable[[R], str] | None = None,
        edit: Callable[[R, str], object] | None = None,
        menu: Callable[[QMenu, R], None] | None = None,
        keys: dict[Qt.Key, Callable[[R], object]] | None = None,
        glyph_px: int = 22,
        framed: bool = False,
    ) -> None:
        super().__init__()
        self._name = name
        self._menu = menu
        self._keys = keys or {}
        self._edits = edit is not None
        self.told_keys: tuple[KeyTold, ...] = (*((EDIT,) if edit else ()), DELETE, *((MENU,) if menu else ()))
        self.lines: LineModel[R] = LineModel(line, edit_text, edit, self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self, glyph_px, follow=framed))
        self._set_up(framed)
        self.selectionModel().currentChanged.connect(lambda *_: self.selected.emit(self.current_row()))
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(lambda _index: self._open())
        self.reword(words)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the cursor stays on its row where that is still there."""
        current = self.current_row()
        self.lines.show(rows)
        if current is not None:
            self.go_to(current.id)

    def current_row(self) -> R | None:
        """Give the row under the cursor."""
        return self.lines.row_at(self.currentIndex().row())

    def go_to(self, row_id: UUID) -> bool:
        """Put the cursor on a row and bring it into view; False where it is not here."""
        place = self.lines.place_of(row_id)
        if place is None:
            return False
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self.lines.index(place))
        self.scrollTo(self.lines.index(place))
        return True

    def step(self, steps: int) -> None:
        """Move the cursor up or down, as when the focus is in a line above the list."""
        count = self.lines.rowCount()
        if count:
            place = min(max(self.currentIndex().row() + steps, 0), count - 1)
            self.setCurrentIndex(self.lines.index(place))

    def reword(self, words: Words) -> None:
        """Say the name and all rows again."""
        self.setAccessibleName(said(words, self._name))
        self.lines.say_again()
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, or do what a key of this list does."""
        row, key = self.current_row(), Qt.Key(event.key())
        editing = self.state() == QAbstractItemView.State.EditingState
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if row is None or editing:
            super().keyPressEvent(event)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif plain and key == Qt.Key.Key_Delete:
            self.delete_asked.emit(row)
        elif plain and key in self._keys:
            self._keys[key](row)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and event.modifiers()):
            self._open_menu(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the keys of this list where it has any."""
        if not self._keys:
            super().keyboardSearch(search)

    def focusInEvent(self, event: Any) -> None:
        """Put the cursor on the first row where there is none yet."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.step(1)

    def sizeHint(self) -> QSize:
        """Wish for no more than a row and a half: a list takes the room that is left over."""
        return QSize(super().sizeHint().width(), scaled(72))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew; Qt itself lays rows out again only where the height has changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _set_up(self, framed: bool) -> None:
        self.setProperty("role", "framed" if framed else "lines")
        if not framed:
            self.setFrameShape(QFrame.Shape.NoFrame)
            self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed if self._edits else triggers.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _open(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    def _open_menu(self, point: QPoint) -> None:
        row = self.lines.row_at(self.indexAt(point).row())
        if row is None or self._menu is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu(menu, row)
        menu.popup(self.viewport().mapToGlobal(point))
