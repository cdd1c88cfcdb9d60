"""Actions agreed in the meeting: who does what by when."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.decisions import DecisionRow
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.actions import remove_action
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.action_form import change_existing, new_action
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark


def say_owner(row: ActionRow) -> str:
    """Give who does it: the partner, with the person where one is named."""
    return f"{row.owner} ({row.person})" if row.person else row.owner


def say_missing(words: Words, row: ActionRow) -> str:
    """Say what an open action lacks: an owner, a date, or both; nothing where it is whole."""
    if not row.is_open or (row.owner_id and row.due):
        return ""
    if row.owner_id:
        return words.say("No date yet")
    return words.say("No owner yet") if row.due else words.say("No owner and no date yet")


class ActionsTool(Tool):
    """A list of this meeting's actions; Enter opens one, the capture line begins one."""

    key: ClassVar[str] = "actions"
    title: ClassVar[str] = mark("Actions")
    invitation: ClassVar[str] = mark("Write an action and press Enter; who and by when come next")
    kinds: ClassVar[frozenset[str]] = frozenset({"action"})
    splits: ClassVar[bool] = False

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(desk, live)
        self.nothing = Text(desk.words, mark("No action agreed yet in this meeting."), "caption")
        self.list: LineList[ActionRow] = LineList(
            desk.words, mark("Actions"), self._line, menu=self._fill_menu, glyph_px=0
        )
        self.list.opened.connect(lambda row: change_existing(self, desk, live, row))
        self.list.delete_asked.connect(self._remove)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        live.actions_changed.connect(self.refresh)
        self.refresh()

    def take(self, text: str) -> None:
        """Begin an action; the line keeps its text until the action is saved."""
        new_action(self, self.desk, self.live, text=text).accepted.connect(self.taken)

    def act_on_priority(self, priority: PriorityRow) -> None:
        """Begin an action that comes from a priority."""
        new_action(self, self.desk, self.live, text=priority.text, priority=priority)

    def act_on_decision(self, decision: DecisionRow) -> None:
        """Begin an action that follows from a decision."""
        new_action(self, self.desk, self.live, text=decision.text, decision_id=decision.id)

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on an action."""
        return kind in self.kinds and self.list.go_to(row_id)

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the actions as they are now."""
        rows = self.live.own_actions()
        self.list.show_rows(rows)
        self.nothing.setVisible(not rows)

    def _line(self, row: ActionRow) -> Line:
        words = self.words
        due = words.say("by {date}", date=words.date(row.due)) if row.due else ""
        missing = say_missing(words, row)
        return Line(
            row.what,
            " · ".join(part for part in (say_owner(row), due) if part),
            status=f"! {missing}" if missing else "",
            tone=Tone.WARN,
        )

    def _remove(self, row: ActionRow) -> None:
        self.desk.do(remove_action, action_id=row.id)
        self.desk.told.emit(self.words.say("Action «{text}» deleted", text=row.what))

    def _fill_menu(self, menu: QMenu, row: ActionRow) -> None:
        menu.addAction(self.words.say("Change (Enter)")).triggered.connect(
            lambda _c: change_existing(self, self.desk, self.live, row)
        )
        menu.addAction(self.words.say("Delete (Del)")).triggered.connect(lambda _c: self._remove(row))
