"""A check finds what is wrong with a file, down to an index, a link and a value; a sound one passes."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.store.connection import connect
from tests.room import open_room


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.coprod"
    with closing(create_workspace(path)) as workspace:
        open_room(workspace)
        check_workspace(workspace)
    return path


def link_to_nothing(connection: Any) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE meeting SET chair_id = ?", (uuid4().hex,))


def code_that_nobody_knows(connection: Any) -> None:
    connection.execute("UPDATE project SET phase = 'co_dreaming'")


def moment_that_is_none(connection: Any) -> None:
    connection.execute("UPDATE meeting SET started_at = 'at noon'")


def letters_that_are_none(connection: Any) -> None:
    connection.execute("UPDATE agendaitem SET title = CAST(x'63c3' AS TEXT)")


@pytest.mark.parametrize("spoil", [link_to_nothing, code_that_nobody_knows, moment_that_is_none, letters_that_are_none])
def test_what_is_wrong_is_found(spoil: Callable[[Any], None], file: Path) -> None:
    with closing(connect(file)) as connection:
        spoil(connection)
    with closing(open_workspace(file)) as workspace, pytest.raises(KnownError) as trouble:
        check_workspace(workspace)
    assert trouble.value.code == "file_damaged"


def test_an_index_that_says_something_else_than_its_table_is_found(file: Path) -> None:
    """The quick look at each opening does not see it; the check does."""
    with closing(connect(file)) as connection:
        of_index = "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_organisation_name'"
        page = connection.execute(of_index).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = file.read_bytes()
    start, end = (page - 1) * size, page * size
    spoilt = content[start:end].replace(b"Coop. Aurora", b"Coop. Abrora")
    assert spoilt != content[start:end]
    file.write_bytes(content[:start] + spoilt + content[end:])
    with closing(open_workspace(file)) as workspace, pytest.raises(KnownError, match="file_damaged"):
        check_workspace(workspace)


def test_what_another_window_wrote_since_the_last_check_is_no_damage(file: Path) -> None:
    """SQLite holds the index of words against what this connection saw of it before, unless it looks anew."""
    with closing(open_workspace(file)) as writing, closing(Workspace.open_to_read(file)) as beside:
        for round_ in range(8):
            check_workspace(beside)
            for number in range(12):
                add_project(writing, title=f"Round {round_} {number}", lead="Cremona LHA")
            writing.undo()
        check_workspace(beside)
