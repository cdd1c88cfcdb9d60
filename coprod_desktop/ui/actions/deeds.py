"""What one may do with actions on the screen: each deed is one operation, told in one sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.actions import add_action, change_action, record_progress, remove_action
from coprod_desktop.ui.desk import Desk
from coprod_desktop.words import mark
from coprod_desktop.words.labels import label

ADDED = mark("Action «{text}» added")
CHANGED = mark("Action «{text}» changed")
DELETED = mark("Action «{text}» deleted")
CLOSED = mark("This action is closed. Say first that it goes on.")
DATE_STAYS = mark("The date that was agreed stays in the minutes. Write the new one.")
STILL = (ActionState.IN_PROGRESS, ActionState.BLOCKED)
"""States that a new date leaves as they are."""


class Deeds:
    """Does and tells. What a form asks raises KnownError, so that the form can show it in place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._workspace = desk.workspace

    def add(self, project_id: UUID, **agreed: Any) -> ActionRow:
        """Write down an action that was agreed outside a meeting, or forgotten in one."""
        row = add_action(self._workspace, project_id=project_id, **agreed)
        self._tell(ADDED, row.what)
        return row

    def record(self, row: ActionRow, state: ActionState, **told: Any) -> bool:
        """Record what became of an action; a known trouble is told, and gives False."""
        return self._try(lambda: self._tell_news(row, state, **told))

    def change_what(self, row: ActionRow, what: str) -> None:
        """Put the words of an action right."""
        self._try(lambda: self.put_right(row, what=what))

    def change_due(self, row: ActionRow, due: date | None) -> None:
        """Put the date right on the day it was agreed; later on, a new date is news and the old one is kept."""
        if row.events[0].on == self._workspace.today():
            self._try(lambda: self.put_right(row, due=due))
        elif due is None or not row.is_open:
            self._desk.failed.emit(self._desk.words.say(CLOSED if due else DATE_STAYS))
        else:
            state = row.state if row.state in STILL else ActionState.GOES_ON
            self.record(row, state, new_due=due)

    def put_right(self, row: ActionRow, **fields: Any) -> None:
        """Correct what was first agreed."""
        agreed = {
            "what": row.what,
            "partner_id": row.first_owner_id,
            "participant_id": row.first_person_id,
            "due": row.first_due,
        }
        changed = change_action(self._workspace, action_id=row.id, **(agreed | fields))
        self._tell(CHANGED, changed.what)

    def remove(self, row: ActionRow) -> None:
        """Put an action into the bin."""
        if self._try(lambda: remove_action(self._workspace, action_id=row.id)):
            self._tell(DELETED, row.what)

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except KnownError as trouble:
            self._desk.failed.emit(trouble.say(self._desk.words))
            return False
        return True

    def _tell_news(self, row: ActionRow, state: ActionState, **told: Any) -> None:
        record_progress(self._workspace, action_id=row.id, state=state, **told)
        words = self._desk.words
        self._desk.told.emit(words.say("«{action}»: {state}", action=row.what, state=label(words, state)))

    def _tell(self, sentence: str, text: str) -> None:
        self._desk.told.emit(self._desk.words.say(sentence, text=text))
