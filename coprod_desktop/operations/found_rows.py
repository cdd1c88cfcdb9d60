"""What is told of the rows that are found: one question for each kind, after that to the index of words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import col

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.finding import Found, FoundKind, FoundMeeting
from coprod_desktop.operations.columns import choose
from coprod_desktop.operations.names import kind_of
from coprod_desktop.records import (
    Action,
    ActionEvent,
    Decision,
    Meeting,
    Organisation,
    Participant,
    Partner,
    Person,
    Place,
    Priority,
    Project,
    Structure,
    Team,
)
from coprod_desktop.store import Reader

PARTNER_NAME = func.coalesce(func.nullif(col(Partner.printed_name), ""), col(Organisation.name), "")
"""The name of a partner, where its organisation is joined."""
_MEETING = (col(Meeting.id), col(Meeting.title), col(Team.name), col(Meeting.started_at), col(Meeting.planned_at))


def _partners(reader: Reader, text: str, limit: int) -> list[Found]:
    families, organisations = reader.found(Partner, text, limit), reader.found(Organisation, text, limit)
    if not families and not organisations:
        return []
    statement = (
        choose(Partner.id, PARTNER_NAME, Organisation, Place.name, Project.id, Project.title)
        .join(Project, col(Project.id) == col(Partner.project_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .outerjoin(Place, col(Place.id) == func.coalesce(col(Organisation.place_id), col(Partner.place_id)))
        .where(
            or_(col(Partner.id).in_(families), col(Partner.organisation_id).in_(organisations)),
            col(Partner.deleted_at).is_(None),
            col(Project.deleted_at).is_(None),
        )
        .order_by(col(Partner.left_on).is_not(None), col(Partner.joined_on))
    )
    return [
        Found(
            FoundKind.PARTNER,
            key,
            name,
            project_id,
            project,
            about=place or "",
            organisation=kind_of(organisation),
            same_as=organisation.id if organisation else None,
        )
        for key, name, organisation, place, project_id, project in reader.rows(statement)
    ]


def _people(reader: Reader, text: str, limit: int) -> list[Found]:
    aliases, people = reader.found(Participant, text, limit), reader.found(Person, text, limit)
    if not aliases and not people:
        return []
    columns: Any = (Participant.id, Participant.alias, Participant.role, Person.id, Person.names, PARTNER_NAME)
    statement = (
        choose(*columns, Project.id, Project.title)
        .join(Partner, col(Partner.id) == col(Participant.partner_id))
        .join(Project, col(Project.id) == col(Partner.project_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .outerjoin(Person, col(Person.id) == col(Participant.person_id))
        .where(
            or_(col(Participant.id).in_(aliases), col(Participant.person_id).in_(people)),
            *(col(kind.deleted_at).is_(None) for kind in (Participant, Partner, Project)),
        )
    )
    return [
        Found(
            FoundKind.PARTICIPANT,
            key,
            names or alias,
            project_id,
            project,
            who=partner,
            about=role,
            same_as=person_id,
            alias=alias,
        )
        for key, alias, role, person_id, names, partner, project_id, project in reader.rows(statement)
    ]


def _teams(reader: Reader, text: str, limit: int) -> list[Found]:
    keys = reader.found(Team, text, limit)
    statement = (
        choose(Team.id, Team.name, Team.task, Project.id, Project.title)
        .join(Structure, col(Structure.id) == col(Team.structure_id))
        .join(Project, col(Project.id) == col(Structure.project_id))
        .where(
            col(Team.id).in_(keys),
            col(Structure.to_on).is_(None),
            *(col(kind.deleted_at).is_(None) for kind in (Team, Project)),
        )
    )
    rows = reader.rows(statement) if keys else ()
    return [Found(FoundKind.TEAM, key, name, project, title, about=task) for key, name, task, project, title in rows]


def _meetings(reader: Reader, text: str, limit: int) -> list[Found]:
    keys = reader.found(Meeting, text, limit)
    statement = (
        choose(Project.id, Project.title, *_MEETING)
        .join(Project, col(Project.id) == col(Meeting.project_id))
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(col(Meeting.id).in_(keys), *(col(kind.deleted_at).is_(None) for kind in (Meeting, Project)))
    )
    return _told(
        reader,
        statement,
        keys,
        lambda project, title, *meeting: Found(
            FoundKind.MEETING, meeting[0], meeting[1], project, title, meeting=_meeting(*meeting)
        ),
    )


def _priorities(reader: Reader, text: str, limit: int) -> list[Found]:
    keys = reader.found(Priority, text, limit)
    statement = (
        choose(Priority.id, Priority.text, PARTNER_NAME, Project.id, Project.title, *_MEETING)
        .join(Project, col(Project.id) == col(Priority.project_id))
        .outerjoin(Partner, col(Partner.id) == col(Priority.partner_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .outerjoin(Meeting, col(Meeting.id) == col(Priority.meeting_id))
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(col(Priority.id).in_(keys), *(col(kind.deleted_at).is_(None) for kind in (Priority, Project)))
    )
    return _told(
        reader,
        statement,
        keys,
        lambda key, said, who, project, title, *meeting: Found(
            FoundKind.PRIORITY, key, said, project, title, who=who, meeting=_meeting(*meeting)
        ),
    )


def _decisions(reader: Reader, text: str, limit: int) -> list[Found]:
    keys = reader.found(Decision, text, limit)
    statement = (
        choose(Decision.id, Decision.text, Project.id, Project.title, *_MEETING)
        .join(Meeting, col(Meeting.id) == col(Decision.meeting_id))
        .join(Project, col(Project.id) == col(Meeting.project_id))
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(col(Decision.id).in_(keys), *(col(kind.deleted_at).is_(None) for kind in (Decision, Meeting, Project)))
    )
    return _told(
        reader,
        statement,
        keys,
        lambda key, settled, project, title, *meeting: Found(
            FoundKind.DECISION, key, settled, project, title, meeting=_meeting(*meeting)
        ),
    )


def _actions(reader: Reader, text: str, limit: int) -> list[Found]:
    keys = reader.found(Action, text, limit)
    statement = (
        choose(Action.id, Action.what, Action.due, Project.id, Project.title, PARTNER_NAME)
        .join(Project, col(Project.id) == col(Action.project_id))
        .outerjoin(Partner, col(Partner.id) == col(Action.partner_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .where(col(Action.id).in_(keys), *(col(kind.deleted_at).is_(None) for kind in (Action, Project)))
    )
    states, dates, owners = _news(reader, keys)
    return _told(
        reader,
        statement,
        keys,
        lambda key, what, due, project, title, who: Found(
            FoundKind.ACTION,
            key,
            what,
            project,
            title,
            who=owners.get(key, who) or "",
            state=states.get(key, ActionState.OPEN),
            due=dates.get(key, due),
        ),
    )


def _projects(reader: Reader, text: str, limit: int) -> list[Found]:
    keys = reader.found(Project, text, limit)
    statement = (
        choose(Project.id, Project.title, Organisation.name)
        .outerjoin(Organisation, col(Organisation.id) == col(Project.lead_id))
        .where(col(Project.id).in_(keys), col(Project.deleted_at).is_(None))
    )
    return _told(
        reader,
        statement,
        keys,
        lambda key, title, lead: Found(FoundKind.PROJECT, key, title, key, title, who=lead or ""),
    )


ROWS_OF: Mapping[FoundKind, Callable[[Reader, str, int], list[Found]]] = {
    FoundKind.PARTNER: _partners,
    FoundKind.PARTICIPANT: _people,
    FoundKind.TEAM: _teams,
    FoundKind.MEETING: _meetings,
    FoundKind.PRIORITY: _priorities,
    FoundKind.DECISION: _decisions,
    FoundKind.ACTION: _actions,
    FoundKind.PROJECT: _projects,
}


def _news(reader: Reader, keys: Sequence[UUID]) -> tuple[dict[UUID, ActionState], dict[UUID, Any], dict[UUID, str]]:
    """Give the last state, date and owner that the news of actions tells."""
    statement = (
        choose(ActionEvent.action_id, ActionEvent.state, ActionEvent.new_due, ActionEvent.to_partner_id, PARTNER_NAME)
        .outerjoin(Partner, col(Partner.id) == col(ActionEvent.to_partner_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .where(col(ActionEvent.action_id).in_(keys), col(ActionEvent.deleted_at).is_(None))
        .order_by(col(ActionEvent.on), col(ActionEvent.rank))
    )
    events = reader.rows(statement) if keys else ()
    return (
        {key: state for key, state, *_rest in events},
        {key: due for key, _state, due, *_rest in events if due},
        {key: name for key, _state, _due, to, name in events if to},
    )


def _told(reader: Reader, statement: Any, keys: Sequence[UUID], tell: Callable[..., Found]) -> list[Found]:
    """Give what is told of each row, in the order of the keys."""
    if not keys:
        return []
    place = {key: number for number, key in enumerate(keys)}
    return sorted((tell(*row) for row in reader.rows(statement)), key=lambda one: place[one.id])


def _meeting(key: UUID | None, title: Any, team: Any, started: Any, planned: Any) -> FoundMeeting | None:
    return FoundMeeting(key, title, team or "", started or planned) if key else None
