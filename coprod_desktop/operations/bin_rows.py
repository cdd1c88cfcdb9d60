"""What is told of the things in the bin: a fixed number of questions, however much lies there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, null
from sqlalchemy.orm import aliased
from sqlmodel import col

from coprod_desktop.domain.bin import BinKind, BinRow
from coprod_desktop.domain.finding import FoundMeeting
from coprod_desktop.operations.columns import choose
from coprod_desktop.operations.found_rows import PARTNER_NAME
from coprod_desktop.records import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    FundingSource,
    JournalEntry,
    Meeting,
    Note,
    Organisation,
    Participant,
    Partner,
    Person,
    Place,
    Poll,
    Presence,
    Priority,
    Project,
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

KINDS: dict[BinKind, type[Record]] = {
    BinKind(str(kind.__tablename__)): kind
    for kind in (
        Project,
        Partner,
        Participant,
        Team,
        ProjectPlace,
        FundingSource,
        Service,
        Meeting,
        AgendaItem,
        Attendance,
        Note,
        Theme,
        Priority,
        Poll,
        Decision,
        Action,
    )
}
"""What can be brought back by itself. Corrections are not among them: an answer taken back, a stay that was a slip,
a consent taken down by mistake, a need that may no longer be kept."""
WENT_ALONG: tuple[tuple[type[Record], Any, BinKind], ...] = (
    (Project, Partner.project_id, BinKind.PARTNER),
    (Project, Meeting.project_id, BinKind.MEETING),
    (Project, Priority.project_id, BinKind.PRIORITY),
    (Project, Action.project_id, BinKind.ACTION),
    (Partner, Participant.partner_id, BinKind.PARTICIPANT),
    (Team, TeamPartner.team_id, BinKind.PARTNER),
    (Team, TeamPlace.team_id, BinKind.PLACE),
    (Meeting, AgendaItem.meeting_id, BinKind.ITEM),
    (Meeting, Note.meeting_id, BinKind.NOTE),
    (Meeting, Priority.meeting_id, BinKind.PRIORITY),
    (Meeting, Poll.meeting_id, BinKind.POLL),
    (Meeting, Decision.meeting_id, BinKind.DECISION),
    (Meeting, Action.meeting_id, BinKind.ACTION),
)
"""What is counted of that which went along: the rows whose link names the thing."""
YES, NO, NOBODY, NOTHING = literal(True), literal(False), literal(""), null()
MERGES = ("merge_partners", "merge_people")
_MEETING = (col(Meeting.id), col(Meeting.title), col(Team.name), col(Meeting.started_at), col(Meeting.planned_at))
_PART = 500


def bin_rows(reader: Reader, project_id: UUID | None) -> tuple[BinRow, ...]:
    """Give the projects in the bin, and what of one project lies there by itself, last removed first."""
    project = reader.find(Project, project_id)
    rows = [row for statement in _statements(project.id if project else None) for row in _told(reader, *statement)]
    merged = merged_away(reader, (row.id for row in rows if row.kind in (BinKind.PARTNER, BinKind.PARTICIPANT)))
    parts = _parts(reader, {row.kind for row in rows})
    whole = (replace(row, parts=tuple(parts.get(row.id, ()))) for row in rows if row.id not in merged)
    return tuple(sorted(whole, key=lambda row: (row.removed_at, row.id), reverse=True))


def merged_away(reader: Reader, keys: Iterable[UUID]) -> set[UUID]:
    """Give those that are gone because they are one with another entry now; they were not deleted."""
    asked = list(keys)
    found: set[UUID] = set()
    for start in range(0, len(asked), _PART):
        entries = reader.rows(
            choose(JournalEntry.row_id, JournalEntry.step, JournalEntry.new)
            .where(col(JournalEntry.row_id).in_(asked[start : start + _PART]), JournalEntry.op == "update")
            .order_by(col(JournalEntry.at), col(JournalEntry.counter))
        )
        gone = {key: step for key, step, new in entries if new and new.get("deleted_at")}
        found |= {key for key, step in gone.items() if step.endswith(MERGES)}
    return found


def lies_alone(kind: type[Record], *parents: type[Record]) -> ColumnElement[bool]:
    """Give the condition of rows that went by themselves, and not along with what they belong to."""
    by_itself: ColumnElement[bool] = col(kind.deleted_at).is_not(None)
    for parent in parents:
        by_itself &= col(kind.deleted_at).is_distinct_from(col(parent.deleted_at))
    return by_itself


def _told(reader: Reader, kind: BinKind, statement: Any) -> Iterator[BinRow]:
    for key, name, removed_at, who, within, personal, *meeting in reader.rows(statement):
        yield BinRow(
            kind,
            key,
            name or "",
            removed_at,
            who or "",
            FoundMeeting(meeting[0], meeting[1], meeting[2] or "", meeting[3] or meeting[4]) if any(meeting) else None,
            within_removed=within is not None,
            personal=bool(personal),
        )


def _parts(reader: Reader, kinds: set[BinKind]) -> dict[UUID, list[tuple[BinKind, int]]]:
    parts: dict[UUID, list[tuple[BinKind, int]]] = defaultdict(list)
    for parent, link, counted in WENT_ALONG:
        if BinKind(str(parent.__tablename__)) not in kinds:
            continue
        child = link.class_
        statement = (
            choose(link, func.count())
            .select_from(child)
            .join(parent, col(parent.id) == link)
            .where(col(parent.deleted_at).is_not(None), col(child.deleted_at) == col(parent.deleted_at))
            .group_by(link)
        )
        for key, count in reader.rows(statement):
            parts[key].append((counted, count))
    return parts


def _statements(project_id: UUID | None) -> Iterator[tuple[BinKind, Any]]:
    """Give the question for each kind: key, name, moment, whose, when what it belongs to was removed, and meeting."""
    yield (
        BinKind.PROJECT,
        choose(Project.id, Project.title, Project.deleted_at, Organisation.name, NOTHING, NO)
        .outerjoin(Organisation, col(Organisation.id) == col(Project.lead_id))
        .where(lies_alone(Project)),
    )
    if project_id is not None:
        yield from _of_project(project_id)
        yield from _of_partners(project_id)
        yield from _of_meetings(project_id)


def _of_project(project_id: UUID) -> Iterator[tuple[BinKind, Any]]:
    for kind, named in ((BinKind.SERVICE, Service), (BinKind.THEME, Theme)):
        yield (
            kind,
            choose(named.id, named.name, named.deleted_at, NOBODY, NOTHING, NO).where(
                col(named.project_id) == project_id, lies_alone(named)
            ),
        )
    yield (
        BinKind.FUNDING,
        choose(FundingSource.id, Organisation.name, FundingSource.deleted_at, NOBODY, NOTHING, NO)
        .join(Organisation, col(Organisation.id) == col(FundingSource.organisation_id))
        .where(FundingSource.project_id == project_id, lies_alone(FundingSource)),
    )
    again = aliased(ProjectPlace)
    there = choose(again.place_id).where(again.project_id == project_id, col(again.deleted_at).is_(None))
    yield (
        BinKind.PLACE,
        choose(ProjectPlace.id, Place.name, ProjectPlace.deleted_at, Place.province, NOTHING, NO)
        .join(Place, col(Place.id) == col(ProjectPlace.place_id))
        .where(
            ProjectPlace.project_id == project_id,
            lies_alone(ProjectPlace),
            col(ProjectPlace.place_id).not_in(there),
        ),
    )
    yield (
        BinKind.TEAM,
        choose(Team.id, Team.name, Team.deleted_at, NOBODY, NOTHING, NO)
        .join(Structure, col(Structure.id) == col(Team.structure_id))
        .where(Structure.project_id == project_id, lies_alone(Team, Structure)),
    )


def _of_partners(project_id: UUID) -> Iterator[tuple[BinKind, Any]]:
    yield (
        BinKind.PARTNER,
        choose(Partner.id, PARTNER_NAME, Partner.deleted_at, NOBODY, NOTHING, NO)
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .where(Partner.project_id == project_id, lies_alone(Partner)),
    )
    names = func.coalesce(func.nullif(col(Person.names), ""), col(Participant.alias))
    yield (
        BinKind.PARTICIPANT,
        choose(Participant.id, names, Participant.deleted_at, PARTNER_NAME, Partner.deleted_at, YES)
        .join(Partner, col(Partner.id) == col(Participant.partner_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .outerjoin(Person, col(Person.id) == col(Participant.person_id))
        .where(Partner.project_id == project_id, lies_alone(Participant, Partner)),
    )


def _of_meetings(project_id: UUID) -> Iterator[tuple[BinKind, Any]]:
    yield (
        BinKind.MEETING,
        choose(Meeting.id, Meeting.title, Meeting.deleted_at, NOBODY, NOTHING, NO, *_MEETING)
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(Meeting.project_id == project_id, lies_alone(Meeting)),
    )
    for kind, named, name, private in (
        (BinKind.ITEM, AgendaItem, AgendaItem.title, NO),
        (BinKind.NOTE, Note, Note.text, Note.private),
        (BinKind.POLL, Poll, Poll.question, NO),
        (BinKind.DECISION, Decision, Decision.text, NO),
    ):
        yield (
            kind,
            choose(named.id, name, named.deleted_at, NOBODY, Meeting.deleted_at, private, *_MEETING)
            .join(Meeting, col(Meeting.id) == col(named.meeting_id))
            .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
            .where(Meeting.project_id == project_id, lies_alone(named, Meeting)),
        )
    yield BinKind.ATTENDANCE, _attendances(project_id)
    for kind, told, name in ((BinKind.PRIORITY, Priority, Priority.text), (BinKind.ACTION, Action, Action.what)):
        yield (
            kind,
            choose(told.id, name, told.deleted_at, PARTNER_NAME, Meeting.deleted_at, NO, *_MEETING)
            .outerjoin(Partner, col(Partner.id) == col(told.partner_id))
            .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
            .outerjoin(Meeting, col(Meeting.id) == col(told.meeting_id))
            .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
            .where(col(told.project_id) == project_id, lies_alone(told, Meeting)),
        )


def _attendances(project_id: UUID) -> Any:
    """Ask for those who were there; who was only expected is expected again with one tick."""
    stays = choose(Presence.id).where(
        col(Presence.attendance_id) == col(Attendance.id), col(Presence.deleted_at) == col(Attendance.deleted_at)
    )
    return (
        choose(
            Attendance.id, Participant.alias, Attendance.deleted_at, PARTNER_NAME, Meeting.deleted_at, YES, *_MEETING
        )
        .join(Participant, col(Participant.id) == col(Attendance.participant_id))
        .join(Partner, col(Partner.id) == col(Participant.partner_id))
        .outerjoin(Organisation, col(Organisation.id) == col(Partner.organisation_id))
        .join(Meeting, col(Meeting.id) == col(Attendance.meeting_id))
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(Meeting.project_id == project_id, lies_alone(Attendance, Meeting, Participant), stays.exists())
    )
