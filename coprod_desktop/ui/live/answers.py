"""What became of an action of an earlier meeting: each answer asks only what the minutes need to know."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.operations.since_last_time import answer_action, drop_action, take_back_answer
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import as_is, low_field
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import Dialog, FormDialog
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.ui.widgets.who_field import DueField
from coprod_desktop.words import mark
from coprod_desktop.words.labels import label

Key = Qt.Key


class Answers:
    """Asks and records answers; `told` is called once one is given, so that the next action may follow."""

    def __init__(
        self, parent: QWidget, desk: Desk, live: LiveMeeting, told: Callable[[ActionRow], object] | None = None
    ) -> None:
        self._parent = parent
        self._desk = desk
        self._live = live
        self._told = told
        self.by_key: dict[Qt.Key, tuple[str, Callable[[ActionRow], object]]] = {
            Key.Key_1: (mark("1 Done"), self.done),
            Key.Key_2: (mark("2 Goes on…"), self.goes_on),
            Key.Key_3: (mark("3 Handed over…"), self.handed_over),
            Key.Key_4: (mark("4 Dropped…"), self.dropped),
            Key.Key_5: (mark("5 Not answered"), self.not_answered),
        }

    def done(self, row: ActionRow) -> None:
        """It is done."""
        state = ActionState.DONE
        if done(self._desk, answer_action, action_id=row.id, state=state, meeting_id=self._live.id):
            self._tell(row, label(self._desk.words, state))

    def goes_on(self, row: ActionRow) -> None:
        """It goes on: until when, and why."""
        form = self._form(row)
        self._add_due(form, required=True)
        form.add("note", low_field(self._desk.words, mark("Why"), required=True))
        self._ask(mark("It goes on"), form, partial(self._answer, row, ActionState.GOES_ON))

    def handed_over(self, row: ActionRow) -> None:
        """Somebody else does it from now on."""
        form = self._form(row)
        others = [(None, mark("Choose a partner")), *((p.id, as_is(p.name)) for p in self._live.partners)]
        form.add("to_partner_id", ChoiceField(self._desk.words, mark("To whom"), others, required=True))
        self._add_due(form, required=False)
        form.add("note", low_field(self._desk.words, mark("Why")))
        self._ask(mark("Handed over"), form, partial(self._answer, row, ActionState.HANDED_OVER))

    def dropped(self, row: ActionRow) -> None:
        """It is dropped, by a decision of this meeting with its reason."""
        form = DropForm(self._desk, self._live, row)

        def save(values: dict[str, Any]) -> None:
            drop_action(
                self._desk.workspace,
                action_id=row.id,
                meeting_id=self._live.id,
                item_id=self._live.item_id,
                **values,
            )
            self._tell(row, label(self._desk.words, ActionState.DROPPED))

        self._ask(mark("Dropped by decision"), form, save)

    def not_answered(self, row: ActionRow) -> None:
        """Nothing is said about it: an answer given before is taken back, else the next action follows."""
        given = row.answer_in(self._live.id) is not None
        if given and done(self._desk, take_back_answer, action_id=row.id, meeting_id=self._live.id):
            self._desk.told.emit(self._desk.words.say("«{action}» has no answer any more", action=row.what))
        if self._told:
            self._told(row)

    def _add_due(self, form: Form, *, required: bool) -> None:
        today = self._live.now().astimezone().date()
        field = DueField(self._desk.words, mark("New date"), today, hint=mark("A day, or +14."), required=required)
        form.add("new_due", field)

    def _answer(self, row: ActionRow, state: ActionState, values: dict[str, Any]) -> None:
        answer_action(self._desk.workspace, action_id=row.id, state=state, meeting_id=self._live.id, **values)
        self._tell(row, label(self._desk.words, state))

    def _form(self, row: ActionRow) -> Form:
        form = Form(self._desk.words)
        form.add_widget(_about(self._desk, row))
        return form

    def _ask(self, title: Say, form: Form, save: Callable[[dict[str, Any]], object]) -> None:
        words = self._desk.words
        FormDialog(self._parent, words, title, form, verb=mark("Save"), save=save).open()

    def _tell(self, row: ActionRow, state: str) -> None:
        self._desk.told.emit(self._desk.words.say("«{action}»: {state}", action=row.what, state=state))
        if self._told:
            self._told(row)


class DropForm(Form):
    """By which decision: one taken already, or one put down here; and why."""

    def __init__(self, desk: Desk, live: LiveMeeting, row: ActionRow) -> None:
        words = desk.words
        super().__init__(words)
        self._reasons: dict[UUID | None, str] = {one.id: one.reason for one in live.decisions}
        self._given = ""
        self.add_widget(_about(desk, row))
        if live.decisions:
            known = [(None, mark("A new decision")), *((one.id, as_is(one.text)) for one in live.decisions)]
            self.add("decision_id", ChoiceField(words, mark("By which decision"), known))
        self.add("text", low_field(words, mark("Decision"), required=True))
        self.add("reason", low_field(words, mark("Reason"), hint=mark("Why it was decided so."), required=True))
        self.fill(text=words.say("«{action}» is not pursued any further", action=row.what))
        self.changed.connect(self._choose)

    def focus_first(self) -> None:
        """Start where something has to be written."""
        self.fields["reason"].control.setFocus()

    def _choose(self) -> None:
        choice = self.fields.get("decision_id")
        chosen = choice.value() if choice else None
        self.fields["text"].setEnabled(chosen is None)
        reason = self.fields["reason"]
        if reason.value() == self._given:
            self._given = self._reasons.get(chosen, "")
            reason.set_value(self._given)


class AnswerDialog(Dialog):
    """Asks what became of one action, by a button or by its number."""

    def __init__(self, parent: QWidget, desk: Desk, live: LiveMeeting, row: ActionRow) -> None:
        super().__init__(parent, desk.words, mark("What became of it?"))
        self._row = row
        self.body.addWidget(_about(desk, row))
        self._answers = Answers(parent, desk, live).by_key
        del self._answers[Key.Key_5]
        buttons = [
            Button(desk.words, word, on_click=partial(self._take, answer)) for word, answer in self._answers.values()
        ]
        for button in buttons:
            self.body.addWidget(button)
        self.body.addStretch(1)
        self.add_button(mark("Close"), self.reject)
        buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by the number."""
        answer = self._answers.get(Key(event.key()))
        if answer and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self._take(answer[1])
        else:
            super().keyPressEvent(event)

    def _take(self, answer: Callable[[ActionRow], object]) -> None:
        self.accept()
        answer(self._row)


def _about(desk: Desk, row: ActionRow) -> Text:
    shown = Text(desk.words)
    shown.show_as_is(" · ".join(part for part in (row.what, row.owner) if part))
    return shown
