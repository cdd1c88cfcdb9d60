"""Half-typed lines: kept through a reopening, never a step of their own."""

from pathlib import Path

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.drafts import read_draft, save_draft
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from tests.room import open_room


def test_a_half_typed_line_is_there_after_a_reopening(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "draft.coprod")
    save_draft(workspace, field="capture:1", text="Orari ser")
    save_draft(workspace, field="capture:2", text="Altro")
    save_draft(workspace, field="capture:1", text="Orari sera")
    workspace.close()
    again = open_workspace(tmp_path / "draft.coprod")
    assert [read_draft(again, field=f"capture:{n}") for n in (1, 2, 3)] == ["Orari sera", "Altro", ""]
    again.close()


def test_an_empty_line_is_forgotten(workspace: Workspace) -> None:
    before = export_text(workspace)
    save_draft(workspace, field="capture:1", text="Orari")
    save_draft(workspace, field="capture:1", text="")
    save_draft(workspace, field="capture:1", text="")
    assert read_draft(workspace, field="capture:1") == ""
    assert export_text(workspace) == before


def test_a_draft_is_no_step_and_leaves_redo_as_it_is(workspace: Workspace) -> None:
    room = open_room(workspace)
    add_priority(workspace, meeting_id=room.meeting_id, text="Navetta")
    workspace.undo()
    save_draft(workspace, field="capture:1", text="Orari")
    assert workspace.undo_step == "start_meeting"
    workspace.redo()
    assert [row.text for row in list_priorities(workspace, meeting_id=room.meeting_id)] == ["Navetta"]
    assert read_draft(workspace, field="capture:1") == "Orari"


def test_half_a_letter_is_kept_as_the_sign_for_what_is_lost(workspace: Workspace) -> None:
    save_draft(workspace, field="capture:1", text=" Orari \ud83d")
    assert read_draft(workspace, field="capture:1") == " Orari \ufffd"
