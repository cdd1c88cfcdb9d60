"""In which project a step took place, also where its rows are gone."""

from collections.abc import Callable
from uuid import UUID

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, record_progress
from coprod_desktop.operations.agenda import add_item
from coprod_desktop.operations.attendance import expect
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.meetings import add_meeting
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team, join_team
from coprod_desktop.operations.whereabouts import action_of_news, project_of


class Scene:
    """One project beside another, with something of everything."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.project = add_project(workspace, title="Cremona", lead="ASL di Cremona")
        add_project(workspace, title="Monza", lead="ASL di Monza")
        self.partner = add_partner(workspace, project_id=self.project, name="Scuola", kind=OrganisationKind.SCHOOL).id
        self.person = add_person(workspace, partner_id=self.partner, alias="A.").id
        self.meeting = add_meeting(workspace, project_id=self.project, title="Primo")
        self.team = add_team(workspace, project_id=self.project, name="Crema")
        self.action = add_action(workspace, project_id=self.project, what="Chiamare").id


DEEDS: dict[str, Callable[[Scene], object]] = {
    "a partner": lambda s: add_partner(
        s.workspace, project_id=s.project, name="Famiglia 1", kind=OrganisationKind.FAMILY
    ),
    "a person": lambda s: add_person(s.workspace, partner_id=s.partner, alias="B.", consents=[ConsentPurpose.CONTACT]),
    "a team’s member": lambda s: join_team(s.workspace, team_id=s.team, partner_id=s.partner),
    "an agenda item": lambda s: add_item(s.workspace, meeting_id=s.meeting, title="Benvenuto"),
    "somebody expected": lambda s: expect(s.workspace, meeting_id=s.meeting, participant_ids=[s.person]),
    "a note": lambda s: add_note(s.workspace, meeting_id=s.meeting, text="Detto"),
    "a priority": lambda s: add_priority(s.workspace, meeting_id=s.meeting, text="Orari"),
    "a decision": lambda s: add_decision(s.workspace, meeting_id=s.meeting, text="Si prova"),
    "news of an action": lambda s: record_progress(s.workspace, action_id=s.action, state=ActionState.DONE),
    "a funder": lambda s: add_funding(s.workspace, project_id=s.project, funder="Regione"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_step_its_undoing_and_its_redoing_belong_to_their_project(workspace: Workspace, deed: str) -> None:
    scene = Scene(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    DEEDS[deed](scene)
    workspace.undo()
    workspace.redo()
    assert [project_of(workspace, changes=changes) for changes in heard] == [scene.project] * 3


def test_a_step_that_concerns_no_project(workspace: Workspace) -> None:
    assert project_of(workspace, changes=Changes("add_setting", ())) is None


def test_a_project_is_its_own(workspace: Workspace) -> None:
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    key: UUID = add_project(workspace, title="Cremona", lead="ASL di Cremona")
    assert project_of(workspace, changes=heard[0]) == key


def test_news_that_is_taken_back_still_tells_its_action(workspace: Workspace) -> None:
    scene = Scene(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    record_progress(workspace, action_id=scene.action, state=ActionState.DONE)
    workspace.undo()
    (gone,) = heard[-1].of("actionevent")
    assert action_of_news(workspace, event_id=gone.id) == scene.action
    assert action_of_news(workspace, event_id=scene.project) is None
