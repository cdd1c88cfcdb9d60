"""Teams: geographic and autonomous, or with a task and coordinated by the lead."""

from dataclasses import dataclass
from uuid import UUID

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.projects import StructureForm


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A partner as its team shows it; `organisation_id` is None for a family."""

    id: UUID
    name: str
    sector: Sector
    organisation_id: UUID | None


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team with its members and its territory or task.

    `coordinator` is an organisation's name: the one chosen, else the lead's where the lead coordinates all teams.
    """

    id: UUID
    name: str
    task: str
    coordinator_id: UUID | None
    coordinator: str
    members: tuple[MemberRow, ...]
    places: tuple[tuple[UUID, str], ...]
    """Place id and name."""
    stays: tuple[tuple[UUID, UUID], ...] = ()
    """What a stay in the team tells of: the stay's id, and the partner's or place's."""


@dataclass(frozen=True, slots=True)
class TeamsView:
    """The structure of a project as its screen shows it.

    `lead_partner` is the lead where it is among the partners; it is never missing from a team, because it need not
    join any.
    """

    form: StructureForm
    lead_id: UUID | None
    lead: str
    lead_partner: MemberRow | None
    teams: tuple[TeamRow, ...]
    places_without_team: tuple[tuple[UUID, str], ...]
    partners_without_team: tuple[MemberRow, ...]

    @property
    def teams_without_task(self) -> tuple[TeamRow, ...]:
        """The teams of which nobody has said what they do."""
        return tuple(team for team in self.teams if not team.task)

    @property
    def has_places(self) -> bool:
        """Tell whether the project has any place at all."""
        return bool(self.places_without_team) or any(team.places for team in self.teams)

    @property
    def has_members(self) -> bool:
        """Tell whether any partner is in a team."""
        return any(team.members for team in self.teams)
