"""Teams, who belongs to them, and which places are theirs."""

from datetime import date
from uuid import UUID

from coprod_desktop.records.base import Record, free_text, link, plain


class Team(Record, table=True):
    """A team of a structure: with a territory, or with a task and a coordinator."""

    structure_id: UUID = link("structure.id")
    name: str = free_text()
    task: str = free_text()
    coordinator_id: UUID | None = link("organisation.id", optional=True)
    rank: str = plain("a0")


class TeamPartner(Record, table=True):
    """A partner's time in a team."""

    team_id: UUID = link("team.id")
    partner_id: UUID = link("partner.id")
    from_on: date | None = None
    to_on: date | None = None


class TeamPlace(Record, table=True):
    """A place's time in a team's territory."""

    team_id: UUID = link("team.id")
    place_id: UUID = link("place.id")
    from_on: date | None = None
    to_on: date | None = None
