"""How a thing comes back from the bin: with what went along, and fitted into what has changed since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from coprod_desktop.operations.agenda import open_runs
from coprod_desktop.operations.bin_groups import group_of, needs, removed_at
from coprod_desktop.operations.bin_places import go_over, must_find_its_place, taken_places
from coprod_desktop.operations.bin_traces import put_traces_back
from coprod_desktop.records import (
    Action,
    AgendaItem,
    Decision,
    ItemRun,
    Meeting,
    Note,
    Participant,
    Person,
    Poll,
    Priority,
    Record,
)
from coprod_desktop.store import Step

R = TypeVar("R", bound=Record)


def bring_record_back(step: Step, record: Record) -> None:
    """Bring a thing back with what went along, and first what it cannot stand without, where that lies there too.

    Raises KnownErrors as `must_find_its_place`.
    """
    for kind, key in needs(step, record):
        above = step.session.get(kind, key)
        if above is not None and above.deleted_at is not None:
            bring_record_back(step, above)
    if record.deleted_at is None:
        return
    group = group_of(step, record)
    _leave_what_cannot_stand(step, record, group)
    _fit(step, group)
    put_traces_back(step, record)
    go_over(step, record)
    for one in group.values():
        one.deleted_at = None
    step.save()
    must_find_its_place(step, record)
    for person in _people(step, group.values()):
        bring_record_back(step, person)


def _leave_what_cannot_stand(step: Step, head: Record, group: dict[UUID, Record]) -> None:
    """Leave in the bin what another took the place of, and what hangs on a second thing that still lies there.

    The latter goes over to that thing, as if it had gone along with it, so that it comes back with the last of them.
    """
    lying = removed_at(step, _outside(step, group))
    for key in taken_places(step, head, group, lying):
        lying[key] = _moment(group.pop(key))
    while left := [(record, at) for record in group.values() if (at := _hindered(step, record, group, lying))]:
        for record, at in left:
            record.deleted_at = lying[record.id] = at
            del group[record.id]


def _outside(step: Step, group: dict[UUID, Record]) -> dict[type[Record], set[UUID]]:
    outside: dict[type[Record], set[UUID]] = defaultdict(set)
    for record in group.values():
        for kind, key in needs(step, record):
            if key not in group:
                outside[kind].add(key)
    return outside


def _hindered(step: Step, record: Record, group: dict[UUID, Record], lying: dict[UUID, datetime]) -> datetime | None:
    """Give when that was removed without which a record cannot stand."""
    missing = (lying[key] for _kind, key in needs(step, record) if key not in group and key in lying)
    return next(missing, None)


def _fit(step: Step, group: dict[UUID, Record]) -> None:
    """Let what comes back fit into a meeting that went on meanwhile."""
    captured = [record for record in group.values() if isinstance(record, Note | Priority | Decision | Action | Poll)]
    items = {record.item_id for record in captured if record.item_id and record.item_id not in group}
    gone = removed_at(step, {AgendaItem: items})
    for record in captured:
        if record.item_id in gone:
            record.item_id = None
    for run in _of(ItemRun, group):
        item = step.session.get(AgendaItem, run.item_id)
        meeting = step.session.get(Meeting, item.meeting_id) if item else None
        # One item is on at a time, and none once the meeting is over.
        if run.ended_at is None and meeting and (meeting.ended_at or open_runs(step, meeting.id)):
            run.ended_at = max(_moment(run), run.started_at)


def _people(step: Step, records: Iterable[Record]) -> Iterator[Person]:
    for record in records:
        person = step.session.get(Person, record.person_id) if isinstance(record, Participant) else None
        if person is not None and person.deleted_at is not None:
            yield person


def _of(kind: type[R], group: dict[UUID, Record]) -> list[R]:
    return [record for record in group.values() if isinstance(record, kind)]


def _moment(record: Record) -> datetime:
    assert record.deleted_at is not None
    return record.deleted_at
