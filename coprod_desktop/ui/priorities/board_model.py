"""The Qt model of the board: for each column its head, then its cards; so that a screen reader finds them all."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.priorities.sayings import say_card, say_head
from coprod_desktop.ui.priorities.shelf import Column, Shelf
from coprod_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEAD = -1


class BoardModel(QAbstractListModel):
    """Rows over the shelf; a patch that moves nothing touches only the rows that changed."""

    edited = Signal(UUID, str)
    """The words on a card were written anew."""

    def __init__(self, words: Words, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.shelf = shelf
        self._starts: list[int] = []
        self._order: list[UUID] = []
        shelf.renewed.connect(self._renew)
        shelf.patched.connect(self._patch)
        self._count()

    @property
    def columns(self) -> list[Column]:
        """The columns shown."""
        return self.shelf.columns

    def where(self, index: Index) -> tuple[int, int] | None:
        """Give the column and the place of a row; the place of a head is `HEAD`."""
        if not index.isValid():
            return None
        column = bisect_right(self._starts, index.row(), hi=len(self._starts) - 1) - 1
        return column, index.row() - self._starts[column] - 1

    def at(self, column: int, place: int) -> QModelIndex:
        """Give the row of a place."""
        return self.index(self._starts[column] + 1 + place)

    def index_of(self, note_id: UUID | None) -> QModelIndex:
        """Give the row of a card; an invalid one where it is not shown."""
        place = self.shelf.where(note_id)
        return QModelIndex() if place is None else self.at(*place)

    def note_at(self, index: Index) -> BoardNote | None:
        """Give the card of a row; None for a head."""
        place = self.where(index)
        return None if place is None else self.shelf.at(*place)

    def reword(self, words: Words) -> None:
        """Speak another language."""
        self._words = words

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count heads and cards."""
        return 0 if parent.isValid() else self._starts[-1]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give the words of a card or head; a screen reader hears all that is seen."""
        place = self.where(index)
        if place is None or role not in (Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole):
            return None
        column, note = self.columns[place[0]], self.shelf.at(*place)
        if note is None:
            return say_head(self._words, column)
        if role == Role.AccessibleTextRole:
            return say_card(self._words, note, marked=note.id in self.shelf.marks)
        return note.text

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that cards are edited in place."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self.note_at(index) else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tell that a card was written anew, where it was."""
        note = self.note_at(index)
        if note is None or role != Role.EditRole or not value or value == note.text:
            return False
        self.edited.emit(note.id, value)
        return True

    # Inside

    def _count(self) -> None:
        self._starts = [0, *accumulate(1 + len(column.notes) for column in self.columns)]
        self._order = [note.id for column in self.columns for note in column.notes]

    def _renew(self) -> None:
        self.beginResetModel()
        self._count()
        self.endResetModel()

    def _patch(self, changed: Sequence[BoardNote], _gone: Sequence[UUID]) -> None:
        before, starts = self._order, self._starts
        self._count()
        if (before, starts) != (self._order, self._starts):
            self.beginResetModel()
            self.endResetModel()
            return
        for note in changed:
            index = self.index_of(note.id)
            self.dataChanged.emit(index, index)
