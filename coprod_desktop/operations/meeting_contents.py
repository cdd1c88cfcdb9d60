"""All that belongs to a meeting, so that it can go to the bin as one."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import col, or_, select

from coprod_desktop.records import (
    Action,
    ActionEvent,
    AgendaItem,
    Attendance,
    Decision,
    DecisionPriority,
    Dissent,
    Entitlement,
    ItemRun,
    Merge,
    Note,
    Poll,
    PollEvent,
    PollOption,
    Presence,
    Priority,
    Record,
)
from coprod_desktop.store import Reader

# News of earlier actions told in a meeting are not among them: they belong to the history of those actions.
OF_MEETING = (AgendaItem, Attendance, Note, Priority, Poll, Decision, Action)


def contents_of(reader: Reader, meeting_id: UUID) -> Iterator[Record]:
    """Give all records of a meeting that are not in the bin, with what other decisions say to its priorities."""
    for kind in OF_MEETING:
        yield from reader.all(kind, kind.meeting_id == meeting_id)
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    attendances = select(Attendance.id).where(Attendance.meeting_id == meeting_id)
    decisions = select(Decision.id).where(Decision.meeting_id == meeting_id)
    priorities = select(Priority.id).where(Priority.meeting_id == meeting_id)
    actions = select(Action.id).where(Action.meeting_id == meeting_id)
    yield from reader.all(ItemRun, col(ItemRun.item_id).in_(items))
    yield from reader.all(Presence, col(Presence.attendance_id).in_(attendances))
    yield from reader.all(Dissent, col(Dissent.decision_id).in_(decisions))
    yield from reader.all(ActionEvent, col(ActionEvent.action_id).in_(actions))
    links = or_(col(DecisionPriority.decision_id).in_(decisions), col(DecisionPriority.priority_id).in_(priorities))
    yield from reader.all(DecisionPriority, links)
    polls = select(Poll.id).where(Poll.meeting_id == meeting_id)
    yield from reader.all(PollOption, col(PollOption.poll_id).in_(polls))
    yield from reader.all(PollEvent, col(PollEvent.poll_id).in_(polls))
    yield from reader.all(Entitlement, col(Entitlement.poll_id).in_(polls))
    merges = or_(col(Merge.into_id).in_(priorities), col(Merge.from_id).in_(priorities))
    yield from reader.all(Merge, merges)
