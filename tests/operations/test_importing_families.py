"""Families in a list: they take part under a number, and who they are stands with their people alone."""

from uuid import UUID

import pytest

from coprod_desktop.domain.importing import Choice, RowFate
from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, PersonRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.partners import add_partner, list_partners
from coprod_desktop.operations.people import add_person, list_people
from coprod_desktop.operations.projects import add_project
from coprod_desktop.words import Words
from tests.operations.lists import accepted, imported, planned

EN = Words("en")
HEADINGS = "Famiglia o ente;Tipologia ente;Cognome;Nome;Parentela;Cellulare;Mail;Stampato come;Comune"


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi", lead="ASL di Cremona")


def families(workspace: Workspace, project_id: UUID) -> list[PartnerRow]:
    return [row for row in list_partners(workspace, project_id=project_id) if row.is_family]


def people(workspace: Workspace, project_id: UUID) -> list[PersonRow]:
    return list(list_people(workspace, project_id=project_id))


HOW_LISTS_NAME_THEM = [
    "Famiglia Rossi;famiglia;Rossi;Anna;madre",
    "Rossi;Famiglia;Rossi;Anna;madre",
    ";famiglia;Rossi;Anna;madre",
    "Famiglia Bianchi;famiglia;Rossi;Anna;madre",
    "Famiglia Bianchi;;Rossi;Anna;madre",
    "FAM. ROSSI;nucleo familiare;Rossi;Anna;madre di Luca Rossi;;;Mamma Rossi",
]


@pytest.mark.parametrize("line", HOW_LISTS_NAME_THEM)
def test_no_name_of_a_family_is_ever_printed(workspace: Workspace, project_id: UUID, line: str) -> None:
    imported(workspace, project_id, line, headings=HEADINGS)
    (family,) = families(workspace, project_id)
    (person,) = people(workspace, project_id)
    assert family.name == "Famiglia 1"
    assert person.names == "Anna Rossi"
    assert person.alias in {"madre, Famiglia 1", "Famiglia 1"}


def test_a_family_without_a_named_person_keeps_its_name_with_a_person(workspace: Workspace, project_id: UUID) -> None:
    plan = planned(workspace, project_id, "Famiglia Rossi;famiglia;;;;333 1", headings=HEADINGS)
    assert plan.rows[0].remarks[0].say(EN).startswith("The family takes part under a number")
    accepted(workspace, project_id, plan)
    assert [row.name for row in families(workspace, project_id)] == ["Famiglia 1"]
    assert [(row.names, row.alias) for row in people(workspace, project_id)] == [("Famiglia Rossi", "Famiglia 1")]


def test_numbers_of_the_list_stay_and_others_follow_them(workspace: Workspace, project_id: UUID) -> None:
    add_partner(workspace, project_id=project_id, name="Famiglia 4", kind=OrganisationKind.FAMILY)
    lines = ("Famiglia 9;famiglia;Rossi;Anna", ";famiglia;Verdi;Bruno", "Famiglia 4;famiglia")
    plan = planned(workspace, project_id, *lines, headings=HEADINGS)
    assert [row.fate for row in plan.rows] == [RowFate.NEW, RowFate.NEW, RowFate.SAME]
    accepted(workspace, project_id, plan)
    assert [row.name for row in families(workspace, project_id)] == ["Famiglia 4", "Famiglia 9", "Famiglia 10"]


def test_nobody_is_put_into_a_family_of_others_without_being_asked(workspace: Workspace, project_id: UUID) -> None:
    known = add_partner(workspace, project_id=project_id, name="Famiglia 1", kind=OrganisationKind.FAMILY)
    add_person(workspace, partner_id=known.id, alias="Madre, Famiglia 1", names="Anna Rossi")
    plan = planned(workspace, project_id, "Famiglia 1;famiglia;Verdi;Bruno", headings=HEADINGS)
    (row,) = plan.rows
    assert (row.fate, row.preset) == (RowFate.DOUBLE, None)
    assert row.remarks[0].say(EN) == "«Famiglia 1» already has other people here."
    accepted(workspace, project_id, plan)
    assert [row.name for row in families(workspace, project_id)] == ["Famiglia 1", "Famiglia 2"]
    workspace.undo()
    accepted(workspace, project_id, plan, [(row, Choice(same_as=0))])
    assert {person.partner for person in people(workspace, project_id)} == {"Famiglia 1"}


def test_two_families_of_one_name_are_two_until_somebody_says_otherwise(workspace: Workspace, project_id: UUID) -> None:
    lines = ("Famiglia Rossi;famiglia;Rossi;Anna;madre;333 1", "Famiglia Rossi;famiglia;Rossi;Bruno;padre;333 2")
    plan = planned(workspace, project_id, *lines, headings=HEADINGS)
    assert [(row.fate, row.preset) for row in plan.rows] == [(RowFate.NEW, None), (RowFate.DOUBLE, None)]
    assert accepted(workspace, project_id, plan).partners == 2
    workspace.undo()
    assert accepted(workspace, project_id, plan, [(plan.rows[1], Choice(same_as=0))]).partners == 1
    assert [row.alias for row in people(workspace, project_id)] == ["madre, Famiglia 1", "padre, Famiglia 1"]


def test_a_family_is_known_again_by_its_person_unless_a_contact_speaks_against_it(
    workspace: Workspace, project_id: UUID
) -> None:
    imported(workspace, project_id, ";famiglia;Rossi;Anna;madre;333 1;anna@example.org", headings=HEADINGS)
    again = planned(
        workspace,
        project_id,
        "Famiglia Rossi;famiglia;ROSSI;Anna;madre;+39 333 1",
        ";famiglia;Rossi;Anna;;333 2",
        ";famiglia;Bianchi;Carla;;;anna@example.org",
        headings=HEADINGS,
    )
    assert [row.fate for row in again.rows] == [RowFate.SAME, RowFate.DOUBLE, RowFate.DOUBLE]
    assert [row.preset for row in again.rows] == [None, None, None]
