"""The result as a table of text: dots, supporters, and the split by sector."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import OptionResult, PollResult
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.sector import GLYPHS
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.wrapped_table import WrappedTable
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

TITLE_LETTERS = 13
"""So wide at most is a line of a column's title."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One option of the table; `shared` tells that another one has the same place."""

    id: UUID
    option: OptionResult
    shared: bool


def result_rows(result: PollResult) -> list[ResultRow]:
    """Give the rows, the first place on top."""
    places = [option.place for option in result.options]
    return [ResultRow(option.option_id, option, places.count(option.place) > 1) for option in result.options]


def say_place(words: Words, option: OptionResult) -> str:
    """Say a place; an option that nobody chose has none."""
    return words.ordinal(option.place) if option.dots else "–"


class ResultTable(WrappedTable[ResultRow]):
    """All rows are seen at once, so that only the page around scrolls."""

    def __init__(self, words: Words, groups: Sequence[Sector | None]) -> None:
        super().__init__(words, mark("Result as a table"), _columns(words, groups))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt would measure a title of two lines as one, and cut it.
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)

    def _need(self, place: int) -> int:
        title = said(self.words, self.records.columns[place].title)
        widest = max(self.fontMetrics().horizontalAdvance(line) for line in title.split("\n"))
        texts = [self.records.columns[place].text(row) for row in self.records.first_rows(self.records.total)]
        cells = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return max(widest + scaled(22), cells) + scaled(22)

    def _fit_columns(self) -> None:
        super()._fit_columns()
        rows = sum(self.rowHeight(place) for place in range(self.records.rowCount()))
        wide = sum(self.columnWidth(place) for place in range(len(self.records.columns)))
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.viewport().width() else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth() + 4)


def _columns(words: Words, groups: Sequence[Sector | None]) -> list[Column[ResultRow]]:
    def place(row: ResultRow) -> str:
        return say_place(words, row.option)

    columns: list[Column[ResultRow]] = [
        Column("place", lambda w: w.say_in("rank", "Place"), place, sort_key=lambda row: row.option.place, stretch=0),
        Column("text", mark("Option"), lambda row: row.option.text, stretch=1),
        _figures("dots", mark("Dots"), lambda row: row.option.dots, words),
        _figures("supporters", mark("Supporters"), lambda row: row.option.supporters, words),
    ]
    return columns + [_split(words, number, group) for number, group in enumerate(groups)]


def _figures(key: str, title: Say, figure: Any, words: Words) -> Column[ResultRow]:
    return Column(key, title, lambda row: words.number(figure(row)), sort_key=figure, stretch=0, align="right")


def _split(words: Words, number: int, group: Sector | None) -> Column[ResultRow]:
    def text(row: ResultRow) -> str:
        split = row.option.by_sector[number]
        return f"{words.number(split.dots)} ({words.number(split.supporters)})"

    def dots(row: ResultRow) -> int:
        return row.option.by_sector[number].dots

    return Column(f"group{number}", partial(_title, group), text, sort_key=dots, stretch=0, align="right")


def _title(group: Sector | None, words: Words) -> str:
    name = f"{GLYPHS[group]} {label(words, group)}" if group else words.say("All other groups")
    return "\n".join(textwrap.wrap(name, TITLE_LETTERS, break_long_words=False))
