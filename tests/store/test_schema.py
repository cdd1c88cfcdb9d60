"""The schema: a new file equals an upgraded one, and every text column says what may stand in it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, Uuid
from sqlmodel import AutoString, SQLModel

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import TextMark
from coprod_desktop.records.base import Coded, Moment
from coprod_desktop.store import Workspace
from coprod_desktop.store.connection import APPLICATION_ID, connect

COLUMNS = [column for table in SQLModel.metadata.tables.values() for column in table.columns]


def schema(path: Path) -> dict[str, list[str]]:
    connection = connect(path, mode="immutable")
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {
        name: sorted(part.strip() for part in re.split(r",\s*(?![^(]*\))", " ".join(sql.replace('"', "").split())[:-1]))
        for name, sql in rows
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def file_of_version_0(folder: Path) -> Path:
    path = folder / "old.coprod"
    connection = connect(path, mode="rwc")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.close()
    return path


def test_a_new_file_equals_an_upgraded_one(tmp_path: Path) -> None:
    new, old = tmp_path / "new.coprod", file_of_version_0(tmp_path)
    Workspace.create(new).close()
    Workspace.open(old).close()
    assert schema(new) == schema(old)


def test_the_file_as_it_was_stays_beside_the_upgraded_one(tmp_path: Path) -> None:
    Workspace.open(file_of_version_0(tmp_path)).close()
    assert names(tmp_path) == ["old (v0).coprod", "old.coprod"]
    assert list(schema(tmp_path / "old (v0).coprod")) == ["alembic_version"]


def test_another_copy_gets_another_name(tmp_path: Path) -> None:
    (tmp_path / "old (v0).coprod").write_bytes(b"mine")
    Workspace.open(file_of_version_0(tmp_path)).close()
    assert names(tmp_path) == ["old (v0).coprod", "old (v0, 1).coprod", "old.coprod"]
    assert (tmp_path / "old (v0).coprod").read_bytes() == b"mine"


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    old = file_of_version_0(tmp_path)
    connection = connect(old)
    # A table of the first version that is there already stops the migration half-way.
    connection.execute("CREATE TABLE trouble (id)")
    connection.execute("CREATE TABLE priority (id)")
    connection.close()
    before = schema(old)
    with pytest.raises(Exception, match="already exists"):
        Workspace.open(old)
    assert schema(old) == before
    assert names(tmp_path) == ["old.coprod"]
    with pytest.raises(KnownError, match="file_exists"):
        Workspace.create(old)


@pytest.mark.parametrize("column", [c for c in COLUMNS if isinstance(c.type, (AutoString, JSON))], ids=str)
def test_every_text_column_says_what_may_stand_in_it(column: Column[object]) -> None:
    assert isinstance(column.info.get("text"), TextMark)


def test_no_column_hides_text_behind_another_type() -> None:
    known = (AutoString, JSON, Boolean, Coded, Date, Integer, LargeBinary, Moment, Uuid)
    assert [str(column) for column in COLUMNS if not isinstance(column.type, known)] == []
