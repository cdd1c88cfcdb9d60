"""What belongs to a project, down to the last record, so that it can go to the bin as one."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.records import (
    AccessNeed,
    Action,
    ActionEvent,
    AgendaItem,
    Attendance,
    Consent,
    Decision,
    DecisionPriority,
    Dissent,
    Entitlement,
    FundingSource,
    ItemRun,
    Meeting,
    Merge,
    Note,
    Participant,
    Partner,
    Person,
    Poll,
    PollEvent,
    PollOption,
    Presence,
    Priority,
    ProjectPlace,
    Record,
    Service,
    Structure,
    Team,
    TeamPartner,
    TeamPlace,
    Theme,
)
from coprod_desktop.store import Reader

# Every record under the one that its key names; the keys lead up to the project. Ballots are not among them: they go
# and come with their poll, and a secret one must not be touched by a step that the journal tells of.
UNDER_PROJECT: tuple[tuple[type[Record], Any], ...] = tuple(
    (kind, kind.project_id)
    for kind in (Structure, FundingSource, Service, ProjectPlace, Partner, Meeting, Theme, Priority, Action)
)
UNDER: tuple[tuple[type[Record], Any, type[Record]], ...] = (
    (Team, Team.structure_id, Structure),
    (TeamPartner, TeamPartner.team_id, Team),
    (TeamPlace, TeamPlace.team_id, Team),
    (Participant, Participant.partner_id, Partner),
    (AgendaItem, AgendaItem.meeting_id, Meeting),
    (ItemRun, ItemRun.item_id, AgendaItem),
    (Attendance, Attendance.meeting_id, Meeting),
    (Presence, Presence.attendance_id, Attendance),
    (Note, Note.meeting_id, Meeting),
    (Decision, Decision.meeting_id, Meeting),
    (DecisionPriority, DecisionPriority.decision_id, Decision),
    (Dissent, Dissent.decision_id, Decision),
    (Merge, Merge.into_id, Priority),
    (Poll, Poll.meeting_id, Meeting),
    (PollOption, PollOption.poll_id, Poll),
    (PollEvent, PollEvent.poll_id, Poll),
    (Entitlement, Entitlement.poll_id, Poll),
    (ActionEvent, ActionEvent.action_id, Action),
)


def belongings(reader: Reader, project_id: UUID) -> Iterator[Record]:
    """Give all records of a project that are not in the bin, and the people who have no part in another one."""
    keys: dict[type[Record], Any] = {}
    for kind, key in UNDER_PROJECT:
        keys[kind] = select(col(kind.id)).where(col(key) == project_id)
        yield from reader.all(kind, col(key) == project_id)
    for kind, key, parent in UNDER:
        keys[kind] = select(col(kind.id)).where(col(key).in_(keys[parent]))
        yield from reader.all(kind, col(key).in_(keys[parent]))
    yield from _people(reader, keys[Participant])


def _people(reader: Reader, participants: Any) -> Iterator[Record]:
    here = select(col(Participant.person_id)).where(col(Participant.id).in_(participants))
    elsewhere = select(col(Participant.person_id)).where(
        col(Participant.id).not_in(participants),
        col(Participant.deleted_at).is_(None),
        col(Participant.person_id).is_not(None),
    )
    people = select(col(Person.id)).where(col(Person.id).in_(here), col(Person.id).not_in(elsewhere))
    yield from reader.all(Person, col(Person.id).in_(people))
    for kind in (Consent, AccessNeed):
        yield from reader.all(kind, col(kind.person_id).in_(people))
