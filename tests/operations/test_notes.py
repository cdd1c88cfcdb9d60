"""Notes: for the minutes, on record at somebody's wish, or private."""

from uuid import uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import LIMIT
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.notes import add_note, change_note, list_notes, remove_note
from tests.room import Room, open_room


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


def test_notes_keep_their_order_and_their_item(workspace: Workspace, room: Room) -> None:
    item_id = room.items["Benvenuto"]
    add_note(workspace, meeting_id=room.meeting_id, text=" Prima ", item_id=item_id)
    add_note(workspace, meeting_id=room.meeting_id, text="Seconda", private=True)
    rows = list_notes(workspace, meeting_id=room.meeting_id)
    assert [(row.text, row.item_id, row.private) for row in rows] == [
        ("Prima", item_id, False),
        ("Seconda", None, True),
    ]


def test_a_note_stands_on_record_at_somebodys_wish(workspace: Workspace, room: Room) -> None:
    note = add_note(workspace, meeting_id=room.meeting_id, text="Contraria", on_record_by_id=room.people["Anna"])
    assert note.on_record_by == "Anna"


def test_a_private_note_is_on_record_at_nobodys_wish(workspace: Workspace, room: Room) -> None:
    anna = room.people["Anna"]
    note = add_note(workspace, meeting_id=room.meeting_id, text="Contraria", private=True, on_record_by_id=anna)
    assert note.on_record_by == ""
    told = change_note(workspace, note_id=note.id, text="Contraria", private=False, on_record_by_id=anna)
    assert told.on_record_by == "Anna"
    assert change_note(workspace, note_id=note.id, text="Altro", private=True, on_record_by_id=anna).on_record_by == ""


def test_a_note_is_changed_removed_and_brought_back(workspace: Workspace, room: Room) -> None:
    note = add_note(workspace, meeting_id=room.meeting_id, text="Prima")
    changed = change_note(workspace, note_id=note.id, text="Dopo", private=False)
    assert changed.text == "Dopo"
    remove_note(workspace, note_id=note.id)
    assert list_notes(workspace, meeting_id=room.meeting_id) == ()
    workspace.undo()
    assert list_notes(workspace, meeting_id=room.meeting_id) == (changed,)
    workspace.undo()
    assert list_notes(workspace, meeting_id=room.meeting_id) == (note,)


@pytest.mark.parametrize(("text", "code"), [("  ", "text_missing"), ("x" * (LIMIT + 1), "text_too_long")])
def test_a_note_needs_a_text_that_fits(workspace: Workspace, room: Room, text: str, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        add_note(workspace, meeting_id=room.meeting_id, text=text)
    assert list_notes(workspace, meeting_id=room.meeting_id) == ()


def test_nothing_is_written_to_what_is_not_there(workspace: Workspace, room: Room) -> None:
    with pytest.raises(KnownError, match="not_found"):
        add_note(workspace, meeting_id=uuid4(), text="Prima")
    with pytest.raises(KnownError, match="not_found"):
        add_note(workspace, meeting_id=room.meeting_id, text="Prima", item_id=uuid4())
    with pytest.raises(KnownError, match="not_found"):
        change_note(workspace, note_id=uuid4(), text="Prima", private=False)
