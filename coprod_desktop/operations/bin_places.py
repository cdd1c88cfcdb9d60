"""What may have taken the place of a thing while it lay in the bin."""

from collections.abc import Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from sqlmodel import col, or_

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import stays_overlap
from coprod_desktop.domain.polls import PollState
from coprod_desktop.operations.merges import live_merges
from coprod_desktop.operations.partners import must_take_part_once
from coprod_desktop.operations.poll_rows import poll_row
from coprod_desktop.operations.projects import present_structure
from coprod_desktop.operations.teams import holders, must_be_free
from coprod_desktop.operations.themes import must_be_new
from coprod_desktop.records import (
    Attendance,
    Meeting,
    Merge,
    Participant,
    Partner,
    Place,
    Poll,
    Project,
    ProjectPlace,
    Record,
    Structure,
    Team,
    TeamPartner,
    TeamPlace,
    Theme,
)
from coprod_desktop.store import Step

R = TypeVar("R", bound=Record)


def must_find_its_place(step: Step, record: Record) -> None:
    """Refuse what is there again by the time it comes back; a team goes over into the present arrangement.

    Raises KnownError `theme_exists`, `team_exists`, `partner_twice`, `meeting_not_open`, `there_again`.
    """
    match record:
        case Theme():
            must_be_new(step, record.project_id, record.name, but=record.id)
        case Team():
            must_be_free(step, record.structure_id, record.name, but=record.id)
        case Partner():
            must_take_part_once(step, record)
        case Poll():
            _must_not_be_open_too_late(step, record)
        case Attendance():
            _must_be_listed_once(step, record)
        case ProjectPlace():
            links = ProjectPlace.project_id == record.project_id, ProjectPlace.place_id == record.place_id
            if len(step.all(ProjectPlace, *links)) > 1:
                raise KnownError("there_again", name=step.get(Place, record.place_id).name)


def go_over(step: Step, record: Record) -> None:
    """Let a team of an arrangement that is over belong to the present one."""
    if isinstance(record, Team):
        structure = step.get(Structure, record.structure_id)
        if structure.to_on is not None:
            record.structure_id = present_structure(step, structure.project_id).id


def taken_places(step: Step, head: Record, group: dict[UUID, Record], lying: Iterable[UUID]) -> set[UUID]:
    """Give what of a group cannot come back because another stands in its place; nothing of a whole project."""
    if isinstance(head, Project):
        return set()
    there = {key: record for key, record in group.items() if key != head.id}
    return {
        *_joined_otherwise(step, _of(Merge, there), set(lying)),
        *_listed_again(step, _of(Attendance, there)),
        *_in_team_again(step, _of(TeamPartner, there)),
        *_held_by_others(step, head, _of(TeamPlace, there)),
    }


def _joined_otherwise(step: Step, merges: list[Merge], lying: set[UUID]) -> Iterator[UUID]:
    """Give merges that would let a priority be joined twice, or at two levels."""
    standing = [merge for merge in merges if merge.undone_at is None and not {merge.into_id, merge.from_id} & lying]
    ends = {key for merge in standing for key in (merge.into_id, merge.from_id)}
    touching = or_(col(Merge.into_id).in_(ends), col(Merge.from_id).in_(ends))
    known = step.all(Merge, touching, *live_merges()) if ends else []
    joined, leading = {merge.from_id for merge in known}, {merge.into_id for merge in known}
    for merge in standing:
        if {merge.from_id, merge.into_id} & joined or merge.from_id in leading:
            yield merge.id
        else:
            joined.add(merge.from_id)
            leading.add(merge.into_id)


def _listed_again(step: Step, attendances: list[Attendance]) -> Iterator[UUID]:
    meetings = {attendance.meeting_id for attendance in attendances}
    known = step.all(Attendance, col(Attendance.meeting_id).in_(meetings)) if meetings else []
    listed = {(one.meeting_id, one.participant_id) for one in known}
    yield from (one.id for one in attendances if (one.meeting_id, one.participant_id) in listed)


def _in_team_again(step: Step, stays: list[TeamPartner]) -> Iterator[UUID]:
    teams = {stay.team_id for stay in stays}
    for known in step.all(TeamPartner, col(TeamPartner.team_id).in_(teams)) if teams else []:
        for stay in stays:
            same = (stay.team_id, stay.partner_id) == (known.team_id, known.partner_id)
            if same and stays_overlap((stay.from_on, stay.to_on), (known.from_on, known.to_on)):
                yield stay.id


def _held_by_others(step: Step, head: Record, stays: list[TeamPlace]) -> Iterator[UUID]:
    """Give places that another team has now, or that are no longer of the project."""
    held = [stay for stay in stays if stay.to_on is None]
    if not isinstance(head, Team) or not held:
        return
    project_id = step.get(Structure, head.structure_id).project_id
    structure_id = present_structure(step, project_id).id
    ours = {link.place_id for link in step.all(ProjectPlace, ProjectPlace.project_id == project_id)}
    for stay in held:
        if stay.place_id not in ours or holders(step, structure_id, stay.place_id):
            yield stay.id


def _must_not_be_open_too_late(step: Step, record: Poll) -> None:
    over = step.get(Meeting, record.meeting_id).ended_at is not None
    if over and poll_row(step, record.id).state is PollState.OPEN:
        raise KnownError("meeting_not_open")


def _must_be_listed_once(step: Step, record: Attendance) -> None:
    who = Attendance.participant_id == record.participant_id
    if len(step.all(Attendance, Attendance.meeting_id == record.meeting_id, who)) > 1:
        participant = step.session.get(Participant, record.participant_id)
        raise KnownError("there_again", name=participant.alias if participant else "")


def _of(kind: type[R], group: dict[UUID, Record]) -> list[R]:
    return [record for record in group.values() if isinstance(record, kind)]
