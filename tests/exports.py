"""What the tests of exports share: a way out and in again, and all that a workspace shows."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import PollState
from coprod_desktop.operations import Workspace, actions, agenda, attendance, decisions, meetings, notes, people, teams
from coprod_desktop.operations import priorities as said
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.exchange import export_file, export_text
from coprod_desktop.operations.exchange_import import import_file
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.overview import workspace_overview
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import list_voters, project_polls
from coprod_desktop.operations.project_overview import project_overview
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.operations.settings import letterhead
from coprod_desktop.operations.workspaces import open_workspace
from coprod_desktop.store.connection import connect
from coprod_desktop.store.dump import dump

TRIES = int(os.environ.get("COPROD_EXPORTS", "4"))
"""How many workspaces go out and in; the suite takes a few, `COPROD_EXPORTS=500` many."""


@contextmanager
def imported_again(workspace: Workspace, folder: Path) -> Iterator[Workspace]:
    """Export a workspace, import it, and open what was made of it, at the same time of day."""
    out, again = folder / "out.json", folder / "again.coprod"
    export_file(workspace.path, out)
    import_file(out, again)
    with closing(open_workspace(again, clock=workspace.now)) as opened:
        yield opened
    again.unlink()


def records_of(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    """Give every record, the bin included."""
    with workspace.reading() as reader:
        return dump(reader)


def must_be_the_same(workspace: Workspace, again: Workspace) -> None:
    """Compare all that two workspaces hold, show and find."""
    assert records_of(again) == records_of(workspace)
    must_be_told_the_same(workspace, again)


def must_be_told_the_same(workspace: Workspace, again: Workspace) -> None:
    """Compare all that two workspaces show, find and export: of secret ballots these tell less than is held."""
    check_workspace(again)
    assert export_text(again) == export_text(workspace)
    assert list(shown(again)) == list(shown(workspace))
    assert words_in(again.path) == words_in(workspace.path)


def shown(workspace: Workspace) -> Iterator[object]:
    """Give whatever screens and papers are made of."""
    yield workspace_overview(workspace)
    yield letterhead(workspace)
    for project in list_projects(workspace):
        key = project.id
        yield project_overview(workspace, project_id=key)
        yield people.list_people(workspace, project_id=key)
        yield teams.teams_view(workspace, project_id=key)
        yield actions.list_actions(workspace, project_id=key)
        yield decisions.project_decisions(workspace, project_id=key)
        for meeting in meetings.list_meetings(workspace, project_id=key):
            yield from _of_meeting(workspace, meeting.id)
        yield from _of_polls(workspace, key)


def _of_meeting(workspace: Workspace, key: UUID) -> Iterator[object]:
    with suppress(KnownError):  # there are none before a meeting has begun
        yield minutes_content(workspace, meeting_id=key)
    yield agenda.list_agenda(workspace, meeting_id=key)
    yield attendance.list_attendance(workspace, meeting_id=key)
    yield said.list_priorities(workspace, meeting_id=key)
    yield notes.list_notes(workspace, meeting_id=key)


def _of_polls(workspace: Workspace, project: UUID) -> Iterator[object]:
    for poll in project_polls(workspace, project_id=project):
        yield list_voters(workspace, poll_id=poll.id)
        if poll.state is PollState.CLOSED:
            yield poll_result(workspace, poll_id=poll.id)
            yield count_table(workspace, poll_id=poll.id)


def words_in(path: Path) -> set[tuple[str, str, str]]:
    """Give every word that is found in a file, with the row in which it is found."""
    connection = connect(path)
    connection.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, findable_words, instance)")
    found = connection.execute("SELECT term, kind, row_id FROM temp.seen JOIN findable ON number = doc").fetchall()
    connection.close()
    return set(found)
