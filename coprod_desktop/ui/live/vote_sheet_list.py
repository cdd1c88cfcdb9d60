"""The numbers of the sheets typed in so far, and the check against the box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.polls import PollRow
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.vote_control import ControlCard
from coprod_desktop.ui.live.vote_words import say_cast
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

LIST_PX = 120


@dataclass(frozen=True, slots=True)
class SheetNumber:
    """A sheet in the list."""

    id: UUID
    number: int


class SheetList(QWidget):
    """Numbers only: what stands on a sheet is seen when it is opened."""

    opened = Signal(int)
    """A sheet is to be put right, by its number."""
    removal_asked = Signal(int)
    """A sheet is to be taken out, by its number."""

    def __init__(self, desk: Desk, poll: PollRow) -> None:
        super().__init__()
        self._poll = poll
        self._numbers: Sequence[int] = ()
        self.words = words = desk.words
        self.cast = Text(words, lambda w: say_cast(w, self._poll), "strong")
        self.count = Text(words, self._say_count, "strong")
        self.list: LineList[SheetNumber] = LineList(words, mark("Sheets typed in"), self._line, glyph_px=0, framed=True)
        self.control = ControlCard(desk, poll.id)
        self.list.setMinimumHeight(scaled(LIST_PX))
        self.list.opened.connect(lambda row: self.opened.emit(row.number))
        self.list.delete_asked.connect(lambda row: self.removal_asked.emit(row.number))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cast)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addWidget(Text(words, mark("Enter opens a sheet to put it right, Del takes it out."), "caption"))
        column.addWidget(self.control)

    def show_sheets(self, poll: PollRow, numbers: Sequence[int]) -> None:
        """Show how many have voted, and which sheets are typed in."""
        self._poll, self._numbers = poll, numbers
        self.list.show_rows([SheetNumber(UUID(int=number), number) for number in numbers])
        self.cast.reword(self.words)
        self.count.reword(self.words)

    def next_number(self, last: int | None = None) -> int:
        """Give the first number that is free after the one typed last, or after all."""
        number = (max(self._numbers, default=0) if last is None else last) + 1
        while number in self._numbers:
            number += 1
        return number

    def _line(self, row: SheetNumber) -> Line:
        return Line(self.words.say("Sheet {number}", number=self.words.number(row.number)))

    def _say_count(self, words: Words) -> str:
        return words.plural("{count} sheet typed in", "{count} sheets typed in", len(self._numbers))
