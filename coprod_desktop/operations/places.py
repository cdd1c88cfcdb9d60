"""Places: the municipalities of a project's territory; each name has one home."""

from collections.abc import Collection, Iterable
from functools import cache
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.places import Gazetteer, Municipality, with_province, without_province
from coprod_desktop.domain.texts import clean_text, fold
from coprod_desktop.records import Place, Project, ProjectPlace, Structure, Team, TeamPlace
from coprod_desktop.resources import resource
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

NAME = mark("Municipality")


@cache
def gazetteer() -> Gazetteer:
    """Give the municipalities that come with the program; they are read when first asked for."""
    tables = sorted(resource("places").glob("*.tsv"))
    return Gazetteer("".join(table.read_text("utf-8") for table in tables))


def project_places(reader: Reader, project_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Give the places of a project's territory by name, as (place id, name)."""
    statement = (
        select(Place.id, Place.name, Place.province)
        .join(ProjectPlace, col(ProjectPlace.place_id) == col(Place.id))
        .where(ProjectPlace.project_id == project_id, col(ProjectPlace.deleted_at).is_(None))
    )
    shared = shared_names(reader)
    places = ((key, shown_name(name, province, shared)) for key, name, province in reader.rows(statement))
    return tuple(sorted(places, key=lambda place: fold(place[1])))


def shared_names(reader: Reader) -> frozenset[str]:
    """Give the names, folded, that several places of the workspace bear."""
    lower = func.lower(Place.name)
    several = select(lower).where(col(Place.deleted_at).is_(None)).group_by(lower).having(func.count() > 1)
    return frozenset(fold(name) for (name,) in reader.rows(several))


def shown_name(name: str, province: str, shared: Collection[str]) -> str:
    """Give the name of a place; with its province where another place bears it too."""
    return with_province(name, province) if shared and fold(name) in shared else name


def list_places(workspace: Workspace, *, project_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Give the municipalities of a project's territory by name, as (place id, name)."""
    with workspace.reading() as reader:
        return project_places(reader, project_id)


def suggest_places(workspace: Workspace, *, text: str, most: int = 8) -> tuple[str, ...]:
    """Give what a text may mean while it is typed, as `Crema (CR)`; provinces of this workspace come first.

    Places that the workspace knows by a free name are offered before the others.
    """
    with workspace.reading() as reader:
        places = reader.rows(select(Place.code, Place.name, Place.province).where(col(Place.deleted_at).is_(None)))
    own = sorted(name for code, name, _province in places if not code and _begins_a_word(name, text))
    near = {province for _code, _name, province in places if province}
    known = gazetteer().offered(text, most, near)
    return (*own, *(with_province(one.name, one.province) for one in known))[:most]


def place_named(step: Step, name: str) -> Place:
    """Find the place that is meant by a name, whatever its case and accents, or make it.

    A name that only one municipality bears, or one with its province as `Livo (CO)`, means that municipality, with
    its code; a place that stood here by such a name alone takes the code. Any other name is free.
    Raises KnownError `text_missing`, `text_too_long`.
    """
    name = clean_text(name, field=NAME, required=True)
    known = gazetteer().named(*without_province(name))
    return _municipality(step, known) if known else _free_place(step, name)


def _municipality(step: Step, known: Municipality) -> Place:
    keys = step.rows(select(Place.id).where(col(Place.deleted_at).is_(None), Place.code == known.code))
    if keys:
        return step.get(Place, keys[0][0])
    # A free name that several municipalities bear may have meant another one.
    free = _same_names(step, known.name, free=True) if gazetteer().named(known.name) else []
    place = step.get(Place, free[0]) if free else step.add(Place(name=known.name))
    place.code, place.name, place.province = known.code, known.name, known.province
    step.save()
    return place


def _free_place(step: Step, name: str) -> Place:
    """Find the place that bears a free name, else the only municipality of the workspace that does, or make one."""
    meant = _same_names(step, name, free=True)
    if not meant:
        borne = _same_names(step, name, free=False)
        meant = borne if len(borne) == 1 else []
    return step.get(Place, meant[0]) if meant else step.add(Place(name=name))


def _same_names(reader: Reader, name: str, *, free: bool) -> list[UUID]:
    """Give the places of a name, whatever its case and accents: those by a free name, or those with a code."""
    kind = (Place.code == "") if free else (Place.code != "")
    wanted = fold(name)
    rows = reader.rows(select(Place.id, Place.name).where(col(Place.deleted_at).is_(None), kind))
    return [key for key, other in rows if fold(other) == wanted]


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


def _begins_a_word(name: str, text: str) -> bool:
    return bool(text.strip()) and f" {fold(text)}" in f" {fold(name)}"
