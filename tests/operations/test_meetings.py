"""Meetings: planned, opened, ended, reopened, counted, and thrown away with all they hold."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import EngagementTool, MeetingState
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, list_actions, record_progress
from coprod_desktop.operations.agenda import add_item, begin_item, end_item, list_agenda
from coprod_desktop.operations.attendance import (
    expect,
    list_attendance,
    register_arrival,
    register_departure,
)
from coprod_desktop.operations.decisions import add_decision, project_decisions
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import (
    add_meeting,
    change_meeting,
    end_meeting,
    get_meeting,
    list_meetings,
    meeting_number,
    remove_meeting,
    reopen_meeting,
    start_meeting,
    start_now,
)
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.projects import add_project, change_project
from coprod_desktop.operations.teams import add_team
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.words import Words

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
    workspace = create_workspace(tmp_path / "meetings.coprod", clock=watch)
    yield workspace
    workspace.close()


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL of Cremona", phase=Phase.CO_DESIGN)


@pytest.fixture
def team(workspace: Workspace, project: UUID) -> UUID:
    return add_team(workspace, project_id=project, name="Crema")


@pytest.fixture
def people(workspace: Workspace, project: UUID) -> list[UUID]:
    partner = add_partner(workspace, project_id=project, name="Il Ponte", kind=OrganisationKind.NONPROFIT).id
    return [add_person(workspace, partner_id=partner, alias=alias).id for alias in ("Anna P.", "Bruno T.")]


def held(workspace: Workspace, project: UUID, watch: Watch, team: UUID | None = None) -> UUID:
    """Hold a meeting of an hour, on a day of its own."""
    meeting = start_now(workspace, project_id=project, title="", item_title="Open talk", team_id=team)
    watch.pass_minutes(60)
    end_meeting(workspace, meeting_id=meeting)
    watch.pass_minutes(24 * 60)
    return meeting


def test_a_planned_meeting_takes_phase_and_tool_from_the_project(workspace: Workspace, project: UUID) -> None:
    change_project(workspace, project_id=project, phase=Phase.CO_DELIVERY)

    meeting = get_meeting(workspace, meeting_id=add_meeting(workspace, project_id=project, title=" Kick-off "))

    assert (meeting.title, meeting.phase, meeting.tool) == ("Kick-off", Phase.CO_DELIVERY, EngagementTool.TRAINING)
    assert (meeting.state, meeting.team, meeting.number) == (MeetingState.PLANNED, "", 0)


def test_a_meeting_keeps_all_that_was_planned(workspace: Workspace, project: UUID, team: UUID) -> None:
    key = add_meeting(
        workspace,
        project_id=project,
        title="What families need",
        team_id=team,
        phase=Phase.CO_EVALUATION,
        tool=EngagementTool.SURVEY,
        planned_at=HALF_PAST_TWO,
        venue="Manzoni school",
        convocation="Prot. 12/2009",
    )

    meeting = get_meeting(workspace, meeting_id=key)

    assert (meeting.team_id, meeting.team, meeting.phase, meeting.tool) == (
        team,
        "Crema",
        Phase.CO_EVALUATION,
        EngagementTool.SURVEY,
    )
    assert (meeting.planned_at, meeting.at) == (HALF_PAST_TWO, HALF_PAST_TWO)
    assert (meeting.venue, meeting.convocation) == ("Manzoni school", "Prot. 12/2009")


def test_a_team_of_another_project_cannot_meet_here(workspace: Workspace, project: UUID, team: UUID) -> None:
    other = add_project(workspace, title="Monza", lead="ASL of Monza")

    with pytest.raises(KnownError, match="not_found"):
        add_meeting(workspace, project_id=other, team_id=team)
    assert list_meetings(workspace, project_id=other) == ()


def test_only_what_is_named_changes_and_undo_brings_it_back(
    workspace: Workspace, project: UUID, team: UUID, people: list[UUID]
) -> None:
    key = add_meeting(workspace, project_id=project, title="Kick-off", venue="Manzoni school")

    change_meeting(workspace, meeting_id=key, team_id=team, chair_id=people[0], minutes_by_id=people[1])
    changed = get_meeting(workspace, meeting_id=key)
    workspace.undo()

    assert (changed.title, changed.venue, changed.team) == ("Kick-off", "Manzoni school", "Crema")
    assert (changed.chair_id, changed.minutes_by_id) == (people[0], people[1])
    assert get_meeting(workspace, meeting_id=key).team_id is None


def test_only_a_person_of_the_file_can_chair(workspace: Workspace, project: UUID) -> None:
    key = add_meeting(workspace, project_id=project)

    with pytest.raises(KnownError, match="not_found"):
        change_meeting(workspace, meeting_id=key, chair_id=uuid4())
    assert get_meeting(workspace, meeting_id=key).chair_id is None


def test_a_meeting_that_is_not_there_cannot_be_read(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="not_found"):
        get_meeting(workspace, meeting_id=uuid4())


def test_opening_a_meeting_puts_its_first_item_on(workspace: Workspace, project: UUID, watch: Watch) -> None:
    key = add_meeting(workspace, project_id=project)
    add_item(workspace, meeting_id=key, title="Welcome")
    add_item(workspace, meeting_id=key, title="What families need")

    start_meeting(workspace, meeting_id=key, item_title="Open talk")

    first, second = list_agenda(workspace, meeting_id=key)
    assert (first.title, first.is_on, second.is_on) == ("Welcome", True, False)
    assert get_meeting(workspace, meeting_id=key).started_at == watch.now


def test_a_meeting_without_an_agenda_gets_a_home_for_its_notes(workspace: Workspace, project: UUID) -> None:
    key = add_meeting(workspace, project_id=project)

    start_meeting(workspace, meeting_id=key, item_title="Open talk")

    (item,) = list_agenda(workspace, meeting_id=key)
    assert (item.title, item.planned_min, item.is_on) == ("Open talk", 0, True)


def test_a_meeting_begins_once(workspace: Workspace, project: UUID) -> None:
    key = start_now(workspace, project_id=project, title="", item_title="Open talk")

    with pytest.raises(KnownError, match="meeting_begun"):
        start_meeting(workspace, meeting_id=key, item_title="Open talk")


def test_starting_now_is_one_step(workspace: Workspace, project: UUID, team: UUID) -> None:
    before = export_text(workspace)

    key = start_now(workspace, project_id=project, title="Crema", item_title="Open talk", team_id=team)

    meeting = get_meeting(workspace, meeting_id=key)
    assert (meeting.state, meeting.title, meeting.team) == (MeetingState.OPEN, "Crema", "Crema")
    workspace.undo()
    assert list_meetings(workspace, project_id=project) == ()
    assert export_text(workspace) == before


def test_ending_takes_the_item_off_and_leaves_those_present_there_until_the_end(
    workspace: Workspace, project: UUID, people: list[UUID], watch: Watch
) -> None:
    key = start_now(workspace, project_id=project, title="", item_title="Open talk")
    for person in people:
        register_arrival(workspace, meeting_id=key, participant_id=person)
    watch.pass_minutes(60)
    gone = next(row for row in list_attendance(workspace, meeting_id=key) if row.name == "Bruno T.")
    register_departure(workspace, attendance_id=gone.id)
    watch.pass_minutes(30)

    assert end_meeting(workspace, meeting_id=key) is None

    (item,) = list_agenda(workspace, meeting_id=key)
    meeting = get_meeting(workspace, meeting_id=key)
    assert (meeting.state, meeting.ended_at) == (MeetingState.ENDED, watch.now)
    assert item.runs[0].ended_at == watch.now
    assert [row.is_present for row in list_attendance(workspace, meeting_id=key)] == [True, False]
    assert meeting.present == 2


def test_the_next_meeting_is_planned_like_this_one_in_the_same_step(
    workspace: Workspace, project: UUID, team: UUID, watch: Watch
) -> None:
    key = start_now(workspace, project_id=project, title="Kick-off", item_title="Open talk", team_id=team)
    change_meeting(workspace, meeting_id=key, venue="Manzoni school", tool=EngagementTool.FOCUS_GROUP)
    in_a_week = watch.now + timedelta(days=7)

    next_key = end_meeting(workspace, meeting_id=key, next_at=in_a_week)

    assert next_key is not None
    following = get_meeting(workspace, meeting_id=next_key)
    assert (following.planned_at, following.state) == (in_a_week, MeetingState.PLANNED)
    assert (following.team_id, following.venue, following.tool) == (team, "Manzoni school", EngagementTool.FOCUS_GROUP)
    assert following.follows_id == key
    workspace.undo()
    assert [row.id for row in list_meetings(workspace, project_id=project)] == [key]
    assert get_meeting(workspace, meeting_id=key).state is MeetingState.OPEN


def test_only_a_meeting_under_way_ends_and_only_an_ended_one_is_reopened(workspace: Workspace, project: UUID) -> None:
    key = add_meeting(workspace, project_id=project)

    with pytest.raises(KnownError, match="meeting_not_open"):
        end_meeting(workspace, meeting_id=key)
    with pytest.raises(KnownError, match="meeting_not_ended"):
        reopen_meeting(workspace, meeting_id=key)
    start_meeting(workspace, meeting_id=key, item_title="Open talk")
    with pytest.raises(KnownError, match="meeting_not_ended"):
        reopen_meeting(workspace, meeting_id=key)


def test_a_reopened_meeting_waits_for_somebody_to_go_on(workspace: Workspace, project: UUID, watch: Watch) -> None:
    key = held(workspace, project, watch)

    reopen_meeting(workspace, meeting_id=key)

    (item,) = list_agenda(workspace, meeting_id=key)
    assert get_meeting(workspace, meeting_id=key).state is MeetingState.OPEN
    assert (item.is_on, len(item.runs)) == (False, 1)


def test_a_meeting_reopened_on_a_later_day_only_to_correct_keeps_its_end(
    workspace: Workspace, project: UUID, watch: Watch
) -> None:
    key = held(workspace, project, watch)
    reopen_meeting(workspace, meeting_id=key)
    watch.pass_minutes(5)

    end_meeting(workspace, meeting_id=key)

    assert get_meeting(workspace, meeting_id=key).ended_at == HALF_PAST_TWO + timedelta(minutes=60)


def test_a_meeting_taken_up_again_on_a_later_day_ends_then(workspace: Workspace, project: UUID, watch: Watch) -> None:
    key = held(workspace, project, watch)
    reopen_meeting(workspace, meeting_id=key)
    (item,) = list_agenda(workspace, meeting_id=key)
    begin_item(workspace, meeting_id=key, item_id=item.id)
    watch.pass_minutes(20)

    end_meeting(workspace, meeting_id=key)

    assert get_meeting(workspace, meeting_id=key).ended_at == watch.now


def test_talk_after_the_last_item_belongs_to_the_meeting(workspace: Workspace, project: UUID, watch: Watch) -> None:
    key = start_now(workspace, project_id=project, title="", item_title="Open talk")
    watch.pass_minutes(20)
    end_item(workspace, item_id=list_agenda(workspace, meeting_id=key)[0].id)
    watch.pass_minutes(10)

    end_meeting(workspace, meeting_id=key)

    assert get_meeting(workspace, meeting_id=key).ended_at == HALF_PAST_TWO + timedelta(minutes=30)


def test_a_clock_set_back_never_ends_a_meeting_before_it_began(
    workspace: Workspace, project: UUID, watch: Watch
) -> None:
    key = start_now(workspace, project_id=project, title="", item_title="Open talk")
    watch.pass_minutes(-120)

    end_meeting(workspace, meeting_id=key)

    meeting = get_meeting(workspace, meeting_id=key)
    assert meeting.ended_at == meeting.started_at


def test_an_end_forgotten_is_put_right_with_the_item_that_was_on(
    workspace: Workspace, project: UUID, watch: Watch
) -> None:
    key = start_now(workspace, project_id=project, title="", item_title="Open talk")
    watch.pass_minutes(20 * 60)
    end_meeting(workspace, meeting_id=key)
    real_end = HALF_PAST_TWO + timedelta(minutes=90)

    change_meeting(workspace, meeting_id=key, ended_at=real_end)

    (item,) = list_agenda(workspace, meeting_id=key)
    assert get_meeting(workspace, meeting_id=key).ended_at == real_end
    assert item.runs[0].ended_at == real_end


def test_real_times_are_refused_where_they_cannot_be(workspace: Workspace, project: UUID, watch: Watch) -> None:
    planned = add_meeting(workspace, project_id=project)
    running = start_now(workspace, project_id=project, title="", item_title="Open talk")
    ended = held(workspace, project, watch)

    with pytest.raises(KnownError, match="meeting_not_begun"):
        change_meeting(workspace, meeting_id=planned, started_at=watch.now)
    with pytest.raises(KnownError, match="meeting_not_ended"):
        change_meeting(workspace, meeting_id=running, ended_at=watch.now)
    with pytest.raises(KnownError) as trouble:
        change_meeting(workspace, meeting_id=ended, started_at=watch.now)
    assert trouble.value.say(Words("en")) == "«End» cannot be before «Beginning»."


def test_meetings_stand_newest_first_and_those_without_a_date_on_top(
    workspace: Workspace, project: UUID, watch: Watch
) -> None:
    old = held(workspace, project, watch)
    new = held(workspace, project, watch)
    planned = add_meeting(workspace, project_id=project, planned_at=watch.now + timedelta(days=3))
    undated = add_meeting(workspace, project_id=project)

    assert [row.id for row in list_meetings(workspace, project_id=project)] == [undated, planned, new, old]


def test_meetings_are_numbered_by_team_and_plenary_as_they_were_held(
    workspace: Workspace, project: UUID, team: UUID, watch: Watch
) -> None:
    first = held(workspace, project, watch)
    of_team = held(workspace, project, watch, team)
    thrown_away = held(workspace, project, watch)
    third = held(workspace, project, watch)

    remove_meeting(workspace, meeting_id=thrown_away)

    numbers = [meeting_number(workspace, meeting_id=key) for key in (first, of_team, third)]
    assert numbers == [1, 1, 2]


def test_a_list_says_what_came_of_each_meeting(
    workspace: Workspace, project: UUID, people: list[UUID], watch: Watch
) -> None:
    held(workspace, project, watch)
    key = start_now(workspace, project_id=project, title="", item_title="Open talk")
    fill(workspace, project, key, people)

    row, other = list_meetings(workspace, project_id=project)

    assert (row.id, row.present, row.priorities, row.decisions, row.actions) == (key, 1, 2, 1, 1)
    assert (other.present, other.priorities, other.decisions, other.actions) == (0, 0, 0, 0)


def test_coming_twice_counts_once_and_not_coming_not_at_all(
    workspace: Workspace, project: UUID, people: list[UUID], watch: Watch
) -> None:
    key = add_meeting(workspace, project_id=project)
    expect(workspace, meeting_id=key, participant_ids=people)
    start_meeting(workspace, meeting_id=key, item_title="Open talk")
    for _time in range(2):
        row = register_arrival(workspace, meeting_id=key, participant_id=people[0])
        watch.pass_minutes(5)
        register_departure(workspace, attendance_id=row.id)

    assert get_meeting(workspace, meeting_id=key).present == 1


def fill(workspace: Workspace, project: UUID, meeting: UUID, people: list[UUID]) -> None:
    """Let one person come, two priorities be said, one be answered, and one action be agreed."""
    expect(workspace, meeting_id=meeting, participant_ids=people)
    register_arrival(workspace, meeting_id=meeting, participant_id=people[0])
    priorities = [add_priority(workspace, meeting_id=meeting, text=text).id for text in ("Evenings", "Transport")]
    add_note(workspace, meeting_id=meeting, text="A calm talk")
    add_decision(workspace, meeting_id=meeting, text="Open at six", answers=priorities, dissents=["Too late"])
    add_action(workspace, project_id=project, meeting_id=meeting, what="Ask the school")


def test_a_meeting_goes_to_the_bin_with_all_it_holds_and_comes_back_whole(
    workspace: Workspace, project: UUID, people: list[UUID]
) -> None:
    key = start_now(workspace, project_id=project, title="Kick-off", item_title="Open talk")
    fill(workspace, project, key, people)
    before = export_text(workspace)

    remove_meeting(workspace, meeting_id=key)

    assert list_meetings(workspace, project_id=project) == ()
    assert project_priorities(workspace, project_id=project) == ()
    assert project_decisions(workspace, project_id=project) == ()
    assert list_actions(workspace, project_id=project) == ()
    with pytest.raises(KnownError, match="not_found"):
        get_meeting(workspace, meeting_id=key)
    workspace.undo()
    assert export_text(workspace) == before


def test_nothing_visible_points_into_the_bin(
    workspace: Workspace, project: UUID, people: list[UUID], watch: Watch
) -> None:
    earlier = held(workspace, project, watch)
    priority = add_priority(workspace, meeting_id=earlier, text="Evenings").id
    later = held(workspace, project, watch)
    add_decision(workspace, meeting_id=later, text="Open at six", answers=[priority])

    remove_meeting(workspace, meeting_id=earlier)

    (decision,) = project_decisions(workspace, project_id=project)
    assert decision.answers == ()


def test_news_told_in_a_meeting_outlive_it(workspace: Workspace, project: UUID, watch: Watch) -> None:
    earlier, later = held(workspace, project, watch), held(workspace, project, watch)
    action = add_action(workspace, project_id=project, meeting_id=earlier, what="Ask the school")
    record_progress(workspace, action_id=action.id, state=ActionState.DONE, meeting_id=later)

    remove_meeting(workspace, meeting_id=later)

    (kept,) = list_actions(workspace, project_id=project)
    assert kept.state is ActionState.DONE
