"""The lists in a team's card: partners one below the other, municipalities as chips; as tall as what they hold."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from coprod_desktop.ui.teams.item_delegate import ItemDelegate
from coprod_desktop.ui.teams.item_model import PLACE, Index, Item, ItemModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.in_view import bring_into_view
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark

TALLEST_PX = 440
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ASKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_M, Qt.Key.Key_Menu}
Flag = QItemSelectionModel.SelectionFlag


class ItemList(QListView):
    """Partners or municipalities of one team (of none where `team_id` is None)."""

    told_keys: tuple[KeyTold, ...] = (
        (mark("To the team before, or to the next one"), "Ctrl+Left · Ctrl+Right"),
        (mark("Choose the team"), "M"),
        (mark("Take out of the team"), "Del"),
    )
    shifted = Signal(int)
    """Ctrl with an arrow: the selected items go to the next team (1) or the one before (-1)."""
    menu_asked = Signal(QPoint)
    """Enter, M, the menu key or a right click: where may the selected items go? At this point of the screen."""
    leaving = Signal()
    """Delete: the selected items leave the team."""

    def __init__(self, words: Words, kind: str, name: Say, team_id: UUID | None) -> None:
        super().__init__()
        self.kind = kind
        self.team_id = team_id
        self._name = name
        self._fitted_px = -1
        self.items = ItemModel(words, kind, team_id)
        self.setModel(self.items)
        self.setItemDelegate(ItemDelegate(self.items, self))
        self._set_up()
        self.reword(words)

    # What the screen gives and asks

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these items; those selected stay so where they are still there."""
        chosen = self.selected_ids()
        current = self.currentIndex().row()
        if self.items.set_items(items):
            self.select_ids(chosen)
            if not self.currentIndex().isValid() and items and current >= 0:
                self.setCurrentIndex(self.items.index(min(current, len(items) - 1)))
            self._fit()

    def selected_ids(self) -> list[UUID]:
        """Give the selected items in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.items.items[place].id for place in places]

    def selected_items(self) -> tuple[Item, ...]:
        """Give the selected items in their order."""
        return self.items_of(self.selected_ids())

    def items_of(self, ids: Iterable[UUID]) -> tuple[Item, ...]:
        """Give the items of these keys, in the order of the list."""
        wanted = set(ids)
        return tuple(item for item in self.items.items if item.id in wanted)

    def select_ids(self, ids: Iterable[UUID]) -> bool:
        """Select items and put the cursor on the first; False where none of them is here."""
        places = [place for item_id in ids if (place := self.items.place_of(item_id)) is not None]
        if places:
            self.setCurrentIndex(self.items.index(places[0]))
        for place in places:
            self.selectionModel().select(self.items.index(place), Flag.Select)
        return bool(places)

    def reword(self, words: Words) -> None:
        """Say the name in another language."""
        self.items.reword(words)
        self.setAccessibleName(said(words, self._name))

    def call(self, words: Words, name: Say) -> None:
        """Give the list another name, as its team has another."""
        self._name = name
        self.reword(words)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, ask or take out by key."""
        key = Qt.Key(event.key())
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not self.selected_ids():
            super().keyPressEvent(event)
        elif ctrl and key in _STEPS:
            self.shifted.emit(_STEPS[key])
        elif key in _ASKING or (shift and key == Qt.Key.Key_F10):
            self.menu_asked.emit(self._below(self.currentIndex().row()))
        elif key == Qt.Key.Key_Delete:
            self.leaving.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the item that the cursor is on, or the first one, where none is selected: the keys are for those."""
        super().focusInEvent(event)
        if self.items.items and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.items.index(max(self.currentIndex().row(), 0)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the cursor in sight where the page is scrolled."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            bring_into_view(self.viewport(), self.visualRect(current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew in another width; that a scroll bar takes some of it is no reason to."""
        super().resizeEvent(event)
        if self.width() != self._fitted_px:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Wish for the room of a few words; the height follows from what is held."""
        return QSize(scaled(120), self.minimumHeight())

    # Inside

    def _set_up(self) -> None:
        self.setProperty("role", "items")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if self.kind == PLACE:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._right_clicked)

    def _below(self, place: int) -> QPoint:
        rect = self.visualRect(self.items.index(max(place, 0)))
        return self.viewport().mapToGlobal(rect.bottomLeft())

    def _right_clicked(self, point: QPoint) -> None:
        if self.indexAt(point).isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(point))

    def _fit(self) -> None:
        """Be as tall as what is held, up to a limit beyond which the list scrolls."""
        policy = Qt.ScrollBarPolicy
        self._fitted_px = self.width()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff)
        self.doItemsLayout()
        wish = self.contentsSize().height() + 2 * self.frameWidth()
        if wish > scaled(TALLEST_PX):
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)
            self.doItemsLayout()
        self.setFixedHeight(min(wish, scaled(TALLEST_PX)))
