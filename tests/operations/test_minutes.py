"""What the minutes of a meeting gather: in the order really taken, and as it stood then."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace, actions, agenda, attendance, decisions, meetings, notes, people
from coprod_desktop.operations.gaps import meeting_gaps
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team
from tests.conftest import SetClock


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi", lead="ASL di Cremona", illustrative_note="Esempio")


@pytest.fixture
def school(workspace: Workspace, project: UUID) -> UUID:
    return add_partner(workspace, project_id=project, name="IC Manzoni", kind=OrganisationKind.SCHOOL).id


@pytest.fixture
def family(workspace: Workspace, project: UUID) -> UUID:
    return add_partner(workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY).id


@pytest.fixture
def meeting(workspace: Workspace, project: UUID) -> UUID:
    return hold(workspace, project, "Primo incontro")


def hold(workspace: Workspace, project: UUID, title: str) -> UUID:
    key = meetings.add_meeting(workspace, project_id=project, title=title)
    for item in ("Uno", "Due", "Tre"):
        agenda.add_item(workspace, meeting_id=key, title=item, planned_min=10)
    meetings.start_meeting(workspace, meeting_id=key, item_title="-")
    return key


def items(workspace: Workspace, meeting: UUID) -> list[UUID]:
    return [item.id for item in agenda.list_agenda(workspace, meeting_id=meeting)]


def test_items_stand_in_the_order_really_taken(workspace: Workspace, meeting: UUID, clock: SetClock) -> None:
    _one, two, three = items(workspace, meeting)
    clock.forward(minutes=5)
    agenda.begin_item(workspace, meeting_id=meeting, item_id=three)
    add_priority(workspace, meeting_id=meeting, item_id=two, text="said under an item never put on")
    content = minutes_content(workspace, meeting_id=meeting)
    assert [item.title for item in content.items] == ["Uno", "Tre", "Due"]
    assert [item.number for item in content.items] == [1, 3, 2]


def test_private_notes_are_not_in_the_minutes(workspace: Workspace, meeting: UUID) -> None:
    item = items(workspace, meeting)[0]
    notes.add_note(workspace, meeting_id=meeting, item_id=item, text="open")
    notes.add_note(workspace, meeting_id=meeting, item_id=item, text="SECRET", private=True)
    assert "SECRET" not in repr(minutes_content(workspace, meeting_id=meeting))


def test_people_stand_with_their_times_and_apologies(
    workspace: Workspace, meeting: UUID, school: UUID, clock: SetClock
) -> None:
    keys = [people.add_person(workspace, partner_id=school, alias=name, names="Rossi").id for name in "ABC"]
    attendance.expect(workspace, meeting_id=meeting, participant_ids=keys)
    came = attendance.register_arrival(workspace, meeting_id=meeting, participant_id=keys[0])
    clock.forward(minutes=30)
    attendance.register_departure(workspace, attendance_id=came.id)
    sorry = attendance.list_attendance(workspace, meeting_id=meeting)[1]
    attendance.change_attendance(workspace, attendance_id=sorry.id, capacity=sorry.capacity, apologies=True)
    content = minutes_content(workspace, meeting_id=meeting)
    assert [person.name for person in content.present] == ["A"]
    stay = content.present[0].stays[0]
    assert stay.end is not None
    assert stay.end - stay.start == timedelta(minutes=30)
    assert [person.name for person in content.apologies] == ["B"]
    assert [person.name for person in content.absent] == ["C"]
    assert "Rossi" not in repr(content)


def test_an_earlier_action_is_answered_in_the_next_minutes(
    workspace: Workspace, project: UUID, meeting: UUID, school: UUID, family: UUID, clock: SetClock
) -> None:
    action = actions.add_action(
        workspace,
        project_id=project,
        meeting_id=meeting,
        what="Chiedere l’aula",
        partner_id=school,
        due=date(2009, 3, 10),
    )
    meetings.end_meeting(workspace, meeting_id=meeting)
    before = minutes_content(workspace, meeting_id=meeting)
    clock.forward(days=14)
    second = hold(workspace, project, "Secondo incontro")
    actions.record_progress(
        workspace,
        action_id=action.id,
        state=ActionState.HANDED_OVER,
        to_partner_id=family,
        new_due=date(2009, 4, 1),
        note="La scuola non può",
        meeting_id=second,
    )
    answer = minutes_content(workspace, meeting_id=second).earlier_actions[0]
    assert (answer.action.owner, answer.action.due) == ("IC Manzoni", date(2009, 3, 10))
    assert (answer.answer, answer.handed_to) == (ActionState.HANDED_OVER, "Famiglia 1")
    assert (answer.new_due, answer.note) == (date(2009, 4, 1), "La scuola non può")
    assert [line.owner for line in minutes_content(workspace, meeting_id=second).open_actions] == ["Famiglia 1"]
    # The first minutes still say what was agreed then.
    assert minutes_content(workspace, meeting_id=meeting) == before
    assert before.items[0].captured.actions == ()
    assert before.outside.actions[0].owner == "IC Manzoni"


def test_what_was_done_before_is_not_asked_again(
    workspace: Workspace, project: UUID, meeting: UUID, clock: SetClock
) -> None:
    action = actions.add_action(workspace, project_id=project, meeting_id=meeting, what="Fatto subito")
    meetings.end_meeting(workspace, meeting_id=meeting)
    clock.forward(days=3)
    actions.record_progress(workspace, action_id=action.id, state=ActionState.DONE)
    clock.forward(days=7)
    second = hold(workspace, project, "Secondo")
    content = minutes_content(workspace, meeting_id=second)
    assert content.earlier_actions == ()
    assert content.open_actions == ()
    assert content.heading.number == 2


def test_the_next_meeting_stands_at_the_end(workspace: Workspace, meeting: UUID, clock: SetClock) -> None:
    next_at = clock.now + timedelta(days=21)
    meetings.end_meeting(workspace, meeting_id=meeting, next_at=next_at)
    content = minutes_content(workspace, meeting_id=meeting)
    assert content.next_meeting is not None
    assert content.next_meeting.starts == next_at
    assert content.illustrative_note == "Esempio"


def test_gaps_name_what_is_missing(workspace: Workspace, project: UUID, meeting: UUID, school: UUID) -> None:
    decisions.add_decision(workspace, meeting_id=meeting, text="Senza motivo")
    decisions.add_decision(workspace, meeting_id=meeting, text="Con", reason="motivo")
    actions.add_action(workspace, project_id=project, meeting_id=meeting, what="Di nessuno", due=date(2009, 4, 1))
    late = actions.add_action(workspace, project_id=project, meeting_id=meeting, what="Senza data", partner_id=school)
    gaps = meeting_gaps(workspace, meeting_id=meeting)
    assert [(gap.code, gap.text) for gap in gaps] == [
        ("decision_without_reason", "Senza motivo"),
        ("action_without_owner", "Di nessuno"),
        ("action_without_date", "Senza data"),
    ]
    actions.record_progress(workspace, action_id=late.id, state=ActionState.DONE)
    assert "Senza data" not in [gap.text for gap in meeting_gaps(workspace, meeting_id=meeting)]


def test_without_one_agreed_the_next_to_which_the_same_people_are_called_is_named(
    workspace: Workspace, project: UUID, meeting: UUID, clock: SetClock
) -> None:
    team = add_team(workspace, project_id=project, name="Crema")
    meetings.end_meeting(workspace, meeting_id=meeting)
    for title, team_id, days in (("Di altri", team, 7), ("Plenaria", None, 14), ("Dopo", None, 21)):
        planned_at = clock.now + timedelta(days=days)
        meetings.add_meeting(workspace, project_id=project, title=title, team_id=team_id, planned_at=planned_at)
    content = minutes_content(workspace, meeting_id=meeting)
    assert content.next_meeting is not None
    assert content.next_meeting.title == "Plenaria"
