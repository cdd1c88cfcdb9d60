"""The head of live mode: the item that is on, its clock, and the way to the end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.clock import Pace, item_clock
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.moments import TONES, say_clock
from coprod_desktop.ui.live.own_note import OwnNote
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout, HeadLayout
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Text, dress
from coprod_desktop.words import Words, mark


class ItemTitle(Text):
    """The title of the item; folded, it takes one line and is cut by an ellipsis, with the whole of it as its tip."""

    def fold(self, fold: bool) -> None:
        """Take one line, or as many as are needed."""
        self.setWordWrap(not fold)
        dress(self, role="card-title" if fold else "title")
        self._tell_all()

    def minimumSizeHint(self) -> QSize:
        """Need no width where the text may be cut."""
        size = super().minimumSizeHint()
        return size if self.wordWrap() else QSize(0, size.height())

    def reword(self, words: Words) -> None:
        """Say the title again."""
        super().reword(words)
        self._tell_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell by a tip what is cut now."""
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title, cut where it does not fit."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.contentsRect(), left, self._shown())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _tell_all(self) -> None:
        self.setToolTip("" if self.wordWrap() or self._shown() == self.text() else self.text())


class Head(QWidget):
    """Title, clock, and the button that ends the meeting."""

    end_asked = Signal()

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__()
        self.desk = desk
        self.live = live
        words = desk.words
        self.title = ItemTitle(words, self._say_title, "title")
        self.clock = Pill()
        self.wall = Button(words, mark("Wall"), on_click=lambda: desk.wall_asked.emit("open"))
        self.end = Button(words, mark("End…"), on_click=self.end_asked.emit)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        for widget in (self.clock, self.wall, self.end):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(HeadLayout(self.title, buttons))
        self.note = OwnNote(desk, live)
        column.addWidget(self.note)
        live.agenda_changed.connect(self.refresh)
        self.reword(words)

    def refresh(self) -> None:
        """Show the item that is on."""
        self.title.reword(self.desk.words)
        self.tick()

    def fold(self, fold: bool) -> None:
        """Take one line, so that room is left for the tool."""
        self.title.fold(fold)
        self.note.want(not fold)

    def tick(self) -> None:
        """Show the clock; it is computed from when the item was put on, never counted."""
        item, words = self.live.item, self.desk.words
        self.clock.setVisible(item is not None)
        if item is not None:
            clock = item_clock(item, self.live.now())
            self.clock.show_status("", say_clock(words, clock), TONES[Pace(clock.pace)])

    def reword(self, words: Words) -> None:
        """Say the tips again."""
        self.wall.setToolTip(words.say("What the room sees on the projector (F7)"))
        self.end.setToolTip(words.say("See what is missing, then end (Ctrl+E)"))
        self.refresh()

    def _say_title(self, words: Words) -> str:
        meeting = self.live.meeting
        return self.live.item.title if self.live.item else meeting_name(words, title=meeting.title, team=meeting.team)
