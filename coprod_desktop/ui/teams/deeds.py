"""What one may do on the teams' screen: each deed is one operation, told in one sentence."""

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec
from uuid import UUID

from coprod_desktop.domain.teams import TeamRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.teams import (
    add_team,
    change_team,
    coordinate_team,
    move_partners,
    move_places,
    remove_team,
)
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.teams.item_model import Item
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.words import Words

P = ParamSpec("P")


class TeamDeeds:
    """Does what was asked on the desk's project, and tells it; each gives False where it could not be done."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, project_id: UUID, name: str) -> UUID | None:
        """Add a team; None where its name cannot be kept."""
        team_id = self._desk.do(add_team, project_id=project_id, name=name)
        if team_id:
            self._tell(self._words.say("Team «{team}» added", team=name.strip()))
        return team_id

    def rename(self, team: TeamRow, name: str) -> bool:
        """Give a team another name."""
        told = self._words.say("Team «{old}» is now called «{team}»", old=team.name, team=name)
        return self._done(told, change_team, team_id=team.id, name=name)

    def retask(self, team: TeamRow, task: str) -> bool:
        """Write a team's task anew."""
        told = self._words.say("Task of «{team}» rewritten", team=team.name)
        return self._done(told, change_team, team_id=team.id, task=task)

    def coordinate(self, team: TeamRow, organisation_id: UUID | None, name: str) -> bool:
        """Let an organisation coordinate a team; None lets the lead, or nobody (then `name` is empty)."""
        if name:
            told = self._words.say("«{team}» is now coordinated by «{name}»", team=team.name, name=name)
        else:
            told = self._words.say("«{team}» now has no coordinator", team=team.name)
        return self._done(told, coordinate_team, team_id=team.id, organisation_id=organisation_id)

    def remove(self, team: TeamRow) -> bool:
        """Put a team into the bin."""
        told = self._words.say("Team «{team}» deleted", team=team.name)
        return self._done(told, remove_team, team_id=team.id)

    def move_partners(self, items: Sequence[Item], source: TeamRow | None, target: TeamRow | None) -> bool:
        """Move partners from one team to another; None stands for no team."""
        return self._done(
            _told_of_partners(self._words, items, source, target),
            move_partners,
            partner_ids=[item.id for item in items],
            from_team_id=source.id if source else None,
            to_team_id=target.id if target else None,
        )

    def move_places(self, items: Sequence[Item], source: TeamRow | None, target: TeamRow | None) -> bool:
        """Give municipalities to a team, or to none."""
        project_id = self._desk.project_id
        return project_id is not None and self._done(
            _told_of_places(self._words, items, source, target),
            move_places,
            project_id=project_id,
            place_ids=[item.id for item in items],
            team_id=target.id if target else None,
        )

    @property
    def _words(self) -> Words:
        return self._desk.words

    def _tell(self, sentence: str) -> None:
        self._desk.told.emit(sentence)

    def _done(
        self, told: str, operation: Callable[Concatenate[Workspace, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        if not done(self._desk, operation, *args, **kwargs):
            return False
        self._tell(told)
        return True


def _told_of_partners(words: Words, items: Sequence[Item], source: TeamRow | None, target: TeamRow | None) -> str:
    name, count = items[0].name, len(items)
    if target:
        return words.plural(
            "«{name}» joined «{team}»", "{count} partners joined «{team}»", count, name=name, team=target.name
        )
    team = source.name if source else ""
    return words.plural("«{name}» left «{team}»", "{count} partners left «{team}»", count, name=name, team=team)


def _told_of_places(words: Words, items: Sequence[Item], source: TeamRow | None, target: TeamRow | None) -> str:
    name, count = items[0].name, len(items)
    if target:
        return words.plural(
            "«{name}» given to «{team}»",
            "{count} municipalities given to «{team}»",
            count,
            name=name,
            team=target.name,
        )
    return words.plural(
        "«{name}» taken from «{team}»",
        "{count} municipalities taken from «{team}»",
        count,
        name=name,
        team=source.name if source else "",
    )
