"""The worked example: the Lombardy case, told in one language and dated around the day it is made."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from coprod_desktop.domain.partners import OrganisationKind, ProductionRole, Sector, Tier
from coprod_desktop.domain.projects import Phase, StructureForm
from coprod_desktop.operations.consents import give_consent, set_access_needs, withdraw_consent
from coprod_desktop.operations.example_meetings import add_meetings
from coprod_desktop.operations.example_words import Told, moment_on
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.partners import add_partner, list_partners
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.places import add_project_places
from coprod_desktop.operations.projects import add_project, project_detail
from coprod_desktop.operations.services import add_service
from coprod_desktop.operations.teams import add_team, assign_place, coordinate_team, join_team
from coprod_desktop.operations.themes import add_theme
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.records import Partner
from coprod_desktop.resources import resource
from coprod_desktop.store import Workspace
from coprod_desktop.store.workspace import Clock, utc_now

Table = Mapping[str, Any]


def create_example(path: Path, *, language: str, clock: Clock = utc_now) -> Workspace:
    """Make a workspace with the worked example and open it; KnownErrors as `create_workspace`.

    Nobody can undo the example away: it was there when the file was opened.
    """
    workspace = create_workspace(path, clock=clock)
    try:
        load_example(workspace, language=language)
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    workspace.close()
    return open_workspace(path, clock=clock)


def load_example(workspace: Workspace, *, language: str) -> None:
    """Add the projects of the worked example as one step."""
    shared = _read("lombardy.toml")
    funders = {row["key"]: row for row in shared["organisation"]}
    with workspace.step("load_example"):
        for folder in shared["folders"]:
            _add_project(workspace, folder, Told(language, workspace.today()), funders)


def _read(*parts: str) -> dict[str, Any]:
    return tomllib.loads(resource("example", *parts).read_text("utf-8"))


def _add_project(workspace: Workspace, folder: str, told: Told, funders: Table) -> None:
    content, people = _read(folder, "project.toml"), _read(folder, "partners.toml")
    project, structure = content["project"], content["structure"]
    with workspace.as_of(moment_on(structure["from_on"])):
        told.project = add_project(
            workspace,
            title=told.tell(project["title"]),
            lead=told.tell(people["lead"]["name"]),
            form=StructureForm(structure["form"]),
            baseline_on=project["baseline_on"],
            phase=Phase(project["phase"]),
            **{
                field: told.tell(project[field])
                for field in ("service_area", "tender_ref", "jurisdiction", "illustrative_note")
            },
        )
    _add_funding(workspace, told, content["funding"], funders)
    for service in content["service"]:
        add_service(workspace, project_id=told.project, name=told.tell(service["name"]), phase=Phase(service["phase"]))
    for theme in content["theme"]:
        told.keys[theme["key"]] = add_theme(
            workspace, project_id=told.project, name=told.tell(theme["name"]), colour=theme["colour"]
        )
    _add_partners(workspace, told, people)
    _add_places(workspace, told, content["place"])
    _add_teams(workspace, told, content["team"], structure["from_on"])
    add_meetings(workspace, told, [_read(folder, name) for name in project["meetings"]])


def _add_funding(workspace: Workspace, told: Told, rows: Iterable[Table], funders: Table) -> None:
    lead = project_detail(workspace, project_id=told.project).lead
    for row in rows:
        funder = funders.get(row["organisation"])
        add_funding(
            workspace,
            project_id=told.project,
            funder=told.tell(funder["name"]) if funder else lead,
            kind=OrganisationKind(funder["kind"]) if funder else OrganisationKind.LHA,
            amount_cents=row["amount_cents"],
            share_bp=row["share_bp"],
        )


def _add_partners(workspace: Workspace, told: Told, content: Table) -> None:
    told.keys["lead"] = next(p.id for p in list_partners(workspace, project_id=told.project) if p.is_lead)
    for row in content["partner"]:
        told.keys[row["key"]] = add_partner(
            workspace,
            project_id=told.project,
            name=told.tell(row.get("printed_name", row.get("name"))),
            kind=OrganisationKind(row["kind"]),
            sector=Sector(row["sector"]),
            tier=Tier(row["tier"]),
            role=ProductionRole(row["role"]),
            place=row["place"],
            joined_on=row["joined_on"],
            left_on=row.get("left_on"),
        ).id
    for row in content["person"]:
        _add_person(workspace, told, row)


def _add_person(workspace: Workspace, told: Told, row: Table) -> None:
    key = told.keys[row["key"]] = add_person(
        workspace,
        partner_id=told.keys[row["partner"]],
        alias=told.tell(row.get("alias", row.get("names"))),
        names=row.get("names", ""),
        role=told.tell(row.get("role")),
        email=row.get("email", ""),
        language=row.get("language", "it"),
    ).id
    for consent in row.get("consents", ()):
        given = give_consent(
            workspace,
            participant_id=key,
            purpose=consent["purpose"],
            form_version=consent["form"],
            given_on=consent["given_on"],
        )
        if "withdrawn_on" in consent:
            withdraw_consent(workspace, consent_id=given.id, on=consent["withdrawn_on"])
    if row.get("needs"):
        set_access_needs(workspace, participant_id=key, texts=[told.tell(text) for text in row["needs"]])


def _add_places(workspace: Workspace, told: Told, rows: Iterable[Table]) -> None:
    names = [row["name"] for row in rows]
    keys = add_project_places(workspace, project_id=told.project, names=names)
    told.places.update(zip(names, keys, strict=True))


def _add_teams(workspace: Workspace, told: Told, rows: Iterable[Table], from_on: date) -> None:
    partners = {p.id: p for p in list_partners(workspace, project_id=told.project)}
    for row in rows:
        team = told.keys[row["key"]] = add_team(
            workspace, project_id=told.project, name=told.tell(row["name"]), task=told.tell(row.get("task"))
        )
        if row["coordinator"] != "lead":
            with workspace.reading() as reader:
                coordinator = reader.get(Partner, told.keys[row["coordinator"]]).organisation_id
            coordinate_team(workspace, team_id=team, organisation_id=coordinator)
        for name in row.get("places", ()):
            assign_place(workspace, team_id=team, place_id=told.places[name], on=from_on)
        for key in row["partners"]:
            partner = partners[told.keys[key]]
            join_team(workspace, team_id=team, partner_id=partner.id, on=max(partner.joined_on or from_on, from_on))
