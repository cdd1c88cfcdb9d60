"""Teams: who belongs to them, which places are theirs, and what they are for."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import col

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import TeamsView
from coprod_desktop.domain.texts import clean_text, fold
from coprod_desktop.operations.names import partner_names
from coprod_desktop.operations.places import project_places
from coprod_desktop.operations.projects import present_structure
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.operations.team_rows import structure_view
from coprod_desktop.records import Organisation, Partner, Place, Project, Structure, Team, TeamPartner, TeamPlace
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

NAME = mark("Team")
TASK = mark("Task")


def teams_view(workspace: Workspace, *, project_id: UUID) -> TeamsView:
    """Give the teams of a project as it is arranged now, and what belongs to none; KnownError `not_found`."""
    with workspace.reading() as reader:
        return structure_view(reader, reader.get(Project, project_id))


def add_team(
    workspace: Workspace, *, project_id: UUID, name: str, task: str = "", coordinator_id: UUID | None = None
) -> UUID:
    """Add a team at the end; where it is coordinated and no organisation is named, by the lead.

    Raises KnownError `text_missing`, `text_too_long`, `team_exists`.
    """
    with workspace.step("add_team") as step:
        structure = present_structure(step, project_id)
        team = Team(
            structure_id=structure.id,
            name=_free_name(step, structure.id, name),
            task=clean_text(task, field=TASK),
            coordinator_id=_coordinator(step, structure, coordinator_id),
            rank=last_rank(step, Team, Team.structure_id == structure.id),
        )
        return step.add(team).id


def change_team(workspace: Workspace, *, team_id: UUID, name: str | None = None, task: str | None = None) -> None:
    """Write a team's name or task anew; what is None stays. KnownError as in `add_team`."""
    with workspace.step("change_team") as step:
        team = step.get(Team, team_id)
        if name is not None:
            team.name = _free_name(step, team.structure_id, name, but=team.id)
        if task is not None:
            team.task = clean_text(task, field=TASK)


def coordinate_team(workspace: Workspace, *, team_id: UUID, organisation_id: UUID | None) -> None:
    """Say which organisation coordinates a team; None for the lead, or for nobody in a geographic structure."""
    with workspace.step("change_team") as step:
        team = step.get(Team, team_id)
        team.coordinator_id = _coordinator(step, step.get(Structure, team.structure_id), organisation_id)


def remove_team(workspace: Workspace, *, team_id: UUID) -> None:
    """Put a team into the bin; its partners and places are free again."""
    with workspace.step("remove_team") as step:
        team = step.get(Team, team_id)
        step.remove(
            team,
            *step.all(TeamPartner, TeamPartner.team_id == team_id),
            *step.all(TeamPlace, TeamPlace.team_id == team_id),
        )


def join_team(workspace: Workspace, *, team_id: UUID, partner_id: UUID, on: date | None = None) -> None:
    """Let a partner join a team from a day on (today); it may belong to several, and to one only once.

    Raises KnownError `partner_left` where it no longer takes part in the project.
    """
    with workspace.step("join_team") as step:
        team = step.get(Team, team_id)
        partner = _partner_of(step, step.get(Structure, team.structure_id).project_id, partner_id)
        if not _stays(step, team_id, partner.id):
            step.add(TeamPartner(team_id=team_id, partner_id=partner.id, from_on=on or step.today()))


def leave_team(workspace: Workspace, *, team_id: UUID, partner_id: UUID) -> None:
    """Let a partner leave a team today; that it belonged to it is kept."""
    with workspace.step("leave_team") as step:
        for stay in _stays(step, team_id, partner_id):
            stay.to_on = step.today()


def move_partners(
    workspace: Workspace, *, partner_ids: Iterable[UUID], from_team_id: UUID | None, to_team_id: UUID | None
) -> None:
    """Move partners from one team to another in one step; None stands for no team. KnownError as in `join_team`."""
    with workspace.step("join_team" if to_team_id else "leave_team"):
        for partner_id in partner_ids:
            if from_team_id and from_team_id != to_team_id:
                leave_team(workspace, team_id=from_team_id, partner_id=partner_id)
            if to_team_id:
                join_team(workspace, team_id=to_team_id, partner_id=partner_id)


def assign_place(workspace: Workspace, *, team_id: UUID, place_id: UUID, on: date | None = None) -> None:
    """Give a place of the project to a team from a day on (today).

    Raises KnownError `place_taken` where another team has it, `place_outside` where it is not of the project.
    """
    with workspace.step("assign_place") as step:
        structure = step.get(Structure, step.get(Team, team_id).structure_id)
        place = step.get(Place, place_id)
        if place_id not in dict(project_places(step, structure.project_id)):
            raise KnownError("place_outside", place=place.name)
        for held, team in holders(step, structure.id, place_id):
            if held.team_id != team_id:
                raise KnownError("place_taken", place=place.name, team=team)
            return
        step.add(TeamPlace(team_id=team_id, place_id=place_id, from_on=on or step.today()))


def release_place(workspace: Workspace, *, team_id: UUID, place_id: UUID) -> None:
    """Take a place from a team today; that it had it is kept."""
    with workspace.step("release_place") as step:
        structure_id = step.get(Team, team_id).structure_id
        _release(step, [stay for stay, _name in holders(step, structure_id, place_id) if stay.team_id == team_id])


def move_places(workspace: Workspace, *, project_id: UUID, place_ids: Sequence[UUID], team_id: UUID | None) -> None:
    """Give places to a team, whoever has them now, in one step; None leaves them without a team.

    Raises KnownError `place_outside`.
    """
    with workspace.step("assign_place" if team_id else "release_place") as step:
        structure = present_structure(step, project_id)
        for place_id in place_ids:
            held = holders(step, structure.id, place_id)
            _release(step, [stay for stay, _name in held if stay.team_id != team_id])
            step.save()
            if team_id:
                assign_place(workspace, team_id=team_id, place_id=place_id)


def _free_name(step: Step, structure_id: UUID, name: str, *, but: UUID | None = None) -> str:
    name = clean_text(name, field=NAME, required=True)
    must_be_free(step, structure_id, name, but=but)
    return name


def must_be_free(step: Step, structure_id: UUID, name: str, *, but: UUID | None) -> None:
    """Refuse the name of another team; KnownError `team_exists`. For other operations."""
    teams = step.all(Team, Team.structure_id == structure_id)
    if any(fold(team.name) == fold(name) for team in teams if team.id != but):
        raise KnownError("team_exists", name=name)


def _coordinator(step: Step, structure: Structure, organisation_id: UUID | None) -> UUID | None:
    """Give what is kept: nothing where the lead coordinates, so that a new lead does so too without a change."""
    if organisation_id is None:
        return None
    lead_id = step.get(Project, structure.project_id).lead_id
    by_lead = structure.form is StructureForm.COORDINATED and organisation_id == lead_id
    return None if by_lead else step.get(Organisation, organisation_id).id


def _partner_of(step: Step, project_id: UUID, partner_id: UUID) -> Partner:
    partner = step.get(Partner, partner_id)
    if partner.project_id != project_id:
        raise KnownError("not_found")
    if partner.left_on and partner.left_on <= step.today():
        raise KnownError("partner_left", partner=partner_names(step, project_id)[partner_id][0])
    return partner


def _stays(step: Step, team_id: UUID, partner_id: UUID) -> list[TeamPartner]:
    return step.all(
        TeamPartner,
        TeamPartner.team_id == team_id,
        TeamPartner.partner_id == partner_id,
        col(TeamPartner.to_on).is_(None),
    )


def holders(reader: Reader, structure_id: UUID, place_id: UUID) -> list[tuple[TeamPlace, str]]:
    """Give the stays of a place in the teams of an arrangement that are not over; for other operations."""
    teams = {team.id: team.name for team in reader.all(Team, Team.structure_id == structure_id)}
    stays = reader.all(TeamPlace, TeamPlace.place_id == place_id, col(TeamPlace.to_on).is_(None))
    return [(stay, teams[stay.team_id]) for stay in stays if stay.team_id in teams]


def _release(step: Step, stays: Iterable[TeamPlace]) -> None:
    for stay in stays:
        stay.to_on = step.today()
