"""The panel beside the list: one meeting, what is planned or came of it, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.meetings import MeetingRow, MeetingState
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.outlook import Part, parts_of
from coprod_desktop.ui.meetings.sayings import SIGNS, kind_of, name_of, outcome_of, team_of, tone_of, when
from coprod_desktop.ui.widgets.boxes import Card, ScrollArea, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

MAIN_DEED: dict[MeetingState, Say] = {
    MeetingState.PLANNED: mark("Open the meeting"),
    MeetingState.OPEN: mark("Go on"),
    MeetingState.ENDED: lambda words: words.say_in("paper", "Minutes"),
}


class MeetingPanel(Card):
    """Tells of one meeting; the buttons only ask, the page does."""

    main_asked = Signal(object)
    """Open it, go on with it, or show its minutes: whichever its state asks for."""
    change_asked = Signal(object)
    reopen_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__()
        self._desk = desk
        self.meeting: MeetingRow | None = None
        self.name = Text(words, "", "card-title")
        self.state = Pill()
        self.facts = Text(words)
        self.main_button = Button(words, mark("Open the meeting"), on_click=lambda: self.main_asked.emit(self.meeting))
        self.change_button = Button(
            words, mark("Change"), icon="pencil", on_click=lambda: self.change_asked.emit(self.meeting)
        )
        self.reopen_button = Button(words, mark("Reopen"), on_click=lambda: self.reopen_asked.emit(self.meeting))
        self.delete_button = Button(
            words, mark("Delete"), icon="trash-2", on_click=lambda: self.delete_asked.emit(self.meeting)
        )
        self._parts = QWidget()
        self._scroll = ScrollArea()
        # Reachable by Tab, so that the keys can scroll it.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setProperty("reads", True)
        self._scroll.setAccessibleName(words.say("What it holds"))
        self._holder: QVBoxLayout = self._scroll.body
        self._buttons = FlowLayout(gap=8)
        self._lay_out()

    def show_meeting(self, meeting: MeetingRow | None) -> None:
        """Show another meeting; None empties the panel."""
        self.meeting = meeting
        self.setVisible(meeting is not None)
        if meeting is None:
            return
        words, state = self._desk.words, meeting.state
        self.name.show_as_is(name_of(words, meeting))
        self.state.show_status(SIGNS[state], label(words, state), tone_of(meeting))
        self.facts.show_as_is("\n".join(_facts(words, meeting)))
        self.main_button.say(MAIN_DEED[state])
        self.reopen_button.setVisible(state is MeetingState.ENDED)
        self._show_parts(parts_of(self._desk.workspace, words, meeting, with_needs=not self._desk.room_safe))

    def _lay_out(self) -> None:
        for button in (self.main_button, self.change_button, self.reopen_button, self.delete_button):
            self._buttons.addWidget(button)
        self.body.addLayout(row(self.state))
        self.body.addWidget(self.name)
        self.body.addWidget(self.facts)
        self.body.addLayout(self._buttons)
        self._holder.addWidget(self._parts)
        self._holder.addStretch(1)
        self.body.addWidget(self._scroll, 1)

    def stand_below(self, below: bool) -> None:
        """Stand below the list, as tall as what it holds, or beside it, where it scrolls by itself."""
        self._holder = self.body if below else self._scroll.body
        self._scroll.setVisible(not below)
        self._holder.insertWidget(self._holder.count() - (0 if below else 1), self._parts)

    def reword(self, words: Words) -> None:
        """Say what the part that scrolls is; the rest is shown anew."""
        self._scroll.setAccessibleName(words.say("What it holds"))

    def _show_parts(self, parts: tuple[Part, ...]) -> None:
        gone, self._parts = self._parts, QWidget()
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(4)
        for part in parts:
            column.addWidget(_text(self._desk.words, part.title, "strong"))
            for line in part.lines:
                column.addWidget(_text(self._desk.words, line, "body"))
            column.addSpacing(8)
        self._holder.replaceWidget(gone, self._parts)
        gone.hide()
        gone.deleteLater()


def _text(words: Words, text: str, role: str) -> Text:
    shown = Text(words, "", role)
    shown.show_as_is(text)
    return shown


def _facts(words: Words, meeting: MeetingRow) -> list[str]:
    lines = [when(words, meeting, long=True), team_of(words, meeting), kind_of(words, meeting), meeting.venue]
    if meeting.number:
        lines[1] = words.say("{team}: {number} meeting", team=lines[1], number=words.ordinal(meeting.number))
    if meeting.state is not MeetingState.PLANNED:
        lines.append(outcome_of(words, meeting))
    return [line for line in lines if line]
