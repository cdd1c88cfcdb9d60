"""The door: a key a person, as they come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.operations.attendance import register_arrival, register_departure
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.door_details import DoorDetails
from coprod_desktop.ui.live.door_list import AtDoor, at_door, door_line, find
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.walk_in import WalkIn
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

NARROW_PX = 660
LIST_PX = 112


class DoorLine(LineEdit):
    """Typing finds a person, the arrows walk the list, Enter (or Space while nothing is typed) lets in or out."""

    def __init__(self, words: Words, step: Callable[[int], None], press: Callable[[], None]) -> None:
        super().__init__()
        self._step = step
        self._press = press
        self.setPlaceholderText(words.say("Type the first letters, Enter lets in"))
        self.setAccessibleName(words.say("Who comes or leaves"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, press, or empty the line."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_Space and not self.text()):
            self._press()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Door(Dialog):
    """The list of people, the one chosen beside it, and a form for who is not on the list."""

    def __init__(self, parent: QWidget, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(parent, desk.words, mark("At the door"), width=960, tall=True)
        self.desk = desk
        self.live = live
        words = desk.words
        self.list: LineList[AtDoor] = LineList(
            words,
            mark("People"),
            lambda row: door_line(desk.words, row, desk.person),
            keys={Qt.Key.Key_Space: self.turn},
            framed=True,
        )
        self.list.told_keys = ((mark("Let in, or let out"), "Space"),)
        self.line = DoorLine(words, self.list.step, self._press)
        self.counts = Text(words, self._say_counts, "caption")
        self.details = DoorDetails(desk, live)
        self.walk_in = WalkIn(desk, live)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.line.textChanged.connect(lambda _text: self._search())
        self.line.textEdited.connect(lambda _text: self._show_walk_in(False))
        self.list.opened.connect(self.turn)
        self.list.selected.connect(self._choose)
        self.walk_in.let_in.connect(self._let_in)
        live.room_changed.connect(self.refresh)
        self._search()

    def refresh(self) -> None:
        """Show who is there now; the cursor stays on its person."""
        self._rows = at_door(self.live.attendance, self.live.people)
        self.list.show_rows(find(self._rows, self.line.text()))
        row = self.list.current_row()
        self.details.show_row(row.attendance if row else None)
        self.counts.reword(self.words)

    def turn(self, row: AtDoor) -> None:
        """Let somebody in, or out where they are in the room."""
        words = self.words
        if row.attendance and row.is_present:
            self.desk.do(register_departure, attendance_id=row.attendance.id)
            self.desk.told.emit(words.say("{name} has left", name=self.desk.person(row.name)))
        else:
            self.desk.do(register_arrival, meeting_id=self.live.id, participant_id=row.id)
            self.desk.told.emit(words.say("{name} is here", name=self.desk.person(row.name)))

    def showEvent(self, event: object) -> None:
        """Put the cursor into the line."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two sides below one another where they do not fit."""
        narrow = self.width() < scaled(NARROW_PX)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._sides.setStretch(1, 0 if narrow else 1)
        self._sides.setAlignment(self._side, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        super().resizeEvent(event)

    def _press(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.turn(row)
            self.line.clear()
            self.list.go_to(row.id)
        elif self.line.text().strip():
            self._begin_walk_in()

    def _choose(self, row: AtDoor | None) -> None:
        self.details.show_row(row.attendance if row else None)
        if self.line.hasFocus() or self.list.hasFocus():
            self._show_walk_in(False)

    def _begin_walk_in(self) -> None:
        self._show_walk_in(True)
        self.walk_in.begin(self.line.text().strip())

    def _show_walk_in(self, shown: bool) -> None:
        """Show the form for a new person in the place of the one chosen: both at once seldom have room."""
        self.details.setHidden(shown)
        self.walk_in.setVisible(shown)

    def _search(self) -> None:
        self.refresh()
        if self.line.text().strip() and self.list.lines.rowCount():
            self.list.setCurrentIndex(self.list.lines.index(0))
        elif self.list.current_row() is None:
            self.list.step(1)

    def _let_in(self, name: str) -> None:
        self.desk.told.emit(self.words.say("{name} is here", name=self.desk.person(name)))
        self._show_walk_in(False)
        self.line.clear()
        self.line.setFocus()

    def _say_counts(self, words: Words) -> str:
        present = sum(row.is_present for row in self.live.attendance)
        awaited = sum(not row.was_present and not row.apologies for row in self.live.attendance)
        there = words.plural("{count} present", "{count} present", present)
        expected = words.plural("{count} expected", "{count} expected", awaited)
        return f"{there} · {expected}"

    def _lay_out(self) -> None:
        people = QVBoxLayout()
        people.setSpacing(8)
        for widget in (self.line, self.counts):
            people.addWidget(widget)
        people.addWidget(self.list, 1)
        self.list.setMinimumHeight(scaled(LIST_PX))
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.details)
        side.addWidget(self.walk_in)
        self.walk_in.hide()
        self._sides.setSpacing(16)
        self._sides.addLayout(people, 1)
        self._side = QWidget()
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        self._sides.addWidget(self._side)
        self.body.addLayout(self._sides, 1)
        self.add_button(mark("Back to the meeting"), self.reject)
        self.add_button(mark("Someone not on the list"), self._begin_walk_in, kind="quiet")
