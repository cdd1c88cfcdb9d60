"""A project goes to the bin with everything that belongs to it, and comes back with everything."""

from datetime import UTC, date, datetime

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.partners import ConsentPurpose
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.belongings import UNDER, UNDER_PROJECT
from coprod_desktop.operations.projects import add_project, list_projects, project_detail, remove_project
from coprod_desktop.records import (
    AccessNeed,
    Action,
    ActionEvent,
    AgendaItem,
    Attendance,
    Ballot,
    Choice,
    Consent,
    Decision,
    DecisionPriority,
    Device,
    Dissent,
    Entitlement,
    FundingSource,
    ItemRun,
    Meeting,
    Merge,
    Note,
    Organisation,
    Participant,
    Partner,
    Person,
    Place,
    Poll,
    PollEvent,
    PollOption,
    Presence,
    Priority,
    Project,
    ProjectPlace,
    Record,
    Service,
    Setting,
    Structure,
    Team,
    TeamPartner,
    TeamPlace,
    Theme,
)

NOW = datetime(2009, 3, 3, 14, 30, tzinfo=UTC)
SHARED = {Organisation, Place}
# Settings hold for the whole workspace; ballots come and go with their poll.
APART = {Setting, Ballot, Choice}


def kinds() -> list[type[Record]]:
    return [kind for kind in Record.__subclasses__() if kind.journaled and kind not in {Device, *APART}]


def fill(workspace: Workspace, title: str, person: Person | None = None) -> Person:
    """Put one record of every kind into a new project."""
    project_id = add_project(workspace, title=title, lead="ASL")
    with workspace.step("change_project") as step:
        organisation = step.all(Organisation)[0]
        partner = step.all(Partner, Partner.project_id == project_id)[0]
        structure = step.all(Structure, Structure.project_id == project_id)[0]
        place = step.add(Place(name="Crema"))
        person = person or step.add(Person(names="Anna"))
        step.add(Consent(person_id=person.id, purpose=ConsentPurpose.CONTACT, given_on=date(2009, 1, 1)))
        step.add(AccessNeed(person_id=person.id, text="LIS"))
        participant = step.add(Participant(partner_id=partner.id, person_id=person.id, alias="A"))
        team = step.add(Team(structure_id=structure.id, name="Crema"))
        meeting = step.add(Meeting(project_id=project_id, title="Primo"))
        item = step.add(AgendaItem(meeting_id=meeting.id, title="Benvenuto"))
        attendance = step.add(Attendance(meeting_id=meeting.id, participant_id=participant.id))
        theme = step.add(Theme(project_id=project_id, name="Scuola"))
        priority = step.add(Priority(project_id=project_id, text="Orari", theme_id=theme.id, captured_at=NOW))
        decision = step.add(Decision(meeting_id=meeting.id, text="Si fa", decided_at=NOW))
        poll = step.add(Poll(meeting_id=meeting.id, question="Che cosa prima?"))
        action = step.add(Action(project_id=project_id, what="Chiedere"))
        for record in (
            FundingSource(project_id=project_id, organisation_id=organisation.id),
            Service(project_id=project_id, name="Sollievo"),
            ProjectPlace(project_id=project_id, place_id=place.id),
            TeamPartner(team_id=team.id, partner_id=partner.id),
            TeamPlace(team_id=team.id, place_id=place.id),
            ItemRun(item_id=item.id, started_at=NOW),
            Presence(attendance_id=attendance.id, arrived_at=NOW),
            Note(meeting_id=meeting.id, text="Nota", written_at=NOW),
            DecisionPriority(decision_id=decision.id, priority_id=priority.id, answer=Answer.ANSWERS),
            Dissent(decision_id=decision.id, text="No"),
            ActionEvent(action_id=action.id, state=ActionState.OPEN, on=date(2009, 3, 3)),
            Merge(into_id=priority.id, from_id=priority.id),
            PollOption(poll_id=poll.id, text="Orari"),
            PollEvent(poll_id=poll.id, at=NOW),
            Entitlement(poll_id=poll.id, participant_id=participant.id),
        ):
            step.add(record)
    return person


def counts(workspace: Workspace) -> dict[str, int]:
    with workspace.reading() as reader:
        return {kind.__name__: len(reader.all(kind)) for kind in kinds()}


def test_nothing_of_a_removed_project_is_left_and_one_undo_brings_all_back(workspace: Workspace) -> None:
    fill(workspace, "Autismo")
    full = counts(workspace)
    assert all(full.values()), "every kind of record must be there for this test to mean anything"
    (row,) = list_projects(workspace)
    remove_project(workspace, project_id=row.id)
    left = {name for name, count in counts(workspace).items() if count}
    assert left == {kind.__name__ for kind in SHARED}
    workspace.undo()
    assert counts(workspace) == full
    assert project_detail(workspace, project_id=row.id).title == "Autismo"


def test_another_project_keeps_all_it_has_and_the_people_both_share(workspace: Workspace) -> None:
    person = fill(workspace, "Autismo")
    kept = counts(workspace)
    fill(workspace, "Anziani", person)
    first = next(row for row in list_projects(workspace) if row.title == "Anziani")
    remove_project(workspace, project_id=first.id)
    left = counts(workspace)
    # A person who takes part elsewhere keeps what was written down about her.
    assert left["Person"] == 1
    own = {kind.__name__ for kind in kinds()} - {"Place", "Person", "Consent", "AccessNeed"}
    assert {name: left[name] for name in own} == {name: kept[name] for name in own}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_of_record_is_known_to_belong_somewhere(kind: type[Record]) -> None:
    known = {under for under, _key in UNDER_PROJECT} | {under for under, _key, _parent in UNDER}
    assert kind in known | SHARED | {Project, Person, Consent, AccessNeed}
