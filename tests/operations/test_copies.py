"""Copies elsewhere: one to carry away, and one to go on in where the file is gone or takes no more steps."""

import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.copies import go_on_here, go_on_in_copy, save_copy
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.polls import close_poll
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import open_workspace, read_workspace
from tests.operations.voting import room_in
from tests.soundness import look_through

no_moving = pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is")


@pytest.fixture
def meeting(workspace: Workspace) -> UUID:
    project = add_project(workspace, title="P", lead="ASL")
    meeting = start_now(workspace, project_id=project, title="M", item_title="I")
    add_priority(workspace, meeting_id=meeting, text="before")
    return meeting


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def lines(workspace: Workspace, meeting: UUID) -> list[str]:
    return [row.text for row in list_priorities(workspace, meeting_id=meeting)]


def lines_in(path: Path, meeting: UUID) -> list[str]:
    with closing(look_through(path)) as workspace:
        return lines(workspace, meeting)


def test_a_copy_holds_all_and_work_stays_in_the_file(workspace: Workspace, meeting: UUID, stick: Path) -> None:
    copy = stick / "Copia è qui.coprod"
    before = export_text(workspace)
    save_copy(workspace, copy)
    add_priority(workspace, meeting_id=meeting, text="after")
    assert [path.name for path in stick.iterdir()] == [copy.name]
    with closing(read_workspace(copy)) as read:
        assert export_text(read) == before
    assert lines_in(copy, meeting) == ["before"]
    assert lines(workspace, meeting) == ["before", "after"]


def test_work_goes_on_in_a_copy_with_undo_and_a_lock_of_its_own(
    workspace: Workspace, meeting: UUID, stick: Path
) -> None:
    old, copy = workspace.path, stick / "copy.coprod"
    go_on_in_copy(workspace, copy)
    add_priority(workspace, meeting_id=meeting, text="after")
    assert (workspace.path, lines(workspace, meeting)) == (copy, ["before", "after"])
    workspace.undo()
    workspace.undo()
    assert lines(workspace, meeting) == []
    workspace.redo()
    with pytest.raises(KnownError, match="file_held_here"):
        open_workspace(copy)
    assert lines_in(old, meeting) == ["before"]
    workspace.close()
    assert sorted(path.name for path in stick.iterdir()) == [copy.name]
    assert lines_in(copy, meeting) == ["before"]


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.coprod"))


def deleted(path: Path) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def replaced(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.write_bytes(b"another file")


@no_moving
@pytest.mark.parametrize("lost", [moved, deleted, replaced])
def test_of_a_file_that_is_gone_a_copy_is_made_from_what_is_open(
    workspace: Workspace, meeting: UUID, stick: Path, lost: Callable[[Path], None]
) -> None:
    lost(workspace.path)
    told: list[str] = []
    workspace.subscribe_troubles(lambda trouble: told.append(trouble.code))
    with pytest.raises(KnownError, match="file_unreachable"):
        add_priority(workspace, meeting_id=meeting, text="kept in its field")
    assert told == ["file_unreachable"]
    with pytest.raises(KnownError):
        go_on_here(workspace)
    go_on_in_copy(workspace, stick / "copy.coprod")
    add_priority(workspace, meeting_id=meeting, text="kept in its field")
    workspace.close()
    assert lines_in(stick / "copy.coprod", meeting) == ["before", "kept in its field"]


@no_moving
def test_a_file_that_was_moved_while_open_takes_its_log_along_when_it_is_closed(
    workspace: Workspace, meeting: UUID, stick: Path
) -> None:
    there = stick / "moved.coprod"
    workspace.path.rename(there)
    workspace.close()
    assert lines_in(there, meeting) == ["before"]


@no_moving
def test_a_file_that_is_back_is_worked_in_again(meeting: UUID, workspace: Workspace, stick: Path) -> None:
    go_on_in_copy(workspace, stick / "w.coprod")
    add_priority(workspace, meeting_id=meeting, text="in the log")
    pulled = stick.rename(stick.with_name("pulled"))
    with pytest.raises(KnownError, match="file_unreachable"):
        add_priority(workspace, meeting_id=meeting, text="not saved")
    # The stick is back: every byte, log and lock included, and none of the handles.
    shutil.copytree(pulled, stick)
    go_on_here(workspace)
    add_priority(workspace, meeting_id=meeting, text="after")
    assert lines(workspace, meeting) == ["before", "in the log", "after"]
    workspace.close()
    assert lines_in(stick / "w.coprod", meeting) == ["before", "in the log", "after"]


@no_moving
def test_a_file_that_was_moved_and_moved_back_is_worked_in_again(
    workspace: Workspace, meeting: UUID, stick: Path
) -> None:
    away = workspace.path.rename(stick / "away")
    with pytest.raises(KnownError, match="file_unreachable"):
        add_priority(workspace, meeting_id=meeting, text="not saved")
    away.rename(workspace.path)
    go_on_here(workspace)
    add_priority(workspace, meeting_id=meeting, text="after")
    assert lines(workspace, meeting) == ["before", "after"]
    check_workspace(workspace)


@no_moving
def test_another_state_in_the_place_of_the_file_is_not_mixed_with_its_log(
    workspace: Workspace, meeting: UUID, stick: Path
) -> None:
    file = workspace.path
    save_copy(workspace, stick / "older.coprod")
    add_priority(workspace, meeting_id=meeting, text="newer")
    (stick / "older.coprod").replace(file)
    with pytest.raises(KnownError, match="file_changed"):
        go_on_here(workspace)
    go_on_in_copy(workspace, stick / "copy.coprod")
    assert lines(workspace, meeting) == ["before", "newer"]
    assert lines_in(file, meeting) == ["before"]


@no_moving
def test_an_older_state_on_another_stick_is_not_taken_for_the_file(
    workspace: Workspace, meeting: UUID, stick: Path
) -> None:
    go_on_in_copy(workspace, stick / "w.coprod")
    save_copy(workspace, stick.with_name("older.coprod"))
    add_priority(workspace, meeting_id=meeting, text="newer")
    stick.rename(stick.with_name("pulled"))
    stick.mkdir()
    stick.with_name("older.coprod").rename(stick / "w.coprod")
    with pytest.raises(KnownError, match="file_changed"):
        go_on_here(workspace)
    assert [path.name for path in stick.iterdir()] == ["w.coprod"]
    go_on_in_copy(workspace, stick / "copy.coprod")
    assert lines(workspace, meeting) == ["before", "newer"]


def test_nothing_is_overwritten(workspace: Workspace, stick: Path) -> None:
    letter = stick / "letter.coprod"
    letter.write_bytes(b"to my mother")
    for path in (letter, workspace.path):
        for way in (save_copy, go_on_in_copy):
            with pytest.raises(KnownError, match="file_exists"):
                way(workspace, path)
    assert letter.read_bytes() == b"to my mother"


@pytest.mark.parametrize("way", [save_copy, go_on_in_copy])
def test_a_copy_that_cannot_be_written_leaves_work_where_it_is(
    workspace: Workspace, meeting: UUID, stick: Path, way: Callable[[Workspace, Path], None]
) -> None:
    file = workspace.path
    with pytest.raises(KnownError, match="folder_missing"):
        way(workspace, stick / "gone" / "copy.coprod")
    with pytest.raises(KnownError, match="target_refused"):
        way(workspace, stick / ("n" * 300))
    add_priority(workspace, meeting_id=meeting, text="after")
    assert (workspace.path, lines(workspace, meeting)) == (file, ["before", "after"])
    assert list(stick.iterdir()) == []


def test_no_second_file_tells_who_voted_between_them(workspace: Workspace, stick: Path) -> None:
    poll = room_in(workspace).opened()
    with pytest.raises(KnownError, match="copy_secret_poll"):
        save_copy(workspace, stick / "copy.coprod")
    assert list(stick.iterdir()) == []
    close_poll(workspace, poll_id=poll.id)
    save_copy(workspace, stick / "copy.coprod")
