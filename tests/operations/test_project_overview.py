"""A project at a glance: partners, teams, meetings, actions, and what was said and became of it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.partners import OrganisationKind, Sector
from coprod_desktop.domain.priority_board import Outcome
from coprod_desktop.domain.project_overview import Overview
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, record_progress
from coprod_desktop.operations.agenda import add_item
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.example import load_example
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.meetings import add_meeting, end_meeting, start_meeting, start_now
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.partners import add_partner, list_partners, partner_count, remove_partner
from coprod_desktop.operations.places import add_project_places
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.project_overview import project_overview
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.teams import add_team, assign_place, join_team, teams_view
from tests.conftest import SetClock

DAY = date(2009, 3, 3)


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(
        workspace, title="Servizi", lead="ASL di Cremona", form=StructureForm.DEVOLVED, baseline_on=date(2008, 6, 30)
    )


@pytest.fixture
def meeting(workspace: Workspace, project: UUID) -> UUID:
    return start_now(workspace, project_id=project, title="Che cosa serve", item_title="Voce")


def seen(workspace: Workspace, project: UUID) -> Overview:
    return project_overview(workspace, project_id=project)


def test_an_empty_project_has_nothing_but_its_lead(workspace: Workspace, project: UUID) -> None:
    overview = seen(workspace, project)
    assert (overview.partners.now, overview.teams, overview.meetings, overview.actions) == (0, (), (), ())
    assert (overview.said.raised, overview.said.outcomes, overview.latest, overview.funding) == (0, (), (), ())
    assert overview.at_hand is None


def test_a_project_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(KnownError) as trouble:
        seen(workspace, uuid4())
    assert trouble.value.code == "not_found"


def test_partners_by_sector_as_the_partners_page_counts_them(workspace: Workspace, project: UUID) -> None:
    add_partner(
        workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY, joined_on=date(2008, 5, 1)
    )
    school = add_partner(
        workspace, project_id=project, name="Scuola", kind=OrganisationKind.SCHOOL, joined_on=date(2009, 1, 1)
    )
    count = seen(workspace, project).partners
    assert (count.now, count.initially) == (2, 1)
    assert count.now_by_sector == {Sector.PUBLIC: 1, Sector.FAMILIES_NONPROFITS: 1}
    remove_partner(workspace, partner_id=school.id)
    assert seen(workspace, project).partners == partner_count(workspace, project_id=project)


def test_teams_with_their_territory_and_what_is_left_out(workspace: Workspace, project: UUID) -> None:
    add_project_places(workspace, project_id=project, names=["Crema", "Offanengo", "Soncino"])
    view = teams_view(workspace, project_id=project)
    places = {name: key for key, name in view.places_without_team}
    team = add_team(workspace, project_id=project, name="Crema")
    partner = add_partner(workspace, project_id=project, name="Comune di Crema", kind=OrganisationKind.MUNICIPALITY)
    join_team(workspace, team_id=team, partner_id=partner.id)
    for name in ("Offanengo", "Crema"):
        assign_place(workspace, team_id=team, place_id=places[name])
    overview = seen(workspace, project)
    assert [(one.name, one.places, one.members) for one in overview.teams] == [("Crema", ("Crema", "Offanengo"), 1)]
    assert overview.places_left_out == 1


def test_the_meeting_under_way_stands_first_then_the_next(workspace: Workspace, project: UUID, clock: SetClock) -> None:
    def plan(title: str, days: int) -> UUID:
        when = clock.now + timedelta(days=days)
        return add_meeting(workspace, project_id=project, title=title, planned_at=when)

    plan("Passato", -3)
    plan("Tra un mese", 30)
    add_meeting(workspace, project_id=project, title="Senza data")
    coming = plan("Domani", 1)
    add_item(workspace, meeting_id=coming, title="Benvenuto", planned_min=15)
    add_item(workspace, meeting_id=coming, title="Priorità", planned_min=40)
    overview = seen(workspace, project)
    assert [one.title for one in overview.meetings] == ["Domani", "Tra un mese", "Passato", "Senza data"]
    assert (overview.meetings[0].items, overview.meetings[0].minutes) == (2, 55)
    assert overview.at_hand is None
    clock.forward(days=1)
    at_hand = seen(workspace, project).at_hand
    assert at_hand is not None
    assert (at_hand.title, at_hand.state) == ("Domani", MeetingState.PLANNED)
    start_meeting(workspace, meeting_id=coming, item_title="-")
    assert seen(workspace, project).meetings[0].state is MeetingState.OPEN
    end_meeting(workspace, meeting_id=coming)
    assert [one.title for one in seen(workspace, project).meetings] == ["Tra un mese", "Passato", "Senza data"]


def test_open_actions_by_date_as_they_stand_now(workspace: Workspace, project: UUID) -> None:
    lead = list_partners(workspace, project_id=project)[0]
    other = add_partner(workspace, project_id=project, name="Scuola", kind=OrganisationKind.SCHOOL)

    def agree(what: str, due: date | None) -> UUID:
        return add_action(workspace, project_id=project, what=what, partner_id=lead.id, due=due).id

    agree("Senza data", None)
    agree("Scaduta", date(2009, 3, 1))
    later = agree("Rimandata", date(2009, 2, 1))
    done = agree("Fatta", date(2009, 2, 1))
    record_progress(workspace, action_id=later, state=ActionState.GOES_ON, new_due=date(2009, 4, 1))
    record_progress(workspace, action_id=later, state=ActionState.HANDED_OVER, to_partner_id=other.id)
    record_progress(workspace, action_id=done, state=ActionState.DONE)
    overview = seen(workspace, project)
    assert [(one.what, one.owner) for one in overview.actions] == [
        ("Scaduta", "ASL di Cremona"),
        ("Rimandata", "Scuola"),
        ("Senza data", "ASL di Cremona"),
    ]
    assert (overview.overdue, overview.has_closed_actions) == (1, True)
    workspace.undo()
    assert len(seen(workspace, project).actions) == 4


def test_what_was_said_and_what_became_of_it(workspace: Workspace, project: UUID, meeting: UUID) -> None:
    said = {
        text: add_priority(workspace, meeting_id=meeting, text=text).id
        for text in ("Orari", "Sportello la sera", "Navetta", "Domenica", "Scuola")
    }
    merge_priorities(workspace, into_id=said["Orari"], from_ids=[said["Sportello la sera"]])
    add_decision(
        workspace, meeting_id=meeting, text="Aperto il martedì sera", reason="Si lavora", answers=[said["Orari"]]
    )
    add_decision(workspace, meeting_id=meeting, text="Non la domenica", reason="Costa", declines=[said["Domenica"]])
    add_action(workspace, project_id=project, what="Chiedere i costi", priority_id=said["Navetta"])
    overview = seen(workspace, project)
    assert (overview.said.raised, overview.said.joined) == (5, 1)
    assert dict(overview.said.outcomes) == {
        Outcome.NOT_ANSWERED: 1,
        Outcome.DECIDED: 1,
        Outcome.DECLINED: 1,
        Outcome.ACTED_ON: 1,
    }
    lines = {line.said: (line.outcome, line.became, line.reason) for line in overview.latest}
    assert lines == {
        "Orari": (Outcome.DECIDED, "Aperto il martedì sera", ""),
        "Domenica": (Outcome.DECLINED, "Non la domenica", "Costa"),
        "Navetta": (Outcome.ACTED_ON, "Chiedere i costi", ""),
    }
    take_apart(workspace, priority_id=said["Orari"])
    apart = seen(workspace, project).said
    assert (apart.joined, dict(apart.outcomes)[Outcome.NOT_ANSWERED]) == (0, 2)


def test_one_answer_to_many_is_told_once(workspace: Workspace, project: UUID, meeting: UUID) -> None:
    keys = [add_priority(workspace, meeting_id=meeting, text=f"Voce {number}").id for number in range(3)]
    add_decision(workspace, meeting_id=meeting, text="Si prova", answers=keys)
    (line,) = seen(workspace, project).latest
    assert (line.said, line.others) == ("Voce 0", 2)


def test_who_pays(workspace: Workspace, project: UUID) -> None:
    add_funding(workspace, project_id=project, funder="Regione", amount_cents=5500, share_bp=5500)
    add_funding(workspace, project_id=project, funder="ASL di Cremona", amount_cents=4500, share_bp=4500)
    assert [(one.funder, one.is_lead) for one in seen(workspace, project).funding] == [
        ("Regione", False),
        ("ASL di Cremona", True),
    ]


def test_it_tells_the_same_as_the_board_on_the_worked_example(workspace: Workspace, clock: SetClock) -> None:
    clock.now = datetime(2026, 3, 3, 9, tzinfo=UTC)
    load_example(workspace, language="it")
    for project in list_projects(workspace):
        overview = seen(workspace, project.id)
        notes = project_priorities(workspace, project_id=project.id)
        assert overview.said.raised == sum(1 + len(note.joined) for note in notes)
        for outcome, count in overview.said.outcomes:
            assert count == sum(note.outcome is outcome for note in notes)
        assert overview.said.voted == sum(bool(note.votes) for note in notes)
        assert overview.partners == partner_count(workspace, project_id=project.id)
