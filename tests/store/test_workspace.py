"""The workspace file: what is saved, taken back, refused and held."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import update

from coprod_desktop.domain.changes import Changes, Fate, Origin
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Draft, JournalEntry, Meeting, Priority, Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.dump import dump


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Cremona è qui.coprod"


def make_project(workspace: Workspace, title: str = "A project") -> Project:
    with workspace.step("add_project") as step:
        return step.add(Project(title=title))


def make_half_and_fail(workspace: Workspace) -> None:
    with workspace.step("add_project") as step:
        make_project(workspace, "half")
        step.get(Project, uuid4())


def titles(workspace: Workspace) -> list[str]:
    with workspace.reading() as reader:
        return sorted(project.title for project in reader.all(Project))


def journal_length(workspace: Workspace) -> int:
    with workspace.reading() as reader:
        return len(reader.all(JournalEntry))


def test_a_step_is_on_the_disk_when_it_ends(file: Path) -> None:
    workspace = Workspace.create(file)
    make_project(workspace)
    second = Workspace.open_to_read(file)
    assert titles(second) == ["A project"]
    second.close()
    workspace.close()


def test_a_step_that_fails_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(KnownError):
        make_half_and_fail(workspace)
    assert titles(workspace) == []
    assert journal_length(workspace) == 0
    assert workspace.undo_step is None


def test_a_step_within_a_step_is_undone_with_it(workspace: Workspace) -> None:
    with workspace.step("outer"):
        make_project(workspace, "one")
        make_project(workspace, "two")
    assert workspace.undo_step == "outer"
    workspace.undo()
    assert titles(workspace) == []


def test_every_step_is_announced_once_with_its_rows(workspace: Workspace) -> None:
    told: list[Changes] = []
    stop = workspace.subscribe(told.append)
    project = make_project(workspace)
    with workspace.step("change_project") as step:
        step.get(Project, project.id).title = "B"
    with workspace.step("remove_project") as step:
        step.remove(step.get(Project, project.id))
    stop()
    make_project(workspace, "not heard")
    assert [(c.step, [r.fate for r in c.rows]) for c in told] == [
        ("add_project", [Fate.ADDED]),
        ("change_project", [Fate.CHANGED]),
        ("remove_project", [Fate.REMOVED]),
    ]
    assert all(c.rows[0].id == project.id and c.rows[0].kind == "project" for c in told)


def test_a_step_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    project = make_project(workspace)
    told: list[Changes] = []
    workspace.subscribe(told.append)
    with workspace.step("change_project") as step:
        step.get(Project, project.id).title = project.title
    assert told == []
    assert workspace.undo_step == "add_project"


def test_undo_and_redo_announce_the_other_way_round(workspace: Workspace) -> None:
    make_project(workspace)
    undone, redone = workspace.undo(), workspace.redo()
    assert undone is not None
    assert redone is not None
    assert (undone.origin, undone.rows[0].fate) == (Origin.UNDO, Fate.REMOVED)
    assert (redone.origin, redone.rows[0].fate) == (Origin.REDO, Fate.ADDED)
    assert workspace.redo() is None


def test_undoing_a_deletion_brings_the_row_back(workspace: Workspace) -> None:
    project = make_project(workspace)
    with workspace.step("remove_project") as step:
        step.remove(step.get(Project, project.id))
    assert titles(workspace) == []
    changes = workspace.undo()
    assert changes is not None
    assert changes.rows[0].fate is Fate.ADDED
    assert titles(workspace) == ["A project"]


def test_undo_brings_rows_that_point_at_each_other_back_in_any_order(workspace: Workspace) -> None:
    with workspace.step("all_at_once") as step:
        project = step.add(Project(title="P"))
        meeting = step.add(Meeting(project_id=project.id))
        step.add(Priority(project_id=project.id, meeting_id=meeting.id, text="x", captured_at=step.now()))
    with workspace.reading() as reader:
        before = dump(reader)
    workspace.undo()
    workspace.redo()
    with workspace.reading() as reader:
        assert dump(reader) == before


def test_a_new_step_ends_redo(workspace: Workspace) -> None:
    make_project(workspace, "one")
    workspace.undo()
    make_project(workspace, "two")
    assert workspace.redo() is None
    assert titles(workspace) == ["two"]


def test_undo_reaches_back_to_this_opening_only(file: Path) -> None:
    first = Workspace.create(file)
    make_project(first)
    first.close()
    second = Workspace.open(file)
    assert second.undo() is None
    assert titles(second) == ["A project"]
    second.close()


def test_drafts_are_kept_but_never_undone(workspace: Workspace) -> None:
    make_project(workspace)
    with workspace.step("save_draft", undoable=False) as step:
        step.add(Draft(field="capture", text="half a li"))
    assert workspace.undo_step == "add_project"
    workspace.undo()
    with workspace.reading() as reader:
        assert [draft.text for draft in reader.all(Draft)] == ["half a li"]


def test_bulk_statements_are_refused(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError), workspace.step("bulk") as step:
        step.session.execute(update(Project).values(title="all"))


def test_a_missing_field_is_refused_when_it_is_added(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="captured_at"), workspace.step("add_priority") as step:
        step.add(Priority(project_id=uuid4(), text="no moment"))


def test_what_is_not_there_is_a_known_trouble(workspace: Workspace) -> None:
    with workspace.reading() as reader, pytest.raises(KnownError, match="not_found"):
        reader.get(Project, uuid4())


def test_steps_may_happen_at_another_moment(workspace: Workspace) -> None:
    earlier = datetime(2026, 3, 1, 14, 30, tzinfo=UTC)
    with workspace.as_of(earlier), workspace.step("x") as step:
        assert step.now() == earlier
    assert workspace.now() != earlier


def test_nothing_is_overwritten_by_a_new_file(file: Path) -> None:
    file.write_bytes(b"a letter to my mother")
    with pytest.raises(KnownError, match="file_exists"):
        Workspace.create(file)
    assert file.read_bytes() == b"a letter to my mother"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="folder_missing"):
        Workspace.create(tmp_path / "gone" / "x.coprod")
