"""What a list in a team's card holds: partners, or municipalities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.teams import MemberRow
from coprod_desktop.ui.widgets.record_model import ROWS_MIME, pack_rows, unpack_rows
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
PARTNER = "partner"
PLACE = "place"
NO_TEAM = "-"


@dataclass(frozen=True, slots=True)
class Item:
    """A partner with its sector, or a municipality without."""

    id: UUID
    name: str
    sector: Sector | None = None


def partner_items(members: Iterable[MemberRow]) -> tuple[Item, ...]:
    """Give partners as items of a list."""
    return tuple(Item(member.id, member.name, member.sector) for member in members)


def place_items(places: Iterable[tuple[UUID, str]]) -> tuple[Item, ...]:
    """Give municipalities as items of a list."""
    return tuple(Item(key, name) for key, name in places)


@dataclass(frozen=True, slots=True)
class Dragged:
    """What is being dragged, and from which team (None: from no team)."""

    kind: str
    ids: tuple[UUID, ...]
    team_id: UUID | None


def dragged(data: QMimeData) -> Dragged | None:
    """Tell what is being dragged; None where it comes from elsewhere."""
    packed = unpack_rows(data)
    kind, _, team = packed[0].partition(" ") if packed else ("", "", "")
    if packed is None or not team:
        return None
    return Dragged(kind, tuple(packed[1]), None if team == NO_TEAM else UUID(team))


class ItemModel(QAbstractListModel):
    """Items of one kind, which can be dragged to another card."""

    def __init__(self, words: Words, kind: str, team_id: UUID | None) -> None:
        super().__init__()
        self.kind = kind
        self.team_id = team_id
        self.items: tuple[Item, ...] = ()
        self._words = words

    def set_items(self, items: Sequence[Item]) -> bool:
        """Show these items; False where they are the ones shown already."""
        if tuple(items) == self.items:
            return False
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()
        return True

    def reword(self, words: Words) -> None:
        """Say the sectors in another language."""
        self._words = words

    def place_of(self, item_id: UUID) -> int | None:
        """Give the place of an item in the list."""
        return next((place for place, item in enumerate(self.items) if item.id == item_id), None)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the items."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give the name, and for a screen reader the sector too."""
        item = self.items[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return item.name
        if role == Role.AccessibleTextRole:
            return item.name if item.sector is None else f"{item.name}, {label(self._words, item.sector)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that items are chosen and dragged."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled if index.isValid() else flag(0)

    def mimeTypes(self) -> list[str]:
        """Tell as what items are dragged."""
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Pack items for dragging."""
        return pack_rows(f"{self.kind} {self.team_id or NO_TEAM}", [self.items[index.row()].id for index in indexes])

    def supportedDragActions(self) -> Qt.DropAction:
        """Items move, and with Ctrl held partners join one more team."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
