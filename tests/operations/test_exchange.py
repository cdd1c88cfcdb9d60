"""Everything out: complete, readable, and nothing of the file's own keeping."""

import json
import platform
import stat
import sys
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.drafts import save_draft
from coprod_desktop.operations.exchange import export_file, export_text, write_file
from coprod_desktop.operations.exchange_schema import FORMAT
from coprod_desktop.operations.notes import add_note, remove_note
from coprod_desktop.store.schema import SCHEMA_VERSION
from tests.room import open_room

OWN_KEEPING = {"journalentry", "device"}


def test_every_table_with_every_row_is_there_the_bin_too(workspace: Workspace) -> None:
    room = open_room(workspace)
    note = add_note(workspace, meeting_id=room.meeting_id, text="Perché è così «qui» 🙂")
    remove_note(workspace, note_id=note.id)
    content = json.loads(export_text(workspace))
    assert (content["format"], content["version"]) == (FORMAT, SCHEMA_VERSION)
    assert content["records"].keys() == SQLModel.metadata.tables.keys() - OWN_KEEPING
    (kept,) = content["records"]["note"]
    assert kept["text"] == "Perché è così «qui» 🙂"
    assert kept["deleted_at"] is not None
    assert len(content["records"]["partner"]) == len(room.partners) + 1
    columns = {name: table.columns.keys() for name, table in SQLModel.metadata.tables.items()}
    for table, rows in content["records"].items():
        assert all(list(row) == columns[table] for row in rows)


def test_half_typed_lines_go_out_too_but_neither_history_nor_the_computer(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = open_room(workspace)
    note = add_note(workspace, meeting_id=room.meeting_id, text="taken back")
    workspace.undo()
    save_draft(workspace, field="capture", text="half typed")
    text = export_text(workspace)
    assert [row["text"] for row in json.loads(text)["records"]["draft"]] == ["half typed"]
    assert str(note.id) not in text
    for secret in ("taken back", platform.node(), str(tmp_path)):
        assert secret not in text


def test_the_same_workspace_gives_the_same_text(workspace: Workspace) -> None:
    open_room(workspace)
    before = export_text(workspace)
    workspace.undo()
    workspace.redo()
    assert export_text(workspace) == before


def test_a_file_is_written_whole_over_another(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"before")
    write_file(path, "perché".encode())
    assert path.read_bytes() == "perché".encode()
    assert names(tmp_path) == ["out.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way")
def test_others_may_read_what_they_may_read_of_any_new_file(tmp_path: Path) -> None:
    write_file(tmp_path / "minutes.pdf", b"x")
    (tmp_path / "any").write_bytes(b"x")
    assert stat.S_IMODE((tmp_path / "minutes.pdf").stat().st_mode) == stat.S_IMODE((tmp_path / "any").stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "home")


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path, code in (
        (tmp_path / "folder", "target_refused"),
        (tmp_path / ("x" * 300), "target_refused"),
        (tmp_path / "none" / "x.json", "folder_missing"),
    ):
        with pytest.raises(KnownError, match=code):
            write_file(path, b"x")
    assert names(tmp_path) == ["folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def on_a_full_disk(path: Path, mode: str = "r") -> object:
        return opened(Path("/dev/full"), "wb") if path.suffix == ".part" else opened(path, mode)

    monkeypatch.setattr(Path, "open", on_a_full_disk)
    with pytest.raises(KnownError, match="target_full"):
        write_file(tmp_path / "out.json", b"x" * 100)
    assert names(tmp_path) == []


def test_how_far_it_is_is_told_and_it_can_be_stopped(workspace: Workspace, tmp_path: Path) -> None:
    open_room(workspace)
    told: list[tuple[int, int]] = []
    export_file(workspace.path, tmp_path / "out.json", progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (told[0][1], told[0][1])

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export_file(workspace.path, tmp_path / "stopped.json", progress=stop)
    assert [name for name in names(tmp_path) if "coprod" not in name] == ["out.json"]
