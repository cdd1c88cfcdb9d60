"""The meetings of the worked example, held and planned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.meetings import EngagementTool, ItemKind
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations.actions import add_action, record_progress
from coprod_desktop.operations.agenda import add_item, add_minutes
from coprod_desktop.operations.attendance import change_attendance, expect, register_arrival, register_departure
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.example_votes import add_vote
from coprod_desktop.operations.example_words import Told, moment_on
from coprod_desktop.operations.meetings import add_meeting, change_meeting
from coprod_desktop.operations.merges import merge_priorities
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.records import Attendance, ItemRun, Meeting
from coprod_desktop.store import Workspace

Table = Mapping[str, Any]


def add_meetings(workspace: Workspace, told: Told, contents: Sequence[Table]) -> None:
    """Add meetings in order of time, then what became of their actions, which later meetings tell."""
    last_of: dict[str | None, UUID] = {}
    for content in contents:
        team = content["meeting"].get("team")
        last_of[team] = _add_meeting(workspace, told, content, follows=last_of.get(team))
    events = [
        (told.day(event["day"]), action["key"], event)
        for content in contents
        for item in content["item"]
        for action in item.get("action", ())
        for event in action.get("event", ())
    ]
    for day, action, event in sorted(events, key=lambda told_event: told_event[0]):
        record_progress(
            workspace,
            action_id=told.keys[action],
            state=ActionState(event["state"]),
            on=day,
            note=told.tell(event.get("note")),
            new_due=told.day(event["new_due_day"]) if "new_due_day" in event else None,
            to_partner_id=told.find(event.get("to")),
            meeting_id=told.find(event.get("meeting")),
            decision_id=told.find(event.get("decision")),
        )


def _add_meeting(workspace: Workspace, told: Told, content: Table, *, follows: UUID | None) -> UUID:
    meeting = content["meeting"]
    planned_at = moment_on(told.day(meeting["day"]), time.fromisoformat(meeting["time"]))
    with workspace.as_of(planned_at - timedelta(days=7)):
        key = told.keys[meeting["key"]] = add_meeting(
            workspace,
            project_id=told.project,
            title=told.tell(meeting["title"]),
            team_id=told.find(meeting.get("team")),
            phase=Phase(meeting["phase"]),
            tool=EngagementTool(meeting["tool"]),
            planned_at=planned_at,
            venue=told.tell(meeting["venue"]),
            convocation=told.tell(meeting["convocation"]),
        )
        change_meeting(
            workspace,
            meeting_id=key,
            chair_id=told.keys[meeting["chair"]],
            minutes_by_id=told.keys[meeting["minute_taker"]],
        )
        expect(workspace, meeting_id=key, participant_ids=told.find_all(meeting, "expected"))
        items = [
            add_item(
                workspace,
                meeting_id=key,
                title=told.tell(item["title"]),
                planned_min=item["planned"],
                method=told.tell(item.get("method")),
                kind=ItemKind(item.get("kind", ItemKind.TOPIC)),
                note=told.tell(item.get("own_note")),
            ).id
            for item in content["item"]
        ]
    if "minutes" in meeting:
        start = planned_at + timedelta(minutes=meeting["late"])
        _hold(workspace, key, start, start + timedelta(minutes=meeting["minutes"]), follows)
        _add_attendance(workspace, told, key, meeting["attendance"], start)
        for item_id, item in zip(items, content["item"], strict=True):
            _add_item(workspace, told, (key, item_id), item, start)
        _add_merges(workspace, told, content.get("merge", ()), start + timedelta(minutes=meeting["minutes"]))
    else:
        _follow(workspace, key, follows)
    return key


def _hold(workspace: Workspace, meeting_id: UUID, start: datetime, end: datetime, follows: UUID | None) -> None:
    # Written at once: a meeting of the past was not started and ended through the screen.
    with workspace.step("start_meeting") as step:
        record = step.get(Meeting, meeting_id)
        record.started_at, record.ended_at = start, end
    _follow(workspace, meeting_id, follows)


def _follow(workspace: Workspace, meeting_id: UUID, follows: UUID | None) -> None:
    with workspace.step("change_meeting") as step:
        step.get(Meeting, meeting_id).follows_id = follows


def _add_attendance(workspace: Workspace, told: Told, meeting_id: UUID, rows: Iterable[Table], start: datetime) -> None:
    for row in rows:
        participant = told.keys[row["who"]]
        for spell in row.get("spells", ()):
            arrived, *left = (start + timedelta(minutes=offset) for offset in spell)
            part = register_arrival(workspace, meeting_id=meeting_id, participant_id=participant, at=arrived)
            if left:
                register_departure(workspace, attendance_id=part.id, at=left[0])
        if row.keys() & {"capacity", "proxy_for", "apologies"}:
            change_attendance(
                workspace,
                attendance_id=_part(workspace, meeting_id, participant),
                capacity=Capacity(row.get("capacity", Capacity.MEMBER)),
                proxy_for_id=told.find(row.get("proxy_for")),
                apologies=row.get("apologies", False),
            )


def _part(workspace: Workspace, meeting_id: UUID, participant_id: UUID) -> UUID:
    with workspace.reading() as reader:
        where = Attendance.meeting_id == meeting_id, Attendance.participant_id == participant_id
        return reader.all(Attendance, *where)[0].id


def _add_item(workspace: Workspace, told: Told, at: tuple[UUID, UUID], item: Table, start: datetime) -> None:
    _meeting_id, item_id = at
    if item.get("added"):
        add_minutes(workspace, item_id=item_id, minutes=item["added"])
    spells = [tuple(start + timedelta(minutes=offset) for offset in run) for run in item.get("runs", ())]
    with workspace.step("begin_item") as step:
        for begun, ended in spells:
            step.add(ItemRun(item_id=item_id, started_at=begun, ended_at=ended))
    for row in item.get("poll", ()):
        add_vote(workspace, told, at, row, start)
    for moment, kind, row in _in_time(item, spells or [(start, start)]):
        with workspace.as_of(moment):
            _ADD[kind](workspace, told, at, row)


def _add_merges(workspace: Workspace, told: Told, rows: Iterable[Table], at: datetime) -> None:
    """Join what was asked for more than once, at the end of the meeting."""
    with workspace.as_of(at):
        for row in rows:
            merge_priorities(workspace, into_id=told.keys[row["into"]], from_ids=told.find_all(row, "from"))


def _in_time(item: Table, spells: Sequence[Sequence[datetime]]) -> Iterator[tuple[datetime, str, Table]]:
    """Spread what was captured evenly over the first spell of its item: the example does not tell the minute."""
    begun, ended = spells[0]
    captured = [(kind, row) for kind in _ADD for row in item.get(kind, ())]
    for number, (kind, row) in enumerate(captured, 1):
        yield begun + (ended - begun) * number / (len(captured) + 1), kind, row


def _add_note(workspace: Workspace, told: Told, at: tuple[UUID, UUID], row: Table) -> None:
    add_note(
        workspace,
        meeting_id=at[0],
        item_id=at[1],
        text=told.tell(row["text"]),
        private=row.get("private", False),
        on_record_by_id=told.find(row.get("on_record_by")),
    )


def _add_priority(workspace: Workspace, told: Told, at: tuple[UUID, UUID], row: Table) -> None:
    told.keys[row["key"]] = add_priority(
        workspace,
        meeting_id=at[0],
        item_id=at[1],
        text=told.tell(row["text"]),
        theme_id=told.find(row.get("theme")),
        partner_id=told.find(row.get("partner")),
        author_id=told.find(row.get("who")),
    ).id


def _add_decision(workspace: Workspace, told: Told, at: tuple[UUID, UUID], row: Table) -> None:
    told.keys[row["key"]] = add_decision(
        workspace,
        meeting_id=at[0],
        item_id=at[1],
        text=told.tell(row["text"]),
        reason=told.tell(row["reason"]),
        rule=DecisionRule(row["rule"]),
        answers=told.find_all(row, "answers"),
        declines=told.find_all(row, "declines"),
        dissents=[told.tell(text) for text in row.get("dissents", ())],
        poll_id=told.find(row.get("poll")),
    ).id


def _add_action(workspace: Workspace, told: Told, at: tuple[UUID, UUID], row: Table) -> None:
    told.keys[row["key"]] = add_action(
        workspace,
        project_id=told.project,
        meeting_id=at[0],
        item_id=at[1],
        what=told.tell(row["what"]),
        partner_id=told.find(row.get("partner")),
        participant_id=told.find(row.get("who")),
        due=told.day(row["due_day"]),
        decision_id=told.find(row.get("decision")),
        priority_id=told.find(row.get("priority")),
    ).id


_ADD = {"note": _add_note, "priority": _add_priority, "decision": _add_decision, "action": _add_action}
