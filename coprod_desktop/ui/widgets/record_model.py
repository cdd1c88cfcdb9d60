"""The Qt model of a table over frozen rows: sorted, filtered and patched in plain Python."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROWS_MIME = "application/x-coprod-rows"
MANY = 100
"""Rows from which on one look at the whole table is quicker than a notice a row, as after an import."""


class HasId(Protocol):
    """A row that can be told from others."""

    @property
    def id(self) -> UUID:
        """Its key."""


R = TypeVar("R", bound=HasId)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: what it shows of a row, how it sorts, and how it is edited in place.

    `value` is what the editor starts from (the text where it is not given); `edit` receives the row and the new
    value. `options` gives pairs of value and text for the editor `choice`, `offer` the texts that one typed may mean.
    `tone` shows the text as a status.
    """

    key: str
    title: Say
    text: Callable[[R], str]
    sort_key: Callable[[R], Any] | None = None
    edit: Callable[[R, Any], object] | None = None
    editor: Literal["text", "date", "choice", "number"] = "text"
    value: Callable[[R], Any] | None = None
    options: Callable[[R], Sequence[tuple[Any, str]]] | None = None
    offer: Callable[[str], Sequence[str]] | None = None
    align: Literal["left", "right"] = "left"
    tone: Callable[[R], Tone | None] | None = None
    stretch: int = field(default=1)


def folded(text: str) -> str:
    """Fold a text for searching and sorting: no case, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def pack_rows(kind: str, ids: Iterable[UUID]) -> QMimeData:
    """Pack rows for dragging."""
    data = QMimeData()
    packed = "\n".join([kind, *map(str, ids)])
    data.setData(ROWS_MIME, QByteArray(packed.encode()))
    return data


def unpack_rows(data: QMimeData) -> tuple[str, list[UUID]] | None:
    """Unpack dragged rows into their kind and ids; None where something else is dragged."""
    if not data.hasFormat(ROWS_MIME):
        return None
    kind, *ids = bytes(data.data(ROWS_MIME).data()).decode().split("\n")
    return kind, [UUID(text) for text in ids]


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Rows of a read model in columns; `set_rows` fills it, `patch` changes only what a step touched."""

    rows_changed = Signal()
    """The number of rows shown may be another."""

    def __init__(
        self, words: Words, columns: Sequence[Column[R]], drag_kind: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.columns = list(columns)
        self._drag_kind = drag_kind
        self._all: dict[UUID, R] = {}
        self._shown: list[R] = []
        self._places: dict[UUID, int] | None = None
        self._haystacks: dict[UUID, str] = {}
        self._needles: list[str] = []
        self._sort_column = -1
        self._descending = False

    # What the screen gives

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show these rows, in their order until a column is sorted by."""
        self._all = {row.id: row for row in rows}
        self._haystacks.clear()
        self._rebuild()

    def patch(self, changed: Iterable[R], removed: Iterable[UUID] = ()) -> None:
        """Put in rows that were added or changed, take out those removed; the others stay untouched."""
        coming, going = list(changed), list(removed)
        if len(coming) + len(going) > MANY:
            self._patch_at_once(coming, going)
            return
        for row_id in going:
            self._take(row_id)
        for row in coming:
            self._put(row)
        self.rows_changed.emit()

    def search(self, text: str) -> None:
        """Show only rows that hold all these words in some column."""
        self._needles = folded(text).split()
        self._rebuild()

    def reword(self, words: Words) -> None:
        """Say titles and values in another language."""
        self.words = words
        self._haystacks.clear()
        self._rebuild()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # What the screen asks

    def row_at(self, place: int) -> R | None:
        """Give the row shown at a place."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, row_id: UUID) -> int | None:
        """Give the place at which a row is shown."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self._shown)}
        return self._places.get(row_id)

    def first_rows(self, count: int) -> Sequence[R]:
        """Give the first rows shown."""
        return self._shown[:count]

    @property
    def total(self) -> int:
        """How many rows there are, whether shown or filtered out."""
        return len(self._all)

    def all_rows(self) -> list[R]:
        """Give all rows, whether shown or filtered out."""
        return list(self._all.values())

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give what a cell shows."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._shown[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.text(row)
        if role == Role.EditRole:
            return column.value(row) if column.value else column.text(row)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Role.AccessibleTextRole:
            return f"{said(self.words, column.title)}: {column.text(row)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Give the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return said(self.words, column.title)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.columns[index.column()].edit:
            flags |= Qt.ItemFlag.ItemIsEditable
        if self._drag_kind:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Hand an edited value to the column, where it is another than before."""
        if role != Role.EditRole or not index.isValid():
            return False
        column, row = self.columns[index.column()], self._shown[index.row()]
        if column.edit is None or value == self.data(index, Role.EditRole):
            return False
        column.edit(row, value)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._sort_column = column
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._rebuild()

    def mimeTypes(self) -> list[str]:
        """Tell in what form rows are dragged."""
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Pack the dragged rows."""
        places = dict.fromkeys(index.row() for index in indexes)
        return pack_rows(self._drag_kind, (self._shown[place].id for place in places))

    def supportedDragActions(self) -> Qt.DropAction:
        """Rows are dragged as references."""
        return Qt.DropAction.LinkAction | Qt.DropAction.CopyAction

    # Inside

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all.values() if self._matches(row)]
        if 0 <= self._sort_column < len(self.columns):
            self._shown.sort(key=self._key, reverse=self._descending)
        self._places = None
        self.endResetModel()
        self.rows_changed.emit()

    def _key(self, row: R) -> tuple[bool, Any]:
        column = self.columns[self._sort_column]
        key = column.sort_key(row) if column.sort_key else folded(column.text(row))
        # What is missing goes to the end, and None is never compared.
        return (key is None or key == "") != self._descending, key if key is not None else ""

    def _matches(self, row: R) -> bool:
        if not self._needles:
            return True
        haystack = self._haystacks.get(row.id)
        if haystack is None:
            haystack = "\n".join(folded(column.text(row)) for column in self.columns)
            self._haystacks[row.id] = haystack
        return all(needle in haystack for needle in self._needles)

    def _patch_at_once(self, coming: list[R], going: list[UUID]) -> None:
        for row_id in (*going, *(row.id for row in coming)):
            self._haystacks.pop(row_id, None)
        for row_id in going:
            self._all.pop(row_id, None)
        self._all |= {row.id: row for row in coming}
        self._rebuild()

    def _take(self, row_id: UUID) -> None:
        place = self.place_of(row_id)
        if place is not None:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._shown[place]
            self._places = None
            self.endRemoveRows()
        self._all.pop(row_id, None)
        self._haystacks.pop(row_id, None)

    def _put(self, row: R) -> None:
        self._haystacks.pop(row.id, None)
        self._all[row.id] = row
        old = self.place_of(row.id)
        if not self._matches(row):
            if old is not None:
                self._hide(old)
        elif old is None:
            self._insert(row)
        else:
            self._replace(old, row)

    def _hide(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._shown[place]
        self._places = None
        self.endRemoveRows()

    def _insert(self, row: R) -> None:
        place = self._place_for(row, self._shown)
        self.beginInsertRows(QModelIndex(), place, place)
        self._shown.insert(place, row)
        self._places = None
        self.endInsertRows()

    def _replace(self, old: int, row: R) -> None:
        others = self._shown[:old] + self._shown[old + 1 :]
        new = self._place_for(row, others) if self._sort_column >= 0 else old
        if new != old:
            # Qt counts the target before the row is taken out.
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), new if new < old else new + 1)
            self._shown = [*others[:new], row, *others[new:]]
            self._places = None
            self.endMoveRows()
        else:
            self._shown[old] = row
        self.dataChanged.emit(self.index(new, 0), self.index(new, len(self.columns) - 1))

    def _place_for(self, row: R, rows: Sequence[R]) -> int:
        if self._sort_column < 0:
            return len(rows)
        key, low, high = self._key(row), 0, len(rows)
        while low < high:
            middle = (low + high) // 2
            other = self._key(rows[middle])
            if (key > other) if self._descending else (key < other):
                high = middle
            else:
                low = middle + 1
        return low
