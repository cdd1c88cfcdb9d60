"""The meetings' screen: started at once, listed, opened, read, reopened, deleted and brought back."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.agenda import add_item
from coprod_desktop.operations.attendance import expect
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.meetings import add_meeting, end_meeting, remove_meeting, start_now
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.conftest import SetClock
from tests.ui.meetings_screen import CTRL, Key, Screen


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona")


@pytest.fixture
def screen(desk: Desk, project: UUID, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(project)
    made = Screen(desk, settings, theme, qtbot)
    yield made
    made.close()


@pytest.fixture
def three(workspace: Workspace, project: UUID, clock: SetClock) -> list[UUID]:
    """A meeting held with a decision and an action, one planned by a team for next week, and one for tomorrow."""
    crema = add_team(workspace, project_id=project, name="Crema")
    held = start_now(workspace, project_id=project, title="What families need", item_title="Open talk")
    add_decision(workspace, meeting_id=held, text="Open at six")
    add_action(workspace, project_id=project, meeting_id=held, what="Ask the school")
    clock.forward(minutes=90)
    end_meeting(workspace, meeting_id=held)
    later = add_meeting(workspace, project_id=project, team_id=crema, planned_at=clock.now + timedelta(days=7))
    next_one = add_meeting(workspace, project_id=project, title="Kick-off", planned_at=clock.now + timedelta(days=1))
    return [held, later, next_one]


def test_one_key_opens_a_meeting_that_nobody_planned(screen: Screen) -> None:
    screen.press(Key.Key_F5)

    (meeting,) = screen.kept
    assert meeting.state is MeetingState.OPEN
    assert screen.opened == [("meeting_live", meeting.id)]
    assert screen.toast == "«Plenary meeting» is under way"
    screen.window.leave_live()
    screen.window.undo()
    assert screen.kept == []


def test_the_same_key_works_from_the_filter(three: list[UUID], screen: Screen) -> None:
    screen.page.filter.setFocus()

    screen.press(Key.Key_F5)

    assert len(screen.kept) == 4


def test_planned_meetings_stand_on_top_the_next_one_first(three: list[UUID], screen: Screen) -> None:
    assert screen.shown() == ["Kick-off", "Meeting of «Crema»", "What families need"]
    assert screen.page.list.rows.index(2).data() == (
        "What families need. ✓ Ended. 3 Mar 2009, 14:30–16:00 · Plenary. 1 decision · 1 action"
    )


def test_what_is_under_way_stands_above_all(
    workspace: Workspace, project: UUID, three: list[UUID], screen: Screen
) -> None:
    start_now(workspace, project_id=project, title="Right now", item_title="Open talk")

    assert screen.shown()[0] == "Right now"


@pytest.mark.parametrize(
    ("language", "yet", "none"),
    [("en", "Nothing recorded yet", "Nothing recorded"), ("it", "Ancora nulla di registrato", "Nulla di registrato")],
)
def test_what_there_is_none_of_is_not_counted(
    workspace: Workspace, project: UUID, screen: Screen, language: str, yet: str, none: str
) -> None:
    screen.window.set_language(language)
    meeting = start_now(workspace, project_id=project, title="Right now", item_title="Open talk")

    assert screen.panel().splitlines().count(yet) == 1

    add_action(workspace, project_id=project, meeting_id=meeting, what="Ask the school")
    assert ("1 azione" if language == "it" else "1 action") in screen.panel().splitlines()

    screen.window.undo()
    end_meeting(workspace, meeting_id=meeting)
    assert screen.panel().splitlines().count(none) == 1


def test_the_filter_finds_by_team_and_state(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_F, CTRL)
    screen.type("crema planned")

    assert screen.shown() == ["Meeting of «Crema»"]

    screen.press(Key.Key_Escape)
    assert len(screen.shown()) == 3


def test_the_panel_follows_the_cursor_and_tells_what_came_of_a_meeting(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_End)

    told = screen.panel()
    assert "Tuesday, 3 March 2009, 14:30–16:00" in told
    assert "Plenary: 1st meeting" in told
    assert "✓ Open at six" in told
    assert "→ Ask the school" in told


def test_the_panel_tells_the_facilitator_what_people_need_before_a_meeting_only(
    workspace: Workspace, project: UUID, three: list[UUID], screen: Screen
) -> None:
    partner = add_partner(workspace, project_id=project, name="Family 1", kind=OrganisationKind.FAMILY).id
    person = add_person(
        workspace,
        partner_id=partner,
        alias="Mother, Family 1",
        consents=[ConsentPurpose.ACCESS_NEEDS],
        access_needs=["A quiet seat"],
    ).id
    for meeting in (three[0], three[2]):
        expect(workspace, meeting_id=meeting, participant_ids=[person])
    add_item(workspace, meeting_id=three[2], title="Welcome", planned_min=15)

    screen.press(Key.Key_Home)
    told = screen.panel()
    assert "✱ Mother, Family 1: A quiet seat" in told
    assert "1 person from 1 partner" in told
    assert "16:00  Welcome" in told

    screen.press(Key.Key_End)
    assert "quiet" not in screen.panel()


def test_enter_never_starts_the_clock_of_a_planned_meeting(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_Return)

    assert screen.page.plan.meeting_id == three[2]
    assert screen.planned.state is MeetingState.PLANNED


def test_a_planned_meeting_is_opened_by_key(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_Return, CTRL)

    assert screen.opened == [("meeting_live", three[2])]
    assert next(row for row in screen.kept if row.id == three[2]).state is MeetingState.OPEN


def test_a_meeting_under_way_goes_on_without_a_new_step(
    workspace: Workspace, three: list[UUID], screen: Screen
) -> None:
    screen.press(Key.Key_Return, CTRL)
    screen.window.leave_live()
    screen.window.go("meetings")
    screen.press(Key.Key_Return)

    assert screen.opened == [("meeting_live", three[2])] * 2
    assert workspace.undo_step == "start_meeting"


def test_the_minutes_of_an_ended_meeting_are_asked_for(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_End)
    screen.press(Key.Key_Return)

    assert screen.opened == [("minutes", three[0])]
    assert screen.page.panel.main_button.text() == "Minutes"


def test_an_ended_meeting_is_reopened(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_End)
    assert screen.page.panel.reopen_button.isVisible()

    screen.page.panel.reopen_button.setFocus()
    screen.press(Key.Key_Space)

    assert screen.toast == "«What families need» is open again"
    assert next(row for row in screen.kept if row.id == three[0]).state is MeetingState.OPEN
    assert not screen.page.panel.reopen_button.isVisible()


def test_delete_puts_a_meeting_into_the_bin_and_undo_brings_it_back(three: list[UUID], screen: Screen) -> None:
    screen.press(Key.Key_End)
    screen.press(Key.Key_Delete)

    assert screen.shown() == ["Kick-off", "Meeting of «Crema»"]
    assert screen.toast == "«What families need» deleted, with all it held"
    assert screen.page.list.current() is not None

    screen.press(Key.Key_Z, CTRL)
    assert "What families need" in screen.shown()
    current = screen.page.list.current()
    assert current is not None
    assert current.id == three[0]


def test_what_another_screen_deleted_is_told_and_not_opened(
    workspace: Workspace, three: list[UUID], screen: Screen
) -> None:
    row = screen.page.list.current()
    remove_meeting(workspace, meeting_id=three[2])

    screen.page.do_main(row)

    assert screen.failed == ["This entry is no longer there. It may have been deleted meanwhile."]
    assert screen.opened == []


def test_an_empty_project_says_what_belongs_here(screen: Screen) -> None:
    assert screen.page.empty.isVisible()
    assert not screen.page.overview.isVisible()

    screen.press(Key.Key_Insert)

    assert screen.page.plan.isVisible()
    assert len(screen.kept) == 1


def test_the_list_is_said_in_italian_at_once(three: list[UUID], screen: Screen) -> None:
    screen.window.set_language("it")

    assert screen.shown() == ["Kick-off", "Incontro di «Crema»", "What families need"]
    assert "✓ Concluso. 3 mar 2009, 14:30–16:00 · Plenaria" in str(screen.page.list.rows.index(2).data())
    assert screen.page.heading.text() == "Incontri"
    assert screen.page.panel.main_button.text() == "Apri l’incontro"
    screen.press(Key.Key_End)
    assert "martedì 3 marzo 2009" in screen.panel()


def test_another_project_shows_its_own_meetings(
    workspace: Workspace, desk: Desk, three: list[UUID], screen: Screen
) -> None:
    other = add_project(workspace, title="Monza", lead="ASL di Monza")

    desk.choose_project(other)

    assert screen.shown() == []
    assert screen.page.empty.isVisible()
