"""Break the secrecy of a vote with the file at hand: nothing in it tells who cast which ballot."""

import json
import logging
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import SQLModel

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace, undoing
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import remove_meeting
from coprod_desktop.operations.poll_results import count_table
from coprod_desktop.operations.polls import close_poll
from coprod_desktop.store.connection import connect
from tests.operations.voting import Room, room_in

SECRET_TABLES = ("turn", "ballot", "choice")


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


@pytest.fixture
def order(room: Room) -> list[UUID]:
    """Let everybody vote in secret, each in a way of their own; gives who voted, in order."""
    poll = room.opened(texts=[f"Option {number}" for number in range(13)], budget=13, cap=13)
    order = list(room.everybody)
    for place, voter in enumerate(order):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots={poll.options[place].id: 13})
    return order


def rows(path: Path, statement: str) -> list[Any]:
    """Ask the file past the app."""
    with closing(connect(path, mode="ro")) as connection:
        return list(connection.execute(statement).fetchall())


def keys_on_pages(path: Path, table: str) -> list[list[str]]:
    """Give the keys of a table's rows as they lie on its page and on that of each of its indexes."""
    (size,) = rows(path, "PRAGMA page_size")[0]
    roots = [root for (root,) in rows(path, f"SELECT rootpage FROM sqlite_schema WHERE tbl_name = '{table}'") if root]
    keys = {key.encode() for (key,) in rows(path, f"SELECT id FROM {table}")}
    content = path.read_bytes()
    pages = [content[(root - 1) * size : root * size] for root in roots]
    return [
        sorted((key.decode() for key in keys if key in page), key=lambda k: page.index(k.encode())) for page in pages
    ]


@pytest.mark.usefixtures("order")
def test_ballots_and_turns_have_no_voter_no_time_and_no_row_numbers(room: Room) -> None:
    assert rows(room.workspace.path, "SELECT count(*) FROM ballot WHERE participant_id IS NOT NULL") == [(0,)]
    assert rows(room.workspace.path, "SELECT count(*) FROM ballot") == [(13,)]
    for table in SECRET_TABLES:
        (sql,) = rows(room.workspace.path, f"SELECT sql FROM sqlite_schema WHERE name = '{table}'")[0]
        assert "WITHOUT ROWID" in sql
        times = [column.name for column in SQLModel.metadata.tables[table].c if column.name.endswith(("_at", "_on"))]
        assert times == ["deleted_at"]
        assert rows(room.workspace.path, f"SELECT count(deleted_at) FROM {table}") == [(0,)]


@pytest.mark.usefixtures("order")
def test_the_journal_does_not_know_of_them(room: Room) -> None:
    entries = rows(room.workspace.path, 'SELECT "table", row_id, step, old, new FROM journalentry')
    assert entries
    told = str(entries)
    for table in SECRET_TABLES:
        assert not [entry for entry in entries if entry[0] == table]
        assert not [key for (key,) in rows(room.workspace.path, f"SELECT id FROM {table}") if key in told]
    assert "cast_ballot" not in told
    assert rows(room.workspace.path, "SELECT count(*) FROM findable WHERE kind IN ('ballot', 'choice', 'turn')") == [
        (0,)
    ]


@pytest.mark.parametrize("table", SECRET_TABLES)
@pytest.mark.usefixtures("order")
def test_where_rows_lie_in_the_file_follows_their_chance_keys_and_not_the_order_of_voting(
    room: Room, table: str
) -> None:
    room.workspace.close()
    for in_place in keys_on_pages(room.workspace.path, table):
        assert len(in_place) == 13
        assert in_place == sorted(in_place, reverse=True)


@pytest.mark.usefixtures("order")
def test_the_log_beside_the_file_is_emptied_after_each_ballot(room: Room) -> None:
    log = room.workspace.path.with_name(room.workspace.path.name + "-wal")
    assert log.stat().st_size == 0


def test_what_was_logged_before_a_ballot_is_not_left_in_the_log(room: Room) -> None:
    poll = room.opened()
    log = room.workspace.path.with_name(room.workspace.path.name + "-wal")
    assert log.stat().st_size > 0
    for voter in room.families:
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots={poll.options[0].id: 1})
        assert log.stat().st_size == 0


def test_nothing_of_a_ballot_is_logged_or_left_to_undo(room: Room) -> None:
    poll = room.opened()
    before = room.workspace.undo_step, room.workspace.redo_step
    heard = StringIO()
    handler = logging.StreamHandler(heard)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={poll.options[0].id: 1})
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert heard.getvalue() == ""
    assert (room.workspace.undo_step, room.workspace.redo_step) == before
    with pytest.raises(KnownError, match="poll_has_ballots"):
        undoing.undo(room.workspace)


def test_the_order_of_the_count_table_does_not_follow_the_order_of_voting(room: Room) -> None:
    poll = room.opened(texts=["A", "B", "C"], budget=1, cap=1)
    chosen = [poll.options[place % 3].id for place in range(13)]
    for voter, option in zip(room.everybody, chosen, strict=True):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots={option: 1})
    close_poll(room.workspace, poll_id=poll.id)
    lines = count_table(room.workspace, poll_id=poll.id).lines
    assert [line.dots for line in lines] == sorted([line.dots for line in lines if line.sector], reverse=True) + sorted(
        [line.dots for line in lines if not line.sector], reverse=True
    )


def test_everything_can_be_exported_only_once_the_secret_vote_is_closed(room: Room) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={poll.options[0].id: 1})
    with pytest.raises(KnownError, match="secret_poll_open"):
        export_text(room.workspace)
    close_poll(room.workspace, poll_id=poll.id)
    exported = export_text(room.workspace)
    assert str(room.company) in exported
    (ballot,) = rows(room.workspace.path, "SELECT id FROM ballot")[0]
    assert str(UUID(ballot)) in exported


@pytest.mark.usefixtures("order")
def test_an_open_secret_vote_cannot_be_looked_at_from_the_bin(room: Room) -> None:
    remove_meeting(room.workspace, meeting_id=room.meeting)
    records = json.loads(export_text(room.workspace))["records"]
    assert (records["ballot"], records["choice"]) == ([], [])
    undoing.undo(room.workspace)
    with pytest.raises(KnownError, match="secret_poll_open"):
        export_text(room.workspace)


def test_the_export_tells_no_group_that_the_result_does_not_tell(room: Room) -> None:
    poll = room.opened()
    for voter in (*room.public, *room.families[:2]):
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots={})
    assert {sector for (sector,) in rows(room.workspace.path, "SELECT sector FROM ballot")} == {"public", None}
    close_poll(room.workspace, poll_id=poll.id)
    ballots = json.loads(export_text(room.workspace))["records"]["ballot"]
    assert (len(ballots), {ballot["sector"] for ballot in ballots}) == (9, {None})
