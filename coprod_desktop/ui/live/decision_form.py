"""The fast form of a decision: text, reason, rule, what it says to priorities, and who saw it otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.decisions import Answer, DecisionRow, DecisionRule
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.decisions import add_decision, change_decision
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.answers_field import AnswersField
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import low_field
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import LABELS


class DecisionForm(Form):
    """The fields of a decision; `earlier` are priorities of other meetings that it may answer."""

    def __init__(
        self, words: Words, live: LiveMeeting, item_id: UUID | None, earlier: Sequence[PriorityRow] = ()
    ) -> None:
        super().__init__(words)
        self.add("text", low_field(words, mark("Decision"), required=True))
        self.add("reason", low_field(words, mark("Reason"), hint=mark("Why it was decided so.")))
        rules = [(rule, LABELS["DecisionRule"][rule.value]) for rule in DecisionRule]
        self.add("rule", ChoiceField(words, mark("How it was decided"), rules))
        priorities = [*live.priorities.values(), *(row for row in earlier if row.id not in live.priorities)]
        if priorities:
            self.add("answers", AnswersField(words, priorities, item_id))
        self.add("dissents", low_field(words, mark("Dissenting views"), hint=mark("One per line, if any.")))

    def said(self) -> dict[str, Any]:
        """Give what is filled in, as the operations take it."""
        values = self.values()
        answers: dict[UUID, Answer] = values.pop("answers", {})
        values["answers"] = [key for key, answer in answers.items() if answer is Answer.ANSWERS]
        values["declines"] = [key for key, answer in answers.items() if answer is Answer.DECLINES]
        values["dissents"] = values["dissents"].splitlines()
        return values


def new_decision(
    parent: QWidget,
    desk: Desk,
    live: LiveMeeting,
    *,
    text: str = "",
    answers: Sequence[UUID] = (),
    earlier: Sequence[PriorityRow] = (),
    poll_id: UUID | None = None,
) -> FormDialog:
    """Open the form for a new decision, which may follow a poll; what is given counts as typed."""
    item_id = live.item_id
    form = DecisionForm(desk.words, live, item_id, earlier)

    def save(_values: dict[str, Any]) -> None:
        add_decision(desk.workspace, meeting_id=live.id, item_id=item_id, poll_id=poll_id, **form.said())
        desk.told.emit(desk.words.say("Decision «{text}» added", text=form.values()["text"]))

    form.fill(text=text)
    if answers:
        form.fill(answers=dict.fromkeys(answers, Answer.ANSWERS))
    form.dirty = bool(text)
    dialog = FormDialog(parent, desk.words, mark("New decision"), form, verb=mark("Save the decision"), save=save)
    _open(dialog, "reason" if text else "text")
    return dialog


def change_existing(parent: QWidget, desk: Desk, live: LiveMeeting, decision: DecisionRow, field: str = "text") -> None:
    """Open the form of a decision, with the cursor in a field."""
    form = DecisionForm(desk.words, live, decision.item_id)

    def save(_values: dict[str, Any]) -> None:
        change_decision(desk.workspace, decision_id=decision.id, **form.said())
        desk.told.emit(desk.words.say("Decision «{text}» changed", text=form.values()["text"]))

    said = {key: Answer.ANSWERS for key, _text in decision.answers}
    said |= {key: Answer.DECLINES for key, _text in decision.declines}
    form.fill(text=decision.text, reason=decision.reason, rule=decision.rule, dissents="\n".join(decision.dissents))
    if "answers" in form.fields:
        form.fill(answers=said)
    _open(FormDialog(parent, desk.words, mark("Decision"), form, verb=mark("Save"), save=save), field)


def _open(dialog: FormDialog, field: str) -> None:
    dialog.open()
    dialog.form.fields[field].control.setFocus()
