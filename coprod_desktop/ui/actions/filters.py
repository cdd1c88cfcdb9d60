"""Which actions are shown: by how they stand, by owner and by team, each with its count."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.actions import ActionRow, Due
from coprod_desktop.domain.partners import name_key
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark

Test = Callable[[ActionRow, date], bool]
OPEN, OVERDUE, CLOSED, ALL = "open", "overdue", "closed", "all"
STANDINGS: dict[str, tuple[str, Test]] = {
    OPEN: (mark("All open"), lambda row, _today: row.is_open),
    OVERDUE: (mark("Overdue"), lambda row, today: row.standing(today) is Due.OVERDUE),
    CLOSED: (mark("Done or dropped"), lambda row, _today: not row.is_open),
    ALL: (mark("All actions"), lambda _row, _today: True),
}
ANY, NONE = "any", "none"
"""Values of a choice that are no key of a row: whichever it is, and where there is none."""
LETTERS = 18


class ActionFilters(QWidget):
    """A row of words of which one is chosen, and two choices beside it."""

    changed = Signal()
    """Others are to be shown."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._rows: Sequence[ActionRow] = ()
        self._today = date.min
        self.standings = Segments(words, mark("Which actions are shown"))
        for key, (text, _test) in STANDINGS.items():
            self.standings.add(key, text)
        self.owner = ChoiceField(words, mark("Who"))
        self.team = ChoiceField(words, mark("Team"))
        flow = FlowLayout(self, gap=12)
        flow.addWidget(self.standings)
        for choice in (self.owner, self.team):
            # The first option says what is chosen here.
            choice.label.hide()
            choice.control.setMinimumContentsLength(LETTERS)
            choice.changed.connect(self._recount)
            flow.addWidget(choice)
        self.standings.chosen.connect(lambda _key: self.changed.emit())

    def count(self, rows: Sequence[ActionRow], today: date) -> None:
        """Count these actions and offer their owners and teams."""
        self._rows, self._today = rows, today
        _offer(self.owner, mark("All owners"), mark("Nobody yet"), {_owner(row): row.owner for row in rows})
        _offer(self.team, mark("All teams"), mark("Plenary"), {_team(row): row.team for row in rows})
        self._say_counts()

    def shown(self) -> list[ActionRow]:
        """Give the actions that are to be shown."""
        return self._standing(self.standings.key)

    def show_all(self) -> None:
        """Take all filters away."""
        for choice in (self.owner, self.team):
            choice.set_value(ANY)
        self.standings.choose(ALL)
        self._recount()

    def _standing(self, key: str) -> list[ActionRow]:
        owner, team = self.owner.value(), self.team.value()
        _text, test = STANDINGS[key]
        return [
            row
            for row in self._rows
            if test(row, self._today) and owner in (ANY, None, _owner(row)) and team in (ANY, None, _team(row))
        ]

    def _recount(self) -> None:
        self._say_counts()
        self.changed.emit()

    def _say_counts(self) -> None:
        for key, (text, _test) in STANDINGS.items():
            self.standings.button(key).say(partial(_counted, text, len(self._standing(key))))


def _owner(row: ActionRow) -> Any:
    return row.owner_id or NONE


def _team(row: ActionRow) -> Any:
    return row.team_id or NONE


def _counted(text: str, count: int, words: Words) -> str:
    return f"{words.say(text)} · {words.number(count)}"


def _offer(choice: ChoiceField, everything: Say, nothing: Say, names: dict[Any, str]) -> None:
    named = sorted(((key, name) for key, name in names.items() if key != NONE), key=lambda pair: name_key(pair[1]))
    options: list[tuple[Any, Say]] = [(ANY, everything), *((key, partial(_as_is, name)) for key, name in named)]
    if NONE in names:
        options.append((NONE, nothing))
    choice.set_options(options)
    choice.setVisible(len(options) > 2)


def _as_is(name: str, _words: Words) -> str:
    return name
