"""Undo shows what it concerned, also where that is another project, or news of an action told from another page."""

from collections.abc import Callable

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations.actions import list_actions, record_progress
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.ui.actions.page import ActionsPage
from coprod_desktop.ui.partners.page import PartnersPage
from tests.ui.every_screen import House

OpenHouse = Callable[..., House]


def test_a_step_of_another_project_puts_that_project_on_the_desk(open_house: OpenHouse) -> None:
    house = open_house("en")
    first, second = list_projects(house.workspace)
    add_partner(house.workspace, project_id=first.id, name="Scuola Manzoni", kind=OrganisationKind.SCHOOL)
    house.desk.choose_project(second.id)
    house.window.undo()
    assert house.desk.project_id == first.id
    house.desk.choose_project(second.id)
    house.window.redo()
    assert house.desk.project_id == first.id
    page = house.window.frame.page
    assert isinstance(page, PartnersPage)
    row = page.table.current_row()
    assert row is not None
    assert row.name == "Scuola Manzoni"


def test_news_taken_back_from_another_page_puts_the_cursor_on_its_action(open_house: OpenHouse) -> None:
    house = open_house("en")
    project_id = house.desk.project_id
    assert project_id
    action = list_actions(house.workspace, project_id=project_id)[5]
    house.window.go("actions")
    house.window.go("teams")
    record_progress(house.workspace, action_id=action.id, state=ActionState.DONE)
    house.window.undo()
    page = house.window.frame.page
    assert isinstance(page, ActionsPage)
    row = page.table.current_row()
    assert row is not None
    assert row.id == action.id
