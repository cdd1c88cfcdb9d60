"""The plan of a meeting: facts, agenda and who is expected, each saved as it is edited."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import EngagementTool
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import add_item
from coprod_desktop.operations.meetings import add_meeting, end_meeting, start_now
from coprod_desktop.operations.partners import add_partner, end_partner, list_partners
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team, join_team
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.agenda_table import AgendaTable
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.conftest import SetClock
from tests.ui.meetings_screen import ALT, CTRL, Key, Screen


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona", phase=Phase.CO_DESIGN)


@pytest.fixture
def crema(workspace: Workspace, project: UUID) -> UUID:
    return add_team(workspace, project_id=project, name="Crema")


@pytest.fixture
def people(workspace: Workspace, project: UUID, crema: UUID) -> dict[str, UUID]:
    """Two people of a partner of the Crema team, and a mother of a family without a team."""
    ponte = add_partner(workspace, project_id=project, name="Il Ponte", kind=OrganisationKind.NONPROFIT).id
    family = add_partner(workspace, project_id=project, name="Family 1", kind=OrganisationKind.FAMILY).id
    join_team(workspace, team_id=crema, partner_id=ponte)
    keys = {alias: add_person(workspace, partner_id=ponte, alias=alias).id for alias in ("Anna P.", "Bruno T.")}
    mother = add_person(
        workspace,
        partner_id=family,
        alias="Mother, Family 1",
        consents=[ConsentPurpose.ACCESS_NEEDS],
        access_needs=["A quiet seat"],
    )
    return keys | {"Mother": mother.id}


@pytest.fixture
def meeting(workspace: Workspace, project: UUID) -> UUID:
    return add_meeting(workspace, project_id=project, title="Kick-off")


@pytest.fixture
def screen(desk: Desk, project: UUID, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(project)
    made = Screen(desk, settings, theme, qtbot)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def open_plan(people: dict[str, UUID], meeting: UUID, screen: Screen) -> None:
    """Start every test in the plan of the meeting."""
    screen.press(Key.Key_F2)


def test_a_meeting_is_planned_by_keys_alone(screen: Screen) -> None:
    screen.press(Key.Key_Escape)
    screen.press(Key.Key_Insert)
    screen.type("What families need")
    screen.press(Key.Key_Tab)
    screen.press(Key.Key_Down)
    screen.press(Key.Key_Tab)
    screen.type("10/3/2009")
    screen.press(Key.Key_Tab)
    screen.press(Key.Key_A, CTRL)
    screen.type("1430")
    screen.press(Key.Key_Tab)
    screen.type("Scuola Manzoni")
    screen.press(Key.Key_Return)

    row = screen.planned
    assert (row.title, row.venue, row.team) == ("What families need", "Scuola Manzoni", "Crema")
    assert row.planned_at == datetime(2009, 3, 10, 13, 30, tzinfo=UTC)
    assert screen.page.heading.text() == "What families need"


def test_each_field_is_one_step_and_undo_takes_it_back(screen: Screen) -> None:
    screen.fill(screen.page.plan.facts.venue_field.control, "Scuola Manzoni")
    assert (screen.planned.venue, screen.toast) == ("Scuola Manzoni", "«Venue» is saved")

    screen.window.undo()

    assert screen.planned.venue == ""
    assert screen.page.plan.facts.venue_field.value() == ""
    assert screen.page.plan.isVisible()


def test_a_date_without_a_time_takes_the_usual_one_and_an_empty_date_takes_both_away(
    workspace: Workspace, project: UUID, screen: Screen
) -> None:
    facts = screen.page.plan.facts
    screen.fill(facts.day_field.control, "10/3/2009")
    assert facts.time_field.control.text() == "17:30"

    screen.fill(facts.day_field.control, "")
    assert screen.planned.planned_at is None
    assert facts.time_field.control.text() == ""

    add_meeting(workspace, project_id=project, planned_at=datetime(2009, 3, 20, 9, 0, tzinfo=UTC))
    screen.fill(facts.day_field.control, "11/3/2009")
    assert facts.time_field.control.text() == "10:00"


def test_a_time_alone_is_of_today(screen: Screen) -> None:
    screen.fill(screen.page.plan.facts.time_field.control, "18")

    assert screen.planned.planned_at == datetime(2009, 3, 3, 17, 0, tzinfo=UTC)


def test_a_date_that_cannot_be_read_is_told_and_the_old_one_stays(screen: Screen) -> None:
    facts = screen.page.plan.facts
    screen.fill(facts.day_field.control, "10/3/2009")

    screen.fill(facts.day_field.control, "31/2/2009")

    assert "Please write the date" in facts.day_field.error.text()
    assert screen.planned.planned_at == datetime(2009, 3, 10, 16, 30, tzinfo=UTC)


def test_phase_and_tool_are_chosen_by_key(screen: Screen) -> None:
    facts = screen.page.plan.facts
    facts.phase_field.control.setFocus()
    screen.press(Key.Key_Down)
    facts.tool_field.control.setFocus()
    screen.press(Key.Key_Home)

    assert (screen.planned.phase, screen.planned.tool) == (Phase.CO_DELIVERY, EngagementTool.FOCUS_GROUP)


def test_real_times_are_put_right_afterwards(
    workspace: Workspace, project: UUID, clock: SetClock, screen: Screen
) -> None:
    held = start_now(workspace, project_id=project, title="Held", item_title="Open talk")
    clock.forward(hours=20)
    end_meeting(workspace, meeting_id=held)
    screen.page.open_plan(held)
    facts = screen.page.plan.facts

    screen.fill(facts.begun_field.control, "14:10")
    screen.fill(facts.ended_field.control, "16:45")

    assert screen.planned.started_at == datetime(2009, 3, 3, 13, 10, tzinfo=UTC)
    assert screen.planned.ended_at == datetime(2009, 3, 3, 15, 45, tzinfo=UTC)

    screen.fill(facts.ended_field.control, "0:30")
    assert screen.planned.ended_at == datetime(2009, 3, 3, 23, 30, tzinfo=UTC)

    screen.fill(facts.ended_field.control, "")
    assert facts.ended_field.control.text() == "00:30"


def test_a_planned_meeting_has_no_real_times(screen: Screen) -> None:
    assert not screen.page.plan.facts.begun_field.isVisible()
    assert not screen.page.plan.facts.ended_field.isVisible()


def test_the_agenda_is_typed_line_by_line(screen: Screen) -> None:
    screen.fill(screen.page.plan.facts.day_field.control, "10/3/2009")
    screen.page.plan.agenda.line.setFocus()
    for line in ("Benvenuto e perché siamo qui 5", "What families need; 25", "Legge 104"):
        screen.type(line)
        screen.press(Key.Key_Return)

    assert [(item.title, item.planned_min) for item in screen.agenda] == [
        ("Benvenuto e perché siamo qui", 5),
        ("What families need", 25),
        ("Legge 104", 10),
    ]
    assert screen.focus is screen.page.plan.agenda.line
    assert screen.page.plan.agenda.sum.text() == "3 items · 40 min · 17:30–18:10"
    assert column(screen.page.plan.agenda.table, 0) == ["17:30", "17:35", "18:00"]
    assert screen.toast == "«Legge 104» added to the agenda"


def test_an_empty_line_adds_nothing(screen: Screen) -> None:
    screen.page.plan.agenda.line.setFocus()
    screen.type("   ")
    screen.press(Key.Key_Return)

    assert screen.agenda == []


def test_items_move_by_key_and_undo_puts_them_back(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    table = agenda_of(workspace, meeting, screen, "1", "2", "3")

    screen.press(Key.Key_Down, ALT)
    assert column(table, 1) == ["2", "1", "3"]
    screen.press(Key.Key_Down, ALT)
    screen.press(Key.Key_Down, ALT)
    assert column(table, 1) == ["2", "3", "1"]
    screen.press(Key.Key_Up, ALT)
    assert column(table, 1) == ["2", "1", "3"]

    current = table.current_row()
    assert current is not None
    assert current.row.title == "1"
    screen.press(Key.Key_Z, CTRL)
    assert column(table, 1) == ["2", "3", "1"]
    assert [item.title for item in screen.agenda] == ["2", "3", "1"]


def test_items_are_dragged_to_another_place(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    table = agenda_of(workspace, meeting, screen, "1", "2", "3")

    drag(table, "1", below="3")
    assert column(table, 1) == ["2", "3", "1"]

    drag(table, "1", above="2")
    assert column(table, 1) == ["1", "2", "3"]


def test_title_and_minutes_are_edited_in_place(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    table = agenda_of(workspace, meeting, screen, "Welcom", "What families need")
    first = screen.agenda[0].id

    for key, text in (("title", "Welcome"), ("minutes", "15")):
        assert table.edit_row(first, key)
        editor = screen.focus
        screen.press(Key.Key_A, CTRL)
        screen.type(text)
        screen.press(Key.Key_Return)
        assert editor is not table

    assert (screen.agenda[0].title, screen.agenda[0].planned_min) == ("Welcome", 15)
    assert column(table, 2) == ["15", "10"]


def test_minutes_that_cannot_be_are_refused(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    table = agenda_of(workspace, meeting, screen, "Welcome")

    for text in ("9999", "ten"):
        assert table.edit_row(screen.agenda[0].id, "minutes")
        screen.press(Key.Key_A, CTRL)
        screen.type(text)
        screen.press(Key.Key_Return)

    assert screen.agenda[0].planned_min == 10
    assert screen.failed[0] == "An agenda item takes from 0 to 1440 minutes."
    assert screen.failed[1] == "Please write a whole number."


def test_how_an_item_is_done_stands_below_the_agenda(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    agenda_of(workspace, meeting, screen, "Welcome", "Break")
    field = screen.page.plan.agenda.details.method_field
    screen.press(Key.Key_Down)
    assert field.label.text() == "How: «Break»"

    screen.fill(field.control, "In the courtyard")
    assert [item.method for item in screen.agenda] == ["", "In the courtyard"]

    screen.page.plan.agenda.table.setFocus()
    screen.press(Key.Key_Up)
    assert (field.label.text(), field.value()) == ("How: «Welcome»", "")


def test_delete_takes_an_item_out_and_undo_brings_it_back(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    table = agenda_of(workspace, meeting, screen, "Welcome", "Break")

    screen.press(Key.Key_Delete)
    assert (column(table, 1), screen.toast) == (["Break"], "«Welcome» taken out of the agenda")

    screen.press(Key.Key_Z, CTRL)
    assert column(table, 1) == ["Welcome", "Break"]
    current = table.current_row()
    assert current is not None
    assert current.row.title == "Welcome"


def test_a_partner_is_ticked_with_all_its_people(screen: Screen) -> None:
    people = screen.page.plan.expected.list
    people.setFocus()
    go_down_to(screen, "Il Ponte")

    screen.press(Key.Key_Space)
    assert screen.expected == ["Anna P.", "Bruno T."]

    go_down_to(screen, "Bruno T.")
    screen.press(Key.Key_Space)
    assert screen.expected == ["Anna P."]
    assert people.people.tick(place_of(screen, "Il Ponte")) == Qt.CheckState.PartiallyChecked

    screen.press(Key.Key_Z, CTRL)
    assert screen.expected == ["Anna P.", "Bruno T."]


def test_everybody_and_nobody_take_one_key_each(screen: Screen) -> None:
    card = screen.page.plan.expected
    card.list.setFocus()
    screen.press(Key.Key_A, CTRL)
    assert screen.expected == ["Mother, Family 1", "Anna P.", "Bruno T."]
    assert card.count.text() == "3 of 3 · ✱ 1 person has access needs"

    card.none_button.setFocus()
    screen.press(Key.Key_Space)
    assert screen.expected == []


def test_of_a_team_all_its_people_are_expected_in_one_key_and_stand_first(screen: Screen) -> None:
    facts, card = screen.page.plan.facts, screen.page.plan.expected
    facts.team_field.control.setFocus()
    screen.press(Key.Key_Down)
    assert card.all_button.text() == "The whole team"
    assert card.list.people.entries[0].text == "Il Ponte"

    card.all_button.setFocus()
    screen.press(Key.Key_Return)

    assert screen.expected == ["Anna P.", "Bruno T."]


def test_people_are_found_by_name_or_partner(screen: Screen) -> None:
    card = screen.page.plan.expected
    card.filter.setFocus()
    screen.type("ponte bruno")

    assert [entry.text for entry in card.list.people.entries] == ["Il Ponte", "Bruno T."]


def test_who_left_the_project_is_not_asked_any_more_unless_expected_already(
    workspace: Workspace, desk: Desk, people: dict[str, UUID], clock: SetClock, screen: Screen
) -> None:
    card = screen.page.plan.expected
    card.list.setFocus()
    go_down_to(screen, "Anna P.")
    screen.press(Key.Key_Space)
    family = next(one for one in card.list.people.entries if one.text == "Family 1")
    assert family.people == (people["Mother"],)

    for partner in list_partner_ids(workspace, desk):
        end_partner(workspace, partner_id=partner, left_on=clock.now.date())

    assert [entry.text for entry in card.list.people.entries] == ["Il Ponte", "Anna P."]


def test_who_chairs_and_who_takes_the_minutes_is_kept(screen: Screen, people: dict[str, UUID]) -> None:
    card = screen.page.plan.expected
    for field in (card.chair_field, card.minutes_field):
        field.control.setFocus()
        screen.press(Key.Key_Down)

    assert (screen.planned.chair_id, screen.planned.minutes_by_id) == (people["Anna P."], people["Anna P."])


def test_needs_are_not_shown_once_the_meeting_is_over(
    workspace: Workspace, project: UUID, clock: SetClock, screen: Screen
) -> None:
    shown = [entry.needs for entry in screen.page.plan.expected.list.people.entries if entry.needs]
    assert shown == ["✱ A quiet seat"]

    held = start_now(workspace, project_id=project, title="Held", item_title="Open talk")
    end_meeting(workspace, meeting_id=held)
    screen.page.open_plan(held)
    screen.page.plan.expected.choose_all()

    assert [entry.needs for entry in screen.page.plan.expected.list.people.entries if entry.needs] == []
    assert screen.page.plan.expected.count.text() == "3 of 3"


def test_undoing_the_new_meeting_closes_its_plan(screen: Screen) -> None:
    screen.press(Key.Key_Escape)
    screen.press(Key.Key_Insert)
    assert screen.page.plan.isVisible()

    screen.window.undo()

    assert not screen.page.plan.isVisible()
    assert screen.shown() == ["Kick-off"]


def test_esc_goes_back_to_the_meeting_in_the_list(screen: Screen, meeting: UUID) -> None:
    screen.press(Key.Key_Escape)

    assert screen.page.overview.isVisible()
    assert screen.focus is screen.page.list
    current = screen.page.list.current()
    assert current is not None
    assert current.id == meeting


def test_esc_in_a_field_first_brings_back_what_is_kept(screen: Screen) -> None:
    field = screen.page.plan.facts.title_field
    field.control.setFocus()
    screen.type(" and more")

    screen.press(Key.Key_Escape)
    assert (field.value(), screen.page.plan.isVisible()) == ("Kick-off", True)

    screen.press(Key.Key_Escape)
    assert not screen.page.plan.isVisible()


def test_the_plan_is_said_in_italian_and_what_was_typed_stays(
    workspace: Workspace, meeting: UUID, screen: Screen
) -> None:
    agenda_of(workspace, meeting, screen, "Benvenuto")
    screen.fill(screen.page.plan.facts.day_field.control, "10/3/2009")

    screen.window.set_language("it")

    facts = screen.page.plan.facts
    assert (facts.day_field.label.text(), facts.day_field.control.text()) == ("Data", "10/03/2009")
    assert facts.team_field.control.currentText() == "Plenaria"
    assert screen.page.plan.agenda.sum.text() == "1 punto · 10 min · 17:30–17:40"
    assert screen.page.plan.expected.all_button.text() == "Tutti"
    assert screen.page.heading.text() == "Kick-off"


def test_the_plan_opens_the_meeting(screen: Screen, meeting: UUID) -> None:
    screen.press(Key.Key_Return, CTRL)

    assert screen.opened == [("meeting_live", meeting)]


def test_a_narrow_window_stacks_the_cards(screen: Screen) -> None:
    wide = screen.page.plan.agenda.x() > screen.page.plan.facts.x()
    screen.window.resize(800, 700)

    assert wide
    assert screen.page.plan.agenda.x() == screen.page.plan.facts.x()
    assert screen.page.plan.agenda.y() > screen.page.plan.facts.y()


def test_hostile_text_is_kept_and_shown_as_it_was_typed(screen: Screen) -> None:
    hostile = "<img src=x> & «مرحبا» 👩\u200d👧"
    screen.fill(screen.page.plan.facts.title_field.control, hostile)

    assert screen.planned.title == hostile
    assert screen.page.heading.text() == hostile


def agenda_of(workspace: Workspace, meeting: UUID, screen: Screen, *titles: str) -> AgendaTable:
    """Put items on the agenda, with the cursor on the first."""
    for title in titles:
        add_item(workspace, meeting_id=meeting, title=title)
    table = screen.page.plan.agenda.table
    table.setFocus()
    return table


def column(table: AgendaTable, number: int) -> list[str]:
    return [str(table.records.index(place, number).data()) for place in range(table.records.rowCount())]


def place_of(screen: Screen, text: str) -> int:
    entries = screen.page.plan.expected.list.people.entries
    return next(place for place, entry in enumerate(entries) if entry.text == text)


def go_down_to(screen: Screen, text: str) -> None:
    """Walk with the arrow keys to an entry of the checklist."""
    screen.press(Key.Key_Home)
    for _step in range(place_of(screen, text)):
        screen.press(Key.Key_Down)


def list_partner_ids(workspace: Workspace, desk: Desk) -> list[UUID]:
    assert desk.project_id
    return [row.id for row in list_partners(workspace, project_id=desk.project_id) if not row.is_lead]


def drag(table: AgendaTable, title: str, *, above: str = "", below: str = "") -> None:
    """Drag an item over the upper or the lower half of another one and drop it there."""
    titles = column(table, 1)
    data = table.records.mimeData([table.records.index(titles.index(title), 1)])
    target = table.visualRect(table.records.index(titles.index(above or below), 1))
    point = QPointF(target.center().x(), target.top() + 2 if above else target.bottom() - 2)
    link, left, none = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view: QWidget = table.viewport()
    QApplication.sendEvent(view, QDragMoveEvent(point.toPoint(), link, data, left, none, QEvent.Type.DragEnter))
    QApplication.sendEvent(view, QDragMoveEvent(point.toPoint(), link, data, left, none))
    QApplication.sendEvent(view, QDropEvent(point, link, data, left, none))
