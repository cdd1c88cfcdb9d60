"""The agenda in the plan: breaks, own notes, templates, copies, and what it became."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import ItemKind
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import (
    add_item,
    add_minutes,
    begin_item,
    facilitator_notes,
    list_agenda,
    note_item,
)
from coprod_desktop.operations.meetings import add_meeting, end_meeting, start_meeting
from coprod_desktop.operations.projects import add_project
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.agenda_fill import FillDialog
from coprod_desktop.ui.meetings.agenda_table import AgendaTable
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.buttons import Button
from tests.conftest import SetClock
from tests.ui.meetings_screen import CTRL, Key, Screen

PLANNED = datetime(2009, 3, 10, 16, 30, tzinfo=UTC)


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona", phase=Phase.CO_DESIGN)


@pytest.fixture
def meeting(workspace: Workspace, project: UUID) -> UUID:
    return add_meeting(workspace, project_id=project, title="Kick-off", planned_at=PLANNED)


@pytest.fixture
def screen(
    desk: Desk, project: UUID, meeting: UUID, settings: Settings, theme: Theme, qtbot: QtBot
) -> Iterator[Screen]:
    desk.choose_project(project)
    made = Screen(desk, settings, theme, qtbot)
    made.page.open_plan(meeting)
    yield made
    made.close()


def column(table: AgendaTable, number: int) -> list[str]:
    return [str(table.records.index(place, number).data()) for place in range(table.records.rowCount())]


def shown(table: AgendaTable) -> list[str]:
    count = table.records.columnCount()
    return [str(table.records.headerData(n, table.horizontalHeader().orientation())) for n in range(count)][
        : count - sum(table.isColumnHidden(n) for n in range(count))
    ]


def dialog() -> FillDialog:
    widget = QApplication.activeModalWidget()
    assert isinstance(widget, FillDialog)
    return widget


def ask(screen: Screen, button: Button) -> None:
    """Press a button by key, and wait for the dialog to have the cursor."""
    screen.window.activateWindow()
    QApplication.processEvents()
    button.setFocus()
    screen.press(Key.Key_Return)


def test_a_break_is_typed_by_its_name_or_put_behind_the_item_at_hand(screen: Screen) -> None:
    card = screen.page.plan.agenda
    card.line.setFocus()
    for line in ("Welcome 20", "Break 10", "What families need 30"):
        screen.type(line)
        screen.press(Key.Key_Return)
    assert column(card.table, 1) == ["Welcome", "‖ Break", "What families need"]
    assert [item.kind for item in screen.agenda][1] is ItemKind.BREAK

    card.table.setFocus()
    screen.press(Key.Key_Home, CTRL)
    card.break_button.setFocus()
    screen.press(Key.Key_Return)
    assert [(item.title, item.planned_min) for item in screen.agenda][:2] == [("Welcome", 20), ("Break", 15)]
    assert column(card.table, 0) == ["17:30", "17:50", "18:05", "18:15"]
    assert screen.toast == "«Break» added to the agenda"

    screen.window.undo()
    assert len(screen.agenda) == 3


def test_a_break_under_another_name_says_what_it_is(workspace: Workspace, meeting: UUID, screen: Screen) -> None:
    add_item(workspace, meeting_id=meeting, title="Tea in the yard", kind=ItemKind.BREAK)

    assert column(screen.page.plan.agenda.table, 1) == ["‖ Break: Tea in the yard"]


def test_a_note_for_oneself_is_saved_as_it_is_left_and_stays_with_its_item(
    workspace: Workspace, meeting: UUID, screen: Screen
) -> None:
    first, second = (add_item(workspace, meeting_id=meeting, title=title).id for title in ("Welcome", "Needs"))
    card = screen.page.plan.agenda
    field = card.details.note_field
    card.table.setFocus()
    field.control.setFocus()
    screen.type("Families first")
    card.table.setFocus()
    assert facilitator_notes(workspace, meeting_id=meeting) == {first: "Families first"}
    assert column(card.table, 1) == ["Welcome ✎", "Needs"]

    screen.press(Key.Key_Down)
    assert field.value() == ""
    field.control.setFocus()
    screen.type("half a thou")
    screen.press(Key.Key_Escape)
    assert (field.value(), screen.page.plan.isVisible()) == ("", True)
    note_item(workspace, item_id=second, note="Slowly")
    assert field.value() == "Slowly"

    screen.desk.keep_room_safe(True)
    assert not field.isVisible()
    screen.desk.keep_room_safe(False)
    assert field.isVisible()


def test_an_empty_agenda_is_filled_from_the_template_of_its_phase(screen: Screen) -> None:
    ask(screen, screen.page.plan.agenda.template_button)
    form = dialog()
    assert form.source.value() is Phase.CO_DESIGN
    assert list(form.form.fields) == ["source"]
    assert form.shown.text().startswith("7 items · 125 min")

    form.source.control.setFocus()
    screen.press(Key.Key_Down)
    assert "20 min · How the services are going" in form.shown.text()
    screen.press(Key.Key_Return, CTRL)

    assert [item.title for item in screen.agenda][:2] == ["Since last time", "How the services are going"]
    assert screen.toast == "7 items put into the agenda"
    screen.window.undo()
    assert screen.agenda == []


def test_a_template_takes_the_place_of_an_agenda_or_stands_behind_it(
    workspace: Workspace, meeting: UUID, screen: Screen
) -> None:
    add_item(workspace, meeting_id=meeting, title="Welcome")
    for replace, titles in ((False, ["Welcome", "Since last time"]), (True, ["Since last time"])):
        ask(screen, screen.page.plan.agenda.template_button)
        dialog().form.fields["replace"].set_value(replace)
        screen.press(Key.Key_Return, CTRL)
        assert [item.title for item in screen.agenda][: len(titles)] == titles
        screen.window.undo()
        assert [item.title for item in screen.agenda] == ["Welcome"]


def test_the_agenda_of_another_meeting_is_taken_over(workspace: Workspace, project: UUID, screen: Screen) -> None:
    add_meeting(workspace, project_id=project, title="Nothing", planned_at=PLANNED - timedelta(days=7))
    later = add_meeting(workspace, project_id=project, title="Later", planned_at=PLANNED + timedelta(days=7))
    add_item(workspace, meeting_id=later, title="Trial")
    other = add_meeting(workspace, project_id=project, title="Crema", planned_at=PLANNED - timedelta(days=14))
    add_item(workspace, meeting_id=other, title="Needs", planned_min=25, method="Round of the table", note="Slowly")
    add_item(workspace, meeting_id=other, title="Break", kind=ItemKind.BREAK)

    ask(screen, screen.page.plan.agenda.copy_button)
    form = dialog()
    control = form.source.control
    assert [control.itemText(place) for place in range(control.count())] == [
        "Later · 17 Mar 2009",
        "Crema · 24 Feb 2009",
    ]
    screen.press(Key.Key_Down)
    assert form.source.control.currentText() == "Crema · 24 Feb 2009"
    assert form.shown.text() == "2 items · 40 min\n\n25 min · Needs\n15 min · ‖ Break"
    screen.press(Key.Key_Return, CTRL)

    assert [(i.title, i.planned_min, i.method) for i in screen.agenda] == [
        ("Needs", 25, "Round of the table"),
        ("Break", 15, ""),
    ]
    assert list(facilitator_notes(workspace, meeting_id=screen.planned.id).values()) == ["Slowly"]


def test_what_was_planned_given_and_used_is_shown_once_the_meeting_has_begun(
    workspace: Workspace, meeting: UUID, clock: SetClock, screen: Screen
) -> None:
    card = screen.page.plan.agenda
    one, two, _three = (add_item(workspace, meeting_id=meeting, title=title).id for title in "123")
    assert shown(card.table) == ["Begins", "Item", "Minutes"]

    start_meeting(workspace, meeting_id=meeting, item_title="")
    add_minutes(workspace, item_id=one, minutes=2)
    clock.forward(minutes=16)
    begin_item(workspace, meeting_id=meeting, item_id=two)
    assert shown(card.table) == ["Begins", "Item", "Planned", "Given", "Used"]
    assert column(card.table, 0) == ["14:30", "14:46", "14:56"]
    assert not card.template_button.isVisible()

    clock.forward(minutes=7)
    end_meeting(workspace, meeting_id=meeting)
    assert [column(card.table, number) for number in (2, 3, 4)] == [
        ["10", "10", "10"],
        ["12", "10", "10"],
        ["16", "7", "–"],
    ]
    assert column(card.table, 0) == ["14:30", "14:46", ""]
    assert card.sum.text() == "3 items · planned 30 min · given 32 min · used 23 min · 14:30–14:53"

    screen.window.set_language("it")
    assert shown(card.table) == ["Ora", "Punto", "Previsti", "Concessi", "Usati"]
    assert card.sum.text() == "3 punti · previsti 30 min · concessi 32 min · usati 23 min · 14:30–14:53"
    assert [row.planned_min for row in list_agenda(workspace, meeting_id=meeting)] == [10, 10, 10]
