"""Steps that go wrong, meet each other, or are called at the wrong moment."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from uuid import uuid4

import pytest
from pydantic import ValidationError

from coprod_desktop.domain.changes import Changes, Origin
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Draft, Project, Structure
from coprod_desktop.store import Workspace


def add(workspace: Workspace, title: str) -> None:
    with workspace.step("add_project") as step:
        step.add(Project(title=title))


def add_and_fail(workspace: Workspace) -> None:
    with workspace.step("half") as step:
        step.add(Project(title="half done"))
        raise KnownError("not_found")


def pass_over_a_failure(workspace: Workspace) -> None:
    with workspace.step("outer"):
        add(workspace, "before")
        with pytest.raises(KnownError):
            add_and_fail(workspace)
        add(workspace, "after")


def draft_and_more(workspace: Workspace) -> None:
    with workspace.step("save_draft", undoable=False) as step:
        step.add(Draft(field="f", text="t"))
        step.add(Project(title="by the way"))


def titles(workspace: Workspace) -> list[str]:
    with workspace.reading() as reader:
        return sorted(project.title for project in reader.all(Project))


def test_a_part_that_fails_fails_the_whole_even_if_the_trouble_is_passed_over(workspace: Workspace) -> None:
    told: list[Changes] = []
    workspace.subscribe(told.append)
    with pytest.raises(KnownError, match="not_found"):
        pass_over_a_failure(workspace)
    assert titles(workspace) == []
    assert told == []
    assert workspace.undo_step is None
    add(workspace, "the next step is not concerned")
    assert titles(workspace) == ["the next step is not concerned"]


def test_many_records_are_kept_at_once_taken_back_and_brought_again(workspace: Workspace) -> None:
    names = [f"{number:04}" for number in range(1200)]
    with workspace.step("add_project") as step:
        step.add_all([Project(title=name) for name in names])
        step.all(Project)[0].service_area = "changed within the step"
    with workspace.reading() as reader:
        before = {project.id: project.model_dump() for project in reader.all(Project)}
        assert len(reader.found(Project, "0", 2000)) == 1000
    changes = workspace.undo()
    assert changes is not None
    assert len(changes.rows) == len(names)
    with workspace.reading() as reader:
        assert reader.all(Project) == []
        assert reader.found(Project, "0", 2000) == []
    workspace.redo()
    with workspace.reading() as reader:
        assert {project.id: project.model_dump() for project in reader.all(Project)} == before
        assert len(reader.found(Project, "0", 2000)) == 1000


def test_many_records_are_kept_all_or_none(workspace: Workspace) -> None:
    with workspace.step("add_project") as step:
        with pytest.raises(ValidationError):
            step.add_all([Structure(project_id=uuid4()), Structure()])
        step.add_all([])
    with workspace.reading() as reader:
        assert reader.all(Structure) == []


def test_asking_in_vain_within_a_step_is_no_failure(workspace: Workspace) -> None:
    with workspace.step("outer") as step:
        with workspace.reading() as reader, pytest.raises(KnownError):
            reader.get(Project, uuid4())
        step.add(Project(title="kept"))
    assert titles(workspace) == ["kept"]


def test_a_step_within_a_reading_is_saved_and_the_reading_stays_at_its_moment(workspace: Workspace) -> None:
    add(workspace, "one")
    with workspace.reading() as reader:
        assert len(reader.all(Project)) == 1
        add(workspace, "two")
        assert len(reader.all(Project)) == 1
    assert titles(workspace) == ["one", "two"]


@pytest.mark.parametrize("deed", [Workspace.undo, Workspace.redo, Workspace.close])
def test_nothing_is_undone_or_closed_under_a_step(deed: object, workspace: Workspace) -> None:
    add(workspace, "one")
    with workspace.step("outer") as step:
        step.add(Project(title="two"))
        with pytest.raises(RuntimeError, match="a step is under way"):
            deed(workspace)  # type: ignore[operator]
    assert titles(workspace) == ["one", "two"]
    workspace.undo()
    assert titles(workspace) == ["one"]


def test_a_closed_workspace_does_nothing_any_more(workspace: Workspace) -> None:
    add(workspace, "one")
    workspace.close()
    workspace.close()
    with pytest.raises(RuntimeError, match="closed"):
        add(workspace, "two")
    with pytest.raises(RuntimeError, match="closed"):
        titles(workspace)
    with pytest.raises(RuntimeError, match="closed"):
        workspace.undo()
    assert not workspace.path.with_name(workspace.path.name + "-wal").exists()


def test_another_thread_is_refused_and_reads_for_itself(workspace: Workspace) -> None:
    add(workspace, "one")
    seen: list[object] = []

    def elsewhere() -> None:
        for deed in (lambda: add(workspace, "two"), lambda: titles(workspace), workspace.undo):
            try:
                deed()
            except RuntimeError as error:
                seen.append(str(error))
        own = Workspace.open_to_read(workspace.path)
        seen.append(titles(own))
        own.close()

    # Also while the step of the first one is open: the other sees what was there before.
    with workspace.step("outer") as step:
        step.add(Project(title="not yet"))
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert seen == ["the workspace belongs to another thread"] * 3 + [["one"]]
    assert titles(workspace) == ["not yet", "one"]


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Stand where the app hears of faults."""
    heard: list[BaseException] = []

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        heard.append(fault)

    monkeypatch.setattr(sys, "excepthook", hook)
    return heard


def test_a_listener_that_breaks_stops_neither_the_step_nor_the_others(
    workspace: Workspace, faults: list[BaseException]
) -> None:
    told: list[str] = []

    def breaks(changes: Changes) -> None:
        raise ZeroDivisionError(changes.step)

    workspace.subscribe(breaks)
    workspace.subscribe(lambda changes: told.append(f"{changes.origin} {changes.step}"))
    add(workspace, "kept")
    workspace.undo()
    workspace.redo()
    assert told == ["step add_project", "undo add_project", "redo add_project"]
    assert [type(fault) for fault in faults] == [ZeroDivisionError] * 3
    assert titles(workspace) == ["kept"]


def test_a_step_that_a_listener_makes_is_told_after_the_one_before(workspace: Workspace) -> None:
    first: list[tuple[str, Origin]] = []
    second: list[tuple[str, Origin]] = []

    def answers(changes: Changes) -> None:
        first.append((changes.step, changes.origin))
        if changes.step == "add_project" and changes.origin is Origin.STEP:
            with workspace.step("answer") as step:
                step.add(Project(title="answer"))
        elif changes.step == "answer" and changes.origin is Origin.STEP:
            workspace.undo()

    workspace.subscribe(answers)
    workspace.subscribe(lambda changes: second.append((changes.step, changes.origin)))
    add(workspace, "question")
    assert first == second
    assert second == [("add_project", Origin.STEP), ("answer", Origin.STEP), ("answer", Origin.UNDO)]
    assert titles(workspace) == ["question"]


def test_a_listener_that_went_is_not_told(workspace: Workspace) -> None:
    told: list[Changes] = []
    workspace.subscribe(lambda _changes: stop())
    stop = workspace.subscribe(told.append)
    add(workspace, "x")
    assert told == []


def test_a_listener_that_closes_the_workspace_ends_it_for_all(workspace: Workspace) -> None:
    told: list[Changes] = []
    workspace.subscribe(lambda _changes: workspace.close())
    workspace.subscribe(told.append)
    add(workspace, "kept")
    assert told == []
    again = Workspace.open(workspace.path)
    assert titles(again) == ["kept"]
    again.close()


def test_what_cannot_be_undone_may_not_touch_what_is_journaled(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError, match="not undoable"):
        draft_and_more(workspace)
    assert titles(workspace) == []
    with workspace.reading() as reader:
        assert reader.all(Draft) == []


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced", "folder moved"])
def test_a_file_that_is_gone_takes_no_step(fate: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "w.coprod"
    workspace = Workspace.create(path)
    add(workspace, "kept")
    aside = tmp_path / "aside"
    if fate == "folder moved":
        folder.rename(aside)
    elif fate == "deleted":
        path.unlink()
    else:
        path.rename(aside)
    if fate == "replaced":
        path.write_bytes(aside.read_bytes())
    for deed in (lambda: add(workspace, "would be lost"), workspace.undo):
        with pytest.raises(KnownError, match="file_unreachable"):
            deed()
    if fate in {"moved", "folder moved"}:
        aside.rename(folder if fate == "folder moved" else path)
        add(workspace, "back again")
        assert titles(workspace) == ["back again", "kept"]
    workspace.close()


def test_what_goes_to_the_bin_in_one_step_bears_one_moment_and_no_other_does(workspace: Workspace) -> None:
    for title in "abcd":
        add(workspace, title)
    with workspace.reading() as reader:
        keys = [project.id for project in reader.all(Project)]
    for pair in (keys[:2], keys[2:]):
        with workspace.step("remove_project") as step:
            for key in pair:
                step.remove(step.get(Project, key))
    with workspace.reading() as reader:
        moments = [reader.session.get_one(Project, key).deleted_at for key in keys]
    first, same, second, also = moments
    assert (first, second) == (same, also)
    assert first != second
