"""The Qt model of who is expected: people below their partners, each with a tick."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coprod_desktop.domain.partners import PersonRow
from coprod_desktop.ui.meetings.outlook import NEED_SIGN
from coprod_desktop.ui.widgets.record_model import folded

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Tick = Qt.CheckState


@dataclass(frozen=True, slots=True)
class Entry:
    """A partner with the keys of its people, or one person with their role and what they need."""

    text: str
    people: tuple[UUID, ...]
    is_partner: bool = False
    role: str = ""
    needs: str = ""


def entries_of(people: Sequence[PersonRow], first: Iterable[UUID], *, with_needs: bool) -> list[Entry]:
    """Give people below their partners, in their order; the partners in `first` before the others."""
    preferred = set(first)
    by_partner: dict[UUID, list[PersonRow]] = defaultdict(list)
    for person in people:
        by_partner[person.partner_id].append(person)
    entries = []
    for partner_id in sorted(by_partner, key=lambda key: key not in preferred):
        members = by_partner[partner_id]
        entries.append(Entry(members[0].partner, tuple(member.id for member in members), is_partner=True))
        entries += [_entry(member, with_needs) for member in members]
    return entries


def _entry(person: PersonRow, with_needs: bool) -> Entry:
    needs = "; ".join(text for _key, text in person.access_needs) if with_needs else ""
    return Entry(person.alias, (person.id,), role=person.role, needs=f"{NEED_SIGN} {needs}" if needs else "")


class ExpectedModel(QAbstractListModel):
    """Entries with a tick each; a partner's tick is that of all its people."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Entry] = []
        self._needles: list[str] = []
        self.entries: list[Entry] = []
        self.chosen: frozenset[UUID] = frozenset()

    def show_entries(self, entries: Sequence[Entry], chosen: Iterable[UUID]) -> None:
        """Show these entries, and who is chosen."""
        self.chosen = frozenset(chosen)
        if list(entries) == self._all:
            self._ticks_changed()
        else:
            self._all = list(entries)
            self._rebuild()

    def search(self, text: str) -> None:
        """Show only the people in whose line or partner all these words stand, with their partner."""
        self._needles = folded(text).split()
        self._rebuild()

    def tick(self, place: int) -> Qt.CheckState:
        """Give the tick of an entry."""
        people = self.entries[place].people
        count = sum(person in self.chosen for person in people)
        return Tick.Checked if count == len(people) else Tick.PartiallyChecked if count else Tick.Unchecked

    def toggled(self, place: int) -> frozenset[UUID]:
        """Give who would be chosen if an entry's tick were turned."""
        people = self.entries[place].people
        return self.chosen.difference(people) if self.tick(place) == Tick.Checked else self.chosen.union(people)

    def place_of(self, entry: Entry | None) -> int | None:
        """Give the place at which an entry is shown."""
        return self.entries.index(entry) if entry in self.entries else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the entries shown."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give the text and the tick of an entry."""
        if not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return ". ".join(part for part in (entry.text, entry.role, entry.needs) if part)
        if role == Role.CheckStateRole:
            return self.tick(index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that entries can be ticked."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.entries = self._found() if self._needles else list(self._all)
        self.endResetModel()

    def _found(self) -> list[Entry]:
        found: list[Entry] = []
        partner: Entry | None = None
        for entry in self._all:
            if entry.is_partner:
                partner = entry
            elif partner is not None and self._matches(f"{partner.text} {entry.text} {entry.role}"):
                if partner not in found:
                    found.append(partner)
                found.append(entry)
        return found

    def _matches(self, text: str) -> bool:
        haystack = folded(text)
        return all(needle in haystack for needle in self._needles)

    def _ticks_changed(self) -> None:
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1), [Role.CheckStateRole])
