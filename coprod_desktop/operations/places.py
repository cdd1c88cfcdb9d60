"""Places: the municipalities of a project's territory; each name has one home."""

from collections import defaultdict
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


def usual_name(text: str) -> str:
    """Give the name that is usual for what a list says: `Crema` for `CREMA (CR)`, but `Livo (TN)` for `LIVO (tn)`."""
    known = gazetteer().named(*without_province(text))
    if known is None:
        return text
    return known.name if gazetteer().named(known.name) else with_province(known.name, known.province)


def place_named(step: Step, name: str) -> Place:
    """Find the place that is meant by a name, as `PlaceBook` tells, or make it.

    Raises KnownError `text_missing`, `text_too_long`.
    """
    book = PlaceBook(step)
    key = book.key(clean_text(name, field=NAME, required=True))
    for place in book.new:
        step.add(place)
    step.save()
    return step.get(Place, key)


class PlaceBook:
    """The places of a workspace, read once and found by what is written for them.

    A name that only one municipality bears, or one with its province as `Livo (CO)`, means that municipality, with
    its code; a place that stood here by such a name alone takes the code. Any other name is free. Case and accents
    do not matter.
    """

    def __init__(self, step: Step) -> None:
        self._step = step
        self._codes: dict[str, UUID] = {}
        self._free: dict[str, UUID] = {}
        self._names: dict[str, list[UUID]] = defaultdict(list)
        self.new: list[Place] = []
        """Places that were made here and are still to be added to the step."""
        for key, name, code in step.rows(
            select(Place.id, Place.name, Place.code).where(col(Place.deleted_at).is_(None))
        ):
            self._enter(key, name, code)

    def key(self, name: str) -> UUID:
        """Give the key of the place that is meant by a name; where there is none, it is made."""
        known = gazetteer().named(*without_province(name))
        return self._municipality(known) if known else self._place(name)

    def _municipality(self, known: Municipality) -> UUID:
        if known.code in self._codes:
            return self._codes[known.code]
        # A free name that several municipalities bear may have meant another one.
        if gazetteer().named(known.name) and (free := self._free.pop(fold(known.name), None)):
            place = self._step.get(Place, free)
            place.code, place.name, place.province = known.code, known.name, known.province
            self._codes[known.code] = free
            return free
        return self._make(Place(name=known.name, code=known.code, province=known.province))

    def _place(self, name: str) -> UUID:
        borne = self._names[fold(name)]
        if len(borne) == 1:
            return borne[0]
        return self._free.get(fold(name)) or self._make(Place(name=name))

    def _make(self, place: Place) -> UUID:
        self.new.append(place)
        self._enter(place.id, place.name, place.code)
        return place.id

    def _enter(self, key: UUID, name: str, code: str) -> None:
        self._names[fold(name)].append(key)
        if code:
            self._codes[code] = key
        else:
            self._free[fold(name)] = key


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
