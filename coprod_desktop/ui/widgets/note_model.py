"""The Qt model of a grid of notes: a note a cell, filled line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Note:
    """What a note shows: its text, a caption below it, one of six tints, and a word for its state."""

    id: UUID
    text: str
    caption: str = ""
    tint: int = 0
    state: str = ""


class NoteModel(QAbstractTableModel):
    """Notes in as many columns as the view has room for."""

    edited = Signal(UUID, str)
    """The text of a note was written anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self._columns = 1
        self._places: dict[UUID, int] = {}

    def set_notes(self, notes: Iterable[Note]) -> None:
        """Show these notes, in this order."""
        self.beginResetModel()
        self._notes = list(notes)
        self._count_places(0)
        self.endResetModel()

    def set_columns(self, columns: int) -> None:
        """Fill the notes into another number of columns."""
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def patch(self, changed: Iterable[Note], removed: Iterable[UUID] = ()) -> None:
        """Put in notes that changed, add new ones at the end, take out those removed."""
        for note_id in removed:
            if note_id in self._places:
                self._take(self._places[note_id])
        for note in changed:
            if note.id in self._places:
                self._replace(self._places[note.id], note)
            else:
                self._append(note)

    def note_at(self, index: Index) -> Note | None:
        """Give the note in a cell; None where the cell is empty."""
        place = index.row() * self._columns + index.column() if index.isValid() else -1
        return self._notes[place] if 0 <= place < len(self._notes) else None

    def index_of(self, note_id: UUID) -> QModelIndex:
        """Give the cell of a note; an invalid one where it is not here."""
        place = self._places.get(note_id)
        return QModelIndex() if place is None else self.index_at(place)

    def index_at(self, place: int) -> QModelIndex:
        """Give the cell of a place in the series."""
        return self.index(place // self._columns, place % self._columns)

    def place_at(self, index: Index) -> int:
        """Give the place in the series of a cell."""
        return index.row() * self._columns + index.column()

    def count(self) -> int:
        """Count the notes."""
        return len(self._notes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the lines of the grid."""
        return 0 if parent.isValid() else -(-len(self._notes) // self._columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns of the grid."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a cell shows."""
        note = self.note_at(index)
        if note is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (note.text, note.caption, note.state) if part)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell an edited text, where it is another than before."""
        note, text = self.note_at(index), str(value).strip()
        if note is None or role != Qt.ItemDataRole.EditRole or not text or text == note.text:
            return False
        self.edited.emit(note.id, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let notes be edited; empty cells are nothing."""
        if self.note_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _count_places(self, start: int) -> None:
        if start == 0:
            self._places = {}
        for place in range(start, len(self._notes)):
            self._places[self._notes[place].id] = place

    def _append(self, note: Note) -> None:
        place = len(self._notes)
        new_line = place % self._columns == 0
        if new_line:
            self.beginInsertRows(QModelIndex(), place // self._columns, place // self._columns)
        self._notes.append(note)
        self._places[note.id] = place
        if new_line:
            self.endInsertRows()
        else:
            self.dataChanged.emit(self.index_at(place), self.index_at(place))

    def _replace(self, place: int, note: Note) -> None:
        self._notes[place] = note
        self.dataChanged.emit(self.index_at(place), self.index_at(place))

    def _take(self, place: int) -> None:
        last_line = (len(self._notes) - 1) // self._columns
        line_goes = (len(self._notes) - 1) % self._columns == 0
        if line_goes:
            self.beginRemoveRows(QModelIndex(), last_line, last_line)
        gone = self._notes.pop(place)
        del self._places[gone.id]
        self._count_places(place) if place else self._count_places(0)
        if line_goes:
            self.endRemoveRows()
        if self._notes:
            bottom = self.index(self.rowCount() - 1, self._columns - 1)
            self.dataChanged.emit(self.index(place // self._columns, 0), bottom)
