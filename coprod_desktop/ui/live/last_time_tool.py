"""Since last time: the open actions of earlier meetings, each answered by one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt

from coprod_desktop.domain.actions import ActionRow, ActionState, Due
from coprod_desktop.operations.actions import record_progress
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.actions_tool import say_owner
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import as_is, low_field
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.who_field import DueField
from coprod_desktop.words import mark
from coprod_desktop.words.labels import label


class LastTimeTool(Tool):
    """Every open action is answered: done, goes on, handed over, dropped."""

    key: ClassVar[str] = "last_time"
    title: ClassVar[str] = mark("Since last time")
    invitation: ClassVar[str] = mark("Write an action and press Enter; who and by when come next")
    kinds: ClassVar[frozenset[str]] = frozenset({"action", "actionevent"})
    splits: ClassVar[bool] = False

    def __init__(self, desk: Desk, live: LiveMeeting, begin_action: Callable[[str], None]) -> None:
        super().__init__(desk, live)
        self._begin_action = begin_action
        answers: dict[Qt.Key, tuple[str, Callable[[ActionRow], None]]] = {
            Qt.Key.Key_1: (mark("1 Done"), self._done),
            Qt.Key.Key_2: (mark("2 Goes on…"), self._goes_on),
            Qt.Key.Key_3: (mark("3 Handed over…"), self._handed_over),
            Qt.Key.Key_4: (mark("4 Dropped…"), self._dropped),
        }
        self.list: LineList[ActionRow] = LineList(
            desk.words,
            mark("Actions of earlier meetings"),
            self._line,
            glyph_px=0,
            keys={key: run for key, (_word, run) in answers.items()},
        )
        self.list.opened.connect(self._goes_on)
        self.buttons = {
            key: Button(desk.words, word, on_click=partial(self._answer_current, run))
            for key, (word, run) in answers.items()
        }
        self.column.addWidget(self.list, 1)
        row = FlowLayout(gap=8)
        for button in self.buttons.values():
            row.addWidget(button)
        self.column.addLayout(row)
        live.actions_changed.connect(self.refresh)
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
        """Put the focus on the list."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the actions as they are now."""
        self.list.show_rows(self.live.earlier)

    def _line(self, row: ActionRow) -> Line:
        words = self.words
        overdue = row.standing(self.live.now().astimezone().date()) is Due.OVERDUE
        due = words.say("by {date}", date=words.date(row.due)) if row.due else words.say("no date")
        told = [say_owner(row) or words.say("no owner"), due, row.meeting]
        said = row.events[-1].note if row.events else ""
        glyph, tone = sign_of(row.state)
        status = f"{glyph} {label(words, row.state)}"
        if overdue and row.is_open:
            status, tone = "! " + words.say("{state}, overdue", state=label(words, row.state)), Tone.WARN
        caption = " · ".join(part for part in told if part) + (f"\n{said}" if said else "")
        return Line(row.what, caption, status=status, tone=tone)

    def _answer_current(self, run: Callable[[ActionRow], None]) -> None:
        row = self.list.current_row() or self.list.lines.row_at(0)
        if row is not None:
            run(row)

    def _tell(self, row: ActionRow, state: ActionState, **told: Any) -> None:
        record_progress(self.desk.workspace, action_id=row.id, state=state, meeting_id=self.live.id, **told)
        self._told(row, state)

    def _told(self, row: ActionRow, state: ActionState) -> None:
        words = self.words
        self.desk.told.emit(words.say("«{action}»: {state}", action=row.what, state=label(words, state)))

    def _done(self, row: ActionRow) -> None:
        state = ActionState.DONE
        if self.desk.do(record_progress, action_id=row.id, state=state, meeting_id=self.live.id):
            self._told(row, state)

    def _goes_on(self, row: ActionRow) -> None:
        today = self.live.now().astimezone().date()
        form = Form(self.words)
        form.add("new_due", DueField(self.words, mark("New date"), today, hint=mark("A day, or +14.")))
        form.add("note", low_field(self.words, mark("Why")))
        self._ask(row, ActionState.GOES_ON, mark("It goes on"), form)

    def _handed_over(self, row: ActionRow) -> None:
        form = Form(self.words)
        others = [(None, mark("Choose a partner")), *((p.id, as_is(p.name)) for p in self.live.partners)]
        form.add("to_partner_id", ChoiceField(self.words, mark("To whom"), others, required=True))
        form.add("note", low_field(self.words, mark("Why")))
        self._ask(row, ActionState.HANDED_OVER, mark("Handed over"), form)

    def _dropped(self, row: ActionRow) -> None:
        form = Form(self.words)
        form.add("note", low_field(self.words, mark("Why")))
        self._ask(row, ActionState.DROPPED, mark("Dropped"), form)

    def _ask(self, row: ActionRow, state: ActionState, title: str, form: Form) -> None:
        FormDialog(
            self, self.words, title, form, verb=mark("Save"), save=lambda values: self._tell(row, state, **values)
        ).open()
