"""The model under board and list: the cards that are shown, in columns by theme, one current and some marked."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote

Test = Callable[[BoardNote], bool]
FEW = 50
"""So many cards are patched one by one; beyond, all are laid anew."""


@dataclass(slots=True)
class Column:
    """A theme with its cards in order; `theme` is None for those that have none yet."""

    theme: ThemeRow | None
    notes: list[BoardNote] = field(default_factory=list)

    @property
    def theme_id(self) -> UUID | None:
        """The key of the theme."""
        return self.theme.id if self.theme else None

    def place_for(self, note: BoardNote) -> int:
        """Give the place at which a card belongs here."""
        return bisect_left(self.notes, note.place, key=lambda other: other.place)


class Shelf(QObject):
    """Holds all cards of the project; board and list show those that pass the test, and patch what is told."""

    renewed = Signal()
    """Other cards or themes are shown."""
    patched = Signal(list, list)
    """These cards changed or came, those (by key) went."""
    turned = Signal()
    """Another card is current, or the current one changed."""
    marked = Signal()
    """Other cards are marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notes: dict[UUID, BoardNote] = {}
        self.themes: tuple[ThemeRow, ...] = ()
        self.columns: list[Column] = [Column(None)]
        self.marks: set[UUID] = set()
        self.current_id: UUID | None = None
        self._test: Test = lambda _note: True
        self._last: tuple[int, int] = (0, 0)

    # What the page gives

    def show_board(self, themes: Sequence[ThemeRow], notes: Iterable[BoardNote]) -> None:
        """Show these themes and cards; only what is different is told."""
        new = {note.id: note for note in notes}
        changed = [note for note in new.values() if self.notes.get(note.id) != note]
        gone = [key for key in self.notes if key not in new]
        if tuple(themes) == self.themes and len(changed) + len(gone) <= FEW:
            self.patch(changed, gone)
            return
        self.themes, self.notes = tuple(themes), new
        self._fill()

    def patch(self, changed: Sequence[BoardNote], gone: Sequence[UUID]) -> None:
        """Put in cards that changed or came, take out those that went."""
        for key in [*gone, *(note.id for note in changed)]:
            self._take(key)
        for key in gone:
            self.notes.pop(key, None)
        self.notes.update((note.id, note) for note in changed)
        shown = [note for note in changed if self._test(note)]
        for note in shown:
            column = self._column_of(note)
            column.notes.insert(column.place_for(note), note)
        kept = {note.id for note in shown}
        self._settle()
        self.patched.emit(shown, [*gone, *(note.id for note in changed if note.id not in kept)])
        self.turned.emit()

    def sift(self, test: Test) -> None:
        """Show only the cards that pass a test."""
        self._test = test
        self._fill()

    # What is current, and what is marked

    @property
    def current(self) -> BoardNote | None:
        """The current card."""
        return self.notes.get(self.current_id) if self.current_id else None

    def turn_to(self, note_id: UUID | None) -> None:
        """Make a card current, or none."""
        self._last = self.where(note_id) or self._last
        if note_id != self.current_id:
            self.current_id = note_id
            self.turned.emit()

    def mark(self, note_ids: Iterable[UUID], *, only: bool = False) -> None:
        """Mark cards, beside those marked already or instead of them."""
        new = (set() if only else self.marks) | set(note_ids)
        if new != self.marks:
            self.marks = new
            self.marked.emit()

    def toggle(self, note_id: UUID) -> None:
        """Mark a card, or take its mark away."""
        self.mark(self.marks ^ {note_id}, only=True)

    def chosen(self) -> list[BoardNote]:
        """Give the cards that a deed concerns: all that are marked where the current one is, else that one alone."""
        current = self.current
        if current is None:
            return []
        return self.in_order(self.marks) if current.id in self.marks else [current]

    def in_order(self, note_ids: Iterable[UUID]) -> list[BoardNote]:
        """Give cards as they stand on the board, from left to right and down."""
        keys = set(note_ids)
        return [note for column in self.columns for note in column.notes if note.id in keys]

    # What is shown

    def shown(self) -> list[BoardNote]:
        """Give all cards that are shown, column by column."""
        return [note for column in self.columns for note in column.notes]

    def where(self, note_id: UUID | None) -> tuple[int, int] | None:
        """Give the column and the place of a card that is shown."""
        note = self.notes.get(note_id) if note_id else None
        if note is None:
            return None
        for number, column in enumerate(self.columns):
            if column.theme_id == note.theme_id:
                place = column.place_for(note)
                for there in range(place, len(column.notes)):
                    if column.notes[there].id == note_id:
                        return number, there
        return None

    def at(self, column: int, place: int) -> BoardNote | None:
        """Give the card at a place."""
        if 0 <= column < len(self.columns) and 0 <= place < len(self.columns[column].notes):
            return self.columns[column].notes[place]
        return None

    def card_of(self, priority_id: UUID) -> UUID | None:
        """Give the card that shows a priority, by itself or among those joined."""
        if priority_id in self.notes:
            return priority_id
        notes = self.notes.values()
        return next((note.id for note in notes if any(priority_id == one.id for one in note.joined)), None)

    # Inside

    def _fill(self) -> None:
        self.columns = [Column(None), *(Column(theme) for theme in self.themes)]
        by_theme = {column.theme_id: column for column in self.columns}
        for note in sorted(self.notes.values(), key=lambda one: one.place):
            if self._test(note):
                by_theme.get(note.theme_id, self.columns[0]).notes.append(note)
        self._settle()
        self.renewed.emit()
        self.turned.emit()

    def _column_of(self, note: BoardNote) -> Column:
        return next((column for column in self.columns if column.theme_id == note.theme_id), self.columns[0])

    def _take(self, key: UUID) -> None:
        place = self.where(key)
        if place is not None:
            del self.columns[place[0]].notes[place[1]]

    def _settle(self) -> None:
        """Keep a card current where there is any: the same, or one that stands where it stood."""
        shown = {note.id for column in self.columns for note in column.notes}
        self.marks &= shown
        if self.current_id not in shown:
            column, row = self._last
            beside = self.columns[min(column, len(self.columns) - 1)].notes
            near = beside[min(row, len(beside) - 1)] if beside else next(iter(self.shown()), None)
            self.current_id = near.id if near else None
        self._last = self.where(self.current_id) or (0, 0)
