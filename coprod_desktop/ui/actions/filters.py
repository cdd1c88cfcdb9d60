"""Which actions are shown: chips with their counts, an owner and a team."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.actions import ActionRow, ActionState, Due
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.lines import ComboBox
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.words import Words, mark

SOON = frozenset({Due.TODAY, Due.THIS_WEEK})
Test = Callable[[ActionRow, date], bool]
CHIPS: dict[str, tuple[str, Test]] = {
    "open": (mark("All open"), lambda action, _today: action.is_open),
    "overdue": (mark("Overdue"), lambda action, today: action.standing(today) is Due.OVERDUE),
    "soon": (mark("Within a week"), lambda action, today: action.standing(today) in SOON),
    "blocked": (mark("Blocked"), lambda action, _today: action.state is ActionState.BLOCKED),
    "closed": (mark("Done or dropped"), lambda action, _today: not action.is_open),
    "all": (mark("Everything"), lambda _action, _today: True),
}


class Filters(QWidget):
    """A row of chips, of which one is chosen, and two choices beside them."""

    changed = Signal()
    """Others are to be shown."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._actions: Sequence[ActionRow] = ()
        self._today = date.min
        self.chips = Segments(words, mark("Which actions are shown"))
        for key, (text, _test) in CHIPS.items():
            self.chips.add(key, text)
        self.owner = ComboBox()
        self.team = ComboBox()
        line = FlowLayout(self, gap=10)
        for widget in (self.chips, self.owner, self.team):
            line.addWidget(widget)
        self.chips.chosen.connect(lambda _key: self.changed.emit())
        for choice in (self.owner, self.team):
            choice.activated.connect(lambda _index: self.changed.emit())
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say the choices and the counts again."""
        self._words = words
        for choice, name in ((self.owner, words.say("Owner")), (self.team, words.say("Team"))):
            choice.setAccessibleName(name)
            choice.setToolTip(name)
        self.show_actions(self._actions, self._today)

    def show_actions(self, actions: Sequence[ActionRow], today: date) -> None:
        """Count these actions and offer their owners and teams."""
        self._actions, self._today = actions, today
        words = self._words
        owners = {row.owner_id: row.owner for row in actions if row.owner_id}
        teams = {row.team_id: row.team for row in actions if row.team_id}
        _offer(self.owner, words.say("All owners"), owners)
        _offer(self.team, words.say("All teams"), teams)
        those = [row for row in actions if self._is_of_choice(row)]
        for key, (text, test) in CHIPS.items():
            count = words.number(sum(test(row, today) for row in those))
            said = f"{words.say(text)} · {count}"
            self.chips.button(key).say(lambda _words, said=said: said)

    def shown(self) -> list[ActionRow]:
        """Give the actions that are to be shown."""
        _text, test = CHIPS[self.chips.key]
        return [row for row in self._actions if test(row, self._today) and self._is_of_choice(row)]

    def clear(self) -> None:
        """Show everything."""
        self.owner.setCurrentIndex(0)
        self.team.setCurrentIndex(0)
        self.chips.choose("all")

    def _is_of_choice(self, row: ActionRow) -> bool:
        owner, team = self.owner.currentData(), self.team.currentData()
        return (owner is None or row.owner_id == owner) and (team is None or row.team_id == team)


def _offer(choice: ComboBox, everything: str, options: dict[UUID, str]) -> None:
    chosen = choice.currentData()
    choice.clear()
    choice.addItem(everything, None)
    for key, name in sorted(options.items(), key=lambda option: option[1].casefold()):
        choice.addItem(name, key)
    choice.setCurrentIndex(max(choice.findData(chosen), 0))
    choice.setVisible(bool(options))
