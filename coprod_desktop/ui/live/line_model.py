"""Rows of a live list, as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.record_model import HasId

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LINE_ROLE = Qt.ItemDataRole.UserRole
R = TypeVar("R", bound=HasId)


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows: a glyph, its text, a quiet second line, a status, and a word at the end.

    `glyph_word` says what the glyph means to those who do not see it; `marked` is the row that is on.
    """

    text: str
    caption: str = ""
    glyph: str = ""
    glyph_word: str = ""
    status: str = ""
    tone: Tone = Tone.PLAIN
    end: str = ""
    marked: bool = False

    def spoken(self) -> str:
        """Give the whole row for a screen reader."""
        parts = (self.glyph_word, self.text, self.caption.replace("\n", ", "), self.status, self.end)
        return ", ".join(part for part in parts if part)


class LineModel(QAbstractListModel, Generic[R]):
    """Rows of a read model, each shown as a line; a new list only touches what is different."""

    def __init__(
        self,
        line: Callable[[R], Line],
        edit_text: Callable[[R], str] | None,
        edit: Callable[[R, str], object] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._edit_text = edit_text
        self._edit = edit
        self._rows: list[R] = []
        self.draggable = False
        """Whether a row can be taken by the mouse and put elsewhere."""

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows: those that stay are kept, so that the cursor is not lost."""
        wanted = {row.id for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        if [row.id for row in self._rows] != [row.id for row in rows if self.place_of(row.id) is not None]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            if place < len(self._rows) and self._rows[place].id == row.id:
                self._rows[place] = row
            else:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
        self.say_again()

    def say_again(self) -> None:
        """Show all rows anew, as when a moment or the language has changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_at(self, place: int) -> R | None:
        """Give the row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, row_id: UUID) -> int | None:
        """Give the place of a row."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give what a row shows."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == LINE_ROLE:
            return self._line(row)
        if role == Role.DisplayRole:
            return self._line(row).text
        if role == Role.AccessibleTextRole:
            return self._line(row).spoken()
        if role == Role.EditRole and self._edit_text:
            return self._edit_text(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Hand an edited text on, where it is another than before."""
        row = self.row_at(index.row())
        if row is None or role != Role.EditRole or self._edit is None or value == self.data(index, role):
            return False
        self._edit(row, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a row."""
        flags = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        if self.draggable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self._edit else flags
