"""The overview: a project at a glance, and every figure leads to its place, by keyboard and by mouse."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.priority_board import Outcome
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.meetings import add_meeting, list_meetings
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project, list_projects, remove_project
from coprod_desktop.ui import places
from coprod_desktop.ui.actions.page import ActionsPage
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.overview.card import OverviewCard
from coprod_desktop.ui.overview.links import Link
from coprod_desktop.ui.overview.page import OverviewPage
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.priorities.page import PrioritiesPage
from coprod_desktop.ui.project.page import ProjectPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.teams.page import TeamsPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Text
from tests.conftest import SetClock
from tests.ui.every_screen import House, settle
from tests.ui.page_screen import PageScreen

Key = Qt.Key
OpenHouse = Callable[..., House]


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")


@pytest.fixture
def screen(
    desk: Desk, project: UUID, settings: Settings, theme: Theme, qtbot: QtBot
) -> Iterator[PageScreen[OverviewPage]]:
    desk.choose_project(project)
    made = PageScreen(OverviewPage(desk), settings, theme, qtbot)
    yield made
    made.window.close()


def first(house: House) -> OverviewPage:
    page = house.window.frame.page
    assert isinstance(page, OverviewPage)
    return page


def texts(card: OverviewCard) -> list[str]:
    return [link.spoken() for link in card.list.links.links]


def follow(card: OverviewCard, beginning: str) -> None:
    """Walk to a line by the arrow keys and follow it."""
    card.list.setFocus()
    wanted = next(n for n, link in enumerate(card.list.links.links) if link.text.startswith(beginning))
    QTest.keyClick(card.list, Key.Key_Home)
    for _ in range(len(card.list.links.links)):
        if card.list.currentIndex().row() == wanted:
            break
        QTest.keyClick(card.list, Key.Key_Right)
    QTest.keyClick(card.list, Key.Key_Return)
    settle()


def test_it_is_the_first_page(open_house: OpenHouse) -> None:
    house = open_house("en")
    page = first(house)
    assert house.window.frame.rail.places()[0] == "Overview"
    assert texts(page.partners) == [
        "22 partners (initially 17)",
        "Public sector, 9",
        "Families and nonprofits, 12",
        "Private sector, 1",
    ]
    assert [text.split(",")[0] for text in texts(page.teams)][:3] == ["Cremona", "Crema", "Casalmaggiore"]
    assert texts(page.funding)[-1] == "Together, €\u00a0324,000 · 100\u00a0%"
    assert page.bar.accessibleName() == (
        "Co-funding: Regione Lombardia 55\u00a0%, €\u00a0178,200; ASL di Cremona 45\u00a0%, €\u00a0145,800"
    )


def test_what_was_said_and_what_became_of_it_with_the_reason_of_a_refusal(open_house: OpenHouse) -> None:
    page = first(open_house("it"))
    said, overview = texts(page.said), page.overview
    assert overview is not None
    figures = dict(overview.said.outcomes)
    assert said[0] == f"Emerse · {overview.said.raised}"
    assert f"! Senza risposta · {figures[Outcome.NOT_ANSWERED]}" in said
    declined = next(text for text in said if "Che si fermi vicino a casa" in text)
    assert "Per ora la navetta si ferma nelle piazze" in declined
    assert "Perché: Con le fermate a casa il viaggio durerebbe un’ora e mezza" in declined


def test_a_sector_leads_to_its_partners(open_house: OpenHouse) -> None:
    house = open_house("en")
    follow(first(house).partners, "Private sector")
    page = house.window.frame.page
    assert isinstance(page, PartnersPage)
    assert page.table.records.rowCount() == 1


def test_overdue_actions_lead_to_those_and_a_line_to_its_action(open_house: OpenHouse) -> None:
    house = open_house("en")
    overview = first(house).overview
    assert overview is not None
    follow(first(house).actions_card, "! Overdue")
    page = house.window.frame.page
    assert isinstance(page, ActionsPage)
    assert page.table.records.rowCount() == overview.overdue
    house.window.go("overview")
    wanted = overview.actions[0]
    follow(first(house).actions_card, wanted.what)
    row = page.table.current_row()
    assert row is not None
    assert row.id == wanted.id


def test_figures_of_priorities_lead_to_those(open_house: OpenHouse) -> None:
    house = open_house("en")
    follow(first(house).said, "✕ Declined")
    page = house.window.frame.page
    assert isinstance(page, PrioritiesPage)
    assert page.filters.outcomes.key == "declined"


def test_teams_meetings_and_funders_lead_to_their_places(open_house: OpenHouse) -> None:
    house = open_house("en")
    follow(first(house).teams, "Crema")
    assert isinstance(house.window.frame.page, TeamsPage)
    house.window.go("overview")
    follow(first(house).meeting, "A che punto siamo")
    assert house.window.frame.page is house.window.pages["meetings"]
    house.window.go("overview")
    follow(first(house).funding, "Regione")
    page = house.window.frame.page
    assert isinstance(page, ProjectPage)
    assert page.funding.table.hasFocus()


def test_a_click_leads_there_too(open_house: OpenHouse) -> None:
    house = open_house("en")
    card = first(house).partners
    settle()
    place = card.list.visualRect(card.list.links.index(2)).center()
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(house.window.frame.page, PartnersPage)


def test_nothing_is_cut_and_nothing_scrolls_inside(open_house: OpenHouse) -> None:
    house = open_house("it")
    for scale in (1.0, 2.0):
        house.window.set_scale(scale)
        settle()
        for card in (first(house).said, first(house).partners, first(house).actions_card):
            last = card.list.visualRect(card.list.links.index(len(card.list.links.links) - 1))
            assert last.bottom() < card.list.viewport().height()
            assert card.list.verticalScrollBar().maximum() == 0


def test_an_empty_project_says_what_belongs_here_and_how_it_starts(screen: PageScreen[OverviewPage]) -> None:
    page = screen.page
    asked: list[tuple[str, str]] = []
    screen.desk.place_asked.connect(lambda place, part: asked.append((place, part)))
    cards = (page.meeting, page.said, page.teams, page.actions_card, page.partners, page.funding)
    for card in cards:
        assert card.list.isHidden()
        assert len([text for text in card.findChildren(Text) if text.isVisible()]) == 2
        (button,) = card.findChildren(Button)
        QTest.keyClick(button, Key.Key_Return)
    assert [place for place, _part in asked] == ["meetings", "meetings", "teams", "actions", "partners", "project"]


def test_without_any_project_it_leads_to_a_new_one(screen: PageScreen[OverviewPage], workspace: Workspace) -> None:
    remove_project(workspace, project_id=list_projects(workspace)[0].id)
    settle()
    asked: list[str] = []
    screen.desk.place_asked.connect(lambda place, _part: asked.append(place))
    buttons = [one for one in screen.page.findChildren(Button) if one.isVisible()]
    assert [one.accessibleName() for one in buttons] == ["New project"]
    QTest.keyClick(buttons[0], Key.Key_Space)
    assert asked == ["project"]
    workspace.undo()
    screen.window.go("overview")
    assert not screen.page.meeting.isHidden()


def test_it_follows_each_step_and_its_undoing(screen: PageScreen[OverviewPage], workspace: Workspace) -> None:
    project = screen.desk.project_id
    assert project
    add_action(workspace, project_id=project, what="Chiedere i costi", due=workspace.today() - timedelta(days=2))
    assert texts(screen.page.actions_card) == [
        "! Overdue · 1",
        "To be done · 1",
        "Chiedere i costi, ! Overdue by 2 days, · ○ To do · Nobody yet",
    ]
    add_funding(workspace, project_id=project, funder="Regione", amount_cents=100, share_bp=9000)
    assert texts(screen.page.funding)[-2:] == [
        "! The shares do not add up to 100 %.",
        "! The lead contributes less than 20 %.",
    ]
    workspace.undo()
    workspace.undo()
    assert screen.page.actions_card.list.isHidden()
    assert screen.page.funding.list.isHidden()


def test_start_now_opens_a_meeting_and_then_goes_on_with_it(open_house: OpenHouse) -> None:
    house = open_house("en")
    project = house.desk.project_id
    assert project
    before = len(list_meetings(house.workspace, project_id=project))
    start = first(house).title_buttons()[-1]
    assert start.accessibleName() == "Start now"
    QTest.keyClick(start, Key.Key_Return)
    assert isinstance(house.window.live, LiveScreen)
    assert len(list_meetings(house.workspace, project_id=project)) == before + 1
    under_way = house.window.live.live.id
    house.window.live.leave()
    settle()
    page = first(house)
    assert [one.accessibleName() for one in page.title_buttons()] == ["Continue the meeting"]
    assert page.meeting.title.text() == "Meeting under way"
    QTest.keyClick(page.title_buttons()[-1], Key.Key_Return)
    assert isinstance(house.window.live, LiveScreen)
    assert house.window.live.live.id == under_way


def test_a_meeting_of_today_is_opened_itself(
    screen: PageScreen[OverviewPage], workspace: Workspace, clock: SetClock
) -> None:
    project = screen.desk.project_id
    assert project
    when = clock.now + timedelta(minutes=10)
    meeting = add_meeting(workspace, project_id=project, title="Primo incontro", planned_at=when, venue="Scuola")
    assert texts(screen.page.meeting) == ["Primo incontro, → Today at 14:40, Plenary · Scuola"]
    opened: list[tuple[str, UUID]] = []
    screen.desk.opened.connect(lambda kind, key: opened.append((kind, key)))
    (button,) = screen.page.title_buttons()
    assert button.accessibleName() == "Open the meeting"
    QTest.keyClick(button, Key.Key_Return)
    assert opened == [("meeting_live", meeting)]
    assert screen.toast == "«Primo incontro» is under way"
    add_priority(workspace, meeting_id=meeting, text="Orari")
    screen.window.leave_live()
    assert screen.page.overview is not None
    assert screen.page.overview.said.raised == 1


def test_it_speaks_italian_at_once(screen: PageScreen[OverviewPage]) -> None:
    screen.window.set_language("it")
    assert screen.page.heading.text() == "Panoramica"
    assert screen.page.said.title.text() == "Che cosa si è detto e che cosa ne è stato"
    button = screen.page.meeting.findChildren(Button)[0]
    assert button.accessibleName() == "Programma un incontro"


def test_the_name_of_each_line_tells_all_of_it() -> None:
    link = Link("Orari", "una riga\naltra riga", end="3", status="! In ritardo", place=(places.ACTIONS.key, ""))
    assert link.spoken() == "Orari, 3, ! In ritardo, una riga, altra riga"
