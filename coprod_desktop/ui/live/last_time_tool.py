"""Since last time: the open actions of earlier meetings, answered one after the other, each by one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar
from uuid import UUID

from coprod_desktop.domain.actions import ActionEventRow, ActionRow, ActionState, Due
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.actions_tool import say_owner
from coprod_desktop.ui.live.answers import Answers
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


class LastTimeTool(Tool):
    """Every open action is answered: done, goes on, handed over, dropped by decision, or left without an answer."""

    key: ClassVar[str] = "last_time"
    title: ClassVar[str] = mark("Since last time")
    invitation: ClassVar[str] = mark("Write an action and press Enter; who and by when come next")
    kinds: ClassVar[frozenset[str]] = frozenset({"action", "actionevent"})
    splits: ClassVar[bool] = False
    starts_in_list: ClassVar[bool] = True

    def __init__(self, desk: Desk, live: LiveMeeting, begin_action: Callable[[str], None]) -> None:
        super().__init__(desk, live)
        self._begin_action = begin_action
        self.answers = Answers(self, desk, live, self._go_on)
        self.progress = Text(desk.words, self._say_progress, "strong")
        self.list: LineList[ActionRow] = LineList(
            desk.words,
            mark("Actions of earlier meetings"),
            self._line,
            glyph_px=0,
            keys={key: run for key, (_word, run) in self.answers.by_key.items()},
        )
        self.list.told_keys = tuple((word, chr(key)) for key, (word, _run) in self.answers.by_key.items())
        self.list.opened.connect(self.answers.goes_on)
        self.buttons = {
            key: Button(desk.words, word, on_click=partial(self._answer_current, run))
            for key, (word, run) in self.answers.by_key.items()
        }
        self.column.addWidget(self.progress)
        self.column.addWidget(self.list, 1)
        row = FlowLayout(gap=8)
        for button in self.buttons.values():
            row.addWidget(button)
        self.column.addLayout(row)
        live.actions_changed.connect(self.refresh)
        live.decisions_changed.connect(self.refresh)
        self.refresh()

    def take(self, text: str) -> None:
        """Begin an action of this meeting."""
        self._begin_action(text)

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on an action, also where only its news is named."""
        if kind == "actionevent":
            told = (row.id for row in self.live.earlier if any(e.id == row_id for e in row.events))
            row_id = next(told, row_id)
        return kind in self.kinds and self.list.go_to(row_id)

    def take_focus(self) -> None:
        """Put the focus on the list, on the first action that waits where none is at hand."""
        if self.list.current_row() is None:
            self._go_on(None)
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the actions as they are now."""
        self.list.show_rows(self.live.earlier)
        self.progress.reword(self.words)

    def _go_on(self, answered: ActionRow | None) -> None:
        """Put the cursor on the next action that waits, from the one just answered on and round."""
        rows = self.live.earlier
        here = next((place for place, row in enumerate(rows) if answered and row.id == answered.id), -1)
        following = (*rows[here + 1 :], *rows[: here + 1])
        waiting = next((row for row in following if row.answer_in(self.live.id) is None), None)
        if waiting is not None:
            self.list.go_to(waiting.id)

    def _say_progress(self, words: Words) -> str:
        count, waiting = len(self.live.earlier), len(self.live.waiting_actions())
        if not waiting:
            return words.plural("✓ {count} of {count} answered", "✓ All {count} answered", count) if count else ""
        return words.say("{answered} of {count} answered", answered=count - waiting, count=count)

    def _line(self, row: ActionRow) -> Line:
        words, answer = self.words, row.answer_in(self.live.id)
        due = words.say("by {date}", date=words.date(row.due)) if row.due else words.say("no date")
        told = [say_owner(row) or words.say("no owner"), due, row.meeting]
        lines = [" · ".join(part for part in told if part)]
        if answer is not None:
            glyph, tone = sign_of(answer.state)
            caption = "\n".join(lines + self._say_answer(answer))
            return Line(row.what, caption, status=f"{glyph} {label(words, answer.state)}", tone=tone)
        late = row.standing(self.live.now().astimezone().date()) is Due.OVERDUE
        status = "! " + words.say("Not answered yet; overdue") if late else "○ " + words.say("Not answered yet")
        caption = "\n".join(lines + self._say_before(row))
        return Line(row.what, caption, status=status, tone=Tone.WARN if late else Tone.PLAIN)

    def _say_answer(self, answer: ActionEventRow) -> list[str]:
        by = self.words.say("by decision: «{decision}»", decision=answer.decision) if answer.decision else ""
        return [text for text in (by, answer.note) if text]

    def _say_before(self, row: ActionRow) -> list[str]:
        if row.state is ActionState.OPEN:
            return []
        last = row.events[-1]
        state = f"{label(self.words, last.state)}, {self.words.date(last.on)}"
        return [f"{state}: {last.note}" if last.note else state]

    def _answer_current(self, run: Callable[[ActionRow], object]) -> None:
        row = self.list.current_row() or self.list.lines.row_at(0)
        if row is not None:
            run(row)
