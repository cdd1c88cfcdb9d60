"""How the teams of a project are read: few questions, however many teams there are."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.partners import Sector, name_key
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import MemberRow, TeamRow, TeamsView
from coprod_desktop.operations.places import project_places
from coprod_desktop.operations.projects import present_structure
from coprod_desktop.records import Organisation, Partner, Project, Structure, Team, TeamPartner, TeamPlace
from coprod_desktop.store import Reader

Places = tuple[tuple[UUID, str], ...]


def structure_view(reader: Reader, project: Project) -> TeamsView:
    """Give the teams of a project with all that belongs to them, and what belongs to none."""
    structure = present_structure(reader, project.id)
    partners = _partners(reader, project.id, reader.today())
    places = project_places(reader, project.id)
    lead = reader.find(Organisation, project.lead_id)
    lead_name = lead.name if lead else ""
    teams = _teams(reader, structure, partners, places, lead_name)
    joined = {member.id for team in teams for member in team.members}
    taken = {place for team in teams for place, _name in team.places}
    return TeamsView(
        form=structure.form,
        lead_id=project.lead_id,
        lead=lead_name,
        lead_partner=next((row for row in partners if _leads(row, project)), None),
        teams=teams,
        places_without_team=tuple(place for place in places if place[0] not in taken),
        partners_without_team=tuple(row for row in partners if row.id not in joined and not _leads(row, project)),
    )


def _teams(
    reader: Reader, structure: Structure, partners: tuple[MemberRow, ...], places: Places, lead: str
) -> tuple[TeamRow, ...]:
    teams = reader.all(Team, Team.structure_id == structure.id, order=(col(Team.rank), col(Team.id)))
    members = _stays(reader, select(TeamPartner.team_id, TeamPartner.id, TeamPartner.partner_id), TeamPartner, teams)
    territory = _stays(reader, select(TeamPlace.team_id, TeamPlace.id, TeamPlace.place_id), TeamPlace, teams)
    coordinators = _names(reader, {team.coordinator_id for team in teams if team.coordinator_id})
    usual = lead if structure.form is StructureForm.COORDINATED else ""
    return tuple(
        TeamRow(
            id=team.id,
            name=team.name,
            task=team.task,
            coordinator_id=team.coordinator_id,
            coordinator=coordinators.get(team.coordinator_id, usual),
            members=tuple(row for row in partners if row.id in members[team.id].values()),
            places=tuple(place for place in places if place[0] in territory[team.id].values()),
            stays=(*members[team.id].items(), *territory[team.id].items()),
        )
        for team in teams
    )


def _stays(
    reader: Reader, statement: Any, kind: type[TeamPartner | TeamPlace], teams: list[Team]
) -> dict[UUID, dict[UUID, UUID]]:
    """Give what each team has now, by the key of the stay; from rows of the keys of team, stay and the other one."""
    now = statement.where(
        col(kind.team_id).in_([team.id for team in teams]), col(kind.to_on).is_(None), col(kind.deleted_at).is_(None)
    )
    stays: dict[UUID, dict[UUID, UUID]] = defaultdict(dict)
    for team_id, stay_id, key in reader.rows(now):
        stays[team_id][stay_id] = key
    return stays


def _names(reader: Reader, organisation_ids: set[UUID]) -> dict[UUID | None, str]:
    statement = select(Organisation.id, Organisation.name).where(col(Organisation.id).in_(organisation_ids))
    return dict(reader.rows(statement))


def _partners(reader: Reader, project_id: UUID, today: date) -> tuple[MemberRow, ...]:
    """Give the partners that have not left, by name."""
    statement = (
        select(Partner, Organisation)
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .where(
            Partner.project_id == project_id,
            col(Partner.deleted_at).is_(None),
            col(Partner.left_on).is_(None) | (col(Partner.left_on) > today),
        )
    )
    rows = (_member(partner, organisation) for partner, organisation in reader.rows(statement))
    return tuple(sorted(rows, key=lambda row: name_key(row.name)))


def _member(partner: Partner, organisation: Organisation | None) -> MemberRow:
    return MemberRow(
        id=partner.id,
        name=partner.printed_name or (organisation.name if organisation else ""),
        sector=organisation.sector if organisation else Sector.FAMILIES_NONPROFITS,
        organisation_id=partner.organisation_id,
    )


def _leads(row: MemberRow, project: Project) -> bool:
    return row.organisation_id is not None and row.organisation_id == project.lead_id
