"""What can be done with a partner or a person, as a menu under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.partners import ConsentPurpose, PartnerRow, PersonRow
from coprod_desktop.words.labels import label

if TYPE_CHECKING:
    from coprod_desktop.ui.partners.page import PartnersPage


def partner_menu(menu: QMenu, page: PartnersPage, row: PartnerRow) -> None:
    """Fill the menu of a partner."""
    words, today = page.words, page.desk.workspace.today()
    _add(menu, words.say("Show people and details"), page.show_details, "Alt+Return")
    _add(menu, words.say("Edit partner"), page.edit_partner)
    _add(menu, words.say("Add person"), page.add_person)
    menu.addSeparator()
    if row.left_on is None and not row.is_lead:
        _add(menu, words.say("Has left the project today"), lambda: page.deeds.let_leave(row, today))
    _add(menu, words.say("Delete partner"), lambda: page.deeds.remove_partner(row), words.say_in("key", "Del"))


def person_menu(menu: QMenu, page: PartnersPage, person: PersonRow) -> None:
    """Fill the menu of a person: the form, the consents, the bin."""
    words, deeds = page.words, page.deeds
    _add(menu, words.say("Edit person"), lambda: page.edit_person(person), "F2")
    menu.addSeparator()
    standing = {consent.purpose: consent for consent in person.consents if consent.stands}
    for purpose in ConsentPurpose:
        name = label(words, purpose)
        consent = standing.get(purpose)
        if consent is None:
            text = words.say("Consent given today: {purpose}", purpose=name)
            _add(menu, text, partial(deeds.give_consent, person, purpose))
        else:
            text = words.say("Consent withdrawn today: {purpose}", purpose=name)
            _add(menu, text, partial(deeds.withdraw_consent, person, consent))
    if person.consents:
        mistakes = menu.addMenu(words.say("Recorded by mistake"))
        for consent in person.consents:
            text = words.say("Delete consent: {purpose}", purpose=label(words, consent.purpose))
            _add(mistakes, text, partial(deeds.remove_consent, person, consent))
    menu.addSeparator()
    _add(menu, words.say("Delete person"), lambda: deeds.remove_person(person), words.say_in("key", "Del"))


def _add(menu: QMenu, text: str, run: Callable[[], object], key: str = "") -> None:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda *_: run())
    if key:
        # Only shown: the key itself is heard by the table or the card.
        action.setText(f"{action.text()}\t{key}")
