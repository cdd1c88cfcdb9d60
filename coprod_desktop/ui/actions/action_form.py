"""The form of an action as it is agreed: what, who, by when."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.partners import PersonRow
from coprod_desktop.ui.widgets.fields import ChoiceField, LongTextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import DateField
from coprod_desktop.words import Words, mark


class ActionForm(Form):
    """The fields of `add_action` and `change_action`; the person is one of the partner chosen."""

    def __init__(self, words: Words, partners: Sequence[tuple[UUID, str]], people: Sequence[PersonRow]) -> None:
        super().__init__(words)
        self._people = people
        nobody: list[tuple[UUID | None, Any]] = [(None, mark("Nobody yet"))]
        owners = [*nobody, *((key, partial(_as_it_is, name)) for key, name in partners)]
        self.what_field = self.add("what", LongTextField(words, mark("What is to be done"), required=True, lines=2))
        self.owner_field = self.add("partner_id", ChoiceField(words, mark("Owner"), owners))
        self.person_field = self.add("participant_id", ChoiceField(words, mark("Person")))
        self.due_field = self.add("due", DateField(words, mark("By when")))
        self.owner_field.changed.connect(self._offer_people)
        self._offer_people()

    def show_action(self, action: ActionRow) -> None:
        """Fill in what was first agreed; later changes are news, and stay."""
        self.fill(what=action.what, partner_id=action.first_owner_id, due=action.first_due)
        self._offer_people()
        self.fill(participant_id=action.first_person_id)
        if action.due != action.first_due or action.owner_id != action.first_owner_id:
            note = mark("This is what was first agreed. What changed since then stands in the history.")
            self.add_widget(Text(self.what_field.words, note, "hint"))

    def _offer_people(self) -> None:
        partner_id = self.owner_field.value()
        nobody: list[tuple[UUID | None, Any]] = [(None, mark("Nobody in particular"))]
        members = [one for one in self._people if one.partner_id == partner_id]
        self.person_field.set_options([*nobody, *((one.id, partial(_as_it_is, one.alias)) for one in members)])
        self.person_field.setVisible(bool(members))


def _as_it_is(text: str, _words: object) -> str:
    return text
