"""Unknown files are refused in one sentence and left byte for byte."""

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.records import Place, Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.connection import APPLICATION_ID, connect
from coprod_desktop.store.schema import SCHEMA_VERSION
from coprod_desktop.words import Words


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


def with_a_table_that_runs_code(folder: Path) -> Path:
    path = new_file(folder)
    alter(path, "CREATE VIRTUAL TABLE v USING fts5(text)")
    return path


def without_a_table(folder: Path) -> Path:
    path = new_file(folder)
    alter(path, "DROP TABLE presence")
    return path


def newer_in_its_log(folder: Path) -> Path:
    """A newer version upgraded the file and was killed before the file itself knew."""
    return killed(folder, f"PRAGMA user_version={SCHEMA_VERSION + 1}")


def strange_in_its_log(folder: Path) -> Path:
    return killed(folder, "CREATE VIEW v AS SELECT * FROM project")


def killed(folder: Path, statement: str) -> Path:
    path = new_file(folder)
    connection = connect(path)
    connection.execute(statement)
    (folder / "after").mkdir()
    for file in folder.glob("w.coprod*"):
        (folder / "after" / file.name).write_bytes(file.read_bytes())
    connection.close()
    assert (folder / "after" / "w.coprod-wal").stat().st_size > 0
    return folder / "after" / "w.coprod"


def folder_of_that_name(folder: Path) -> Path:
    path = folder / "w.coprod"
    path.mkdir()
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
        (with_a_table_that_runs_code, "file_strange"),
        (cut, "file_damaged"),
        (scribbled, "file_damaged"),
        (without_a_table, "file_damaged"),
        (newer_in_its_log, "file_newer"),
        (strange_in_its_log, "file_strange"),
        (folder_of_that_name, "file_foreign"),
    ],
)
def test_refused_and_left_as_it_was(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    before = contents(path.parent)
    for door in (Workspace.open, Workspace.open_to_read):
        with pytest.raises(KnownError) as trouble:
            door(path)
        assert trouble.value.code == code
        assert path.name in trouble.value.say(Words("it"))
    after = contents(path.parent)
    # Reading a log takes an index of it beside the file, which SQLite makes anew each time.
    assert {name: after[name] for name in before if not name.endswith("-shm")} == {
        name: before[name] for name in before if not name.endswith("-shm")
    }
    assert after.keys() == before.keys()


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_reading_changes_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    before = contents(tmp_path)
    workspace = Workspace.open_to_read(path)
    with workspace.reading() as reader:
        assert reader.all(Project) == []
    workspace.close()
    assert contents(tmp_path) == before


def test_reading_work_left_in_the_log_leaves_it_there(tmp_path: Path) -> None:
    path = killed(tmp_path, f"INSERT INTO place VALUES ('{'0' * 32}', NULL, '', 'Crema', 'CR')")
    before = contents(path.parent)
    workspace = Workspace.open_to_read(path)
    with workspace.reading() as reader:
        assert [place.name for place in reader.all(Place)] == ["Crema"]
    with pytest.raises(KnownError, match="file_read_only"), workspace.step("add_project") as step:
        step.add(Project(title="no"))
    workspace.close()
    after = contents(path.parent)
    assert [after[name] for name in (path.name, f"{path.name}-wal")] == [
        before[name] for name in (path.name, f"{path.name}-wal")
    ]


def test_whatever_byte_is_wrong_a_file_is_refused_or_found_out_in_plain_words(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    workspace = Workspace.open(path)
    with workspace.step("add_project") as step:
        for number in range(40):
            step.add(Project(title=f"Number {number}", phase=Phase.CO_DESIGN, baseline_on=date(2009, 3, 3)))
    workspace.close()
    sound = path.read_bytes()
    chance = random.Random(7)
    refused = 0
    for _ in range(40):
        content = bytearray(sound)
        for _ in range(chance.choice([1, 3, 200])):
            # Half of the blows fall upon the header and the schema.
            place = chance.randrange(chance.choice([len(sound), 8192]))
            content[place] = chance.randrange(256)
        path.write_bytes(content)
        try:
            workspace = Workspace.open_to_read(path)
        except KnownError:
            refused += 1
            assert path.read_bytes() == content
            continue
        with suppress(KnownError):
            check_workspace(workspace)
        workspace.close()
    assert refused > 5


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way")
@pytest.mark.parametrize("door", [Workspace.open, Workspace.open_to_read])
def test_a_file_of_somebody_else_is_told(door: Callable[[Path], Workspace], tmp_path: Path) -> None:
    path = new_file(tmp_path)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(KnownError, match="file_forbidden"):
        door(path)


def test_a_protected_file_is_told_when_it_is_opened(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    path.chmod(0o400)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write everything")
    with pytest.raises(KnownError, match="file_read_only"):
        Workspace.open(path)
    Workspace.open_to_read(path).close()
    assert path.exists()
    path.chmod(0o600)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way")
def test_a_protected_folder_is_told_to_a_writer_and_read_by_a_reader(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(KnownError, match="file_read_only"):
            Workspace.open(path)
        Workspace.open_to_read(path).close()
        with pytest.raises(KnownError, match="file_read_only"):
            Workspace.create(tmp_path / "new.coprod")
    finally:
        tmp_path.chmod(0o700)
    assert list(contents(tmp_path)) == [path.name]


@pytest.mark.parametrize("name", ["a?b#c%20&mode=memory.coprod", "è  ünïcode 🙂.coprod", "-wal", "no ending"])
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    Workspace.create(tmp_path / name).close()
    Workspace.open(tmp_path / name).close()
    assert list(contents(tmp_path)) == [name]


def test_a_path_may_begin_with_two_slashes(tmp_path: Path) -> None:
    path = Path(f"/{new_file(tmp_path)}")
    connection = connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    connection.close()


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
