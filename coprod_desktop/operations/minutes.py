"""The minutes of a meeting: everything the paper says, gathered in one frozen value."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import col

from coprod_desktop.domain.actions import CLOSED, ActionEventRow, ActionRow, ActionState
from coprod_desktop.domain.attendance import AttendanceRow
from coprod_desktop.domain.decisions import DecisionRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import AgendaRow
from coprod_desktop.domain.minutes import (
    ActionAnswer,
    ActionLine,
    AgendaLine,
    Captured,
    DecisionLine,
    ItemMinutes,
    MinutesContent,
    MinutesHeading,
    NextMeeting,
    PersonAway,
    PersonPresent,
    PollMinutes,
    PriorityLine,
    Span,
    Statement,
)
from coprod_desktop.domain.notes import NoteRow
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.agenda import list_agenda
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.notes import list_notes
from coprod_desktop.operations.poll_minutes import poll_minutes
from coprod_desktop.operations.priorities import priorities_as_said
from coprod_desktop.operations.settings import read_letterhead
from coprod_desktop.operations.since_last_time import Asking
from coprod_desktop.records import Meeting, Organisation, Participant, Project, Team
from coprod_desktop.store import Reader, Workspace

T = TypeVar("T", NoteRow, PriorityRow, DecisionRow, ActionRow)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The rows of one meeting, as the lists give them."""

    agenda: tuple[AgendaRow, ...]
    notes: tuple[NoteRow, ...]
    priorities: tuple[PriorityRow, ...]
    joined: Mapping[UUID, tuple[PriorityRow, ...]]
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    polls: tuple[PollMinutes, ...]

    def of(self, *items: UUID | None) -> Captured:
        """Give what was captured under an item; that under none stands at None."""
        notes = _under(items, self.notes)
        return Captured(
            notes=tuple(n.text for n in notes if not n.private and not n.on_record_by_id),
            statements=tuple(Statement(n.text, n.on_record_by) for n in notes if not n.private and n.on_record_by_id),
            priorities=tuple(_priority_line(row, self.joined[row.id]) for row in _under(items, self.priorities)),
            decisions=tuple(_decision_line(d, self.polls) for d in _under(items, self.decisions)),
            actions=tuple(_first_agreed(a) for a in _under(items, self.actions)),
            polls=tuple(told for told in self.polls if told.poll.item_id in items),
        )


def minutes_content(workspace: Workspace, *, meeting_id: UUID) -> MinutesContent:
    """Gather what the minutes of a meeting hold; private notes, contacts and needs are not even read into it.

    Raises KnownError `meeting_not_begun`.
    """
    with workspace.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
        if meeting.started_at is None:
            raise KnownError("meeting_not_begun")
        project = reader.get(Project, meeting.project_id)
        actions = list_actions(workspace, project_id=project.id)
        agenda = list_agenda(workspace, meeting_id=meeting_id)
        attendance = list_attendance(workspace, meeting_id=meeting_id)
        asking = Asking(reader, meeting)
        said = priorities_as_said(workspace, meeting_id=meeting_id)
        gathered = _Gathered(
            agenda,
            list_notes(workspace, meeting_id=meeting_id),
            tuple(row for row, _joined in said),
            {row.id: joined for row, joined in said},
            list_decisions(workspace, meeting_id=meeting_id),
            tuple(action for action in actions if action.meeting_id == meeting_id),
            poll_minutes(workspace, meeting_id=meeting_id),
        )
        return MinutesContent(
            heading=_heading(reader, meeting, project, agenda),
            present=tuple(_present(row) for row in attendance if row.was_present),
            apologies=_away(attendance, lambda row: row.apologies),
            absent=_away(attendance, lambda row: row.expected and not row.apologies),
            earlier_actions=_earlier(asking, meeting, actions),
            items=_items(gathered),
            # An item may have become a break after something was said under it.
            outside=gathered.of(None, *(item.id for item in agenda if item.is_break)),
            open_actions=_still_open(meeting, _before_or_here(asking, meeting, actions)),
            next_meeting=_next_meeting(reader, meeting),
            illustrative_note=project.illustrative_note,
        )


def _under(items: Sequence[UUID | None], rows: Iterable[T]) -> list[T]:
    return [row for row in rows if row.item_id in items]


def _heading(reader: Reader, meeting: Meeting, project: Project, agenda: tuple[AgendaRow, ...]) -> MinutesHeading:
    team = reader.session.get(Team, meeting.team_id) if meeting.team_id else None
    lead = reader.session.get(Organisation, project.lead_id) if project.lead_id else None
    at = meeting.started_at or meeting.planned_at or reader.now()
    head = read_letterhead(reader)
    return MinutesHeading(
        lead=lead.name if lead else "",
        project=project.title,
        service_area=project.service_area,
        tender_ref=project.tender_ref,
        title=meeting.title,
        number=_number(reader, meeting),
        team=team.name if team else "",
        phase=meeting.phase,
        tool=meeting.tool,
        held_on=at.astimezone().date(),
        started=meeting.started_at,
        ended=meeting.ended_at,
        venue=meeting.venue,
        convocation=meeting.convocation,
        chair=_alias(reader, meeting.chair_id),
        minute_taker=_alias(reader, meeting.minutes_by_id),
        agenda=tuple(AgendaLine(number, item.title, item.planned_min) for number, item in _numbered(agenda)),
        body=head.name,
        logo=head.logo,
    )


def _number(reader: Reader, meeting: Meeting) -> int:
    series = reader.all(
        Meeting,
        Meeting.project_id == meeting.project_id,
        col(Meeting.team_id).is_(None) if meeting.team_id is None else col(Meeting.team_id) == meeting.team_id,
        col(Meeting.started_at).is_not(None),
    )
    return 1 + sum(_starts(other) < _starts(meeting) for other in series if other.id != meeting.id)


def _starts(meeting: Meeting) -> str:
    # A meeting not yet begun stands behind all that were.
    return meeting.started_at.isoformat() if meeting.started_at else "~"


def _alias(reader: Reader, participant_id: UUID | None) -> str:
    participant = reader.session.get(Participant, participant_id) if participant_id else None
    return participant.alias if participant else ""


def _present(row: AttendanceRow) -> PersonPresent:
    return PersonPresent(
        name=row.name,
        organisation=row.partner,
        role=row.role,
        capacity=row.capacity,
        stands_in_for=row.proxy_for,
        stays=tuple(Span(spell.arrived_at, spell.left_at) for spell in row.spells),
    )


def _away(rows: Iterable[AttendanceRow], which: Callable[[AttendanceRow], bool]) -> tuple[PersonAway, ...]:
    return tuple(PersonAway(row.name, row.partner, row.role) for row in rows if not row.was_present and which(row))


def _numbered(agenda: tuple[AgendaRow, ...]) -> list[tuple[int, AgendaRow]]:
    """Number the items; a break has none (0), and is dealt with by nobody."""
    numbers = count(1)
    return [(0 if item.is_break else next(numbers), item) for item in agenda]


def _items(gathered: _Gathered) -> tuple[ItemMinutes, ...]:
    numbered = [
        ItemMinutes(
            number=number,
            title=item.title,
            planned_min=item.planned_min,
            spells=tuple(Span(run.started_at, run.ended_at) for run in item.runs),
            captured=gathered.of(item.id),
        )
        for number, item in _numbered(gathered.agenda)
        if number
    ]
    taken = sorted((item for item in numbered if item.spells), key=lambda item: item.spells[0].start)
    return (*taken, *(item for item in numbered if not item.spells and item.captured))


def _priority_line(row: PriorityRow, joined: Iterable[PriorityRow] = ()) -> PriorityLine:
    return PriorityLine(row.text, row.partner, row.sector, row.theme, tuple(_priority_line(one) for one in joined))


def _decision_line(row: DecisionRow, polls: Iterable[PollMinutes]) -> DecisionLine:
    return DecisionLine(
        number=row.number,
        text=row.text,
        reason=row.reason,
        rule=row.rule,
        dissents=row.dissents,
        answers=tuple(text for _key, text in row.answers),
        declines=tuple(text for _key, text in row.declines),
        poll=next((told.poll.question for told in polls if told.poll.id == row.poll_id), ""),
    )


def _first_agreed(row: ActionRow) -> ActionLine:
    return ActionLine(row.what, row.first_owner, row.first_person, row.first_due, ActionState.OPEN)


def _as_after(row: ActionRow, events: list[ActionEventRow]) -> ActionLine:
    dates = [event.new_due for event in events if event.new_due]
    owners = [event.to_partner for event in events if event.to_partner]
    return ActionLine(
        what=row.what,
        owner=owners[-1] if owners else row.first_owner,
        person="" if owners else row.first_person,
        due=dates[-1] if dates else row.first_due,
        state=events[-1].state if events else ActionState.OPEN,
    )


def _earlier(asking: Asking, meeting: Meeting, actions: Iterable[ActionRow]) -> tuple[ActionAnswer, ...]:
    if meeting.started_at is None:
        return ()
    return tuple(_answer(action, meeting.id, asking) for action in actions if asking.asks(action))


def _answer(action: ActionRow, meeting_id: UUID, asking: Asking) -> ActionAnswer:
    said, agreed = action.answer_in(meeting_id), asking.agreed_at(action)
    return ActionAnswer(
        action=_as_after(action, asking.events_before(action)),
        meeting=action.meeting,
        agreed_on=agreed.astimezone().date() if agreed else None,
        answer=said.state if said else None,
        new_due=said.new_due if said else None,
        handed_to=said.to_partner if said else "",
        note=said.note if said else "",
        decision=said.decision if said else "",
    )


def _before_or_here(asking: Asking, meeting: Meeting, actions: Iterable[ActionRow]) -> list[ActionRow]:
    return [action for action in actions if action.meeting_id == meeting.id or asking.knows(action)]


def _still_open(meeting: Meeting, actions: Iterable[ActionRow]) -> tuple[ActionLine, ...]:
    lines = (_as_at_end(action, meeting) for action in actions)
    return tuple(sorted((line for line in lines if line), key=lambda line: (line.due is None, line.due or date.max)))


def _as_at_end(action: ActionRow, meeting: Meeting) -> ActionLine | None:
    end: Any = meeting.ended_at.astimezone().date() if meeting.ended_at else date.max
    events = [event for event in action.events if event.meeting_id == meeting.id or event.on <= end]
    line = _as_after(action, events)
    return None if line.state in CLOSED else line


def _next_meeting(reader: Reader, meeting: Meeting) -> NextMeeting | None:
    begun = meeting.started_at or reader.now()
    to_come = reader.all(Meeting, Meeting.project_id == meeting.project_id, order=(col(Meeting.planned_at),))
    # That which was agreed here comes first; else the next one to which the same people are called.
    agreed = [other for other in to_come if other.planned_at and other.follows_id == meeting.id]
    called = [
        other
        for other in to_come
        if other.planned_at and other.planned_at > begun and other.team_id in {None, meeting.team_id}
    ]
    chosen = next(iter(agreed or called), None)
    if chosen is None or chosen.planned_at is None:
        return None
    return NextMeeting(
        title=chosen.title, on=chosen.planned_at.astimezone().date(), starts=chosen.planned_at, venue=chosen.venue
    )
