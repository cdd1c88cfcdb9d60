"""The columns of the actions' table: what they show, how they sort, how they are edited in place."""

from collections.abc import Callable
from datetime import date

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.ui.actions.deeds import Deeds
from coprod_desktop.ui.actions.sayings import say_due, say_owner, say_state, say_time
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.ui.widgets.record_model import Column, folded
from coprod_desktop.words import Words, mark

STATUS, MEETING = "status", "meeting"
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
            Column("what", mark("What"), lambda row: row.what, edit=self._deeds.change_what, stretch=5),
            Column(
                "who",
                mark("Who"),
                lambda row: say_owner(self._words(), row),
                sort_key=lambda row: folded(say_owner(self._words(), row)) if row.owner else None,
                stretch=4,
            ),
            Column(
                "due",
                mark("By when"),
                lambda row: say_due(self._words(), row),
                sort_key=lambda row: row.due,
                edit=self._deeds.change_due,
                editor="date",
                value=lambda row: row.due,
                stretch=0,
            ),
            Column(
                STATUS,
                mark("Status"),
                self._status,
                sort_key=lambda row: _STATES.index(row.state),
                tone=lambda row: sign_of(row.state)[1],
                stretch=0,
            ),
            Column(MEETING, mark("Agreed at"), self._where, stretch=3),
        ]

    def _status(self, row: ActionRow) -> str:
        words = self._words()
        return "\n".join((say_state(words, row.state), say_time(words, row, self._today()))).strip()

    @staticmethod
    def _where(row: ActionRow) -> str:
        return " · ".join(part for part in (row.team, row.meeting) if part)
