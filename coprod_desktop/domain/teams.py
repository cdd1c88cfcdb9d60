"""Teams: geographic and autonomous, or with a task and coordinated by the lead."""

from dataclasses import dataclass
from uuid import UUID

from coprod_desktop.domain.projects import StructureForm


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team with its members and its territory or task; members and places as (id, name)."""

    id: UUID
    name: str
    task: str
    coordinator: str
    members: tuple[tuple[UUID, str], ...]
    """Partner id and name."""
    places: tuple[tuple[UUID, str], ...]
    """Place id and name."""


@dataclass(frozen=True, slots=True)
class TeamsView:
    """The structure of a project as its screen shows it."""

    form: StructureForm
    lead: str
    teams: tuple[TeamRow, ...]
    places_without_team: tuple[tuple[UUID, str], ...]
    partners_without_team: tuple[tuple[UUID, str], ...]
