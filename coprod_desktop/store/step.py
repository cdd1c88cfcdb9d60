"""One step: what changes together, is undone together, and is written to the journal together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlmodel import Session

from coprod_desktop.domain.changes import Change, Changes, Fate, Origin
from coprod_desktop.records import Record
from coprod_desktop.store.codec import Plain, to_plain
from coprod_desktop.store.reader import Reader

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class RowChange:
    """One row's change; `op` is insert, update or delete, `old` and `new` hold the changed fields only."""

    table: str
    row_id: UUID
    op: str
    old: dict[str, Plain] | None
    new: dict[str, Plain] | None


@dataclass(slots=True)
class Recorded:
    """All that a step has changed so far, in order."""

    rows: list[RowChange] = field(default_factory=list)

    def after_flush(self, session: Any, _context: UOWTransaction) -> None:
        """Take down what this flush wrote."""
        self.rows += [_inserted(record) for record in session.new if record.journaled]
        changed = (_updated(record) for record in session.dirty if record.journaled)
        self.rows += [row for row in changed if row]
        self.rows += [_deleted(record) for record in session.deleted if record.journaled]

    def changes(self, step: str, origin: Origin) -> Changes:
        """Give the notice: each row once, by what became of it in the whole step."""
        fates: dict[tuple[str, UUID], Fate | None] = {}
        for row in self.rows:
            key = (row.table, row.row_id)
            fates[key] = _fate(fates.get(key), row)
        rows = tuple(Change(kind, row_id, fate) for (kind, row_id), fate in fates.items() if fate)
        return Changes(step, rows, origin)


def _fate(before: Fate | None, row: RowChange) -> Fate | None:
    if row.op == "insert":
        return Fate.ADDED
    if row.op == "delete":
        return None if before is Fate.ADDED else Fate.REMOVED
    if row.new and "deleted_at" in row.new:
        return Fate.REMOVED if row.new["deleted_at"] else Fate.ADDED
    return before or Fate.CHANGED


def _inserted(record: Record) -> RowChange:
    return RowChange(_table(record), record.id, "insert", None, _whole(record))


def _deleted(record: Record) -> RowChange:
    return RowChange(_table(record), record.id, "delete", _whole(record), None)


def _updated(record: Record) -> RowChange | None:
    old: dict[str, Plain] = {}
    new: dict[str, Plain] = {}
    for attribute in inspect(record).attrs:
        history = attribute.history
        if history.has_changes():
            old[attribute.key] = to_plain(history.deleted[0] if history.deleted else None)
            new[attribute.key] = to_plain(attribute.value)
    return RowChange(_table(record), record.id, "update", old, new) if new else None


def _table(record: Record) -> str:
    return str(inspect(type(record)).local_table.name)


def _whole(record: Record) -> dict[str, Plain]:
    return {attribute.key: to_plain(attribute.value) for attribute in inspect(record).attrs}


def _refuse_bulk(state: ORMExecuteState) -> None:
    # The journal sees rows one by one; a bulk statement would pass it by.
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("bulk statements are not journaled")


class Step(Reader):
    """Change records; everything is saved together when the step ends, or nothing."""

    def __init__(self, session: Session, clock: Callable[[], datetime], name: str) -> None:
        super().__init__(session, clock)
        self.name = name
        self.id = uuid4()
        self.recorded = Recorded()
        event.listen(session, "after_flush", self.recorded.after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def add(self, record: R) -> R:
        """Keep a new record; ValidationError where a field is missing or does not fit."""
        type(record).model_validate(record.model_dump())
        self.session.add(record)
        self.session.flush()
        return record

    def remove(self, *records: Record) -> None:
        """Put records into the bin."""
        for record in records:
            record.deleted_at = self.now()
        self.session.flush()

    def erase(self, record: Record) -> None:
        """Take a record out of the file altogether, as a link that nobody would look for in a bin."""
        self.session.delete(record)
        self.session.flush()

    def save(self) -> None:
        """Write what was changed so far, so that the step's own questions see it."""
        self.session.flush()
