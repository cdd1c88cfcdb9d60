"""The columns of an agenda's table; those of what was given and used are shown once the meeting has begun."""

from collections.abc import Callable
from typing import Any

from coprod_desktop.ui.meetings.agenda_rows import TimedItem, say_item
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.words import Words, mark

HELD = frozenset({"given", "used"})
"""Columns of a meeting that has begun."""


class AgendaColumns:
    """Makes the columns; `words` and `begun` are asked each time, as both may change while the window is open."""

    def __init__(
        self,
        words: Callable[[], Words],
        begun: Callable[[], bool],
        rename: Callable[[TimedItem, Any], object],
        change_minutes: Callable[[TimedItem, Any], object],
    ) -> None:
        self._words = words
        self._begun = begun
        self._rename = rename
        self._change_minutes = change_minutes

    def make(self) -> list[Column[TimedItem]]:
        """Give all columns in order."""
        return [
            Column("at", mark("Begins"), self._begin, stretch=0),
            Column(
                "title",
                mark("Item"),
                lambda item: say_item(self._words(), item),
                edit=self._rename,
                value=lambda item: item.row.title,
                stretch=4,
            ),
            Column(
                "minutes",
                self._planned,
                lambda item: self._number(item.row.planned_min),
                edit=self._change_minutes,
                editor="number",
                align="right",
                stretch=0,
            ),
            Column(
                "given",
                lambda words: words.say_in("minutes", "Given"),
                lambda item: self._number(item.row.allowed_min),
                align="right",
                stretch=0,
            ),
            Column(
                "used",
                lambda words: words.say_in("minutes", "Used"),
                lambda item: self._number(item.used_min),
                align="right",
                stretch=0,
            ),
        ]

    def _begin(self, item: TimedItem) -> str:
        return self._words().time(item.begin) if item.begin else ""

    def _planned(self, words: Words) -> str:
        return words.say_in("minutes", "Planned") if self._begun() else words.say_in("time", "Minutes")

    def _number(self, value: int | None) -> str:
        return "–" if value is None else self._words().number(value)
