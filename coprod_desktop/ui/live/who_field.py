"""Fields of the fast forms of live mode: who does it, and by when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from coprod_desktop.ui.live.live_meeting import LiveMeeting
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

    def __init__(
        self,
        words: Words,
        label: Say,
        live: LiveMeeting,
        *,
        people: bool = True,
        hint: Say = "",
        required: bool = False,
    ) -> None:
        super().__init__(words, label, hint=hint, required=required)
        self._known: dict[str, Who] = {partner.name: Who(partner.id, None) for partner in live.partners}
        for person in live.people if people else ():
            self._known[f"{person.alias} ({person.partner})"] = Who(person.partner_id, person.id)
        completer = QCompleter(sorted(self._known, key=folded), self.control)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.control.setCompleter(completer)

    def know(self, name: str, who: Who) -> None:
        """Accept somebody who is not on the list any more."""
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
