"""Unknown files are refused in one sentence and left byte for byte."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.connection import APPLICATION_ID, connect
from coprod_desktop.store.schema import SCHEMA_VERSION


def new_file(folder: Path) -> Path:
    path = folder / "w.coprod"
    Workspace.create(path).close()
    return path


def alter(path: Path, *statements: str) -> None:
    connection = connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def foreign_text(folder: Path) -> Path:
    path = folder / "w.coprod"
    path.write_bytes(b"not a database at all" * 20)
    return path


def empty(folder: Path) -> Path:
    path = folder / "w.coprod"
    path.touch()
    return path


def foreign_database(folder: Path) -> Path:
    path = folder / "w.coprod"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    return path


def newer(folder: Path) -> Path:
    path = new_file(folder)
    alter(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}", "PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def with_trigger(folder: Path) -> Path:
    path = new_file(folder)
    alter(path, "CREATE TRIGGER t AFTER INSERT ON project BEGIN DELETE FROM project; END")
    return path


def with_view(folder: Path) -> Path:
    path = new_file(folder)
    alter(path, "CREATE VIEW v AS SELECT * FROM project")
    return path


def cut(folder: Path) -> Path:
    path = new_file(folder)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def scribbled(folder: Path) -> Path:
    path = new_file(folder)
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 6] = b"\xff" * (4096 * 5)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (foreign_text, "file_foreign"),
        (empty, "file_foreign"),
        (foreign_database, "file_foreign"),
        (newer, "file_newer"),
        (with_trigger, "file_strange"),
        (with_view, "file_strange"),
        (cut, "file_damaged"),
        (scribbled, "file_damaged"),
    ],
)
def test_refused_and_left_as_it_was(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    content = path.read_bytes()
    for door in (Workspace.open, Workspace.open_to_read):
        with pytest.raises(KnownError) as trouble:
            door(path)
        assert trouble.value.code == code
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".lock")] == []


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="file_missing"):
        Workspace.open(tmp_path / "none.coprod")


def test_work_left_in_the_log_by_a_crash_is_there(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    workspace = Workspace.open(path)
    with workspace.step("add_project") as step:
        step.add(Project(title="kept"))
    crashed = tmp_path / "after"
    crashed.mkdir()
    for file in tmp_path.glob("w.coprod*"):
        (crashed / file.name).write_bytes(file.read_bytes())
    workspace.close()
    assert (crashed / "w.coprod-wal").stat().st_size > 0
    again = Workspace.open(crashed / "w.coprod")
    with again.reading() as reader:
        assert [project.title for project in reader.all(Project)] == ["kept"]
    again.close()


def test_the_header_says_whose_file_it_is(tmp_path: Path) -> None:
    header = new_file(tmp_path).read_bytes()[:100]
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"CoPr"
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
