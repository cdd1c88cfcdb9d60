"""The one way to the file: the pragmas that keep it safe, and transactions of our own."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from coprod_desktop.records import Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.connection import connect

SAFE = {"cell_size_check": 1, "trusted_schema": 0, "temp_store": 0}
DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def told(connection: Any, names: dict[str, object]) -> dict[str, object]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


@pytest.mark.parametrize(
    ("mode", "expected"), [("rwc", {**SAFE, **DURABLE}), ("rw", {**SAFE, **DURABLE}), ("ro", SAFE), ("immutable", SAFE)]
)
def test_every_connection_is_safe(mode: str, expected: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "w.coprod"
    Workspace.create(path).close()
    with closing(connect(path, mode=mode)) as connection:
        assert told(connection, expected) == expected


def test_nothing_is_put_aside_into_temporary_files(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "w.coprod").close()
    with closing(connect(tmp_path / "w.coprod")) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    # 2: in memory, unless somebody asks otherwise.
    assert "TEMP_STORE=2" in options


def test_this_sqlite_does_not_lose_commits_of_two_connections() -> None:
    assert tuple(int(part) for part in dbapi2.sqlite_version.split(".")) >= (3, 51, 3)


def test_a_step_takes_the_right_to_write_at_once_and_a_reading_never(workspace: Workspace) -> None:
    with closing(dbapi2.connect(str(workspace.path), timeout=0, isolation_level=None)) as other:
        with workspace.reading() as reader:
            reader.all(Project)
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with workspace.step("x"), pytest.raises(dbapi2.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")


def test_what_is_erased_leaves_no_trace_in_the_table(workspace: Workspace) -> None:
    with workspace.step("add") as step:
        key = step.add(Project(title="to be erased " * 20)).id
    with workspace.step("erase") as step:
        step.erase(step.get(Project, key))
    workspace.close()
    # The journal alone still tells it: when it was added, and when it went.
    assert workspace.path.read_bytes().count(b"to be erased " * 20) == 2
