"""A clock that is set back or forward: steps, their order, undo and the lock do not depend on it."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.decisions import add_decision, list_decisions
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from tests.conftest import SetClock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "w.coprod"


def lines(workspace: Workspace, meeting: UUID) -> list[str]:
    return [row.text for row in list_priorities(workspace, meeting_id=meeting)]


@pytest.mark.parametrize("days", [-4000, -1, 1, 4000])
def test_lines_keep_their_order_and_undo_its_way(file: Path, clock: SetClock, days: int) -> None:
    with closing(create_workspace(file, clock=clock)) as workspace:
        project = add_project(workspace, title="P", lead="ASL")
        meeting = start_now(workspace, project_id=project, title="M", item_title="I")
        for number in range(3):
            add_priority(workspace, meeting_id=meeting, text=f"before {number}")
        clock.forward(days=days)
        for number in range(3):
            add_priority(workspace, meeting_id=meeting, text=f"after {number}")
        before = lines(workspace, meeting)
        assert before == [f"{word} {number}" for word in ("before", "after") for number in range(3)]
        for _ in range(4):
            workspace.undo()
        assert lines(workspace, meeting) == ["before 0", "before 1"]
        for _ in range(4):
            workspace.redo()
        assert lines(workspace, meeting) == before
    clock.forward(days=-2 * days)
    with closing(open_workspace(file, clock=clock)) as workspace:
        check_workspace(workspace)
        add_priority(workspace, meeting_id=meeting, text="last")
        assert lines(workspace, meeting) == [*before, "last"]


def test_a_lock_of_a_time_to_come_holds_as_long_as_its_process(file: Path, clock: SetClock) -> None:
    clock.forward(days=4000)
    with closing(create_workspace(file, clock=clock)):
        clock.forward(days=-4000)
        with pytest.raises(KnownError) as refused:
            open_workspace(file, clock=clock)
        assert refused.value.code == "file_held_here"
    # Left behind by a computer whose battery died: nobody holds it.
    lock = file.with_name(f"{file.name}.lock")
    lock.write_text('{"computer": "another", "since": "2999-01-01T00:00:00+00:00"}', "utf-8")
    open_workspace(file, clock=clock).close()
    assert not lock.exists()


def test_decisions_keep_their_order(file: Path, clock: SetClock) -> None:
    with closing(create_workspace(file, clock=clock)) as workspace:
        project = add_project(workspace, title="P", lead="ASL")
        meeting = start_now(workspace, project_id=project, title="M", item_title="I")
        for text in ("first", "second"):
            add_decision(workspace, meeting_id=meeting, text=text)
            clock.forward(days=-1)
        assert [row.text for row in list_decisions(workspace, meeting_id=meeting)] == ["first", "second"]


def test_spans_stay_right_when_the_clock_is_set_back_in_a_meeting(file: Path, clock: SetClock) -> None:
    with closing(create_workspace(file, clock=clock)) as workspace:
        begin = workspace.now()
        clock.forward(minutes=20)
        assert workspace.now() - begin == timedelta(minutes=20)
        clock.forward(hours=-1)
        assert workspace.now() - begin == timedelta(minutes=20)
        clock.forward(minutes=10)
        assert workspace.now() - begin == timedelta(minutes=30)
        clock.forward(minutes=-5)
        assert workspace.now() - begin == timedelta(minutes=30)
        clock.forward(minutes=5)
        assert workspace.now() - begin == timedelta(minutes=35)
    with closing(open_workspace(file, clock=clock)) as workspace:
        assert workspace.now() == clock.now


def test_a_date_that_was_wrong_is_not_gone_on_with(file: Path, clock: SetClock) -> None:
    with closing(create_workspace(file, clock=clock)) as workspace:
        clock.forward(days=3000)
        wrong = workspace.now()
        clock.forward(days=-3000)
        clock.forward(minutes=1)
        assert workspace.now() == clock.now < wrong
        clock.forward(minutes=1)
        assert workspace.now() == clock.now
