"""Priorities: captured in people's own words, with their theme and who raised them."""

from uuid import uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.decisions import add_decision, list_decisions
from coprod_desktop.operations.partners import remove_partner
from coprod_desktop.operations.priorities import (
    add_priorities,
    add_priority,
    assign_priority,
    change_priority,
    get_priority,
    list_priorities,
    remove_priority,
)
from coprod_desktop.operations.themes import add_theme, list_themes
from tests.room import Room, open_room


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


def capture(workspace: Workspace, room: Room, text: str) -> PriorityRow:
    return add_priority(workspace, meeting_id=room.meeting_id, text=text, item_id=room.items["Che cosa serve"])


def test_a_line_with_theme_and_partner_is_understood(workspace: Workspace, room: Room) -> None:
    row = capture(workspace, room, "Orari serali #orari @«Famiglia 1»")
    assert (row.text, row.theme, row.partner, row.sector) == (
        "Orari serali",
        "orari",
        "Famiglia 1",
        Sector.FAMILIES_NONPROFITS,
    )
    assert row == get_priority(workspace, priority_id=row.id)
    assert list_priorities(workspace, meeting_id=room.meeting_id) == (row,)


def test_the_beginning_of_only_one_partners_name_is_enough(workspace: Workspace, room: Room) -> None:
    assert capture(workspace, room, "Navetta @comune").partner == "Comune di Crema"
    # Two names begin so: nobody is guessed, and nothing typed is lost.
    row = capture(workspace, room, "Navetta @co")
    assert (row.partner, row.text) == ("", "Navetta @co")


def test_a_partner_that_nobody_knows_stays_in_the_text(workspace: Workspace, room: Room) -> None:
    row = capture(workspace, room, "Navetta @Provincia #trasporti")
    assert (row.text, row.partner_id, row.theme) == ("Navetta @Provincia", None, "trasporti")


def test_a_theme_is_one_whatever_its_case_and_undone_with_its_line(workspace: Workspace, room: Room) -> None:
    first, second = capture(workspace, room, "Uno #Orari"), capture(workspace, room, "Due #ORARI")
    assert first.theme_id == second.theme_id
    workspace.undo()
    assert [theme.name for theme in list_themes(workspace, project_id=room.project_id)] == ["Orari"]
    workspace.undo()
    assert list_themes(workspace, project_id=room.project_id) == ()
    assert list_priorities(workspace, meeting_id=room.meeting_id) == ()


def test_several_lines_are_one_step(workspace: Workspace, room: Room) -> None:
    rows = add_priorities(workspace, meeting_id=room.meeting_id, lines=["Uno", "  ", "Due #orari", "Tre"])
    assert [row.text for row in rows] == ["Uno", "Due", "Tre"]
    assert list_priorities(workspace, meeting_id=room.meeting_id) == rows
    workspace.undo()
    assert list_priorities(workspace, meeting_id=room.meeting_id) == ()


def test_one_bad_line_of_several_saves_none(workspace: Workspace, room: Room) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        add_priorities(workspace, meeting_id=room.meeting_id, lines=["Uno", "#orari"])
    assert list_priorities(workspace, meeting_id=room.meeting_id) == ()
    assert list_themes(workspace, project_id=room.project_id) == ()


def test_a_priority_is_written_anew_and_given_to_another(workspace: Workspace, room: Room) -> None:
    row = capture(workspace, room, "Navetta @comune #trasporti")
    changed = change_priority(workspace, priority_id=row.id, text="Navetta serale @«Coop. Aurora»")
    assert (changed.text, changed.partner, changed.theme) == ("Navetta serale", "Coop. Aurora", "trasporti")
    bare = assign_priority(workspace, priority_id=row.id, partner_id=None, theme_id=None)
    assert (bare.partner, bare.sector, bare.theme, bare.colour) == ("", None, "", None)
    workspace.undo()
    workspace.undo()
    assert get_priority(workspace, priority_id=row.id) == row


def test_a_deleted_priority_leaves_the_decision_that_answered_it(workspace: Workspace, room: Room) -> None:
    row = capture(workspace, room, "Navetta")
    add_decision(workspace, meeting_id=room.meeting_id, text="In prova", answers=[row.id])
    remove_priority(workspace, priority_id=row.id)
    assert list_decisions(workspace, meeting_id=room.meeting_id)[0].answers == ()
    workspace.undo()
    assert list_decisions(workspace, meeting_id=room.meeting_id)[0].answers == ((row.id, "Navetta"),)


def test_what_a_partner_said_stays_under_its_name_when_it_is_gone(workspace: Workspace, room: Room) -> None:
    capture(workspace, room, "Navetta @comune")
    remove_partner(workspace, partner_id=room.partners["Comune di Crema"])
    assert list_priorities(workspace, meeting_id=room.meeting_id)[0].partner == "Comune di Crema"
    assert capture(workspace, room, "Scuolabus @comune").partner == ""


def test_a_priority_needs_words_and_a_meeting(workspace: Workspace, room: Room) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        capture(workspace, room, "#orari @comune")
    with pytest.raises(KnownError, match="not_found"):
        add_priority(workspace, meeting_id=uuid4(), text="Navetta")
    with pytest.raises(KnownError, match="not_found"):
        add_priority(workspace, meeting_id=room.meeting_id, text="Navetta", item_id=uuid4())
    assert list_themes(workspace, project_id=room.project_id) == ()


def test_themes_take_the_tints_in_turn(workspace: Workspace, room: Room) -> None:
    for name in "abcdefg":
        add_theme(workspace, project_id=room.project_id, name=name)
    assert [theme.colour for theme in list_themes(workspace, project_id=room.project_id)] == [0, 1, 2, 3, 4, 5, 0]
