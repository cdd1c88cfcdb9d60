"""Meetings: start one now, plan one, open, go on, read what came of them."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.meetings import MeetingRow, MeetingState
from coprod_desktop.operations.meetings import (
    add_meeting,
    get_meeting,
    list_meetings,
    remove_meeting,
    reopen_meeting,
    start_meeting,
    start_now,
)
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.meeting_list import MeetingList
from coprod_desktop.ui.meetings.panel import MAIN_DEED, MeetingPanel
from coprod_desktop.ui.meetings.plan import PlanView
from coprod_desktop.ui.meetings.sayings import name_of
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.places import MEETINGS
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.record_pane import FilterLine
from coprod_desktop.ui.widgets.texts import said
from coprod_desktop.words import mark

START_KEY, PLAN_KEY, MAIN_KEY = "F5", "Ins", "Ctrl+Return"
NARROW_PX = 880
OPEN_TALK = mark("Open talk")


class MeetingsPage(Page):
    """The list with its panel, or the plan of one meeting."""

    where = MEETINGS
    concerned = where.kinds | {
        "itemrun",
        "presence",
        "priority",
        "decision",
        "action",
        "team",
        "participant",
        "accessneed",
        "partner",
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = MeetingList(desk.words)
        self.filter = FilterLine(desk.words)
        self.panel = MeetingPanel(desk)
        self.plan = PlanView(desk)
        self.overview = QWidget()
        self.empty = EmptyState(
            desk.words,
            mark("The meetings of the project appear here: those planned, and what came of those held."),
            Button(desk.words, mark("Plan a meeting"), icon="plus", on_click=self.plan_new),
        )
        self._build()
        self._connect()

    # What the window asks

    def show_project(self) -> None:
        """Show the meetings as they are now, or the plan that is open."""
        project_id = self.desk.project_id
        meetings = self.desk.do(list_meetings, project_id=project_id) if project_id else None
        self.list.set_meetings(meetings or ())
        open_plan = next((row for row in meetings or () if row.id == self.plan.meeting_id), None)
        if open_plan is None:
            self.plan.close_meeting()
        else:
            self.plan.show_meeting(open_plan)
        self._show_parts()

    def on_changes(self, changes: Changes) -> None:
        """Show what a step changed, where it concerns meetings."""
        if changes.touches(*self.concerned):
            self.show_project()

    def reword(self) -> None:
        """Say the keys of the buttons."""
        for button, key in self._keys.items():
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.accessibleName()} ({shown})")

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on a meeting, or on an item of the plan that is open."""
        if kind == "agendaitem":
            return self.plan.go_to_item(row_id)
        if kind != "meeting":
            return False
        if self.plan.meeting_id == row_id:
            return True
        self.leave_plan()
        self.filter.clear()
        found = self.list.go_to(row_id)
        if found:
            self.list.setFocus()
        return found

    def initial_focus(self) -> None:
        """Start on the list, or where the plan starts."""
        if self.plan.meeting_id is not None:
            self.plan.focus_first()
        elif self.list.rows.total:
            self.list.setFocus()
        else:
            super().initial_focus()

    # Deeds

    def start_now(self) -> None:
        """Open a meeting that nobody planned, at once."""
        if self.desk.project_id is None:
            return
        meeting_id = self.desk.do(
            start_now, project_id=self.desk.project_id, title="", item_title=self.words.say(OPEN_TALK)
        )
        if meeting_id is not None:
            self._tell_and_open(meeting_id)

    def plan_new(self) -> None:
        """Put a new meeting into the list and open its plan."""
        if self.desk.project_id is None:
            return
        meeting_id = self.desk.do(add_meeting, project_id=self.desk.project_id)
        if meeting_id is not None:
            self.desk.told.emit(self.words.say("New meeting in the list"))
            self.open_plan(meeting_id)

    def open_plan(self, meeting_id: UUID) -> None:
        """Show the plan of a meeting, to be changed."""
        meeting = self.desk.do(get_meeting, meeting_id=meeting_id)
        if meeting is not None:
            self.list.go_to(meeting_id)
            self.plan.show_meeting(meeting)
            self._show_parts()
            self.plan.focus_first()
            # The cards find their places only after this turn.
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.plan.facts.title))

    def leave_plan(self) -> None:
        """Go back to the list."""
        if self.plan.meeting_id is None:
            return
        self.plan.close_meeting()
        self._show_parts()
        self.list.setFocus()

    def do_main(self, meeting: MeetingRow | None) -> None:
        """Open a planned meeting, go on with one under way, show the minutes of one that has ended."""
        if meeting is None:
            return
        if meeting.state is MeetingState.ENDED:
            self.desk.opened.emit("minutes", meeting.id)
        elif meeting.state is MeetingState.OPEN:
            self.desk.opened.emit("meeting_live", meeting.id)
        elif done(self.desk, start_meeting, meeting_id=meeting.id, item_title=self.words.say(OPEN_TALK)):
            self._tell_and_open(meeting.id)

    def reopen(self, meeting: MeetingRow) -> None:
        """Open an ended meeting again."""
        if done(self.desk, reopen_meeting, meeting_id=meeting.id):
            self._tell(mark("«{meeting}» is open again"), meeting)

    def remove(self, meeting: MeetingRow) -> None:
        """Put a meeting into the bin."""
        if done(self.desk, remove_meeting, meeting_id=meeting.id):
            self._tell(mark("«{meeting}» deleted, with all it held"), meeting)

    # Inside

    def _build(self) -> None:
        self._back = self.add_action_button(mark("All meetings"), self.leave_plan, icon="chevron-left")
        self._plan_new = self.add_action_button(mark("Plan a meeting"), self.plan_new, icon="plus")
        self._start = self.add_action_button(mark("Start now"), self.start_now, primary=True, icon="play")
        # Of the two primary buttons only one is seen: that of the list, or that of the plan.
        self._main = self.add_action_button(
            mark("Open the meeting"), lambda: self.do_main(self.plan.meeting), primary=True
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        around = QVBoxLayout(self.overview)
        around.setContentsMargins(0, 0, 0, 0)
        self._beside = Beside(NARROW_PX, (left, 3), (self.panel, 2))
        around.addWidget(self._beside)
        for part in (self.overview, self.empty, self.plan):
            self.body.addWidget(part, 1)

    def _connect(self) -> None:
        self._keys = {self._start: START_KEY, self._plan_new: PLAN_KEY, self.panel.main_button: MAIN_KEY}
        self.add_command(mark("Start now"), self.start_now, START_KEY)
        self.add_command(mark("Plan a meeting"), self.plan_new, PLAN_KEY)
        self.add_command(
            mark("Open the meeting, go on with it, or see its minutes"),
            lambda: self.do_main(self.plan.meeting or self.list.current()),
            MAIN_KEY,
        )
        self.filter.textChanged.connect(self.list.search)
        self.filter.left_down.connect(self.list.setFocus)
        self.list.selected.connect(self.panel.show_meeting)
        self.list.opened.connect(self._open)
        self.list.change_asked.connect(lambda meeting: self.open_plan(meeting.id))
        self.list.delete_asked.connect(self.remove)
        self.list.menu_asked.connect(self._open_menu)
        self.panel.main_asked.connect(self.do_main)
        self.panel.change_asked.connect(lambda meeting: self.open_plan(meeting.id))
        self.panel.reopen_asked.connect(self.reopen)
        self.panel.delete_asked.connect(self.remove)
        self._beside.turned.connect(self.panel.stand_below)
        self.plan.left.connect(self.leave_plan)
        self.reword()

    def _open(self, meeting: MeetingRow) -> None:
        # Enter never starts a clock by accident: a planned meeting shows its plan first.
        if meeting.state is MeetingState.PLANNED:
            self.open_plan(meeting.id)
        else:
            self.do_main(meeting)

    def _open_menu(self, meeting: MeetingRow, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.words
        menu.addAction(said(words, MAIN_DEED[meeting.state]), partial(self.do_main, meeting))
        menu.addAction(words.say("Change"), QKeySequence("F2"), partial(self.open_plan, meeting.id))
        if meeting.state is MeetingState.ENDED:
            menu.addAction(words.say("Reopen"), partial(self.reopen, meeting))
        menu.addSeparator()
        menu.addAction(words.say("Delete"), QKeySequence("Del"), partial(self.remove, meeting))
        menu.popup(point)

    def _show_parts(self) -> None:
        planning = self.plan.meeting_id is not None
        some = bool(self.list.rows.total)
        self.plan.setVisible(planning)
        self.overview.setVisible(some and not planning)
        self.empty.setVisible(not some and not planning)
        self._back.setVisible(planning)
        self._main.setVisible(planning)
        for button in (self._plan_new, self._start):
            button.setVisible(not planning)
        meeting = self.plan.meeting
        if meeting is not None:
            self.heading.show_as_is(name_of(self.words, meeting))
            self._main.say(MAIN_DEED[meeting.state])
        else:
            self.heading.say(self.where.title)

    def _tell(self, sentence: str, meeting: MeetingRow) -> None:
        self.desk.told.emit(self.words.say(sentence, meeting=name_of(self.words, meeting)))

    def _tell_and_open(self, meeting_id: UUID) -> None:
        meeting = get_meeting(self.desk.workspace, meeting_id=meeting_id)
        self._tell(mark("«{meeting}» is under way"), meeting)
        self.desk.opened.emit("meeting_live", meeting_id)
