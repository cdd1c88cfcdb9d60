"""No two copies of a file lie one secret ballot apart: they would link a voter to a ballot."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.backups import UpkeepReport
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.operations.backups import back_up, folder_of, list_backups, restore
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.polls import close_poll, entitle, reopen_poll
from coprod_desktop.operations.upkeep import keep_up
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.store.connection import connect
from tests.operations.voting import Room, room_in

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    workspace = create_workspace(tmp_path / "voto.coprod")
    yield room_in(workspace)
    workspace.close()


def vote(room: Room, poll: PollRow, *voters: UUID) -> None:
    for voter in voters:
        cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots={poll.options[0].id: 1})


def file(room: Room) -> Path:
    return room.workspace.path


def refused(path: Path) -> str:
    with pytest.raises(KnownError) as told:
        back_up(path, now=NOW)
    return told.value.code


def ballots(path: Path) -> int:
    connection = connect(path, mode="immutable")
    (count,) = connection.execute("SELECT count(*) FROM ballot").fetchone()
    connection.close()
    return int(count)


def test_while_a_secret_vote_is_open_there_is_no_backup(room: Room) -> None:
    before = back_up(file(room), now=NOW)
    poll = room.opened()
    vote(room, poll, *room.public)
    assert refused(file(room)) == "backup_secret_poll"
    assert keep_up(file(room), now=NOW) == UpkeepReport(waits=True)
    assert [row.path for row in list_backups(file(room))] == [before.path]
    assert len(list(folder_of(file(room)).iterdir())) == 1
    close_poll(room.workspace, poll_id=poll.id)
    report = keep_up(file(room), now=NOW)
    assert not report.waits
    assert [folder.made for folder in report.folders] == [True]


def test_a_vote_that_is_only_prepared_or_by_name_keeps_no_backup_back(room: Room) -> None:
    room.prepared()
    room.opened(secrecy=Secrecy.NAMED)
    assert back_up(file(room), now=NOW)


def test_what_was_copied_before_a_vote_was_reopened_goes_with_the_next_backup(room: Room, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    poll = room.opened()
    vote(room, poll, *room.public)
    early = close_poll(room.workspace, poll_id=poll.id)
    assert early.cast == len(room.public)
    for number in range(3):
        keep_up(file(room), second=stick, now=NOW + timedelta(minutes=number))
        room.prepared()
    before = list_backups(file(room), second=stick)
    assert len(before) == 6
    reopen_poll(room.workspace, poll_id=poll.id, reason="One came in late")
    assert keep_up(file(room), second=stick, now=NOW).waits
    entitle(room.workspace, poll_id=poll.id, participant_id=room.families[0])
    vote(room, poll, room.families[0])
    close_poll(room.workspace, poll_id=poll.id)
    # The stick was not there at first: its copies go when it is back.
    away = stick.rename(tmp_path / "away")
    keep_up(file(room), second=stick, now=NOW + timedelta(hours=1))
    away.rename(stick)
    keep_up(file(room), second=stick, now=NOW + timedelta(hours=2))
    after = list_backups(file(room), second=stick)
    assert len(after) == 2
    assert {ballots(row.path) for row in after} == {len(room.public) + 1}


def test_those_from_before_the_vote_and_of_other_votes_stay(room: Room) -> None:
    before = back_up(file(room), now=NOW)
    for minutes in (1, 2):
        poll = room.opened()
        vote(room, poll, *room.public)
        close_poll(room.workspace, poll_id=poll.id)
        back_up(file(room), now=NOW + timedelta(minutes=minutes))
    kept = list_backups(file(room))
    assert len(kept) == 3
    assert kept[-1].path == before.path


def test_a_file_set_aside_during_a_vote_is_opened_and_never_copied_back(room: Room) -> None:
    path = file(room)
    before = back_up(path, now=NOW)
    poll = room.opened()
    vote(room, poll, *room.public[:2])
    room.workspace.close()
    aside = restore(path, before.path, now=NOW)
    assert aside is not None
    with pytest.raises(KnownError) as told:
        restore(path, aside, now=NOW)
    assert told.value.code == "restore_secret_poll"
    again = open_workspace(aside)
    voted = Room(again, room.project, room.meeting, room.public, room.families, room.company)
    vote(voted, poll, *room.public[2:])
    close_poll(again, poll_id=poll.id)
    again.close()
    restore(path, aside, now=NOW)
    assert ballots(path) == len(room.public)
