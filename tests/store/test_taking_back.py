"""Steps that stand for an undo, what undo would take back, and rows that keep no order."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import col

from coprod_desktop.domain.changes import Change, Changes, Fate
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Draft, Project
from coprod_desktop.store import Workspace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "w.coprod")
    yield workspace
    workspace.close()


def add(store: Workspace, title: str, **options: bool) -> UUID:
    with store.step("add_project", **options) as step:
        return step.add(Project(title=title)).id


def titles(store: Workspace) -> list[str]:
    with store.reading() as reader:
        return sorted(project.title for project in reader.all(Project))


def test_a_step_that_takes_back_stays_and_uses_up_the_last_one(store: Workspace) -> None:
    add(store, "first")
    add(store, "second")
    add(store, "instead", takes_back=True)
    assert titles(store) == ["first", "instead", "second"]
    assert store.redo_step is None
    store.undo()
    assert titles(store) == ["instead", "second"]
    assert store.undo_step is None


def test_a_step_that_takes_back_ends_redo(store: Workspace) -> None:
    add(store, "first")
    add(store, "second")
    store.undo()
    add(store, "instead", takes_back=True)
    assert (store.undo_step, store.redo_step) == (None, None)


def test_one_that_fails_takes_nothing_back(store: Workspace) -> None:
    add(store, "first")
    with pytest.raises(KnownError), store.step("add_project", takes_back=True) as step:
        step.get(Project, uuid4())
    assert (titles(store), store.undo_step) == (["first"], "add_project")


def test_what_undo_would_take_back_is_told(store: Workspace) -> None:
    assert store.last_changes() is None
    key = add(store, "first")
    told = Changes("add_project", (Change("project", key, Fate.ADDED),))
    assert store.last_changes() == told
    store.undo()
    assert store.last_changes() is None
    store.redo()
    assert store.last_changes() == told


def test_screens_are_told_what_the_journal_may_not_tell(store: Workspace) -> None:
    key = add(store, "first")
    heard: list[Changes] = []
    store.subscribe(heard.append)
    with store.step("save_draft", undoable=False) as step:
        step.tell(step.get(Project, key))
    assert heard == [Changes("save_draft", (Change("project", key, Fate.CHANGED),))]
    assert store.last_changes() is not None


def test_rows_written_anew_are_the_same_and_redo_is_forgotten(store: Workspace) -> None:
    keys = {uuid4() for _ in range(20)}
    with store.step("save_draft", undoable=False) as step:
        for key in keys:
            step.add(Draft(id=key, field=str(key), text="x"))
    add(store, "first")
    store.undo()
    with store.step("save_draft", undoable=False) as step:
        step.hide_order(Draft, col(Draft.text) == "x")
    with store.reading() as reader:
        assert {(draft.id, draft.field, draft.text) for draft in reader.all(Draft)} == {(k, str(k), "x") for k in keys}
    assert store.redo_step is None
    assert store.path.with_name(store.path.name + "-wal").stat().st_size == 0
