"""Places: the municipalities of a project's territory; each name has one home."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import clean_text, fold
from coprod_desktop.records import Place, Project, ProjectPlace, Structure, Team, TeamPlace
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

NAME = mark("Municipality")


def project_places(reader: Reader, project_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Give the places of a project's territory by name, as (place id, name)."""
    statement = (
        select(Place.id, Place.name)
        .join(ProjectPlace, col(ProjectPlace.place_id) == col(Place.id))
        .where(ProjectPlace.project_id == project_id, col(ProjectPlace.deleted_at).is_(None))
    )
    return tuple(sorted(((key, name) for key, name in reader.rows(statement)), key=lambda place: fold(place[1])))


def list_places(workspace: Workspace, *, project_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Give the municipalities of a project's territory by name, as (place id, name)."""
    with workspace.reading() as reader:
        return project_places(reader, project_id)


def place_names(workspace: Workspace) -> tuple[str, ...]:
    """Give the names of all places, to be offered while one is typed."""
    with workspace.reading() as reader:
        names = reader.rows(select(Place.name).where(col(Place.deleted_at).is_(None)))
        return tuple(sorted((name for (name,) in names), key=fold))


def place_named(step: Step, name: str) -> Place:
    """Find the place of this name, whatever its case and accents, or make it.

    Raises KnownError `text_missing`, `text_too_long`.
    """
    name = clean_text(name, field=NAME, required=True)
    wanted = fold(name)
    known = step.rows(select(Place.id, Place.name).where(col(Place.deleted_at).is_(None)))
    found = step.find(Place, next((key for key, other in known if fold(other) == wanted), None))
    return found or step.add(Place(name=name))


def add_project_place(workspace: Workspace, *, project_id: UUID, name: str) -> UUID:
    """Add a municipality to a project's territory by its name and give its key; one that is there stays as it is.

    Raises KnownError `text_missing`, `text_too_long`.
    """
    with workspace.step("add_place") as step:
        project = step.get(Project, project_id)
        place = place_named(step, name)
        if not _links(step, project_id, place.id):
            step.add(ProjectPlace(project_id=project.id, place_id=place.id))
        return place.id


def add_project_places(workspace: Workspace, *, project_id: UUID, names: Iterable[str]) -> tuple[UUID, ...]:
    """Add several municipalities in one step; empty names are passed over."""
    with workspace.step("add_place"):
        return tuple(add_project_place(workspace, project_id=project_id, name=name) for name in names if name.strip())


def remove_project_place(workspace: Workspace, *, project_id: UUID, place_id: UUID) -> None:
    """Take a municipality out of a project's territory, and from the team that has it; KnownError `not_found`."""
    with workspace.step("remove_place") as step:
        links = _links(step, project_id, place_id)
        if not links:
            raise KnownError("not_found")
        teams = (
            select(Team.id)
            .join(Structure, col(Structure.id) == col(Team.structure_id))
            .where(Structure.project_id == project_id)
        )
        for stay in step.all(TeamPlace, TeamPlace.place_id == place_id, col(TeamPlace.team_id).in_(teams)):
            stay.to_on = stay.to_on or step.today()
        step.remove(*links)


def _links(reader: Reader, project_id: UUID, place_id: UUID) -> list[ProjectPlace]:
    return reader.all(ProjectPlace, ProjectPlace.project_id == project_id, ProjectPlace.place_id == place_id)
