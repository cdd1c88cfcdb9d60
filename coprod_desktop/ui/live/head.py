"""The head of live mode: the item that is on, its clock, and the way to the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.clock import Pace, item_clock
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.moments import TONES, say_clock
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout, HeadLayout
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark


class Head(QWidget):
    """Title, clock, and the button that ends the meeting."""

    end_asked = Signal()

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__()
        self.desk = desk
        self.live = live
        words = desk.words
        self.title = Text(words, self._say_title, "title")
        self.clock = Pill()
        self.end = Button(words, mark("End…"), on_click=self.end_asked.emit)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        for widget in (self.clock, self.end):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(HeadLayout(self.title, buttons))
        live.agenda_changed.connect(self.refresh)
        self.reword(words)

    def refresh(self) -> None:
        """Show the item that is on."""
        self.title.reword(self.desk.words)
        self.tick()

    def tick(self) -> None:
        """Show the clock; it is computed from when the item was put on, never counted."""
        item, words = self.live.item, self.desk.words
        self.clock.setVisible(item is not None)
        if item is not None:
            clock = item_clock(item, self.live.now())
            self.clock.show_status("", say_clock(words, clock), TONES[Pace(clock.pace)])

    def reword(self, words: Words) -> None:
        """Say the tips again."""
        self.end.setToolTip(words.say("See what is missing, then end (Ctrl+E)"))
        self.refresh()

    def _say_title(self, words: Words) -> str:
        meeting = self.live.meeting
        return self.live.item.title if self.live.item else meeting_name(words, title=meeting.title, team=meeting.team)
