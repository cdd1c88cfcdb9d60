"""The index of words: in step with the records through steps, undo and upgrade, and forgetting what is deleted."""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Person, Priority, Project, Record
from coprod_desktop.store import Workspace
from coprod_desktop.store.connection import connect


def found(workspace: Workspace, text: str, kind: type[Record] = Project) -> list[UUID]:
    with workspace.reading() as reader:
        return reader.found(kind, text, 10)


def add(workspace: Workspace, title: str) -> UUID:
    with workspace.step("add_project") as step:
        return step.add(Project(title=title)).id


@pytest.mark.parametrize("text", ["perche", "PERCHÉ", "per", "citta perche", "perché, città!", "p c"])
def test_beginnings_of_words_are_found_without_accents_and_case(workspace: Workspace, text: str) -> None:
    key = add(workspace, "Perché la città?")
    add(workspace, "Un altro")
    assert found(workspace, text) == [key]


@pytest.mark.parametrize("text", ["erché", "perché no", "", "  ", "?!", '" OR words : *', "NEAR(perche"])
def test_nothing_else_is_found(workspace: Workspace, text: str) -> None:
    add(workspace, "Perché la città?")
    assert found(workspace, text) == []


def test_the_last_written_comes_first(workspace: Workspace) -> None:
    keys = [add(workspace, f"Scuola {number}") for number in range(3)]
    assert found(workspace, "scuola") == keys[::-1]
    with workspace.reading() as reader:
        assert reader.found(Project, "scuola", 2) == [keys[2], keys[1]]


def test_only_rows_of_the_kind_are_found(workspace: Workspace) -> None:
    add(workspace, "Maria")
    assert found(workspace, "maria", Person) == []


def test_it_follows_changes_deletion_undo_and_redo(workspace: Workspace) -> None:
    key = add(workspace, "Prima")
    with workspace.step("change_project") as step:
        step.get(Project, key).title = "Dopo"
    assert (found(workspace, "prima"), found(workspace, "dopo")) == ([], [key])
    with workspace.step("remove_project") as step:
        step.remove(step.get(Project, key))
    assert found(workspace, "dopo") == []
    workspace.undo()
    assert found(workspace, "dopo") == [key]
    workspace.undo()
    assert (found(workspace, "prima"), found(workspace, "dopo")) == ([key], [])
    workspace.redo()
    assert found(workspace, "dopo") == [key]


def test_a_step_that_fails_leaves_the_index_as_it_was(workspace: Workspace) -> None:
    with suppress(KnownError), workspace.step("add_project") as step:
        step.add(Project(title="Mai"))
        raise KnownError("not_found")
    assert found(workspace, "mai") == []


def test_more_rows_than_fit_into_one_question(workspace: Workspace) -> None:
    project = add(workspace, "x")
    with workspace.step("add_priorities") as step:
        for number in range(1200):
            step.session.add(Priority(project_id=project, text=f"riga{number}", captured_at=workspace.now()))
    assert len(found(workspace, "riga1199", Priority)) == 1
    workspace.undo()
    assert found(workspace, "riga", Priority) == []


def test_the_words_of_what_is_deleted_are_gone_from_the_file(workspace: Workspace) -> None:
    key = add(workspace, "Segretissimo")
    with workspace.step("remove_project") as step:
        step.erase(step.get(Project, key))
    path = workspace.path
    workspace.close()
    assert words_in(path) == []


def words_in(path: Path) -> list[str]:
    connection = connect(path)
    connection.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, findable_words, row)")
    words = [word for (word,) in connection.execute("SELECT term FROM temp.seen")]
    connection.close()
    return words


@pytest.mark.parametrize("text", ["e\u0301tude citta\u0300", "étu", "ETU", "a\u0300"])
def test_accents_behind_their_letter_are_found_as_any_other(workspace: Workspace, text: str) -> None:
    key = add(workspace, "Citta\u0300 e\u0301tude à")
    assert found(workspace, text) == [key]
