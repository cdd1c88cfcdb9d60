"""Going through possible doubles by keyboard: one kept, the other gone over to it, or both left as they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations.partners import add_partner, list_partners
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.partners.doubles import DoublesDialog
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.ui.page_screen import PageScreen


@pytest.fixture
def screen(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[PageScreen[PartnersPage]]:
    project = add_project(desk.workspace, title="Autismo", lead="ASST di Crema")
    for name in ("Cooperativa Aurora", "Coop. Aurora ONLUS"):
        add_partner(desk.workspace, project_id=project, name=name, kind=OrganisationKind.NONPROFIT, place="Crema")
    desk.choose_project(project)
    made = PageScreen(PartnersPage(desk), settings, theme, qtbot)
    yield made
    made.window.close()
    made.window.deleteLater()


def dialog(screen: PageScreen[PartnersPage]) -> DoublesDialog:
    found = screen.window.findChild(DoublesDialog)
    assert found is not None
    return found


def names(screen: PageScreen[PartnersPage]) -> list[str]:
    desk = screen.desk
    assert desk.project_id is not None
    return [row.name for row in list_partners(desk.workspace, project_id=desk.project_id)]


def test_enter_keeps_the_first_and_the_other_goes_over(screen: PageScreen[PartnersPage], qtbot: QtBot) -> None:
    desk = screen.desk
    assert desk.project_id is not None
    used = list_partners(desk.workspace, project_id=desk.project_id)[1]
    add_person(desk.workspace, partner_id=used.id, alias="Anna")
    screen.page.open_doubles()
    shown = dialog(screen)
    assert shown.cards[0].name.text() == used.name
    assert shown.cards[0].keep.accessibleName() == f"Keep «{used.name}»"
    qtbot.waitUntil(shown.cards[0].keep.hasFocus)
    qtbot.keyClick(screen.focus, Qt.Key.Key_Return)
    assert names(screen) == ["ASST di Crema", used.name]
    assert screen.toast.startswith("«")
    assert not shown.cards[0].isVisible()
    shown.close()
    screen.window.undo()
    assert len(names(screen)) == 3


def test_what_stays_two_is_not_asked_again(screen: PageScreen[PartnersPage], qtbot: QtBot) -> None:
    screen.page.open_doubles()
    shown = dialog(screen)
    shown.apart.setFocus()
    qtbot.keyClick(shown.apart, Qt.Key.Key_Return)
    assert not shown.apart.isVisible()
    shown.close()
    assert len(names(screen)) == 3


def test_what_is_put_off_comes_again_the_next_time(screen: PageScreen[PartnersPage], qtbot: QtBot) -> None:
    screen.page.open_doubles()
    first = dialog(screen)
    qtbot.keyClick(first.later, Qt.Key.Key_Space)
    assert not first.later.isVisible()
    first.close()
    qtbot.waitUntil(lambda: screen.window.findChild(DoublesDialog) is None)
    screen.page.open_doubles()
    assert dialog(screen).cards[0].isVisible()
    dialog(screen).close()
