"""Attendance: who was expected, who came through the door, and when they left."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from coprod_desktop.domain.attendance import AttendanceRow, Capacity, Standing
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import (
    add_walk_in,
    change_attendance,
    correct_spell,
    expect,
    get_attendance,
    list_attendance,
    register_arrival,
    register_departure,
    remove_attendance,
    remove_spell,
)
from coprod_desktop.operations.people import people_of, remove_person
from tests.conftest import SetClock
from tests.room import Room, open_room

HALF_PAST_TWO = datetime(2009, 3, 3, 13, 30, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


def there(workspace: Workspace, room: Room) -> dict[str, Standing]:
    rows = list_attendance(workspace, meeting_id=room.meeting_id)
    return {row.name: row.standing(ended=False) for row in rows}


def arrive(workspace: Workspace, room: Room, alias: str) -> AttendanceRow:
    return register_arrival(workspace, meeting_id=room.meeting_id, participant_id=room.people[alias])


def test_those_expected_stand_on_the_list_by_partner(workspace: Workspace, room: Room) -> None:
    rows = list_attendance(workspace, meeting_id=room.meeting_id)
    assert [(row.name, row.partner, row.sector, row.expected, row.spells) for row in rows] == [
        ("Carla", "Comune di Crema", Sector.PUBLIC, True, ()),
        ("Bruno", "Coop. Aurora", Sector.FAMILIES_NONPROFITS, True, ()),
        ("Anna", "Famiglia 1", Sector.FAMILIES_NONPROFITS, True, ()),
    ]


def test_arriving_twice_is_one_stay_and_coming_back_is_another(
    workspace: Workspace, room: Room, clock: SetClock
) -> None:
    anna = arrive(workspace, room, "Anna")
    clock.forward(minutes=5)
    assert arrive(workspace, room, "Anna") == anna
    register_departure(workspace, attendance_id=anna.id)
    clock.forward(minutes=5)
    back = arrive(workspace, room, "Anna")
    assert [(spell.arrived_at - HALF_PAST_TWO, spell.left_at) for spell in back.spells] == [
        (timedelta(0), HALF_PAST_TWO + timedelta(minutes=5)),
        (timedelta(minutes=10), None),
    ]


def test_undo_takes_an_arrival_back_and_redo_brings_it_again(workspace: Workspace, room: Room) -> None:
    arrive(workspace, room, "Anna")
    workspace.undo()
    assert there(workspace, room)["Anna"] is Standing.EXPECTED
    workspace.redo()
    assert there(workspace, room)["Anna"] is Standing.PRESENT


def test_who_was_not_expected_may_come_and_undo_takes_them_off_again(workspace: Workspace, room: Room) -> None:
    assert not arrive(workspace, room, "Dario").expected
    assert there(workspace, room)["Dario"] is Standing.PRESENT
    workspace.undo()
    assert "Dario" not in there(workspace, room)


def test_leaving_needs_being_there(workspace: Workspace, room: Room) -> None:
    anna = arrive(workspace, room, "Anna")
    register_departure(workspace, attendance_id=anna.id)
    assert there(workspace, room)["Anna"] is Standing.GONE
    with pytest.raises(KnownError, match="not_in_room"):
        register_departure(workspace, attendance_id=anna.id)


def test_nobody_leaves_before_they_came(workspace: Workspace, room: Room) -> None:
    anna = arrive(workspace, room, "Anna")
    with pytest.raises(KnownError, match="date_order"):
        register_departure(workspace, attendance_id=anna.id, at=HALF_PAST_TWO - HALF_HOUR)
    assert get_attendance(workspace, attendance_id=anna.id) == anna


def test_times_are_put_right_afterwards(workspace: Workspace, room: Room) -> None:
    anna = arrive(workspace, room, "Anna")
    earlier = HALF_PAST_TWO - HALF_HOUR
    row = correct_spell(workspace, spell_id=anna.spells[0].id, arrived_at=earlier, left_at=HALF_PAST_TWO)
    assert [(spell.arrived_at, spell.left_at) for spell in row.spells] == [(earlier, HALF_PAST_TWO)]
    with pytest.raises(KnownError, match="date_order"):
        correct_spell(workspace, spell_id=row.spells[0].id, arrived_at=HALF_PAST_TWO, left_at=earlier)
    workspace.undo()
    assert get_attendance(workspace, attendance_id=anna.id) == anna


def test_a_stay_registered_by_mistake_is_taken_back(workspace: Workspace, room: Room) -> None:
    anna = arrive(workspace, room, "Anna")
    assert not remove_spell(workspace, spell_id=anna.spells[0].id).was_present
    assert there(workspace, room)["Anna"] is Standing.EXPECTED


def test_a_walk_in_is_a_person_of_a_partner_from_then_on(workspace: Workspace, room: Room) -> None:
    row = add_walk_in(
        workspace,
        meeting_id=room.meeting_id,
        partner_id=room.partners["Sondaggi srl"],
        alias=" Elena ",
        capacity=Capacity.GUEST,
    )
    assert (row.name, row.partner, row.sector, row.capacity, row.is_present, row.expected) == (
        "Elena",
        "Sondaggi srl",
        Sector.PRIVATE,
        Capacity.GUEST,
        True,
        False,
    )
    assert [p.alias for p in people_of(workspace, partner_id=room.partners["Sondaggi srl"])] == ["Elena"]
    workspace.undo()
    assert people_of(workspace, partner_id=room.partners["Sondaggi srl"]) == ()


def test_a_walk_in_needs_a_name_and_a_known_partner(workspace: Workspace, room: Room) -> None:
    before = list_attendance(workspace, meeting_id=room.meeting_id)
    with pytest.raises(KnownError, match="text_missing"):
        add_walk_in(workspace, meeting_id=room.meeting_id, partner_id=room.partners["Famiglia 1"], alias="  ")
    with pytest.raises(KnownError, match="not_found"):
        add_walk_in(workspace, meeting_id=room.meeting_id, partner_id=uuid4(), alias="Elena")
    with pytest.raises(KnownError, match="not_found"):
        add_walk_in(workspace, meeting_id=uuid4(), partner_id=room.partners["Famiglia 1"], alias="Elena")
    assert list_attendance(workspace, meeting_id=room.meeting_id) == before


def test_capacity_and_proxy_are_told_and_nobody_stands_in_for_themselves(workspace: Workspace, room: Room) -> None:
    bruno = arrive(workspace, room, "Bruno")
    row = change_attendance(
        workspace, attendance_id=bruno.id, capacity=Capacity.COMPANION, proxy_for_id=room.people["Anna"]
    )
    assert (row.capacity, row.proxy_for) == (Capacity.COMPANION, "Anna")
    with pytest.raises(KnownError, match="proxy_for_self"):
        change_attendance(
            workspace, attendance_id=bruno.id, capacity=Capacity.MEMBER, proxy_for_id=room.people["Bruno"]
        )


def test_apologies_end_where_the_person_comes_after_all(workspace: Workspace, room: Room) -> None:
    anna = list_attendance(workspace, meeting_id=room.meeting_id)[2]
    change_attendance(workspace, attendance_id=anna.id, capacity=Capacity.MEMBER, apologies=True)
    assert there(workspace, room)["Anna"] is Standing.APOLOGIES
    assert not arrive(workspace, room, "Anna").apologies


def test_those_expected_are_these_and_nobody_else_but_who_came_stays(workspace: Workspace, room: Room) -> None:
    arrive(workspace, room, "Anna")
    expect(workspace, meeting_id=room.meeting_id, participant_ids=[room.people["Dario"]])
    assert there(workspace, room) == {"Anna": Standing.PRESENT, "Dario": Standing.EXPECTED}
    workspace.undo()
    assert set(there(workspace, room)) == {"Anna", "Bruno", "Carla"}


def test_taking_somebody_off_the_list_takes_their_stays_too(workspace: Workspace, room: Room) -> None:
    anna = arrive(workspace, room, "Anna")
    remove_attendance(workspace, attendance_id=anna.id)
    assert "Anna" not in there(workspace, room)
    workspace.undo()
    assert get_attendance(workspace, attendance_id=anna.id) == anna


def test_who_left_the_project_still_stands_in_the_meeting_they_came_to(workspace: Workspace, room: Room) -> None:
    arrive(workspace, room, "Anna")
    remove_person(workspace, participant_id=room.people["Anna"])
    assert there(workspace, room)["Anna"] is Standing.PRESENT
