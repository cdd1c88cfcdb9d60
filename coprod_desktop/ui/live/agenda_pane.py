"""The agenda at the left: where the meeting stands, and the way on and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from coprod_desktop.domain.clock import expected_end, expected_times, minutes_behind, spent_minutes
from coprod_desktop.domain.meetings import AgendaRow, ItemKind, kind_by_name, meeting_name, read_item
from coprod_desktop.operations.agenda import add_item, add_minutes, begin_item, change_item, move_item
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.agenda_list import AgendaList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.moments import say_behind, tone_behind
from coprod_desktop.ui.live.own_note import OwnNote
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.fields import CheckField, TextField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.in_view import bring_into_view
from coprod_desktop.ui.widgets.item_sign import BREAK_SIGN
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

MORE_MIN = 2
WIDE_PX = 520


class AgendaPane(QFrame):
    """The items with their minutes; choosing one puts it on."""

    end_asked = Signal()
    """The last item is over: the meeting may be ended."""
    leave_asked = Signal()
    """The window is to go back to the places; the meeting stays open."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__()
        self.desk = desk
        self.live = live
        words = desk.words
        self.setProperty("role", "side")
        self.setAccessibleName(words.say("Agenda"))
        self.title = Text(
            words, lambda w: meeting_name(w, title=live.meeting.title, team=live.meeting.team), "card-title"
        )
        self.times = Text(words, self._say_times, "caption")
        self.list = AgendaList(words, self._line, self._rename)
        self.list.moved.connect(self._move)
        self._times: dict[UUID, datetime] = {}
        self.list.opened.connect(self.begin)
        self.list.clicked.connect(lambda index: self.begin(self.list.lines.row_at(index.row())))
        self.behind = Pill()
        self.ends = Text(words, self._say_end, "caption")
        self.note = OwnNote(desk, live)
        self.new = Button(words, mark("Item…"), kind="quiet", icon="plus", on_click=self.add)
        self.leave = Button(words, mark("Leave"), kind="quiet", on_click=self.leave_asked.emit)
        self.more = Button(words, mark("+2 min"), kind="quiet", on_click=self.add_minutes)
        self.back = Button(words, mark("Back"), on_click=self.go_back)
        self.next = Button(words, self._say_next, kind="primary", on_click=self.go_next)
        self._lay_out()
        live.agenda_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the agenda as it is now."""
        self.title.reword(self.desk.words)
        self._times = self._expected()
        self.list.show_rows(self.live.agenda)
        self._show_item_soon()
        self.more.setEnabled(self.live.item is not None)
        self.back.setEnabled(self._beside(-1) is not None)
        self.next.reword(self.desk.words)
        self._tip()
        self.tick()

    def tick(self) -> None:
        """Say the times again; the seconds have gone on."""
        self.times.reword(self.desk.words)
        self._show_behind()
        self.ends.reword(self.desk.words)
        self.ends.setVisible(bool(self.ends.text()))
        times = self._expected()
        if times != self._times:
            self._times = times
            self.list.lines.say_again()

    def reword(self, words: Words) -> None:
        """Say the name and the tips again."""
        self.setAccessibleName(words.say("Agenda"))
        self._tip()

    # What Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        """Show the item that is on as soon as the agenda is seen, as when its tab is chosen."""
        super().showEvent(event)
        self._show_item_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put all that can be done into one row where there is room, and keep the item that is on in sight."""
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(WIDE_PX)
        self._foot.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._foot.setStretch(1, 1 if wide else 0)
        # Folded, the head has no room for it.
        self.note.want(wide)
        super().resizeEvent(event)
        self._show_item_soon()

    # Steps

    def begin(self, item: AgendaRow | None) -> None:
        """Put an item on, before or after the one that is on now."""
        if item is None or item.is_on:
            return
        self.desk.do(begin_item, meeting_id=self.live.id, item_id=item.id)

    def go_next(self) -> None:
        """Put the next item on; after the last one, ask to end the meeting."""
        item = self._beside(1)
        if item is None:
            self.end_asked.emit()
        else:
            self.begin(item)

    def go_back(self) -> None:
        """Put the item before on again."""
        self.begin(self._beside(-1))

    def add_minutes(self) -> None:
        """Give the item that is on two minutes more."""
        if self.live.item:
            self.desk.do(add_minutes, item_id=self.live.item.id, minutes=MORE_MIN)

    def add(self) -> None:
        """Ask for another item."""
        form = Form(self.desk.words)
        form.add(
            "line",
            TextField(
                self.desk.words,
                mark("Agenda item"),
                hint=mark("With its minutes, if you like: Transport 15"),
                required=True,
            ),
        )
        form.add("is_break", CheckField(self.desk.words, mark("It is a break, right after what is on now")))
        FormDialog(
            self, self.desk.words, mark("Add an item"), form, verb=mark("Add"), save=lambda v: self._add(**v)
        ).open()

    def _move(self, item: AgendaRow, after: UUID | None) -> None:
        if done(self.desk, move_item, item_id=item.id, after=after):
            self.list.go_to(item.id)
            self.desk.told.emit(self.desk.words.say("«{item}» moved", item=item.title))

    def _add(self, line: str, is_break: bool) -> None:
        title, minutes = read_item(line)
        kind = ItemKind.BREAK if is_break else kind_by_name(self.desk.words, title)
        if minutes is None and kind is ItemKind.TOPIC:
            minutes = 0
        after = self.live.item.id if is_break and self.live.item else None
        add_item(self.desk.workspace, meeting_id=self.live.id, title=title, planned_min=minutes, kind=kind, after=after)
        self.desk.told.emit(self.desk.words.say("«{item}» added to the agenda", item=title))

    def _rename(self, item: AgendaRow, title: str) -> None:
        self.desk.do(change_item, item_id=item.id, title=title, planned_min=item.planned_min)

    def _show_item_soon(self) -> None:
        """Bring the item that is on into view, once all has its place."""
        QTimer.singleShot(0, self, self._show_item)

    def _show_item(self) -> None:
        if self.live.item and self.list.go_to(self.live.item.id) and self.isVisible():
            bring_into_view(self.list.viewport(), self.list.visualRect(self.list.currentIndex()))

    def _beside(self, step: int) -> AgendaRow | None:
        agenda = self.live.agenda
        on = next((place for place, item in enumerate(agenda) if item.is_on), None)
        if on is None:
            waiting = [item for item in agenda if not item.is_taken]
            return next(iter(waiting if step > 0 else reversed(agenda)), None)
        place = on + step
        return agenda[place] if 0 <= place < len(agenda) else None

    # Words

    def _line(self, item: AgendaRow) -> Line:
        words = self.desk.words
        begin = self._times.get(item.id)
        caption = " · ".join(part for part in (words.time(begin) if begin else "", self._say_minutes(item)) if part)
        if item.is_on:
            return Line(item.title, caption, "→", words.say("On now"), marked=True)
        if item.is_taken:
            return Line(item.title, caption, "✓", words.say("Dealt with"))
        if item.is_break:
            return Line(item.title, caption, BREAK_SIGN, words.say("Break"))
        return Line(item.title, caption)

    def _say_minutes(self, item: AgendaRow) -> str:
        words, minutes = self.desk.words, item.allowed_min
        if item.is_taken:
            used = spent_minutes(item, self.live.now())
            return words.say("{used} of {minutes} min", used=used, minutes=minutes)
        return words.say("{minutes} min", minutes=minutes) if minutes else ""

    def _expected(self) -> dict[UUID, datetime]:
        """Give when each item began or is expected to, to the minute."""
        agenda = self.live.agenda
        times = zip(agenda, expected_times(agenda, self.live.now()), strict=True)
        return {item.id: time[0].replace(second=0, microsecond=0) for item, time in times if time}

    def _say_times(self, words: Words) -> str:
        meeting = self.live.meeting
        number = words.say("{ordinal} meeting", ordinal=words.ordinal(meeting.number)) if meeting.number else ""
        times = ""
        if meeting.started_at:
            times = words.time(meeting.started_at)
            planned = sum(item.allowed_min for item in self.live.agenda)
            if planned:
                times += f" – {words.time(meeting.started_at + timedelta(minutes=planned))}"
        return " · ".join(part for part in (number, times, meeting.venue) if part)

    def _show_behind(self) -> None:
        started = self.live.meeting.started_at
        planned = started is not None and any(item.planned_min for item in self.live.agenda)
        self.behind.setVisible(planned)
        if started is not None and planned:
            minutes = minutes_behind(self.live.agenda, started_at=started, now=self.live.now())
            self.behind.show_status("", say_behind(self.desk.words, minutes), tone_behind(minutes))

    def _say_end(self, words: Words) -> str:
        end = expected_end(self.live.agenda, self.live.now())
        return words.say("Ends about {time}", time=words.time(end)) if end else ""

    def _say_next(self, words: Words) -> str:
        return words.say("Next") if self._beside(1) else words.say("End…")

    def _tip(self) -> None:
        words = self.desk.words
        item, before = self._beside(1), self._beside(-1)
        self.back.setToolTip(words.say("Back to «{item}» (Alt+Up)", item=before.title) if before else "")
        self.next.setToolTip(
            words.say("Next: «{item}» (Alt+Down)", item=item.title) if item else words.say("End the meeting (Ctrl+E)")
        )
        self.new.setToolTip(words.say("Add an item to the agenda"))
        self.leave.setToolTip(words.say("Go back to the places; the meeting stays open and its clock goes on"))
        self.more.setToolTip(words.say("Give this item two minutes more"))
        self.more.setAccessibleName(words.say("Two minutes more for this item"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.times)
        column.addWidget(self.list, 1)
        quiet = FlowLayout(gap=4)
        for button in (self.new, self.leave):
            quiet.addWidget(button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back, 1)
        buttons.addWidget(self.next, 1)
        standing = QVBoxLayout()
        standing.setSpacing(0)
        standing.addWidget(self.behind)
        still = QHBoxLayout()
        still.addWidget(self.ends, 1)
        still.addWidget(self.more)
        standing.addLayout(still)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(8)
        self._foot.addLayout(quiet)
        self._foot.addLayout(standing)
        self._foot.addLayout(buttons)
        column.addWidget(self.note)
        column.addLayout(self._foot)
