"""Finding: every kind of row by the beginnings of its words, nearest first, and nothing that is deleted or private."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.finding import Found, FoundKind
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, record_progress
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.finding import find
from coprod_desktop.operations.meetings import add_meeting, remove_meeting, start_now
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.partners import add_partner, remove_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.priorities import add_priority, remove_priority
from coprod_desktop.operations.projects import add_project, remove_project
from coprod_desktop.operations.teams import add_team
from coprod_desktop.words import Words


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")


@pytest.fixture
def meeting(workspace: Workspace, project: UUID) -> UUID:
    return start_now(workspace, project_id=project, title="Che cosa serve", item_title="Voce")


def titles(found: tuple[Found, ...]) -> list[str]:
    return [one.title for one in found]


def test_every_kind_is_found_kind_after_kind(workspace: Workspace, project: UUID, meeting: UUID) -> None:
    partner = add_partner(workspace, project_id=project, name="Scuola Manzoni", kind=OrganisationKind.SCHOOL)
    add_person(workspace, partner_id=partner.id, alias="Sc. A.", names="Anna Scuolari", role="insegnante")
    add_team(workspace, project_id=project, name="Scuole e ospedali", task="Rete")
    add_meeting(workspace, project_id=project, title="A scuola")
    add_priority(workspace, meeting_id=meeting, text="Riunioni a scuola @«Scuola Manzoni»")
    add_decision(workspace, meeting_id=meeting, text="La scuola apre alle 16")
    add_action(workspace, project_id=project, what="Chiedere alla scuola", partner_id=partner.id)
    add_project(workspace, title="Scuola aperta", lead="ASL di Monza")
    found = find(workspace, text="scuol", project_id=project)
    assert [one.kind for one in found] == list(FoundKind)
    assert titles(found)[:2] == ["Scuola Manzoni", "Anna Scuolari"]


@pytest.mark.parametrize("text", ["perche", "PERCHÉ", "citta per", "p c", "d’att"])
def test_beginnings_without_accents_and_case(workspace: Workspace, meeting: UUID, text: str) -> None:
    add_priority(workspace, meeting_id=meeting, text="Perché in città la lista d’attesa?")
    assert titles(find(workspace, text=text)) == ["Perché in città la lista d’attesa?"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "attesa lunghissima", '" OR words : *'])
def test_nothing_else_is_found(workspace: Workspace, meeting: UUID, text: str) -> None:
    add_priority(workspace, meeting_id=meeting, text="Lista d’attesa")
    assert find(workspace, text=text) == ()


def test_the_context_tells_where_it_belongs(workspace: Workspace, project: UUID, meeting: UUID) -> None:
    en = Words("en")
    partner = add_partner(
        workspace, project_id=project, name="Cooperativa Aurora", kind=OrganisationKind.NONPROFIT, place="Crema"
    )
    other = add_partner(workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY)
    add_person(workspace, partner_id=partner.id, alias="Aurora B.", role="educatrice")
    add_priority(workspace, meeting_id=meeting, text="Aurora apre di sera @«Famiglia 1»")
    action = add_action(workspace, project_id=project, what="Aurora cerca una sala", partner_id=partner.id)
    record_progress(workspace, action_id=action.id, state=ActionState.HANDED_OVER, to_partner_id=other.id)
    record_progress(workspace, action_id=action.id, state=ActionState.GOES_ON, new_due=date(2009, 3, 12))
    assert [one.context(en) for one in find(workspace, text="aurora")] == [
        "Nonprofit · Crema",
        "Cooperativa Aurora · educatrice",
        "Famiglia 1 · Che cosa serve, 3 Mar 2009",
        "Famiglia 1 · Goes on · by 12 Mar 2009",
    ]


def test_a_meeting_tells_whose_and_when(workspace: Workspace, project: UUID) -> None:
    team = add_team(workspace, project_id=project, name="Crema")
    when = datetime(2009, 3, 12, 9, tzinfo=UTC)
    add_meeting(workspace, project_id=project, title="Secondo giro", team_id=team, planned_at=when)
    add_meeting(workspace, project_id=project, title="Secondo, senza data")
    contexts = {one.title: one.context(Words("it")) for one in find(workspace, text="secondo")}
    assert contexts == {"Secondo giro": "Crema, 12 mar 2009", "Secondo, senza data": "Plenaria"}


def test_the_project_on_the_desk_comes_first_and_the_others_follow(workspace: Workspace, project: UUID) -> None:
    other = add_project(workspace, title="Altro", lead="ASL di Monza")
    for where in (other, project):
        meeting = start_now(workspace, project_id=where, title="", item_title="Voce")
        add_priority(workspace, meeting_id=meeting, text="Navetta il martedì")
    assert [one.project for one in find(workspace, text="nav", project_id=other)] == ["Altro", "Servizi per l’autismo"]
    assert find(workspace, text="nav", project_id=project)[0].project_id == project


def test_an_organisation_leads_to_its_part_in_the_project_on_the_desk(workspace: Workspace, project: UUID) -> None:
    other = add_project(workspace, title="Altro", lead="ASL di Monza")
    parts = {
        where: add_partner(workspace, project_id=where, name="Comune di Crema", kind=OrganisationKind.MUNICIPALITY).id
        for where in (project, other)
    }
    for where, part in parts.items():
        assert [one.id for one in find(workspace, text="comune", project_id=where)] == [part]
    remove_partner(workspace, partner_id=parts[project])
    assert [one.id for one in find(workspace, text="comune", project_id=project)] == [parts[other]]


def test_titles_that_begin_so_stand_before_the_others(workspace: Workspace, project: UUID) -> None:
    for name in ("Associazione Crema", "Crema Dieci", "Crema Due"):
        add_partner(workspace, project_id=project, name=name, kind=OrganisationKind.NONPROFIT)
    assert titles(find(workspace, text="Crema")) == ["Crema Dieci", "Crema Due", "Associazione Crema"]


def test_no_more_of_a_kind_than_asked_the_last_written_first(workspace: Workspace, meeting: UUID) -> None:
    for number in range(5):
        add_priority(workspace, meeting_id=meeting, text=f"Orari {number}")
    assert titles(find(workspace, text="orari", limit=2)) == ["Orari 4", "Orari 3"]


def test_what_is_deleted_is_not_found_until_it_is_brought_back(
    workspace: Workspace, project: UUID, meeting: UUID
) -> None:
    row = add_priority(workspace, meeting_id=meeting, text="Orari")
    remove_priority(workspace, priority_id=row.id)
    assert find(workspace, text="orari") == ()
    workspace.undo()
    assert titles(find(workspace, text="orari")) == ["Orari"]
    remove_meeting(workspace, meeting_id=meeting)
    assert find(workspace, text="orari") == ()
    workspace.undo()
    remove_project(workspace, project_id=project)
    assert find(workspace, text="orari") == ()
    assert find(workspace, text="autismo") == ()


def test_notes_are_never_looked_at(workspace: Workspace, meeting: UUID) -> None:
    add_note(workspace, meeting_id=meeting, text="Riservatissimo", private=True)
    assert find(workspace, text="riserv") == ()
