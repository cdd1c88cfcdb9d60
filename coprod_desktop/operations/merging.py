"""Take two partners, or two people, that are the same as one; every link goes over, and one undo brings both back."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import stays_overlap
from coprod_desktop.domain.polls import PollState
from coprod_desktop.records import (
    Attendance,
    Entitlement,
    Organisation,
    Participant,
    Partner,
    Person,
    PollEvent,
    Presence,
    Record,
    TeamPartner,
)
from coprod_desktop.store import Step, Workspace

R = TypeVar("R", bound=Record)


def merge_partners(workspace: Workspace, *, into_id: UUID, from_id: UUID) -> None:
    """Take one partner as the same as another: its people, teams, sayings and actions go over, in all projects.

    Two organisations become one; what the one that stays does not tell, the other tells. Raises KnownError
    `merge_with_itself`, `merge_across_projects`, `merge_family_and_organisation`.
    """
    with workspace.step("merge_partners") as step:
        into, gone = step.get(Partner, into_id), step.get(Partner, from_id)
        _must_be_two(into, gone)
        if into.project_id != gone.project_id:
            raise KnownError("merge_across_projects")
        if (into.organisation_id is None) != (gone.organisation_id is None):
            raise KnownError("merge_family_and_organisation")
        former_id = gone.organisation_id
        _merge_partner(step, into, gone)
        if into.organisation_id and former_id != into.organisation_id:
            _merge_organisations(step, step.get(Organisation, into.organisation_id), former_id)


def merge_people(workspace: Workspace, *, into_id: UUID, from_id: UUID) -> None:
    """Take one person, named by a participant, as the same as another: contacts, consents, needs and presence go over.

    Raises KnownError `merge_with_itself`, `merge_in_open_poll`.
    """
    with workspace.step("merge_people") as step:
        into, gone = step.get(Participant, into_id), step.get(Participant, from_id)
        _must_be_two(into, gone)
        _merge_identity(step, into, gone)
        if into.partner_id == gone.partner_id:
            _merge_participant(step, into, gone)


def _must_be_two(into: Record, gone: Record) -> None:
    if into.id == gone.id:
        raise KnownError("merge_with_itself")


def _merge_organisations(step: Step, into: Organisation, from_id: UUID | None) -> None:
    gone = step.get(Organisation, from_id)
    into.place_id = into.place_id or gone.place_id
    _relink(step, gone, into)
    step.remove(gone)
    for first, second in _standing_twice(step, into.id):
        _merge_partner(step, first, second)


def _standing_twice(step: Step, organisation_id: UUID) -> Iterator[tuple[Partner, Partner]]:
    """Give the parts that one organisation has twice in a project at the same time."""
    kept: list[Partner] = []
    for part in step.all(Partner, Partner.organisation_id == organisation_id, order=(col(Partner.joined_on),)):
        same = next((one for one in kept if one.project_id == part.project_id and _overlap(one, part)), None)
        if same is None:
            kept.append(part)
        else:
            yield same, part


def _overlap(one: Partner, other: Partner) -> bool:
    return stays_overlap((one.joined_on, one.left_on), (other.joined_on, other.left_on))


def _merge_partner(step: Step, into: Partner, gone: Partner) -> None:
    into.joined_on = _earlier(into.joined_on, gone.joined_on)
    into.left_on = _later(into.left_on, gone.left_on)
    into.place_id = into.place_id or gone.place_id
    _relink(step, gone, into)
    step.remove(gone)
    _join_stays(step, into.id)


def _join_stays(step: Step, partner_id: UUID) -> None:
    """Let nobody stand in a team twice at the same time."""
    stays: dict[UUID, TeamPartner] = {}
    for stay in step.all(TeamPartner, TeamPartner.partner_id == partner_id):
        other = stays.setdefault(stay.team_id, stay)
        if other is not stay and stays_overlap((other.from_on, other.to_on), (stay.from_on, stay.to_on)):
            other.from_on = _earlier(other.from_on, stay.from_on)
            other.to_on = _later(other.to_on, stay.to_on)
            step.remove(stay)


def _merge_identity(step: Step, into: Participant, gone: Participant) -> None:
    if gone.person_id is None or gone.person_id == into.person_id:
        return
    if into.person_id is None:
        into.person_id = gone.person_id
        step.save()
        return
    kept, other = step.get(Person, into.person_id), step.get(Person, gone.person_id)
    for field in ("names", "email", "phone"):
        setattr(kept, field, getattr(kept, field) or getattr(other, field))
    _relink(step, other, kept)
    step.remove(other)


def _merge_participant(step: Step, into: Participant, gone: Participant) -> None:
    into.role = into.role or gone.role
    _join_attendance(step, into, gone)
    _must_vote_once(step, into, gone)
    _relink(step, gone, into)
    step.remove(gone)


def _join_attendance(step: Step, into: Participant, gone: Participant) -> None:
    """Let a person be at a meeting once, with all the stays of both."""
    for double, kept in _pairs(
        step.all(Attendance, Attendance.participant_id == gone.id),
        step.all(Attendance, Attendance.participant_id == into.id),
        "meeting_id",
    ):
        kept.expected = kept.expected or double.expected
        for stay in step.all(Presence, Presence.attendance_id == double.id):
            stay.attendance_id = kept.id
        kept.apologies = kept.apologies and double.apologies
        step.remove(double)


def _must_vote_once(step: Step, into: Participant, gone: Participant) -> None:
    """Refuse while a poll is open for both: nobody can tell which of two turns would count.

    In a closed one both votes stay: they were two when it was counted.
    """
    for double, _kept in _pairs(
        step.all(Entitlement, Entitlement.participant_id == gone.id),
        step.all(Entitlement, Entitlement.participant_id == into.id),
        "poll_id",
    ):
        told = step.all(PollEvent, PollEvent.poll_id == double.poll_id, order=(col(PollEvent.rank),))
        if told and told[-1].state is PollState.OPEN:
            raise KnownError("merge_in_open_poll")


def _pairs(doubles: Iterable[R], kept: Iterable[R], key: str) -> list[tuple[R, R]]:
    there = {getattr(one, key): one for one in kept}
    return [(one, there[getattr(one, key)]) for one in doubles if getattr(one, key) in there]


def _relink(step: Step, gone: Record, into: Record) -> None:
    """Let everything that names one record name another instead, whatever kind it is, and also what lies in the bin."""
    table = type(gone).__tablename__
    for kind in Record.__subclasses__():
        for name in _links_to(kind, str(table)):
            column: Any = getattr(kind, name)
            for record in step.session.exec(select(kind).where(column == gone.id)):
                setattr(record, name, into.id)
    step.save()


def _links_to(kind: type[Record], table: str) -> list[str]:
    columns: Any = kind.__table__.columns  # type: ignore[attr-defined]
    return [
        column.name for column in columns if any(foreign.column.table.name == table for foreign in column.foreign_keys)
    ]


def _earlier(one: date | None, other: date | None) -> date | None:
    """Give the earlier of two beginnings; one that is not known has no limit."""
    return min(one, other) if one and other else None


def _later(one: date | None, other: date | None) -> date | None:
    """Give the later of two ends; one that has not come yet has no limit."""
    return max(one, other) if one and other else None
