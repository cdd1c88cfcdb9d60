"""The panel of a partner: its people by key, their consents, and access needs that are kept with consent alone."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.partners.menus import partner_menu, person_menu
from coprod_desktop.ui.partners.person_card import PersonCard
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.texts import Text
from tests.ui.partners_screen import ALT, Key, Screen, add


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona")


@pytest.fixture
def screen(desk: Desk, project_id: UUID, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    family = add(desk, project_id, "Family 3", OrganisationKind.FAMILY)
    add_person(
        desk.workspace,
        partner_id=family.id,
        alias="Mother, Family 3",
        names="Lucia Bianchi",
        role="mother",
        email="lucia@example.org",
        phone="333 123",
        consents=(ConsentPurpose.CONTACT, ConsentPurpose.ACCESS_NEEDS),
        form_version="2",
        access_needs=("A quiet corner",),
    )
    add_person(desk.workspace, partner_id=family.id, alias="Sister, Family 3")
    desk.choose_project(project_id)
    made = Screen(desk, settings, theme, qtbot)
    made.go_to("Family 3")
    yield made
    made.close()


def lines(card: PersonCard) -> list[str]:
    return [text.text() for text in card.findChildren(Text)]


def test_a_person_is_told_whole(screen: Screen) -> None:
    mother, sister = screen.page.panel.cards
    assert lines(mother)[0] == "Mother, Family 3"
    for text in ("Lucia Bianchi", "mother", "lucia@example.org", "333 123", "Language: Italian", "• A quiet corner"):
        assert text in lines(mother)
    assert "✓ Being contacted, 3 Mar 2009 (form\u00a02)" in lines(mother)
    assert "! None recorded yet" in lines(sister)
    assert mother.accessibleName() == "Person: Mother, Family 3"
    assert "lucia@example.org" in mother.accessibleDescription()


def test_a_person_is_added_by_key_under_the_name_of_the_family(screen: Screen) -> None:
    screen.press(Key.Key_Return, ALT)
    assert screen.focus is screen.page.panel.cards[0]
    with screen.form(lambda: screen.press(Key.Key_Insert)) as dialog:
        assert dialog.form.fields["alias"].value() == ", Family 3"
        dialog.form.fields["alias"].control.setFocus()
        screen.press(Key.Key_Home)
        screen.type("Grandmother")
        dialog.form.fields["names"].set_value("Rosa Bianchi")
        dialog.save()
    assert [person.alias for person in screen.people] == [
        "Grandmother, Family 3",
        "Mother, Family 3",
        "Sister, Family 3",
    ]
    assert screen.toast == "«Grandmother, Family 3» added"


def test_needs_are_refused_without_consent_and_kept_with_it(screen: Screen) -> None:
    screen.page.show_details()
    screen.press(Key.Key_Down)
    with screen.form(lambda: screen.press(Key.Key_F2)) as dialog:
        fields = dialog.form.fields
        assert fields["alias"].value() == "Sister, Family 3"
        fields["access_needs"].set_value("Large print\nBreaks")
        dialog.save()
        assert dialog.isVisible()
        assert screen.people[1].access_needs == ()
        fields["consent_access_needs"].set_value(True)
        fields["consented_on"].set_value(date(2009, 3, 1))
        fields["form_version"].set_value("2009-1")
        dialog.save()
    sister = screen.people[1]
    assert [text for _key, text in sister.access_needs] == ["Breaks", "Large print"]
    assert [(row.form_version, row.given_on) for row in sister.consents] == [("2009-1", date(2009, 3, 1))]
    screen.window.undo()
    assert screen.people[1].access_needs == ()
    assert screen.people[1].consents == ()


def test_a_consent_is_withdrawn_from_the_form_and_its_needs_must_go_too(screen: Screen) -> None:
    with screen.form(lambda: screen.page.edit_person(screen.people[0])) as dialog:
        fields = dialog.form.fields
        assert (fields["consent_contact"].value(), fields["consent_photos"].value()) == (True, False)
        fields["consent_access_needs"].set_value(False)
        dialog.save()
        assert dialog.isVisible()
        fields["access_needs"].set_value("")
        dialog.save()
    card = screen.page.panel.cards[0]
    assert "✕ Keeping access needs, 3 Mar 2009 (form\u00a02), withdrawn 3 Mar 2009" in lines(card)
    assert not any(text.startswith("•") for text in lines(card))


def test_delete_removes_a_person_and_the_cursor_stays_in_the_panel(screen: Screen) -> None:
    screen.page.show_details()
    screen.press(Key.Key_Delete)
    assert [person.alias for person in screen.people] == ["Sister, Family 3"]
    assert screen.focus is screen.page.panel.cards[0]
    screen.press(Key.Key_Delete)
    assert screen.page.panel.add_button.hasFocus()
    screen.window.undo()
    assert screen.focus is screen.page.panel.cards[0]
    assert screen.toast == "Undone: delete person"


def test_the_menu_records_and_withdraws_consents(screen: Screen) -> None:
    def run(text: str) -> None:
        menu = QMenu(screen.page)
        person_menu(menu, screen.page, screen.people[0])
        actions = [*menu.actions(), *(action for sub in menu.findChildren(QMenu) for action in sub.actions())]
        next(action for action in actions if action.text() == text).trigger()

    run("Consent given today: Photographs")
    assert screen.toast == "Consent of «Mother, Family 3» recorded: Photographs"
    run("Consent withdrawn today: Keeping access needs")
    assert screen.people[0].access_needs == ()
    run("Delete consent: Being contacted")
    assert {row.purpose for row in screen.people[0].consents} == {ConsentPurpose.PHOTOS, ConsentPurpose.ACCESS_NEEDS}


def test_the_menu_of_a_partner_lets_it_leave(screen: Screen) -> None:
    menu = QMenu(screen.page)
    row = screen.page.table.current_row()
    assert row is not None
    partner_menu(menu, screen.page, row)
    next(action for action in menu.actions() if action.text() == "Has left the project today").trigger()
    assert screen.toast == "Partner «Family 3» has left the project"
    assert screen.page.panel.facts.text().startswith("No longer taking part")


def test_a_row_of_a_person_is_shown_from_elsewhere(screen: Screen) -> None:
    screen.go_to("ASL di Cremona")
    mother = screen.people[0]
    assert screen.page.reveal("consent", mother.consents[0].id)
    assert screen.focus is screen.page.panel.cards[0]
    assert screen.page.panel.title.text() == "Family 3"
    assert not screen.page.reveal("person", uuid4())


def test_people_are_told_in_italian_at_once(screen: Screen) -> None:
    screen.window.set_language("it")
    mother = screen.page.panel.cards[0]
    assert "✓ Essere contattati, 3 mar 2009 (modulo\u00a02)" in lines(mother)
    assert "Lingua: italiano" in lines(mother)
    assert mother.accessibleName() == "Persona: Mother, Family 3"
