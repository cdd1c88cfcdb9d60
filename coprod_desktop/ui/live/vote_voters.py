"""People on a list, of whom one is chosen by the first letters: who votes now, or who is given a vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.attendance import AttendanceRow
from coprod_desktop.domain.polls import VoterRow
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import Words

LIST_PX = 150


@dataclass(frozen=True, slots=True)
class OneVoter:
    """Somebody who may be chosen."""

    id: UUID
    name: str
    partner: str


def voters_to_come(rows: Sequence[VoterRow]) -> list[OneVoter]:
    """Give those who may vote and have not."""
    return [OneVoter(row.participant_id, row.name, row.partner) for row in rows if not row.has_voted]


def latecomers(rows: Sequence[AttendanceRow]) -> list[OneVoter]:
    """Give those in the room who have no vote yet."""
    return [OneVoter(row.participant_id, row.name, row.partner) for row in rows]


class PersonLine(LineEdit):
    """Typing finds a person, the arrows walk the list, Enter chooses."""

    def __init__(self, step: Callable[[int], None], choose: Callable[[], None]) -> None:
        super().__init__()
        self._step = step
        self._choose = choose

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, or empty the line."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class VoterPicker(QWidget):
    """A line and the list below it."""

    chosen = Signal(object)
    """Enter or a double click: the person."""

    def __init__(self, desk: Desk, name: Say) -> None:
        super().__init__()
        self._name = name
        self._people: list[OneVoter] = []
        self.list: LineList[OneVoter] = LineList(
            desk.words, name, lambda row: Line(desk.person(row.name), row.partner), glyph_px=0, framed=True
        )
        self.line = PersonLine(self.list.step, self.choose)
        self.list.setMinimumHeight(scaled(LIST_PX))
        self.list.opened.connect(self.chosen)
        self.line.textChanged.connect(lambda _text: self._show())
        desk.room_safe_changed.connect(self.list.lines.say_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.line)
        self.reword(desk.words)

    def show_people(self, people: Sequence[OneVoter]) -> None:
        """Offer these people."""
        self._people = list(people)
        self.line.clear()
        self._show()

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody is left to choose."""
        return not self._people

    def choose(self) -> None:
        """Choose the person under the cursor."""
        row = self.list.current_row()
        if row is not None:
            self.chosen.emit(row)

    def reword(self, words: Words) -> None:
        """Say what the line is for."""
        self.line.setPlaceholderText(words.say("Type the first letters, Enter chooses"))
        self.line.setAccessibleName(said(words, self._name))

    def _show(self) -> None:
        needles = folded(self.line.text()).split()
        self.list.show_rows([one for one in self._people if _fits(one, needles)])
        if self.list.lines.rowCount():
            self.list.setCurrentIndex(self.list.lines.index(0))


def _fits(one: OneVoter, needles: Sequence[str]) -> bool:
    told = folded(f"{one.name} {one.partner}").split()
    return all(any(word.startswith(needle) for word in told) for needle in needles)
