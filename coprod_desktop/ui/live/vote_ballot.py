"""One person's ballot while it is filled in: it keeps to the rule, and forgets everything at once when cleared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coprod_desktop.domain.polls import PollOptionRow
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CHOICE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One option on the ballot: its words, the dots given to it, and how many it may have."""

    text: str
    dots: int
    cap: int


class Ballot(QAbstractListModel):
    """The options in the order shown to voters, with the dots given so far."""

    changed = Signal()
    """Dots were given or taken back."""
    refused = Signal(object)
    """A dot does not fit: why, as a text to say."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.budget = 0
        self.cap = 0
        self._options: list[PollOptionRow] = []
        self._dots: list[int] = []

    def begin(self, options: Sequence[PollOptionRow], budget: int, cap: int) -> None:
        """Begin a new ballot."""
        self.beginResetModel()
        self.budget, self.cap = budget, cap
        self._options, self._dots = list(options), [0] * len(options)
        self.endResetModel()
        self.changed.emit()

    def clear(self) -> None:
        """Forget the ballot."""
        self.begin((), 0, 0)

    @property
    def left(self) -> int:
        """How many dots are left."""
        return self.budget - sum(self._dots)

    @property
    def is_blank(self) -> bool:
        """Tell whether no dot is given."""
        return not any(self._dots)

    def dots(self) -> dict[UUID, int]:
        """Give the dots of the options that have any."""
        return {option.id: dots for option, dots in zip(self._options, self._dots, strict=True) if dots}

    def choice_at(self, place: int) -> Choice | None:
        """Give the option at a place."""
        if not 0 <= place < len(self._options):
            return None
        return Choice(self._options[place].text, self._dots[place], self.cap)

    def give(self, place: int, dots: int) -> None:
        """Let an option have so many dots; what does not fit is refused, and all stays as it was."""
        choice = self.choice_at(place)
        if choice is None or dots == choice.dots or dots < 0:
            return
        refusal = self._refusal(dots, dots - choice.dots)
        if refusal:
            self.refused.emit(refusal)
            return
        self._dots[place] = dots
        self.dataChanged.emit(self.index(place), self.index(place))
        self.changed.emit()

    def add(self, place: int, more: int) -> None:
        """Give an option more dots, or take some back."""
        choice = self.choice_at(place)
        if choice is not None:
            self.give(place, choice.dots + more)

    def reword(self, words: Words) -> None:
        """Say what is read out in another language."""
        self.words = words

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the options."""
        return 0 if parent.isValid() else len(self._options)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give what a row shows."""
        choice = self.choice_at(index.row())
        if choice is None:
            return None
        if role == CHOICE_ROLE:
            return choice
        if role == Role.DisplayRole:
            return choice.text
        if role == Role.AccessibleTextRole:
            dots = self.words.plural("{count} dot", "{count} dots", choice.dots)
            return f"{choice.text}, {dots}"
        return None

    def _refusal(self, dots: int, more: int) -> Say:
        if dots > self.cap:
            cap = self.cap
            return lambda words: words.plural(
                "At most {count} dot fits on one option.", "At most {count} dots fit on one option.", cap
            )
        if more > self.left:
            if self.left:
                return mark("You have not so many dots left.")
            return mark("You have no dots left. Take one back from another option first.")
        return ""
