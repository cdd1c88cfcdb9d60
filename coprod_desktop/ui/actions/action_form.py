"""The form of an action: what, who, by when, as it was agreed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.partners import PartnerRow, PersonRow
from coprod_desktop.ui.widgets.fields import LongTextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.who_field import DueField, Who, WhoField
from coprod_desktop.words import Words, mark


class ActionForm(Form):
    """The fields of a new action, or of one to be put right."""

    def __init__(
        self,
        words: Words,
        today: date,
        partners: Sequence[PartnerRow],
        people: Sequence[PersonRow],
        person: Callable[[str], str] = str,
    ) -> None:
        super().__init__(words)
        self._words = words
        self._person = person
        what = self.add("what", LongTextField(words, mark("What is to be done"), required=True, lines=2))
        what.control.setMaximumHeight(what.control.minimumHeight())
        hint = mark("A partner or a person; the first letters are enough.")
        self.who = self.add("who", WhoField(words, mark("Who"), hint=hint))
        # People whose names are not to be seen now are not offered either.
        self.who.offer(partners, [one for one in people if person(one.alias) == one.alias])
        self.add("due", DueField(words, mark("By when"), today, hint=mark("A day, or +14 for fourteen days from now.")))

    def show_action(self, row: ActionRow) -> None:
        """Fill in what was first agreed; what came later is news and stays."""
        who = Who(row.first_owner_id, row.first_person_id) if row.first_owner_id else None
        if who:
            name = f"{self._person(row.first_person)} ({row.first_owner})" if row.first_person else row.first_owner
            self.who.know(name, who)
        self.fill(what=row.what, who=who, due=row.first_due)
        if (row.due, row.owner_id) != (row.first_due, row.first_owner_id):
            note = mark("This is what was first agreed. What came later stays in the history.")
            self.add_widget(Text(self._words, note, "hint"))

    def agreed(self) -> dict[str, Any]:
        """Give what is filled in, as the operations take it."""
        values = self.values()
        who: Who | None = values["who"]
        return {
            "what": values["what"],
            "due": values["due"],
            "partner_id": who.partner_id if who else None,
            "participant_id": who.participant_id if who else None,
        }
