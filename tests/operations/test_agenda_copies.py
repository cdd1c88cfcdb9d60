"""Breaks, own notes, and agendas filled from templates and other meetings."""

from uuid import UUID

import pytest

from coprod_desktop.domain.agenda_templates import template_items
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import ItemKind, topic_for_capture
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import (
    add_item,
    add_minutes,
    begin_item,
    change_item,
    facilitator_notes,
    list_agenda,
    note_item,
)
from coprod_desktop.operations.agenda_copies import fill_agenda, items_to_copy
from coprod_desktop.operations.meetings import add_meeting, end_meeting, start_meeting
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.projects import add_project
from coprod_desktop.words import Words
from tests.conftest import SetClock


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")


@pytest.fixture
def meeting(workspace: Workspace, project: UUID) -> UUID:
    return add_meeting(workspace, project_id=project, title="Primo")


def titles(workspace: Workspace, meeting: UUID) -> list[str]:
    return [row.title for row in list_agenda(workspace, meeting_id=meeting)]


def test_a_break_has_its_own_usual_minutes_and_goes_where_it_is_put(workspace: Workspace, meeting: UUID) -> None:
    one = add_item(workspace, meeting_id=meeting, title="1")
    add_item(workspace, meeting_id=meeting, title="2")

    pause = add_item(workspace, meeting_id=meeting, title="Pausa", kind=ItemKind.BREAK, after=one.id)

    assert (pause.planned_min, pause.is_break, one.is_break) == (15, True, False)
    assert titles(workspace, meeting) == ["1", "Pausa", "2"]
    workspace.undo()
    assert titles(workspace, meeting) == ["1", "2"]


def test_an_item_becomes_a_break_and_a_topic_again(workspace: Workspace, meeting: UUID) -> None:
    row = add_item(workspace, meeting_id=meeting, title="Caffè", planned_min=20)

    changed = change_item(workspace, item_id=row.id, title="Caffè", planned_min=20, kind=ItemKind.BREAK)
    kept = change_item(workspace, item_id=row.id, title="Caffè", planned_min=25)

    assert (changed.kind, kept.kind) == (ItemKind.BREAK, ItemKind.BREAK)
    workspace.undo()
    workspace.undo()
    assert list_agenda(workspace, meeting_id=meeting) == (row,)


def test_an_own_note_is_nowhere_but_where_it_is_asked_for(workspace: Workspace, meeting: UUID) -> None:
    row = add_item(workspace, meeting_id=meeting, title="Che cosa serve")
    note_item(workspace, item_id=row.id, note=" SEGRETO \n")
    start_meeting(workspace, meeting_id=meeting, item_title="")

    assert facilitator_notes(workspace, meeting_id=meeting) == {row.id: "SEGRETO"}
    assert "SEGRETO" not in repr(list_agenda(workspace, meeting_id=meeting))
    assert "SEGRETO" not in repr(minutes_content(workspace, meeting_id=meeting))

    note_item(workspace, item_id=row.id, note="")
    assert facilitator_notes(workspace, meeting_id=meeting) == {}
    workspace.undo()
    assert facilitator_notes(workspace, meeting_id=meeting) == {row.id: "SEGRETO"}


def test_a_break_stands_in_the_minutes_agenda_alone(workspace: Workspace, meeting: UUID, clock: SetClock) -> None:
    one, pause, two = (
        add_item(workspace, meeting_id=meeting, title=title, kind=kind)
        for title, kind in (("1", ItemKind.TOPIC), ("Pausa", ItemKind.BREAK), ("2", ItemKind.TOPIC))
    )
    start_meeting(workspace, meeting_id=meeting, item_title="")
    for item in (pause, two):
        clock.forward(minutes=10)
        begin_item(workspace, meeting_id=meeting, item_id=item.id)
    add_note(workspace, meeting_id=meeting, item_id=pause.id, text="Detto davanti al caffè")
    clock.forward(minutes=10)
    end_meeting(workspace, meeting_id=meeting)

    content = minutes_content(workspace, meeting_id=meeting)
    lines = [(line.number, line.title) for line in content.heading.agenda]
    assert lines == [(1, "1"), (0, "Pausa"), (2, "2")]
    assert [(item.number, item.title) for item in content.items] == [(1, "1"), (2, "2")]
    # What slipped under the break is not lost.
    assert content.outside.notes == ("Detto davanti al caffè",)
    assert one.title == "1"


def test_what_is_said_in_a_break_belongs_to_the_topic_before_it(
    workspace: Workspace, meeting: UUID, clock: SetClock
) -> None:
    for title, kind in (("1", ItemKind.TOPIC), ("2", ItemKind.TOPIC), ("Pausa", ItemKind.BREAK)):
        add_item(workspace, meeting_id=meeting, title=title, kind=kind)
    assert topic_for_capture(list_agenda(workspace, meeting_id=meeting)) is None
    start_meeting(workspace, meeting_id=meeting, item_title="")
    for place in (1, 0, 2):
        clock.forward(minutes=5)
        begin_item(workspace, meeting_id=meeting, item_id=list_agenda(workspace, meeting_id=meeting)[place].id)

    topic = topic_for_capture(list_agenda(workspace, meeting_id=meeting))
    assert topic is not None
    assert topic.title == "1"


@pytest.mark.parametrize("phase", Phase)
def test_a_template_fills_an_agenda_in_one_step(workspace: Workspace, meeting: UUID, phase: Phase) -> None:
    items = template_items(Words("it"), phase)
    add_item(workspace, meeting_id=meeting, title="C’era già")

    added = fill_agenda(workspace, meeting_id=meeting, items=items)

    assert [(row.title, row.planned_min, row.method, row.kind) for row in added] == [
        (item.title, item.planned_min, item.method, item.kind) for item in items
    ]
    assert titles(workspace, meeting) == ["C’era già", *(item.title for item in items)]
    workspace.undo()
    assert titles(workspace, meeting) == ["C’era già"]


def test_a_template_takes_the_place_of_what_is_there_in_one_step(workspace: Workspace, meeting: UUID) -> None:
    items = template_items(Words("it"), Phase.CO_DESIGN)
    for title in ("1", "2"):
        add_item(workspace, meeting_id=meeting, title=title)

    fill_agenda(workspace, meeting_id=meeting, items=items, replace=True)

    assert titles(workspace, meeting) == [item.title for item in items]
    workspace.undo()
    assert titles(workspace, meeting) == ["1", "2"]


def test_an_agenda_that_has_begun_is_only_added_to(workspace: Workspace, meeting: UUID) -> None:
    items = template_items(Words("it"), Phase.CO_DESIGN)
    add_item(workspace, meeting_id=meeting, title="1")
    start_meeting(workspace, meeting_id=meeting, item_title="")

    with pytest.raises(KnownError, match="meeting_begun"):
        fill_agenda(workspace, meeting_id=meeting, items=items, replace=True)
    assert titles(workspace, meeting) == ["1"]

    fill_agenda(workspace, meeting_id=meeting, items=items)
    assert len(titles(workspace, meeting)) == 1 + len(items)


def test_an_agenda_is_copied_as_it_was_planned_with_its_notes(
    workspace: Workspace, project: UUID, meeting: UUID, clock: SetClock
) -> None:
    first = add_item(workspace, meeting_id=meeting, title="1", planned_min=25, method="Giro di tavolo", note="Piano")
    add_item(workspace, meeting_id=meeting, title="Pausa", kind=ItemKind.BREAK)
    start_meeting(workspace, meeting_id=meeting, item_title="")
    add_minutes(workspace, item_id=first.id, minutes=10)
    clock.forward(minutes=50)
    end_meeting(workspace, meeting_id=meeting)
    second = add_meeting(workspace, project_id=project, title="Secondo")

    fill_agenda(workspace, meeting_id=second, items=items_to_copy(workspace, meeting_id=meeting))

    one, pause = list_agenda(workspace, meeting_id=second)
    assert (one.title, one.planned_min, one.added_min, one.method, one.runs) == ("1", 25, 0, "Giro di tavolo", ())
    assert (pause.planned_min, pause.is_break) == (15, True)
    assert facilitator_notes(workspace, meeting_id=second) == {one.id: "Piano"}
    assert items_to_copy(workspace, meeting_id=second) == items_to_copy(workspace, meeting_id=meeting)
    workspace.undo()
    assert list_agenda(workspace, meeting_id=second) == ()
