"""Attendance: who was expected, who came through the door, and when they left."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from coprod_desktop.domain.attendance import AttendanceRow, Capacity, SpellRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.names import partner_names
from coprod_desktop.records import AccessNeed, Attendance, Meeting, Participant, Partner, Presence
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark


def list_attendance(workspace: Workspace, *, meeting_id: UUID) -> tuple[AttendanceRow, ...]:
    """Give everybody who was expected at a meeting or came, by partner and name."""
    with workspace.reading() as reader:
        return _rows(reader, meeting_id)


def get_attendance(workspace: Workspace, *, attendance_id: UUID) -> AttendanceRow:
    """Give one person's part in a meeting; KnownError `not_found`."""
    with workspace.reading() as reader:
        return _row(reader, reader.get(Attendance, attendance_id))


def expect(workspace: Workspace, *, meeting_id: UUID, participant_ids: Iterable[UUID]) -> None:
    """Say who is expected: these and nobody else; who has come already stays on the list."""
    with workspace.step("expect") as step:
        wanted = set(participant_ids)
        spells = _spells(step, meeting_id)
        for attendance in _attendances(step, meeting_id):
            attendance.expected = attendance.participant_id in wanted
            wanted.discard(attendance.participant_id)
            if not attendance.expected and not spells[attendance.id]:
                step.remove(attendance)
        for participant_id in wanted:
            step.add(Attendance(meeting_id=meeting_id, participant_id=step.get(Participant, participant_id).id))


def register_arrival(
    workspace: Workspace, *, meeting_id: UUID, participant_id: UUID, at: datetime | None = None
) -> AttendanceRow:
    """Let somebody in: expected, back again, or unexpected; who is in the room already stays as they are."""
    with workspace.step("register_arrival") as step:
        attendance = _attendance_of(step, meeting_id, participant_id)
        if not _open_spell(step, attendance.id):
            attendance.apologies = False
            step.add(Presence(attendance_id=attendance.id, arrived_at=at or step.now()))
        return _row(step, attendance)


def register_departure(workspace: Workspace, *, attendance_id: UUID, at: datetime | None = None) -> AttendanceRow:
    """Take down that somebody left; KnownError `not_in_room`, `date_order`."""
    with workspace.step("register_departure") as step:
        spell = _open_spell(step, attendance_id)
        if spell is None:
            raise KnownError("not_in_room")
        _set_times(spell, spell.arrived_at, at or step.now())
        step.save()
        return _row(step, step.get(Attendance, attendance_id))


def add_walk_in(
    workspace: Workspace,
    *,
    meeting_id: UUID,
    partner_id: UUID,
    alias: str,
    role: str = "",
    capacity: Capacity = Capacity.MEMBER,
    at: datetime | None = None,
) -> AttendanceRow:
    """Register somebody nobody expected, as a person of a partner, and let them in; KnownError `text_missing`."""
    with workspace.step("add_walk_in") as step:
        participant = step.add(
            Participant(
                partner_id=step.get(Partner, partner_id).id,
                alias=clean_text(alias, field=mark("Name"), required=True),
                role=clean_text(role, field=mark("Role")),
            )
        )
        attendance = step.add(
            Attendance(
                meeting_id=step.get(Meeting, meeting_id).id,
                participant_id=participant.id,
                capacity=capacity,
                expected=False,
            )
        )
        step.add(Presence(attendance_id=attendance.id, arrived_at=at or step.now()))
        return _row(step, attendance)


def change_attendance(
    workspace: Workspace,
    *,
    attendance_id: UUID,
    capacity: Capacity,
    proxy_for_id: UUID | None = None,
    apologies: bool = False,
) -> AttendanceRow:
    """Say in what capacity somebody is there, whom they stand in for, or that they sent apologies.

    Raises KnownError `proxy_for_self`.
    """
    with workspace.step("change_attendance") as step:
        attendance = step.get(Attendance, attendance_id)
        if proxy_for_id == attendance.participant_id:
            raise KnownError("proxy_for_self")
        attendance.capacity = capacity
        attendance.proxy_for_id = linked(step, Participant, proxy_for_id, kept=attendance.proxy_for_id)
        attendance.apologies = apologies
        step.save()
        return _row(step, attendance)


def correct_spell(
    workspace: Workspace, *, spell_id: UUID, arrived_at: datetime, left_at: datetime | None
) -> AttendanceRow:
    """Put the times of a stay right; KnownError `date_order`."""
    with workspace.step("correct_spell") as step:
        spell = step.get(Presence, spell_id)
        _set_times(spell, arrived_at, left_at)
        step.save()
        return _row(step, step.get(Attendance, spell.attendance_id))


def remove_spell(workspace: Workspace, *, spell_id: UUID) -> AttendanceRow:
    """Take a stay back that was registered by mistake."""
    with workspace.step("correct_spell") as step:
        spell = step.get(Presence, spell_id)
        step.remove(spell)
        return _row(step, step.get(Attendance, spell.attendance_id))


def remove_attendance(workspace: Workspace, *, attendance_id: UUID) -> None:
    """Take somebody off the list of a meeting, stays included."""
    with workspace.step("remove_attendance") as step:
        attendance = step.get(Attendance, attendance_id)
        step.remove(attendance, *step.all(Presence, Presence.attendance_id == attendance_id))


def _set_times(spell: Presence, arrived_at: datetime, left_at: datetime | None) -> None:
    if left_at is not None and left_at < arrived_at:
        raise KnownError("date_order", earlier=mark("Arrived"), later=mark("Left"))
    spell.arrived_at = arrived_at
    spell.left_at = left_at


def _attendance_of(step: Step, meeting_id: UUID, participant_id: UUID) -> Attendance:
    where = Attendance.meeting_id == meeting_id, Attendance.participant_id == participant_id
    known = step.all(Attendance, *where)
    if known:
        return known[0]
    step.get(Meeting, meeting_id)
    step.get(Participant, participant_id)
    return step.add(Attendance(meeting_id=meeting_id, participant_id=participant_id, expected=False))


def _attendances(reader: Reader, meeting_id: UUID) -> list[Attendance]:
    return reader.all(Attendance, Attendance.meeting_id == meeting_id)


def _open_spell(reader: Reader, attendance_id: UUID) -> Presence | None:
    where = Presence.attendance_id == attendance_id, col(Presence.left_at).is_(None)
    return next(iter(reader.all(Presence, *where)), None)


def _spells(reader: Reader, meeting_id: UUID) -> dict[UUID, list[SpellRow]]:
    statement = (
        select(Presence)
        .join(Attendance, col(Attendance.id) == col(Presence.attendance_id))
        .where(Attendance.meeting_id == meeting_id, col(Presence.deleted_at).is_(None))
        .order_by(col(Presence.arrived_at))
    )
    spells: dict[UUID, list[SpellRow]] = defaultdict(list)
    for (spell,) in reader.rows(statement):
        spells[spell.attendance_id].append(SpellRow(spell.id, spell.arrived_at, spell.left_at))
    return spells


def _row(reader: Reader, attendance: Attendance) -> AttendanceRow:
    return _rows(reader, attendance.meeting_id, col(Attendance.id) == attendance.id)[0]


def _rows(reader: Reader, meeting_id: UUID, *where: Any) -> tuple[AttendanceRow, ...]:
    names = partner_names(reader, reader.get(Meeting, meeting_id).project_id)
    spells = _spells(reader, meeting_id)
    needing = {key for (key,) in reader.rows(select(AccessNeed.person_id).where(col(AccessNeed.deleted_at).is_(None)))}
    other = aliased(Participant)
    statement = (
        select(Attendance, Participant, other.alias)
        .join(Participant, col(Participant.id) == col(Attendance.participant_id))
        .outerjoin(other, col(other.id) == col(Attendance.proxy_for_id))
        .where(Attendance.meeting_id == meeting_id, col(Attendance.deleted_at).is_(None), *where)
    )
    rows = (
        AttendanceRow(
            id=attendance.id,
            participant_id=participant.id,
            name=participant.alias,
            partner_id=participant.partner_id,
            partner=names[participant.partner_id][0],
            sector=names[participant.partner_id][1],
            role=participant.role,
            capacity=attendance.capacity,
            proxy_for=proxy or "",
            expected=attendance.expected,
            apologies=attendance.apologies,
            spells=tuple(spells[attendance.id]),
            has_access_needs=participant.person_id in needing,
        )
        for attendance, participant, proxy in reader.rows(statement)
    )
    return tuple(sorted(rows, key=lambda row: (row.partner.casefold(), row.name.casefold())))
