from datetime import date, timedelta
from typing import Any, cast

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.domain.projects import Phase, StructureForm
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.organisations import organisation_names
from coprod_desktop.operations.partners import add_partner, list_partners
from coprod_desktop.operations.places import add_project_place
from coprod_desktop.operations.projects import (
    add_project,
    change_project,
    change_structure,
    list_projects,
    project_detail,
    remove_project,
)
from coprod_desktop.operations.services import add_service, change_service, remove_service
from coprod_desktop.operations.teams import add_team, assign_place, join_team, teams_view


def test_a_title_and_a_lead_are_enough(workspace: Workspace) -> None:
    key = add_project(workspace, title="  Autismo a Cremona ", lead="ASL di Cremona")
    detail = project_detail(workspace, project_id=key)
    assert (detail.title, detail.lead, detail.phase) == ("Autismo a Cremona", "ASL di Cremona", Phase.CO_PLANNING)
    assert detail.form is StructureForm.DEVOLVED
    assert detail.form_since is None
    assert (detail.funding, detail.services, detail.places) == ((), (), ())


def test_all_fields_are_kept(workspace: Workspace) -> None:
    key = add_project(
        workspace,
        title="Autismo",
        lead="ASL",
        form=StructureForm.COORDINATED,
        service_area="Autismo nell’infanzia",
        tender_ref="DGR 6219/2007",
        jurisdiction="Regione Lombardia",
        phase=Phase.CO_DESIGN,
        baseline_on=date(2008, 3, 31),
        illustrative_note="Nomi inventati",
    )
    detail = project_detail(workspace, project_id=key)
    assert detail.form is StructureForm.COORDINATED
    assert detail.service_area == "Autismo nell’infanzia"
    assert detail.tender_ref == "DGR 6219/2007"
    assert detail.jurisdiction == "Regione Lombardia"
    assert detail.baseline_on == date(2008, 3, 31)
    assert detail.illustrative_note == "Nomi inventati"


def test_the_lead_is_a_local_health_authority_among_the_partners(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL di Cremona")
    (row,) = list_partners(workspace, project_id=key)
    assert row.is_lead
    assert row.kind is OrganisationKind.LHA


def test_projects_are_listed_by_title_whatever_its_case(workspace: Workspace) -> None:
    for title in ("énfants", "Zeta", "alfa"):
        add_project(workspace, title=title, lead="ASL")
    assert [row.title for row in list_projects(workspace)] == ["alfa", "énfants", "Zeta"]
    assert {row.lead for row in list_projects(workspace)} == {"ASL"}
    assert organisation_names(workspace) == ("ASL",)


@pytest.mark.parametrize("fields", [{"title": " "}, {"lead": "\t"}])
def test_a_project_without_title_or_lead_is_refused_and_nothing_is_kept(
    workspace: Workspace, fields: dict[str, Any]
) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        add_project(workspace, **{"title": "Autismo", "lead": "ASL"} | fields)
    assert list_projects(workspace) == ()
    assert organisation_names(workspace) == ()


def test_one_undo_takes_a_new_project_back_and_redo_brings_it_again(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    before = project_detail(workspace, project_id=key)
    workspace.undo()
    assert list_projects(workspace) == ()
    assert organisation_names(workspace) == ()
    workspace.redo()
    assert project_detail(workspace, project_id=key) == before


def test_a_change_touches_only_what_is_given(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL", tender_ref="DGR 1", baseline_on=date(2008, 3, 1))
    change_project(workspace, project_id=key, service_area="Infanzia", phase=Phase.CO_DELIVERY)
    detail = project_detail(workspace, project_id=key)
    assert (detail.service_area, detail.phase, detail.tender_ref) == ("Infanzia", Phase.CO_DELIVERY, "DGR 1")
    change_project(workspace, project_id=key, baseline_on=None)
    assert project_detail(workspace, project_id=key).baseline_on is None
    workspace.undo()
    assert project_detail(workspace, project_id=key).baseline_on == date(2008, 3, 1)


def test_a_change_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    change_project(workspace, project_id=key, title="Autismo", lead="ASL")
    change_structure(workspace, project_id=key, form=StructureForm.DEVOLVED)
    assert workspace.undo_step == "add_project"


@pytest.mark.parametrize("change", [{"title": ""}, {"lead": "  "}])
def test_title_and_lead_cannot_be_emptied(workspace: Workspace, change: dict[str, str]) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    with pytest.raises(KnownError, match="text_missing"):
        change_project(workspace, project_id=key, **cast(Any, change))
    assert project_detail(workspace, project_id=key).title == "Autismo"
    assert project_detail(workspace, project_id=key).lead == "ASL"


def test_a_text_too_long_is_refused(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    with pytest.raises(KnownError, match="text_too_long"):
        change_project(workspace, project_id=key, service_area="x" * 20_001)


def test_a_lead_written_anew_is_renamed_wherever_it_stands(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL di Cremna")
    add_funding(workspace, project_id=key, funder="asl di cremna", share_bp=4500)
    before = project_detail(workspace, project_id=key)
    change_project(workspace, project_id=key, lead="ASL di Cremona")
    detail = project_detail(workspace, project_id=key)
    assert detail.lead_id == before.lead_id
    assert [(row.funder, row.is_lead) for row in detail.funding] == [("ASL di Cremona", True)]
    assert [row.name for row in list_partners(workspace, project_id=key)] == ["ASL di Cremona"]


def test_a_lead_that_leads_another_project_is_not_renamed_there(workspace: Workspace) -> None:
    one = add_project(workspace, title="Autismo", lead="ASL")
    other = add_project(workspace, title="Anziani", lead="ASL")
    change_project(workspace, project_id=one, lead="ATS")
    assert project_detail(workspace, project_id=one).lead == "ATS"
    assert project_detail(workspace, project_id=other).lead == "ASL"
    assert [(row.name, row.is_lead) for row in list_partners(workspace, project_id=one)] == [("ATS", True)]


def test_a_known_partner_can_take_the_lead(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_partner(workspace, project_id=key, name="Ospedale Maggiore", kind=OrganisationKind.HOSPITAL)
    team = add_team(workspace, project_id=key, name="Crema")
    lead = next(row for row in list_partners(workspace, project_id=key) if row.is_lead)
    join_team(workspace, team_id=team, partner_id=lead.id)
    change_project(workspace, project_id=key, lead="ospedale maggiore")
    rows = {row.name: row.is_lead for row in list_partners(workspace, project_id=key)}
    assert rows == {"Ospedale Maggiore": True, "ASL": False}
    workspace.undo()
    rows = {row.name: row.is_lead for row in list_partners(workspace, project_id=key)}
    assert rows == {"Ospedale Maggiore": False, "ASL": True}


def test_teams_go_over_into_another_structure_with_all_they_have(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    partner = add_partner(workspace, project_id=key, name="Comune di Crema", kind=OrganisationKind.MUNICIPALITY)
    team = add_team(workspace, project_id=key, name="Crema", task="Sollievo")
    place = add_project_place(workspace, project_id=key, name="Crema")
    join_team(workspace, team_id=team, partner_id=partner.id)
    assign_place(workspace, team_id=team, place_id=place)
    day = workspace.now().astimezone().date()
    change_structure(workspace, project_id=key, form=StructureForm.COORDINATED, from_on=day - timedelta(days=3))
    view = teams_view(workspace, project_id=key)
    assert view.form is StructureForm.COORDINATED
    (row,) = view.teams
    assert (row.id, row.name, row.task) == (team, "Crema", "Sollievo")
    assert [member.id for member in row.members] == [partner.id]
    assert row.places == ((place, "Crema"),)
    assert project_detail(workspace, project_id=key).form_since == day - timedelta(days=3)
    workspace.undo()
    assert teams_view(workspace, project_id=key).form is StructureForm.DEVOLVED
    assert [row.id for row in teams_view(workspace, project_id=key).teams] == [team]


def test_a_structure_without_teams_is_put_right_instead_of_ended(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    change_structure(workspace, project_id=key, form=StructureForm.COORDINATED)
    detail = project_detail(workspace, project_id=key)
    assert (detail.form, detail.form_since) == (StructureForm.COORDINATED, None)


def test_a_structure_changed_twice_on_one_day_leaves_no_empty_spell(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_team(workspace, project_id=key, name="Crema")
    day = date(2009, 1, 1)
    for form in (StructureForm.COORDINATED, StructureForm.DEVOLVED):
        change_structure(workspace, project_id=key, form=form, from_on=day)
    detail = project_detail(workspace, project_id=key)
    assert (detail.form, detail.form_since) == (StructureForm.DEVOLVED, day)
    assert [row.name for row in teams_view(workspace, project_id=key).teams] == ["Crema"]


def test_a_structure_cannot_start_before_the_present_one(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_team(workspace, project_id=key, name="Crema")
    change_structure(workspace, project_id=key, form=StructureForm.COORDINATED, from_on=date(2009, 1, 1))
    with pytest.raises(KnownError, match="date_order"):
        change_structure(workspace, project_id=key, form=StructureForm.DEVOLVED, from_on=date(2008, 1, 1))
    assert project_detail(workspace, project_id=key).form is StructureForm.COORDINATED


def test_services_are_added_changed_and_removed(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    first = add_service(workspace, project_id=key, name="Parent training")
    second = add_service(workspace, project_id=key, name="Centro diurno", phase=Phase.CO_PLANNING)
    change_service(workspace, service_id=first, name="Formazione dei genitori", phase=Phase.CO_DELIVERY)
    rows = project_detail(workspace, project_id=key).services
    assert [(row.name, row.phase) for row in rows] == [
        ("Formazione dei genitori", Phase.CO_DELIVERY),
        ("Centro diurno", Phase.CO_PLANNING),
    ]
    remove_service(workspace, service_id=second)
    assert [row.id for row in project_detail(workspace, project_id=key).services] == [first]
    workspace.undo()
    assert [row.id for row in project_detail(workspace, project_id=key).services] == [first, second]
    with pytest.raises(KnownError, match="text_missing"):
        change_service(workspace, service_id=first, name=" ")


def test_a_removed_project_is_gone_for_every_question(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    remove_project(workspace, project_id=key)
    assert list_projects(workspace) == ()
    for call in (
        lambda: project_detail(workspace, project_id=key),
        lambda: change_project(workspace, project_id=key, title="X"),
        lambda: change_structure(workspace, project_id=key, form=StructureForm.COORDINATED),
        lambda: remove_project(workspace, project_id=key),
        lambda: add_service(workspace, project_id=key, name="X"),
        lambda: add_funding(workspace, project_id=key, funder="X"),
        lambda: add_project_place(workspace, project_id=key, name="X"),
    ):
        with pytest.raises(KnownError, match="not_found"):
            call()
