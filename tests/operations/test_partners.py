"""Partners of a project: added, named once, dated, counted and taken away, each as one step."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, ProductionRole, Sector, Tier
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.organisations import organisation_names
from coprod_desktop.operations.partners import (
    add_partner,
    change_partner,
    end_partner,
    get_partner,
    list_partners,
    next_family_number,
    partner_count,
    remove_partner,
)
from coprod_desktop.operations.people import add_person, list_people
from coprod_desktop.operations.projects import add_project, project_detail
from coprod_desktop.operations.teams import add_team, join_team
from coprod_desktop.operations.workspaces import create_workspace

NOW = datetime(2010, 1, 15, 14, 0, tzinfo=UTC)
START = date(2008, 4, 21)
KIND = OrganisationKind


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_workspace(tmp_path / "t.coprod", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona", baseline_on=date(2008, 6, 30))


def add(
    workspace: Workspace, project: UUID, name: str, kind: KIND = KIND.SCHOOL, joined: date | None = START
) -> PartnerRow:
    return add_partner(workspace, project_id=project, name=name, kind=kind, joined_on=joined)


def names(workspace: Workspace, project: UUID) -> list[str]:
    return [row.name for row in list_partners(workspace, project_id=project)]


def test_an_organisation_gets_what_is_usual_for_its_kind(workspace: Workspace, project: UUID) -> None:
    row = add_partner(workspace, project_id=project, name=" Comune di Crema ", kind=KIND.MUNICIPALITY, place="Crema")
    assert (row.name, row.place) == ("Comune di Crema", "Crema")
    assert (row.sector, row.tier, row.role) == (Sector.PUBLIC, Tier.MUNICIPAL, ProductionRole.PARTNER)
    assert get_partner(workspace, partner_id=row.id) == row


def test_what_is_said_stands_instead_of_the_usual(workspace: Workspace, project: UUID) -> None:
    row = add_partner(
        workspace,
        project_id=project,
        name="Azienda Servizi",
        kind=KIND.COMPANY,
        sector=Sector.PUBLIC,
        tier=Tier.PROVINCIAL,
        role=ProductionRole.PARTNER,
        joined_on=START,
        left_on=date(2009, 1, 1),
    )
    assert (row.sector, row.tier, row.role) == (Sector.PUBLIC, Tier.PROVINCIAL, ProductionRole.PARTNER)
    assert (row.joined_on, row.left_on) == (START, date(2009, 1, 1))


def test_the_lead_comes_first_and_is_not_counted(workspace: Workspace, project: UUID) -> None:
    add(workspace, project, "Abbazia", KIND.NONPROFIT)
    rows = list_partners(workspace, project_id=project)
    assert [(row.name, row.is_lead) for row in rows] == [("ASL di Cremona", True), ("Abbazia", False)]
    count = partner_count(workspace, project_id=project)
    assert (count.now, count.initially, count.now_by_sector) == (1, 1, {Sector.FAMILIES_NONPROFITS: 1})


def test_counts_from_dates(workspace: Workspace, project: UUID) -> None:
    for number in range(17):
        add(workspace, project, f"Scuola {number}")
    for number in range(6):
        add(workspace, project, f"Gruppo {number}", KIND.VOLUNTEER_GROUP, date(2009, 3, 1))
    leaving = list_partners(workspace, project_id=project)[-1]
    end_partner(workspace, partner_id=leaving.id, left_on=date(2009, 9, 1))
    count = partner_count(workspace, project_id=project)
    assert (count.now, count.initially) == (22, 17)
    assert count.now_by_sector == {Sector.PUBLIC: 16, Sector.FAMILIES_NONPROFITS: 6}


def test_one_organisation_has_one_name_in_two_projects(workspace: Workspace, project: UUID) -> None:
    other = add_project(workspace, title="Weekend service", lead="ASL Monza")
    first = add(workspace, project, "Volontari del Ponte", KIND.VOLUNTEER_GROUP)
    second = add(workspace, other, "volontari del PONTE", KIND.SCHOOL)
    assert (second.name, second.kind) == (first.name, KIND.VOLUNTEER_GROUP)
    change_partner(workspace, partner_id=second.id, sector=Sector.PRIVATE)
    assert get_partner(workspace, partner_id=first.id).sector is Sector.PRIVATE


def test_the_same_organisation_does_not_take_part_twice(workspace: Workspace, project: UUID) -> None:
    row = add(workspace, project, "IC Manzoni")
    with pytest.raises(KnownError, match="partner_twice"):
        add(workspace, project, "ic manzoni")
    with pytest.raises(KnownError, match="partner_twice"):
        add(workspace, project, "ASL di Cremona")
    end_partner(workspace, partner_id=row.id, left_on=date(2009, 6, 1))
    again = add(workspace, project, "IC Manzoni", joined=date(2009, 9, 1))
    assert names(workspace, project).count("IC Manzoni") == 2
    with pytest.raises(KnownError, match="partner_twice"):
        change_partner(workspace, partner_id=again.id, stay=(date(2009, 5, 1), None))
    assert get_partner(workspace, partner_id=again.id).joined_on == date(2009, 9, 1)


def test_families_stand_under_printed_names_that_are_never_given_again(workspace: Workspace, project: UUID) -> None:
    rows = []
    for _ in range(3):
        number = next_family_number(workspace, project_id=project)
        rows.append(add(workspace, project, f"Famiglia {number}", KIND.FAMILY))
    assert [row.name for row in rows] == ["Famiglia 1", "Famiglia 2", "Famiglia 3"]
    assert (rows[0].sector, rows[0].role) == (Sector.FAMILIES_NONPROFITS, ProductionRole.CONSUMER)
    assert organisation_names(workspace) == ("ASL di Cremona",)
    remove_partner(workspace, partner_id=rows[2].id)
    assert next_family_number(workspace, project_id=project) == 4
    with pytest.raises(KnownError, match="partner_twice"):
        add(workspace, project, "famiglia 1", KIND.FAMILY)


def test_a_family_can_have_another_name_and_place_but_stays_a_family(workspace: Workspace, project: UUID) -> None:
    family = add(workspace, project, "Family 1", KIND.FAMILY)
    changed = change_partner(
        workspace, partner_id=family.id, name="Family A", place="Crema", role=ProductionRole.PARTNER
    )
    assert (changed.name, changed.place, changed.role) == ("Family A", "Crema", ProductionRole.PARTNER)
    with pytest.raises(KnownError, match="family_fixed"):
        change_partner(workspace, partner_id=family.id, kind=KIND.SCHOOL)
    school = add(workspace, project, "IC Manzoni")
    with pytest.raises(KnownError, match="organisation_not_family"):
        change_partner(workspace, partner_id=school.id, kind=KIND.FAMILY)


def test_a_new_kind_takes_the_usual_along_and_leaves_the_rest(workspace: Workspace, project: UUID) -> None:
    usual = add(workspace, project, "Progetto A", KIND.MUNICIPALITY)
    usual = change_partner(workspace, partner_id=usual.id, kind=KIND.COMPANY)
    assert (usual.sector, usual.tier, usual.role) == (Sector.PRIVATE, Tier.NONE, ProductionRole.SUPPLIER)
    own = add_partner(
        workspace, project_id=project, name="Progetto B", kind=KIND.NONPROFIT, role=ProductionRole.SUPPLIER
    )
    own = change_partner(workspace, partner_id=own.id, kind=KIND.SCHOOL, sector=Sector.PRIVATE)
    assert (own.kind, own.sector, own.role) == (KIND.SCHOOL, Sector.PRIVATE, ProductionRole.SUPPLIER)


def test_a_corrected_name_holds_in_the_project_and_a_known_one_means_that_organisation(
    workspace: Workspace, project: UUID
) -> None:
    other = add_project(workspace, title="Weekend service", lead="ASL Monza")
    add(workspace, other, "IC Manzoni")
    row = add(workspace, project, "IC Manzni")
    assert change_partner(workspace, partner_id=row.id, name="IC Alessandro Manzoni").name == "IC Alessandro Manzoni"
    assert "IC Manzni" not in organisation_names(workspace)
    assert change_partner(workspace, partner_id=row.id, name="ic manzoni").name == "IC Manzoni"
    with pytest.raises(KnownError, match="text_missing"):
        change_partner(workspace, partner_id=row.id, name="   ")


def test_the_lead_keeps_leading_under_its_corrected_name(workspace: Workspace, project: UUID) -> None:
    lead = list_partners(workspace, project_id=project)[0]
    changed = change_partner(workspace, partner_id=lead.id, name="ASL della Provincia di Cremona")
    assert changed.is_lead
    assert project_detail(workspace, project_id=project).lead == "ASL della Provincia di Cremona"
    assert names(workspace, project) == ["ASL della Provincia di Cremona"]


def test_the_lead_cannot_be_deleted(workspace: Workspace, project: UUID) -> None:
    lead = list_partners(workspace, project_id=project)[0]
    with pytest.raises(KnownError, match="lead_stays"):
        remove_partner(workspace, partner_id=lead.id)


def test_dates_are_kept_in_order(workspace: Workspace, project: UUID) -> None:
    row = add(workspace, project, "IC Manzoni")
    with pytest.raises(KnownError, match="date_order"):
        end_partner(workspace, partner_id=row.id, left_on=START - timedelta(days=1))
    assert get_partner(workspace, partner_id=row.id).left_on is None
    moved = change_partner(workspace, partner_id=row.id, stay=(None, START))
    assert (moved.joined_on, moved.left_on) == (None, START)


def test_teams_of_today_are_told(workspace: Workspace, project: UUID) -> None:
    row = add(workspace, project, "IC Manzoni")
    for name in ("Cremona", "Crema"):
        join_team(workspace, team_id=add_team(workspace, project_id=project, name=name), partner_id=row.id)
    assert get_partner(workspace, partner_id=row.id).teams == ("Cremona", "Crema")


def test_removing_takes_people_and_teams_along_and_undo_brings_all_back(workspace: Workspace, project: UUID) -> None:
    row = add(workspace, project, "IC Manzoni")
    join_team(workspace, team_id=add_team(workspace, project_id=project, name="Cremona"), partner_id=row.id)
    add_person(workspace, partner_id=row.id, alias="Vailati")
    whole = list_partners(workspace, project_id=project)
    remove_partner(workspace, partner_id=row.id)
    assert names(workspace, project) == ["ASL di Cremona"]
    assert list_people(workspace, project_id=project) == ()
    with pytest.raises(KnownError, match="not_found"):
        get_partner(workspace, partner_id=row.id)
    workspace.undo()
    assert list_partners(workspace, project_id=project) == whole
    assert [person.alias for person in list_people(workspace, project_id=project)] == ["Vailati"]


def test_nothing_is_kept_of_a_partner_that_was_refused(workspace: Workspace, project: UUID) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        add(workspace, project, " ")
    with pytest.raises(KnownError, match="date_order"):
        add_partner(
            workspace,
            project_id=project,
            name="Nobody",
            kind=KIND.SCHOOL,
            place="Nowhere",
            joined_on=START,
            left_on=START - timedelta(days=1),
        )
    assert organisation_names(workspace) == ("ASL di Cremona",)
    assert workspace.undo_step == "add_project"


def test_a_funder_that_becomes_a_partner_takes_its_kind(workspace: Workspace, project: UUID) -> None:
    add_funding(workspace, project_id=project, funder="Fondazione Alba", share_bp=1000)
    partner = add_partner(workspace, project_id=project, name="fondazione alba", kind=OrganisationKind.NONPROFIT)
    assert (partner.name, partner.kind) == ("Fondazione Alba", OrganisationKind.NONPROFIT)
    assert partner.sector is Sector.FAMILIES_NONPROFITS
