"""Whether a file stands as if nothing had ever gone wrong: it opens, is sound, and every word in it is found."""

from contextlib import closing
from pathlib import Path
from typing import Any

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.workspaces import open_workspace
from coprod_desktop.store import Workspace, words_index

Words = set[tuple[str, str, int, int]]


def look_through(path: Path) -> Workspace:
    """Open a file for writing and look through all of it; AssertionError where anything is amiss."""
    try:
        workspace = open_workspace(path)
        check_workspace(workspace)
    except KnownError as trouble:
        raise AssertionError(trouble.code) from trouble
    assert_words_are_in_step(workspace)
    return workspace


def assert_words_are_in_step(workspace: Workspace) -> None:
    """Compare the index of words with one made anew from the records; the file stays as it is."""
    with closing(workspace._engine.connect()) as connection, connection.begin() as transaction:
        before = _words_of(connection)
        words_index.rebuild(connection)
        anew = _words_of(connection)
        transaction.rollback()
    assert before == anew, "the index of words is not what the records say"


def _words_of(connection: Any) -> Words:
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.standing USING fts5vocab(main, findable_words, instance)")
    rows = connection.exec_driver_sql(
        'SELECT findable.row_id, term, "col", "offset" FROM temp.standing'
        " LEFT JOIN findable ON findable.number = standing.doc"
    ).all()
    connection.exec_driver_sql("DROP TABLE temp.standing")
    return {tuple(row) for row in rows}
