"""Meetings: planned or started on the spot, opened, ended, and what came of them."""

from datetime import datetime
from typing import Any, Unpack
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import EngagementTool, MeetingChange, MeetingRow, usual_tool
from coprod_desktop.domain.polls import PollState
from coprod_desktop.domain.projects import Phase
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.agenda import add_item, begin_item, end_runs, list_agenda, open_runs
from coprod_desktop.operations.meeting_contents import contents_of
from coprod_desktop.operations.poll_rows import poll_rows
from coprod_desktop.records import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    ItemRun,
    Meeting,
    Participant,
    Poll,
    Presence,
    Priority,
    Project,
    Structure,
    Team,
)
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TEXTS = {"title": mark("Title"), "venue": mark("Venue"), "convocation": mark("Convocation")}
BEGUN, ENDED = mark("Beginning"), mark("End")


def list_meetings(workspace: Workspace, *, project_id: UUID) -> tuple[MeetingRow, ...]:
    """Give a project's meetings with what came of them, newest first; those without a date stand on top."""
    with workspace.reading() as reader:
        rows = _rows(reader, Meeting.project_id == project_id)
    return tuple(sorted(rows, key=lambda row: (row.at is None, row.at and row.at.timestamp()), reverse=True))


def get_meeting(workspace: Workspace, *, meeting_id: UUID) -> MeetingRow:
    """Give one meeting; KnownError `not_found`."""
    with workspace.reading() as reader:
        reader.get(Meeting, meeting_id)
        return _rows(reader, Meeting.id == meeting_id)[0]


def meeting_number(workspace: Workspace, *, meeting_id: UUID) -> int:
    """Tell the how manieth meeting this is of its team, or among the plenary ones; 0 where it has not begun."""
    return get_meeting(workspace, meeting_id=meeting_id).number


def add_meeting(
    workspace: Workspace,
    *,
    project_id: UUID,
    title: str = "",
    team_id: UUID | None = None,
    phase: Phase | None = None,
    tool: EngagementTool | None = None,
    planned_at: datetime | None = None,
    venue: str = "",
    convocation: str = "",
) -> UUID:
    """Plan a meeting: a plenary, or a team's; phase and tool are the project's usual ones where none is given.

    Raises KnownError `text_too_long`.
    """
    with workspace.step("add_meeting") as step:
        phase = phase or step.get(Project, project_id).phase
        meeting = Meeting(project_id=project_id, phase=phase, tool=tool or usual_tool(phase), planned_at=planned_at)
        _set_team(step, meeting, team_id)
        _set_texts(meeting, {"title": title, "venue": venue, "convocation": convocation})
        return step.add(meeting).id


def change_meeting(workspace: Workspace, *, meeting_id: UUID, **change: Unpack[MeetingChange]) -> None:
    """Change what is named and leave the rest; the real times may be put right afterwards.

    An earlier end also ends the items that were still on then.

    Raises KnownError `text_too_long`, `date_order`, `meeting_not_begun`.
    """
    with workspace.step("change_meeting") as step:
        meeting = step.get(Meeting, meeting_id)
        given: dict[str, Any] = dict(change)
        if "team_id" in given:
            _set_team(step, meeting, given.pop("team_id"))
        for officer in ("chair_id", "minutes_by_id"):
            if given.get(officer):
                step.get(Participant, given[officer])
        _set_texts(meeting, {key: given.pop(key) for key in TEXTS if key in given})
        if given.keys() & {"started_at", "ended_at"}:
            _correct_times(step, meeting, **{key: given.pop(key) for key in ("started_at", "ended_at") if key in given})
        for field, value in given.items():
            setattr(meeting, field, value)
        step.save()


def remove_meeting(workspace: Workspace, *, meeting_id: UUID) -> None:
    """Put a meeting into the bin with all that was planned for it, said and agreed in it."""
    with workspace.step("remove_meeting") as step:
        step.remove(step.get(Meeting, meeting_id), *contents_of(step, meeting_id))


def start_meeting(workspace: Workspace, *, meeting_id: UUID, item_title: str) -> None:
    """Open a meeting and put its first item on; one without an agenda gets an item of this title without minutes.

    Raises KnownError `meeting_begun`.
    """
    with workspace.step("start_meeting") as step:
        meeting = step.get(Meeting, meeting_id)
        if meeting.started_at is not None:
            raise KnownError("meeting_begun")
        meeting.started_at = step.now()
        step.save()
        agenda = list_agenda(workspace, meeting_id=meeting_id)
        first = agenda[0] if agenda else add_item(workspace, meeting_id=meeting_id, title=item_title, planned_min=0)
        begin_item(workspace, meeting_id=meeting_id, item_id=first.id)


def start_now(
    workspace: Workspace, *, project_id: UUID, title: str, item_title: str, team_id: UUID | None = None
) -> UUID:
    """Open a meeting that nobody planned; its one item gives the notes a home."""
    with workspace.step("start_meeting"):
        meeting_id = add_meeting(workspace, project_id=project_id, title=title, team_id=team_id)
        start_meeting(workspace, meeting_id=meeting_id, item_title=item_title)
        return meeting_id


def end_meeting(workspace: Workspace, *, meeting_id: UUID, next_at: datetime | None = None) -> UUID | None:
    """Close a meeting, and plan the next one where its moment is given: its key is handed out.

    Stays in the room are left open: who is there is there until the end. A meeting reopened on a later day only to
    put something right keeps the day on which its last item ended. Raises KnownError `meeting_not_open`,
    `poll_open_at_end`.
    """
    with workspace.step("end_meeting") as step:
        meeting = step.get(Meeting, meeting_id)
        if meeting.started_at is None or meeting.ended_at is not None:
            raise KnownError("meeting_not_open")
        for poll in poll_rows(step, Poll.meeting_id == meeting_id):
            if poll.state is PollState.OPEN:
                raise KnownError("poll_open_at_end", question=poll.question)
        on = open_runs(step, meeting_id)
        meeting.ended_at = max(_end(step, meeting_id, something_on=bool(on)), meeting.started_at)
        end_runs(step, on, meeting.ended_at)
        return _following(step, meeting, next_at) if next_at else None


def reopen_meeting(workspace: Workspace, *, meeting_id: UUID) -> None:
    """Open an ended meeting again; no item is on until somebody puts it on. KnownError `meeting_not_ended`."""
    with workspace.step("reopen_meeting") as step:
        meeting = step.get(Meeting, meeting_id)
        if meeting.ended_at is None:
            raise KnownError("meeting_not_ended")
        meeting.ended_at = None
        step.save()


def _end(step: Step, meeting_id: UUID, *, something_on: bool) -> datetime:
    last = max((run.ended_at for run in _runs(step, meeting_id) if run.ended_at), default=None)
    if last is None or something_on or last.astimezone().date() == step.today():
        return step.now()
    return last


def _runs(step: Step, meeting_id: UUID) -> list[ItemRun]:
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    return step.all(ItemRun, col(ItemRun.item_id).in_(items))


def _following(step: Step, meeting: Meeting, next_at: datetime) -> UUID:
    return step.add(
        Meeting(
            project_id=meeting.project_id,
            team_id=meeting.team_id,
            phase=meeting.phase,
            tool=meeting.tool,
            venue=meeting.venue,
            planned_at=next_at,
            follows_id=meeting.id,
        )
    ).id


def _set_team(step: Step, meeting: Meeting, team_id: UUID | None) -> None:
    if team_id and step.get(Structure, step.get(Team, team_id).structure_id).project_id != meeting.project_id:
        raise KnownError("not_found")
    meeting.team_id = team_id


def _set_texts(meeting: Meeting, texts: dict[str, str]) -> None:
    for field, text in texts.items():
        setattr(meeting, field, clean_text(text, field=TEXTS[field]))


def _correct_times(
    step: Step, meeting: Meeting, *, started_at: datetime | None = None, ended_at: datetime | None = None
) -> None:
    began, ended = started_at or meeting.started_at, ended_at or meeting.ended_at
    if meeting.started_at is None:
        raise KnownError("meeting_not_begun")
    if ended_at and meeting.ended_at is None:
        raise KnownError("meeting_not_ended")
    if began and ended and ended < began:
        raise KnownError("date_order", earlier=BEGUN, later=ENDED)
    meeting.started_at, meeting.ended_at = began, ended
    if ended_at:
        end_runs(step, [run for run in _runs(step, meeting.id) if run.ended_at and run.ended_at > ended_at], ended_at)


def _rows(reader: Reader, where: Any) -> tuple[MeetingRow, ...]:
    counted = {
        "number": _number(),
        "present": _present(),
        "priorities": _count(Priority),
        "decisions": _count(Decision),
        "actions": _count(Action),
    }
    statement = (
        select(Meeting, Team.name, *counted.values())
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(col(Meeting.deleted_at).is_(None), where)
    )
    return tuple(
        _row(meeting, team or "", dict(zip(counted, counts, strict=True)))
        for meeting, team, *counts in reader.rows(statement)
    )


def _row(meeting: Meeting, team: str, counts: dict[str, int]) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        project_id=meeting.project_id,
        title=meeting.title,
        team_id=meeting.team_id,
        team=team,
        phase=meeting.phase,
        tool=meeting.tool,
        venue=meeting.venue,
        convocation=meeting.convocation,
        planned_at=meeting.planned_at,
        started_at=meeting.started_at,
        ended_at=meeting.ended_at,
        chair_id=meeting.chair_id,
        minutes_by_id=meeting.minutes_by_id,
        follows_id=meeting.follows_id,
        **counts,
    )


def _number() -> Any:
    earlier = aliased(Meeting)
    return (
        select(func.count())
        .where(
            earlier.project_id == Meeting.project_id,
            col(earlier.team_id).is_not_distinct_from(col(Meeting.team_id)),
            col(earlier.started_at) <= col(Meeting.started_at),
            col(earlier.deleted_at).is_(None),
        )
        .select_from(earlier)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _present() -> Any:
    return (
        select(func.count(func.distinct(col(Attendance.id))))
        .join(Presence, col(Presence.attendance_id) == col(Attendance.id))
        .where(
            col(Attendance.meeting_id) == col(Meeting.id),
            col(Attendance.deleted_at).is_(None),
            col(Presence.deleted_at).is_(None),
        )
        .correlate(Meeting)
        .scalar_subquery()
    )


def _count(kind: Any) -> Any:
    return (
        select(func.count())
        .where(col(kind.meeting_id) == col(Meeting.id), col(kind.deleted_at).is_(None))
        .select_from(kind)
        .correlate(Meeting)
        .scalar_subquery()
    )
