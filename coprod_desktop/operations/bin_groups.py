"""What went to the bin together: a thing and all that hangs on it, found by the moment that they bear."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.operations.belongings import UNDER, UNDER_PROJECT
from coprod_desktop.operations.columns import choose
from coprod_desktop.records import (
    AccessNeed,
    Action,
    Attendance,
    Consent,
    DecisionPriority,
    Meeting,
    Merge,
    Participant,
    Partner,
    Person,
    Priority,
    Project,
    Record,
    TeamPartner,
)
from coprod_desktop.store import Reader

LINKS: tuple[tuple[type[Record], Any, type[Record]], ...] = (
    *((kind, key, Project) for kind, key in UNDER_PROJECT),
    *UNDER,
    (Priority, Priority.meeting_id, Meeting),
    (Action, Action.meeting_id, Meeting),
    (TeamPartner, TeamPartner.partner_id, Partner),
    (Attendance, Attendance.participant_id, Participant),
    (DecisionPriority, DecisionPriority.priority_id, Priority),
    (Merge, Merge.from_id, Priority),
    (Consent, Consent.person_id, Person),
    (AccessNeed, AccessNeed.person_id, Person),
)
"""Every record that cannot stand without another: its kind, the link, and the kind of the other."""
_PART = 500


def group_of(reader: Reader, head: Record) -> dict[UUID, Record]:
    """Give a thing in the bin with all that went along with it."""
    assert head.deleted_at is not None
    group: dict[UUID, Record] = {}
    level = [head]
    while level:
        group |= {record.id: record for record in level}
        below = {record.id: record for record in _below(reader, level, head.deleted_at)}
        level = [record for key, record in below.items() if key not in group]
    return group


def needs(reader: Reader, record: Record) -> Iterator[tuple[type[Record], UUID]]:
    """Give what a record cannot stand without: kinds and keys.

    Who was at a meeting that has begun stays on its list, whatever becomes of their own entry.
    """
    for kind, link, parent in LINKS:
        key = getattr(record, link.key) if isinstance(record, kind) else None
        if key is not None and not (parent is Participant and _has_begun(reader, record)):
            yield parent, key


def removed_at(reader: Reader, wanted: dict[type[Record], set[UUID]]) -> dict[UUID, datetime]:
    """Give when each of these records was removed; of those that are there, nothing."""
    found: dict[UUID, datetime] = {}
    for kind, keys in wanted.items():
        for part in _in_parts(list(keys)):
            lying = choose(kind.id, kind.deleted_at).where(col(kind.id).in_(part), col(kind.deleted_at).is_not(None))
            found |= dict(reader.rows(lying))
    return found


def _below(reader: Reader, level: Sequence[Record], moment: datetime) -> Iterator[Record]:
    keys: dict[type[Record], list[UUID]] = defaultdict(list)
    for record in level:
        keys[type(record)].append(record.id)
    for kind, link, parent in LINKS:
        for part in _in_parts(keys.get(parent, [])):
            yield from reader.session.exec(select(kind).where(col(link).in_(part), col(kind.deleted_at) == moment))


def _in_parts(keys: list[UUID]) -> Iterator[list[UUID]]:
    """Give keys in parts that fit into one question."""
    return (keys[start : start + _PART] for start in range(0, len(keys), _PART))


def _has_begun(reader: Reader, record: Record) -> bool:
    meeting = reader.session.get(Meeting, record.meeting_id) if isinstance(record, Attendance) else None
    return meeting is not None and meeting.started_at is not None
