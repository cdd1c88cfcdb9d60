"""The agenda: its order, what is on, and the way back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import AgendaRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import (
    add_item,
    add_minutes,
    begin_item,
    change_item,
    end_item,
    get_item,
    list_agenda,
    move_item,
    remove_item,
)
from coprod_desktop.operations.meetings import add_meeting, end_meeting, start_meeting
from coprod_desktop.operations.notes import add_note, list_notes
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace

HALF_PAST_TWO = datetime(2009, 3, 3, 14, 30, tzinfo=UTC)


class Watch:
    """The moment at which the test stands."""

    def __init__(self) -> None:
        self.now = HALF_PAST_TWO

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def workspace(tmp_path: Path, watch: Watch) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "agenda.coprod", clock=watch)
    yield workspace
    workspace.close()


@pytest.fixture
def meeting(workspace: Workspace) -> UUID:
    project = add_project(workspace, title="Autism services", lead="ASL of Cremona")
    return add_meeting(workspace, project_id=project)


def plan(workspace: Workspace, meeting: UUID, *titles: str) -> list[UUID]:
    return [add_item(workspace, meeting_id=meeting, title=title).id for title in titles]


def titles(workspace: Workspace, meeting: UUID) -> list[str]:
    return [item.title for item in list_agenda(workspace, meeting_id=meeting)]


def on(workspace: Workspace, meeting: UUID) -> list[str]:
    return [item.title for item in list_agenda(workspace, meeting_id=meeting) if item.is_on]


def spells(row: AgendaRow) -> list[tuple[float, float | None]]:
    def minute(moment: datetime) -> float:
        return (moment - HALF_PAST_TWO).total_seconds() / 60

    return [(minute(run.started_at), minute(run.ended_at) if run.ended_at else None) for run in row.runs]


def test_items_stand_in_the_order_in_which_they_were_written(workspace: Workspace, meeting: UUID) -> None:
    plan(workspace, meeting, "Welcome", "What families need", "Next steps")

    assert titles(workspace, meeting) == ["Welcome", "What families need", "Next steps"]


def test_an_item_takes_ten_minutes_unless_it_is_told_otherwise(workspace: Workspace, meeting: UUID) -> None:
    usual = add_item(workspace, meeting_id=meeting, title="Welcome")
    told = add_item(workspace, meeting_id=meeting, title="Break", planned_min=15, method="In the courtyard")

    assert (usual.planned_min, usual.method) == (10, "")
    assert (told.planned_min, told.method) == (15, "In the courtyard")


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_minutes_out_of_a_day_are_refused_and_nothing_is_kept(
    workspace: Workspace, meeting: UUID, minutes: int
) -> None:
    with pytest.raises(KnownError, match="minutes_out_of_range"):
        add_item(workspace, meeting_id=meeting, title="Welcome", planned_min=minutes)

    assert titles(workspace, meeting) == []


def test_an_item_without_a_title_is_refused(workspace: Workspace, meeting: UUID) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        add_item(workspace, meeting_id=meeting, title="  ")


def test_an_item_of_a_meeting_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="not_found"):
        add_item(workspace, meeting_id=uuid4(), title="Welcome")


def test_an_item_is_written_anew_and_undo_brings_the_old_one_back(workspace: Workspace, meeting: UUID) -> None:
    item = add_item(workspace, meeting_id=meeting, title="Welcom", method="Round of names")

    change_item(workspace, item_id=item.id, title="Welcome", planned_min=5)
    changed = get_item(workspace, item_id=item.id)
    workspace.undo()

    assert (changed.title, changed.planned_min, changed.method) == ("Welcome", 5, "Round of names")
    assert get_item(workspace, item_id=item.id) == item


def test_items_move_to_the_front_between_and_to_the_end(workspace: Workspace, meeting: UUID) -> None:
    one, two, three = plan(workspace, meeting, "1", "2", "3")

    move_item(workspace, item_id=three, after=None)
    assert titles(workspace, meeting) == ["3", "1", "2"]

    move_item(workspace, item_id=three, after=one)
    assert titles(workspace, meeting) == ["1", "3", "2"]

    move_item(workspace, item_id=one, after=two)
    assert titles(workspace, meeting) == ["3", "2", "1"]

    workspace.undo()
    assert titles(workspace, meeting) == ["1", "3", "2"]


def test_an_item_moved_behind_itself_stays(workspace: Workspace, meeting: UUID) -> None:
    one, _two = plan(workspace, meeting, "1", "2")

    move_item(workspace, item_id=one, after=one)

    assert titles(workspace, meeting) == ["1", "2"]


def test_an_item_from_the_bin_finds_its_place_free(workspace: Workspace, meeting: UUID) -> None:
    _one, two, three = plan(workspace, meeting, "1", "2", "3")
    remove_item(workspace, item_id=two)
    move_item(workspace, item_id=three, after=None)
    move_item(workspace, item_id=three, after=_one)

    for _step in range(3):
        workspace.undo()
    move_item(workspace, item_id=three, after=_one)

    assert titles(workspace, meeting) == ["1", "3", "2"]


def test_going_on_takes_off_what_was_on(workspace: Workspace, meeting: UUID, watch: Watch) -> None:
    _one, two = plan(workspace, meeting, "1", "2")
    start_meeting(workspace, meeting_id=meeting, item_title="")
    watch.pass_minutes(12)

    begin_item(workspace, meeting_id=meeting, item_id=two)

    first, second = list_agenda(workspace, meeting_id=meeting)
    assert (spells(first), spells(second)) == ([(0, 12)], [(12, None)])
    assert first.is_taken


def test_stepping_back_gives_a_second_spell(workspace: Workspace, meeting: UUID, watch: Watch) -> None:
    one, two = plan(workspace, meeting, "1", "2")
    start_meeting(workspace, meeting_id=meeting, item_title="")
    watch.pass_minutes(5)
    begin_item(workspace, meeting_id=meeting, item_id=two)
    watch.pass_minutes(1)

    begin_item(workspace, meeting_id=meeting, item_id=one)

    first, second = list_agenda(workspace, meeting_id=meeting)
    assert (spells(first), spells(second)) == ([(0, 5), (6, None)], [(5, 6)])


def test_beginning_what_is_on_changes_nothing(workspace: Workspace, meeting: UUID, watch: Watch) -> None:
    (one,) = plan(workspace, meeting, "1")
    start_meeting(workspace, meeting_id=meeting, item_title="")
    watch.pass_minutes(5)

    begin_item(workspace, meeting_id=meeting, item_id=one)

    assert spells(get_item(workspace, item_id=one)) == [(0, None)]
    assert workspace.undo_step == "start_meeting"


def test_one_undo_brings_the_item_before_on_again(workspace: Workspace, meeting: UUID, watch: Watch) -> None:
    _one, two = plan(workspace, meeting, "1", "2")
    start_meeting(workspace, meeting_id=meeting, item_title="")
    watch.pass_minutes(5)
    begin_item(workspace, meeting_id=meeting, item_id=two)

    workspace.undo()
    assert on(workspace, meeting) == ["1"]

    workspace.redo()
    assert on(workspace, meeting) == ["2"]


def test_an_item_can_be_taken_off(workspace: Workspace, meeting: UUID, watch: Watch) -> None:
    one, two = plan(workspace, meeting, "1", "2")
    start_meeting(workspace, meeting_id=meeting, item_title="")
    watch.pass_minutes(5)

    end_item(workspace, item_id=two)
    assert on(workspace, meeting) == ["1"]

    end_item(workspace, item_id=one)
    assert on(workspace, meeting) == []


def test_a_clock_set_back_never_ends_an_item_before_it_began(workspace: Workspace, meeting: UUID, watch: Watch) -> None:
    (one,) = plan(workspace, meeting, "1")
    start_meeting(workspace, meeting_id=meeting, item_title="")
    watch.pass_minutes(-60)

    end_item(workspace, item_id=one)

    assert spells(get_item(workspace, item_id=one)) == [(0, 0)]


def test_items_run_only_while_the_meeting_is_open(workspace: Workspace, meeting: UUID) -> None:
    (one,) = plan(workspace, meeting, "1")
    with pytest.raises(KnownError, match="meeting_not_open"):
        begin_item(workspace, meeting_id=meeting, item_id=one)

    start_meeting(workspace, meeting_id=meeting, item_title="")
    end_meeting(workspace, meeting_id=meeting)
    with pytest.raises(KnownError, match="meeting_not_open"):
        begin_item(workspace, meeting_id=meeting, item_id=one)


def test_minutes_are_given_and_taken_back_but_never_below_nothing(workspace: Workspace, meeting: UUID) -> None:
    (one,) = plan(workspace, meeting, "1")

    add_minutes(workspace, item_id=one)
    assert add_minutes(workspace, item_id=one, minutes=-5).allowed_min == 7

    with pytest.raises(KnownError, match="minutes_out_of_range"):
        add_minutes(workspace, item_id=one, minutes=-8)
    assert get_item(workspace, item_id=one).allowed_min == 7


def test_less_planned_than_was_taken_back_leaves_nothing(workspace: Workspace, meeting: UUID) -> None:
    (one,) = plan(workspace, meeting, "1")
    add_minutes(workspace, item_id=one, minutes=-8)

    assert change_item(workspace, item_id=one, title="1", planned_min=5).allowed_min == 0


def test_what_was_said_under_an_item_outlives_it(workspace: Workspace, meeting: UUID) -> None:
    (one,) = plan(workspace, meeting, "1")
    note = add_note(workspace, meeting_id=meeting, item_id=one, text="Evenings only")

    remove_item(workspace, item_id=one)
    (kept,) = list_notes(workspace, meeting_id=meeting)
    assert (titles(workspace, meeting), kept.id, kept.item_id) == ([], note.id, None)

    workspace.undo()
    (back,) = list_notes(workspace, meeting_id=meeting)
    assert (titles(workspace, meeting), back.item_id) == (["1"], one)
