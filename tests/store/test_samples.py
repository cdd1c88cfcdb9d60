"""A sample of every file version that there ever was: each opens, is sound, and still tells its story."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.drafts import read_draft
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.overview import workspace_overview
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.operations.workspaces import open_workspace, read_workspace
from coprod_desktop.records import Priority
from coprod_desktop.store.connection import connect
from coprod_desktop.store.schema import SCHEMA_VERSION
from coprod_desktop.words import Words
from tests.files import make_sample as story

SAMPLES = sorted(story.FOLDER.glob("v*.coprod.gz"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name.split(".")[0])
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / request.param.name.removesuffix(".gz")
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    workspace = open_workspace(path)
    yield workspace
    workspace.close()


def test_there_is_one_of_every_version() -> None:
    assert [path.name for path in SAMPLES] == [f"v{number}.coprod.gz" for number in range(1, SCHEMA_VERSION + 1)]


def test_it_tells_its_story(sample: Workspace) -> None:
    check_workspace(sample)
    overview = workspace_overview(sample).as_text(Words("it"))
    assert story.TITLE in overview
    assert story.LEAD in overview
    (project,) = list_projects(sample)
    (meeting,) = list_meetings(sample, project_id=project.id)
    lines = list_priorities(sample, meeting_id=meeting.id)
    assert [line.text for line in lines] == [line.split(" #")[0].split(" @")[0] for line in story.LINES]
    assert [(line.theme, line.partner) for line in lines] == [("", ""), ("scuola", ""), ("", "Coop. Aurora")]
    (decision,) = list_decisions(sample, meeting_id=meeting.id)
    assert (decision.text, decision.reason) == (story.DECISION, story.REASON)
    assert [action.what for action in list_actions(sample, project_id=project.id)] == [story.ACTION]
    assert read_draft(sample, field=f"capture:{meeting.id}") == story.DRAFT
    assert story.DISSENT in str(minutes_content(sample, meeting_id=meeting.id))
    assert sample.undo_step is None


def test_its_votes_are_counted_as_ever(sample: Workspace) -> None:
    (project,) = list_projects(sample)
    (meeting,) = list_meetings(sample, project_id=project.id)
    told = minutes_content(sample, meeting_id=meeting.id).outside.polls
    for vote in told:
        assert (vote.poll.question, len(vote.poll.events)) == (story.QUESTION, 4)
        assert vote.table is not None
        assert [line.dots for line in vote.table.lines] == [story.VOTES[vote.poll.secrecy]]
    first = sample.path.name == "v1.coprod"
    assert len(told) == (0 if first else 2)


def test_its_words_are_found(sample: Workspace) -> None:
    with sample.reading() as reader:
        (line,) = reader.found(Priority, "navétta", 10)
        assert reader.get(Priority, line).text == story.LINES[0]


def test_work_on_it_goes_on_and_is_undone(sample: Workspace) -> None:
    before = export_text(sample)
    (project,) = list_projects(sample)
    (meeting,) = list_meetings(sample, project_id=project.id)
    add_priority(sample, meeting_id=meeting.id, text="Una riga in più")
    sample.undo()
    with closing(read_workspace(sample.path)) as read:
        assert export_text(read) == export_text(sample) == before


def test_the_newest_one_has_a_row_in_every_table(tmp_path: Path) -> None:
    path = tmp_path / "sample.coprod"
    path.write_bytes(gzip.decompress(SAMPLES[-1].read_bytes()))
    connection = connect(path, mode="immutable")
    tables = [*SQLModel.metadata.tables, "alembic_version"]
    empty = [table for table in tables if not connection.execute(f"SELECT 1 FROM {table}").fetchone()]
    (computer,) = connection.execute("SELECT name FROM device").fetchone()
    connection.close()
    assert empty == []
    assert computer == "computer"


def test_the_script_still_makes_such_a_sample(tmp_path: Path) -> None:
    story.make(tmp_path / "w.coprod")
    with closing(read_workspace(tmp_path / "w.coprod")) as workspace:
        check_workspace(workspace)
