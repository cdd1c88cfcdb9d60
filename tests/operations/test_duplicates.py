"""Finding what may stand twice, and remembering what does not."""

from uuid import UUID

import pytest

from coprod_desktop.domain.duplicates import DoubleKind, DoubleSign
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.duplicates import find_doubles, keep_apart
from coprod_desktop.operations.merging import merge_partners, merge_people
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autismo", lead="ASST di Crema")


def partner(workspace: Workspace, project: UUID, name: str, place: str = "") -> UUID:
    kind = OrganisationKind.NONPROFIT
    return add_partner(workspace, project_id=project, name=name, kind=kind, place=place).id


def test_names_that_are_nearly_the_same_in_one_municipality_are_found(workspace: Workspace, project: UUID) -> None:
    one = partner(workspace, project, "Cooperativa Aurora", "Crema")
    two = partner(workspace, project, "Coop. soc. Aurora ONLUS", "Crema")
    partner(workspace, project, "Cooperativa Aurora Boreale Lontana", "Cremona")
    add_person(workspace, partner_id=two, alias="Anna")
    (double,) = find_doubles(workspace, project_id=project)
    assert (double.kind, double.sign) == (DoubleKind.PARTNER, DoubleSign.LIKE_NAME)
    # The one on which more hangs is offered to stay.
    assert (double.first.id, double.second.id) == (two, one)
    merge_partners(workspace, into_id=two, from_id=one)
    assert find_doubles(workspace, project_id=project) == ()


def test_families_are_never_told_to_be_the_same_by_their_printed_names(workspace: Workspace, project: UUID) -> None:
    for name in ("Famiglia 1", "Famiglia 11"):
        add_partner(workspace, project_id=project, name=name, kind=OrganisationKind.FAMILY)
    assert find_doubles(workspace, project_id=project) == ()


def test_people_with_one_e_mail_address_or_one_name_are_found_once(workspace: Workspace, project: UUID) -> None:
    here = partner(workspace, project, "Aurora")
    one = add_person(workspace, partner_id=here, alias="Anna", names="Anna Inventata", email="Anna@example.org")
    two = add_person(workspace, partner_id=here, alias="A.", names="Inventata Anna", email="anna@EXAMPLE.org ")
    (double,) = find_doubles(workspace, project_id=project)
    assert (double.kind, double.sign) == (DoubleKind.PERSON, DoubleSign.SAME_EMAIL)
    merge_people(workspace, into_id=one.id, from_id=two.id)
    assert find_doubles(workspace, project_id=project) == ()


def test_one_person_of_two_partners_is_no_double(workspace: Workspace, project: UUID) -> None:
    one = add_person(workspace, partner_id=partner(workspace, project, "Aurora"), alias="Anna", names="Anna Inventata")
    two = add_person(workspace, partner_id=partner(workspace, project, "Munari"), alias="Anna", names="Anna Inventata")
    (double,) = find_doubles(workspace, project_id=project)
    assert double.sign is DoubleSign.SAME_NAME
    merge_people(workspace, into_id=one.id, from_id=two.id)
    assert find_doubles(workspace, project_id=project) == ()


def test_what_somebody_kept_apart_is_not_asked_again(workspace: Workspace, project: UUID) -> None:
    one, two = partner(workspace, project, "Aurora", "Crema"), partner(workspace, project, "Aurora ONLUS", "Crema")
    assert len(find_doubles(workspace, project_id=project)) == 1
    keep_apart(workspace, first_id=two, second_id=one)
    assert find_doubles(workspace, project_id=project) == ()
    workspace.undo()
    assert len(find_doubles(workspace, project_id=project)) == 1
