"""The columns of the actions' table: what they show, how they sort, how they are edited in place."""

from collections.abc import Callable
from datetime import date

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.ui.actions.deeds import Deeds
from coprod_desktop.ui.actions.sayings import say_owner, say_state, say_time, sign_of
from coprod_desktop.ui.widgets.record_model import Column, folded
from coprod_desktop.words import Words, mark

_STATES = list(ActionState)


class ActionColumns:
    """Makes the columns; `words` and `today` are asked each time, as both may change while the window is open."""

    def __init__(self, words: Callable[[], Words], today: Callable[[], date], deeds: Deeds) -> None:
        self._words = words
        self._today = today
        self._deeds = deeds

    def make(self) -> list[Column[ActionRow]]:
        """Give all columns in order."""
        return [
            Column(
                "what",
                mark("What is to be done"),
                lambda row: row.what,
                sort_key=lambda row: folded(row.what),
                edit=self._deeds.change_what,
                stretch=6,
            ),
            Column("who", mark("Who"), lambda row: say_owner(row) or self._words().say("Nobody yet"), stretch=3),
            Column(
                "due",
                mark("By when"),
                self._dated,
                sort_key=lambda row: row.due,
                edit=self._deeds.change_due,
                editor="date",
                value=lambda row: row.due,
            ),
            Column(
                "state",
                mark("Status"),
                lambda row: say_state(self._words(), row.state),
                sort_key=lambda row: _STATES.index(row.state),
                tone=lambda row: sign_of(row.state)[1],
            ),
            Column("meeting", mark("Agreed at"), lambda row: "\n".join((row.meeting, row.team)).strip(), stretch=2),
        ]

    def _dated(self, row: ActionRow) -> str:
        words = self._words()
        day = words.date(row.due) if row.due else words.say("No date yet")
        return f"{day}\n{say_time(words, row, self._today())}".strip()
