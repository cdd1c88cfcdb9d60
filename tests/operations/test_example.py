"""The worked example: its derived figures are those of the case study's Table 3 (Sicilia et al. 2016)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_desktop.domain.actions import ActionState, Due
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.overview import ProjectOverview
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.priority_board import Outcome
from coprod_desktop.domain.projects import StructureForm, funding_warnings
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.decisions import project_decisions
from coprod_desktop.operations.example import create_example
from coprod_desktop.operations.gaps import meeting_gaps
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.overview import workspace_overview
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.poll_results import poll_result
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.teams import teams_view
from coprod_desktop.records import Place


@pytest.fixture(scope="module", params=["it", "en"])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = create_example(tmp_path_factory.mktemp("example") / "e.coprod", language=request.param)
    yield workspace
    workspace.close()


@pytest.fixture
def cremona(example: Workspace) -> ProjectOverview:
    return workspace_overview(example).projects[0]


@pytest.fixture
def monza(example: Workspace) -> ProjectOverview:
    return workspace_overview(example).projects[1]


def test_cremona_has_the_figures_of_the_case(example: Workspace, cremona: ProjectOverview) -> None:
    assert (cremona.partners.now, cremona.partners.initially) == (22, 17)
    assert cremona.partners.initially_by_sector == {Sector.PUBLIC: 7, Sector.FAMILIES_NONPROFITS: 10}
    assert cremona.project.form is StructureForm.DEVOLVED
    assert [s.share_bp for s in cremona.project.funding] == [5500, 4500]
    assert sum(s.amount_cents for s in cremona.project.funding) == 32_400_000
    assert funding_warnings(cremona.project.funding) == ()
    assert len(cremona.project.services) == 3
    view = teams_view(example, project_id=cremona.project.id)
    assert len(view.teams) == 3
    assert all(team.places and not team.task for team in view.teams)
    places = Counter(place for team in view.teams for place in team.places)
    assert max(places.values()) == 1
    assert view.places_without_team


def test_monza_has_the_figures_of_the_case(example: Workspace, monza: ProjectOverview) -> None:
    assert (monza.partners.now, monza.partners.initially) == (22, 19)
    assert monza.partners.initially_by_sector == {Sector.PUBLIC: 10, Sector.FAMILIES_NONPROFITS: 9}
    assert monza.project.form is StructureForm.COORDINATED
    assert sum(s.amount_cents for s in monza.project.funding) == 41_100_000
    assert [s.share_bp for s in monza.project.funding] == [5500, 4500]
    view = teams_view(example, project_id=monza.project.id)
    assert len(view.teams) == 4
    assert all(team.task and team.coordinator == monza.project.lead for team in view.teams)


def test_each_project_has_meetings_held_and_one_to_come(cremona: ProjectOverview, monza: ProjectOverview) -> None:
    for overview in (cremona, monza):
        states = Counter(meeting.state for meeting in overview.meetings)
        assert states == {MeetingState.ENDED: 3, MeetingState.PLANNED: 1}
        held = [meeting for meeting in overview.meetings if meeting.state is MeetingState.ENDED]
        assert all(m.present and m.priorities and m.decisions and m.actions for m in held)


def test_every_state_of_an_action_has_an_example(example: Workspace, cremona: ProjectOverview) -> None:
    actions = list_actions(example, project_id=cremona.project.id)
    assert {action.state for action in actions} == set(ActionState)
    assert {action.standing(example.today()) for action in actions} >= {Due.OVERDUE, Due.CLOSED}


def test_nothing_is_missing_and_some_things_are_declined(example: Workspace, monza: ProjectOverview) -> None:
    assert [gap for meeting in monza.meetings for gap in meeting_gaps(example, meeting_id=meeting.id)] == []
    decisions = project_decisions(example, project_id=monza.project.id)
    assert any(decision.declines for decision in decisions)
    assert any(decision.dissents for decision in decisions)


def test_the_minutes_answer_earlier_actions_and_name_the_next_meeting(
    example: Workspace, cremona: ProjectOverview
) -> None:
    held = [m for m in cremona.meetings if m.state is MeetingState.ENDED]
    content = minutes_content(example, meeting_id=held[0].id)
    assert content.illustrative_note
    assert content.earlier_actions
    assert content.next_meeting is not None
    assert content.apologies or content.absent


def test_each_project_has_voted_once_and_a_decision_follows(
    example: Workspace, cremona: ProjectOverview, monza: ProjectOverview
) -> None:
    for overview, dots, ballots, abstained in ((cremona, 13, 16, 1), (monza, 10, 9, 0)):
        (poll,) = overview.polls
        result = poll_result(example, poll_id=poll.id)
        best, second, *_others = result.options
        assert (best.place, best.dots, second.place) == (1, dots, 2)
        assert (result.ballots, result.abstained) == (ballots, abstained)
        assert sum(option.dots for option in result.options) == (ballots - abstained) * poll.budget
        assert poll.cast <= poll.entitled
        follows = [d for d in project_decisions(example, project_id=overview.project.id) if d.poll_id == poll.id]
        assert len(follows) == 1
        assert best.priority_id in {key for key, _text in follows[0].answers}
        (content,) = [
            item.captured.polls
            for item in minutes_content(example, meeting_id=poll.meeting_id).items
            if item.captured.polls
        ]
        assert content[0].result == result
    assert dict(poll_result(example, poll_id=cremona.polls[0].id).voters) == {
        Sector.PUBLIC: 8,
        Sector.FAMILIES_NONPROFITS: 8,
    }
    assert (cremona.polls[0].entitled, monza.polls[0].entitled) == (17, 9)


def test_each_municipality_has_its_code_and_province(example: Workspace) -> None:
    with example.reading() as reader:
        provinces = Counter(place.province for place in reader.all(Place) if len(place.code) == 6)
        assert len(reader.all(Place)) == provinces.total()
    assert provinces.keys() == {"CR", "MB"}


def test_people_have_needs_only_with_consent(example: Workspace, cremona: ProjectOverview) -> None:
    people = list_people(example, project_id=cremona.project.id)
    assert any(person.access_needs for person in people)
    assert any(consent.withdrawn_on for person in people for consent in person.consents)
    assert all(person.email.endswith("@example.org") for person in people if person.email)


def test_the_example_is_sound_and_cannot_be_undone_away(example: Workspace) -> None:
    check_workspace(example)
    assert example.undo() is None


def test_an_example_is_never_put_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.coprod"
    path.write_text("mine")
    with pytest.raises(KnownError, match="file_exists"):
        create_example(path, language="it")
    assert path.read_text() == "mine"


def test_some_priorities_are_joined_and_one_has_no_theme_yet(
    example: Workspace, cremona: ProjectOverview, monza: ProjectOverview
) -> None:
    for overview in (cremona, monza):
        notes = project_priorities(example, project_id=overview.project.id)
        assert any(note.joined for note in notes)
        assert {note.outcome for note in notes} >= {Outcome.NOT_ANSWERED, Outcome.DECLINED, Outcome.ACTED_ON}
        assert any(note.theme is None for note in notes)
