"""The fast form of an action: what, who, by when, and what it comes from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.actions import add_action, change_action
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import as_is, low_field
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.who_field import DueField, Who, WhoField
from coprod_desktop.words import mark


class ActionForm(Form):
    """The fields of an action; `decision` tells which decision of the meeting it comes from."""

    def __init__(self, desk: Desk, live: LiveMeeting, *, origin: bool) -> None:
        words = desk.words
        super().__init__(words)
        today = live.now().astimezone().date()
        self.add("what", low_field(words, mark("What is to be done"), required=True))
        hint = mark("A partner or a person; the first letters are enough.")
        self.who = self.add("who", WhoField(words, mark("Who"), hint=hint))
        # People whose names are not to be seen now are not offered either.
        self.who.offer(live.partners, () if desk.room_safe else live.people)
        self.add("due", DueField(words, mark("By when"), today, hint=mark("A day, or +14 for fourteen days from now.")))
        if origin and live.decisions:
            options = [(None, mark("No decision")), *((row.id, as_is(row.text)) for row in live.decisions)]
            self.add("decision", ChoiceField(words, mark("Follows from"), options))

    def said(self) -> dict[str, Any]:
        """Give what is filled in, as the operations take it."""
        values = self.values()
        who: Who | None = values["who"]
        return {
            "what": values["what"],
            "due": values["due"],
            "partner_id": who.partner_id if who else None,
            "participant_id": who.participant_id if who else None,
        }


def new_action(
    parent: QWidget,
    desk: Desk,
    live: LiveMeeting,
    *,
    text: str = "",
    decision_id: UUID | None = None,
    priority: PriorityRow | None = None,
) -> FormDialog:
    """Open the form for a new action; what is given counts as typed."""
    item_id = live.item_id
    form = ActionForm(desk, live, origin=True)

    def save(values: dict[str, Any]) -> None:
        add_action(
            desk.workspace,
            project_id=live.meeting.project_id,
            meeting_id=live.id,
            item_id=item_id,
            decision_id=values.get("decision"),
            priority_id=priority.id if priority else None,
            **form.said(),
        )
        desk.told.emit(desk.words.say("Action «{text}» added", text=values["what"]))

    form.fill(what=text)
    if "decision" in form.fields:
        form.fill(decision=decision_id)
    if priority and priority.partner_id:
        form.fill(who=Who(priority.partner_id, None))
    form.dirty = bool(text)
    dialog = FormDialog(parent, desk.words, mark("New action"), form, verb=mark("Save the action"), save=save)
    _open(dialog, "who" if text else "what")
    return dialog


def change_existing(parent: QWidget, desk: Desk, live: LiveMeeting, action: ActionRow, field: str = "what") -> None:
    """Open the form of an action as first agreed, with the cursor in a field; news of it are told elsewhere."""
    form = ActionForm(desk, live, origin=False)

    def save(values: dict[str, Any]) -> None:
        change_action(desk.workspace, action_id=action.id, **form.said())
        desk.told.emit(desk.words.say("Action «{text}» changed", text=values["what"]))

    who = Who(action.first_owner_id, action.first_person_id) if action.first_owner_id else None
    if who and not form.who.write(who):
        first = action.first_owner
        form.who.know(f"{desk.person(action.first_person)} ({first})" if action.first_person else first, who)
    form.fill(what=action.what, who=who, due=action.first_due)
    _open(FormDialog(parent, desk.words, mark("Action"), form, verb=mark("Save"), save=save), field)


def _open(dialog: FormDialog, field: str) -> None:
    dialog.open()
    dialog.form.fields[field].control.setFocus()
