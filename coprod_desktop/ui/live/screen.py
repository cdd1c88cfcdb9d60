"""The live screen: agenda, tool and room side by side, the capture line below, and the keys of the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.actions_tool import ActionsTool
from coprod_desktop.ui.live.agenda_pane import AgendaPane
from coprod_desktop.ui.live.capture import Capture
from coprod_desktop.ui.live.decisions_tool import DecisionsTool
from coprod_desktop.ui.live.door import Door
from coprod_desktop.ui.live.ending import EndingDialog
from coprod_desktop.ui.live.head import Head
from coprod_desktop.ui.live.last_time_tool import LastTimeTool
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.notes_tool import NotesTool
from coprod_desktop.ui.live.priorities_tool import PrioritiesTool
from coprod_desktop.ui.live.room_pane import RoomPane
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.live.vote_tool import VoteTool
from coprod_desktop.ui.live_view import Pane
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import ScrollArea
from coprod_desktop.ui.widgets.focus import focus_inside
from coprod_desktop.ui.widgets.tabs import Tabs
from coprod_desktop.ui.widgets.texts import Say, reword_all, said
from coprod_desktop.words import mark

FOLD_BELOW_PX = 1100
AGENDA_PX, ROOM_PX, ANY_PX = 236, 216, 16_777_215
TICK_MS = 1000


class LiveScreen(QWidget):
    """One meeting, run. `left` tells that the places may be shown again; leaving does not end the meeting."""

    left = Signal()

    kinds = frozenset(
        {
            "priority",
            "note",
            "poll",
            "polloption",
            "pollevent",
            "entitlement",
            "ballot",
            "decision",
            "decisionpriority",
            "dissent",
            "action",
            "actionevent",
            "agendaitem",
            "itemrun",
            "attendance",
            "presence",
        }
    )

    def __init__(self, desk: Desk, meeting_id: UUID) -> None:
        super().__init__()
        self.desk = desk
        self.live = LiveMeeting(desk, meeting_id, self)
        self.setProperty("role", "canvas")
        self.head = Head(desk, self.live)
        self.agenda = AgendaPane(desk, self.live)
        self.room = RoomPane(desk, self.live)
        self.priorities = PrioritiesTool(desk, self.live)
        self.notes = NotesTool(desk, self.live)
        self.vote = VoteTool(desk, self.live)
        self.decisions = DecisionsTool(desk, self.live)
        self.actions_tool = ActionsTool(desk, self.live)
        self.last_time = LastTimeTool(desk, self.live, self.actions_tool.take)
        self.tools: tuple[Tool, ...] = (
            self.priorities,
            self.notes,
            self.vote,
            self.decisions,
            self.actions_tool,
            self.last_time,
        )
        self.capture = Capture(desk, meeting_id, self.priorities)
        self.tabs = Tabs(desk.words, mark("Tools of the item"))
        self._tool: Tool = self.priorities
        self._folded = False
        self._commands: list[tuple[QAction, Say]] = []
        self._lay_out()
        self._connect()
        self._add_commands()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._show_last_time()
        self._begin_with_last_time()

    # What the window asks

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Show a row and put the cursor on it; False where it is not here."""
        if kind in {"agendaitem", "itemrun", "attendance", "presence"}:
            return True
        tool = next((tool for tool in self.tools if tool.reveal(kind, row_id)), None)
        if tool is not None:
            self.tabs.choose(tool.key)
        return tool is not None

    def search(self) -> None:
        """Search the lines of this meeting."""
        from coprod_desktop.ui.find.finder import search_meeting  # noqa: PLC0415  loaded when first needed

        search_meeting(self)

    def toast_anchor(self) -> QWidget:
        """Give the capture line: a toast stands above it."""
        return self.capture

    def toast_ground(self) -> QWidget:
        """Give what scrolls above the capture line: it ends where a toast begins."""
        return self._upper

    def panes(self) -> list[Pane]:
        """Give the panes that F6 goes round: agenda, tool, room, capture line."""
        panes: list[Pane] = [(self.tabs, self._focus_tool), (self.capture, self.capture.line.setFocus)]
        if not self._folded:
            panes.insert(1, (self.room, lambda: focus_inside(self.room)))
            panes.insert(0, (self.agenda, self.agenda.list.setFocus))
        return panes

    # What one may do here

    def tick(self) -> None:
        """Say the clock again; nothing is counted, so that a closed lid changes nothing."""
        self.head.tick()
        self.agenda.tick()

    def open_door(self) -> Door:
        """Open the door: who comes and who leaves."""
        door = Door(self, self.desk, self.live)
        door.open()
        return door

    def ask_to_end(self) -> EndingDialog:
        """Show what is still missing, and offer to end the meeting."""
        dialog = EndingDialog(self, self.desk, self.live)
        dialog.leave_asked.connect(self.leave)
        dialog.vote_asked.connect(self._show_vote)
        dialog.open()
        return dialog

    def leave(self) -> None:
        """Go back to the places; the meeting stays as it is."""
        self.capture.keep()
        self._timer.stop()
        self.left.emit()

    def choose_tool(self, number: int) -> None:
        """Show a tool by its number, from 0 on."""
        tool = self.tools[number]
        if self.tabs.segments.button(tool.key).isHidden():
            return
        self.tabs.choose(tool.key)
        self._focus_chosen()

    # What Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock be painted while it is seen."""
        super().showEvent(event)
        self._fold()
        self.tick()
        self._timer.start()
        self._focus_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is half typed, and paint no clock."""
        self._timer.stop()
        self.capture.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold agenda and room into tabs where they have no room."""
        super().resizeEvent(event)
        self._fold()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor where one starts; a focus proxy would keep Tab away from all that stands before it."""
        super().focusInEvent(event)
        self._focus_chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Fold where the text has grown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fold()

    # Inside

    def _connect(self) -> None:
        self.live.over.connect(self.leave)
        self.live.actions_changed.connect(self._show_last_time)
        self.live.agenda_changed.connect(self._serve)
        self.room.door_asked.connect(self.open_door)
        self.agenda.end_asked.connect(self.ask_to_end)
        self.head.end_asked.connect(self.ask_to_end)
        self.agenda.leave_asked.connect(self.leave)
        self.tabs.turned.connect(self._turned)
        self.capture.entered.connect(self._take)
        self.capture.several_entered.connect(self._take_several)
        for tool in self.tools:
            tool.taken.connect(self.capture.saved)
            tool.invitation_changed.connect(self._serve)
        self.priorities.decide_asked.connect(self.decisions.decide_on)
        self.priorities.act_asked.connect(self.actions_tool.act_on_priority)
        self.decisions.act_asked.connect(self.actions_tool.act_on_decision)
        self.desk.reworded.connect(self._reword)

    def _add_commands(self) -> None:
        for number, tool in enumerate(self.tools):
            self._command(tool.title, lambda number=number: self.choose_tool(number), f"Ctrl+{number + 1}")
        self._command(mark("Next item"), self.agenda.go_next, "Alt+Down", "Ctrl+Right")
        self._command(mark("Item before"), self.agenda.go_back, "Alt+Up", "Ctrl+Left")
        self._command(mark("The door"), self.open_door, "Ctrl+D")
        self._command(mark("Capture line"), self.capture.line.setFocus, "Ctrl+L")
        self._command(mark("Write private notes"), self._write_privately, "Alt+P")
        self._command(mark("End the meeting"), self.ask_to_end, "Ctrl+E")
        self._name_commands()

    def _command(self, text: Say, run: Callable[..., Any], *keys: str) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: run())
        self.addAction(action)
        self._commands.append((action, text))

    def _name_commands(self) -> None:
        words = self.desk.words
        for action, text in self._commands:
            action.setText(said(words, text))
        for number, tool in enumerate(self.tools):
            self.tabs.segments.button(tool.key).setToolTip(f"{words.say(tool.title)} (Ctrl+{number + 1})")
        self.setAccessibleName(words.say("Meeting under way"))

    def _show_vote(self, poll_id: UUID) -> None:
        self.reveal("poll", poll_id)
        self.vote.take_focus()

    def _write_privately(self) -> None:
        self.tabs.choose(self.notes.key)
        self.notes.private.click()
        self.capture.line.setFocus()

    def _take(self, text: str) -> None:
        self._tool.take(text)

    def _take_several(self, lines: list[str]) -> None:
        self._tool.take_several(lines)

    def _serve(self) -> None:
        self.capture.serve(self._tool)

    def _turned(self, key: str) -> None:
        tool = next((tool for tool in self.tools if tool.key == key), None)
        if tool is not None:
            self._tool = tool
            self.capture.serve(tool)

    def _begin_with_last_time(self) -> None:
        """Show what waits for an answer first, as long as the meeting is at its beginning."""
        begun = any(item.is_taken for item in self.live.agenda)
        if self.live.waiting_actions() and not begun:
            self.tabs.choose(self.last_time.key)

    def _focus_chosen(self) -> None:
        if self._tool.starts_in_list:
            self._tool.take_focus()
        else:
            self.capture.line.setFocus()

    def _focus_tool(self) -> None:
        if self.tabs.pane is self._tool:
            self._tool.take_focus()
        else:
            focus_inside(self.tabs.pane)
        focus = self.focusWidget()
        if focus is None or not self.tabs.isAncestorOf(focus):
            # An empty tool has nothing to walk through.
            self.tabs.segments.button(self.tabs.key).setFocus()

    def _show_last_time(self) -> None:
        self.tabs.segments.button(self.last_time.key).setVisible(bool(self.live.earlier))

    def _reword(self) -> None:
        reword_all(self, self.desk.words)
        self._name_commands()
        self.agenda.refresh()
        self.tick()

    def _fold(self) -> None:
        fold = self.width() < scaled(FOLD_BELOW_PX)
        self.agenda.setMinimumWidth(0 if fold else scaled(AGENDA_PX))
        self.agenda.setMaximumWidth(ANY_PX if fold else scaled(AGENDA_PX))
        self._room_side.setFixedWidth(max(scaled(ROOM_PX), self._room_side.minimumSizeHint().width()))
        if fold == self._folded:
            return
        self._folded = fold
        self.head.fold(fold)
        self.tabs.segments.tighten(fold)
        for key in ("agenda", "room"):
            self.tabs.segments.button(key).setVisible(fold)
        if fold:
            self._agenda_page.addWidget(self.agenda)
            self._room_page.addWidget(self.room)
        else:
            self._row.insertWidget(0, self.agenda)
            self._side.addWidget(self.room)
            self.tabs.choose(self._tool.key)
        self._room_side.setVisible(not fold)

    def _lay_out(self) -> None:
        self._agenda_page = self._add_page("agenda", mark("Agenda"))
        for tool in self.tools:
            self.tabs.add(tool.key, tool.title, tool)
        self._room_page = self._add_page("room", mark("Room"))
        for key in ("agenda", "room"):
            self.tabs.segments.button(key).hide()
        self.tabs.choose(self.priorities.key)
        area = ScrollArea()
        area.body.addWidget(self.head)
        area.body.addWidget(self.tabs, 1)
        self._upper = QWidget()
        upper = QVBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(area)
        middle = QVBoxLayout()
        middle.setContentsMargins(20, 16, 20, 16)
        middle.setSpacing(12)
        middle.addWidget(self._upper, 1)
        middle.addWidget(self.capture)
        self._room_side = QWidget()
        self._side = QVBoxLayout(self._room_side)
        self._side.setContentsMargins(0, 16, 16, 16)
        self._side.addWidget(self.room)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.agenda)
        self._row.addLayout(middle, 1)
        self._row.addWidget(self._room_side)

    def _add_page(self, key: str, title: str) -> QVBoxLayout:
        """Add a tab that holds a pane while there is no room beside the tool."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs.add(key, title, page)
        return column
