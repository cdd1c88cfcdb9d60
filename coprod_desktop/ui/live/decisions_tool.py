"""Decisions of the meeting: what was settled and why."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.decisions import DecisionRow
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.decisions import remove_decision
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.decision_form import change_existing, new_decision
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


class DecisionsTool(Tool):
    """A list of decisions; Enter opens one, the capture line begins one."""

    key: ClassVar[str] = "decisions"
    title: ClassVar[str] = mark("Decisions")
    invitation: ClassVar[str] = mark("Write a decision and press Enter; reason and rule come next")
    kinds: ClassVar[frozenset[str]] = frozenset({"decision", "decisionpriority", "dissent"})
    splits: ClassVar[bool] = False

    act_asked = Signal(object)
    """An action is to come of this decision."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(desk, live)
        self.nothing = Text(desk.words, mark("Nothing decided yet in this meeting."), "caption")
        self.list: LineList[DecisionRow] = LineList(
            desk.words, mark("Decisions"), self._line, menu=self._fill_menu, glyph_px=0
        )
        self.list.opened.connect(lambda row: change_existing(self, desk, live, row))
        self.list.delete_asked.connect(self._remove)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 1)
        live.decisions_changed.connect(self.refresh)
        self.refresh()

    def take(self, text: str) -> None:
        """Begin a decision; the line keeps its text until the decision is saved."""
        new_decision(self, self.desk, self.live, text=text).accepted.connect(self.taken)

    def decide_on(self, priority: PriorityRow) -> None:
        """Begin a decision that answers a priority."""
        new_decision(self, self.desk, self.live, answers=(priority.id,))

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on a decision."""
        return kind in self.kinds and self.list.go_to(row_id)

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the decisions as they are now."""
        self.list.show_rows(self.live.decisions)
        self.nothing.setVisible(not self.live.decisions)

    def _line(self, row: DecisionRow) -> Line:
        words = self.words
        told = [label(words, row.rule)]
        if row.answers:
            count = len(row.answers)
            told.append(words.plural("answers {count} priority", "answers {count} priorities", count))
        if row.declines:
            count = len(row.declines)
            told.append(words.plural("declines {count} priority", "declines {count} priorities", count))
        if row.dissents:
            count = len(row.dissents)
            told.append(words.plural("{count} dissenting view", "{count} dissenting views", count))
        reason = words.say("Reason: {reason}", reason=row.reason) + "\n" if row.reason else ""
        status = "" if row.reason else "! " + words.say("No reason yet")
        return Line(row.text, reason + " · ".join(told), status=status, tone=Tone.WARN)

    def _remove(self, row: DecisionRow) -> None:
        self.desk.do(remove_decision, decision_id=row.id)
        self.desk.told.emit(self.words.say("Decision «{text}» deleted", text=row.text))

    def _fill_menu(self, menu: QMenu, row: DecisionRow) -> None:
        words: Words = self.words
        menu.addAction(words.say("Change (Enter)")).triggered.connect(
            lambda _c: change_existing(self, self.desk, self.live, row)
        )
        menu.addAction(words.say("Make an action of it…")).triggered.connect(lambda _c: self.act_asked.emit(row))
        menu.addSeparator()
        menu.addAction(words.say("Delete (Del)")).triggered.connect(lambda _c: self._remove(row))
