"""Fields of fast forms: who does it, and by when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from coprod_desktop.domain.partners import PartnerRow, PersonRow
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.widgets.typed_fields import DateField, TypedField
from coprod_desktop.words import Words, mark


class Who(NamedTuple):
    """Who does something: a partner, and the person who speaks for it where one is named."""

    partner_id: UUID
    participant_id: UUID | None


class WhoField(TypedField):
    """A partner or a person, typed and completed."""

    def __init__(self, words: Words, label: Say, *, hint: Say = "", required: bool = False) -> None:
        super().__init__(words, label, hint=hint, required=required)
        self._known: dict[str, Who] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self.control)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.control.setCompleter(completer)

    def offer(self, partners: Iterable[PartnerRow], people: Iterable[PersonRow] = ()) -> None:
        """Offer these partners, and these people who speak for one."""
        self._known = {partner.name: Who(partner.id, None) for partner in partners}
        self._known |= {f"{one.alias} ({one.partner})": Who(one.partner_id, one.id) for one in people}
        self._names.setStringList(sorted(self._known, key=folded))

    def know(self, name: str, who: Who) -> None:
        """Accept somebody who is not offered any more."""
        self._known.setdefault(name, who)

    def read(self, text: str) -> Who:
        """Find who is meant by a name or by the beginning of only one; ValueError where it is nobody's."""
        needle = folded(text.strip())
        exact = [who for name, who in self._known.items() if folded(name) == needle]
        begun = [who for name, who in self._known.items() if folded(name).startswith(needle)]
        if exact:
            return exact[0]
        if len(begun) != 1:
            raise ValueError
        return begun[0]

    def write(self, value: Who) -> str:
        """Write the name."""
        return next((name for name, who in self._known.items() if who == value), "")

    def unreadable(self) -> Say:
        """Say that nobody bears this name."""
        return mark("Nobody by this name takes part. Choose from the list, or leave it empty for now.")


class DueField(DateField):
    """A day, typed, picked, or as `+14` for fourteen days from today."""

    def __init__(self, words: Words, label: Say, today: date, *, hint: Say = "", required: bool = False) -> None:
        self._today = today
        super().__init__(words, label, hint=hint, required=required)

    def read(self, text: str) -> date:
        """Read a day; ValueError where it is none."""
        days = text.strip().removeprefix("+")
        if text.strip().startswith("+") and days.isdecimal() and len(days) <= 4:
            return self._today + timedelta(days=int(days))
        return super().read(text)
