"""What a step changes, row by row: for the journal, and for the notice to the screens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import inspect

from coprod_desktop.domain.changes import Change, Changes, Fate, Origin
from coprod_desktop.store.codec import Plain, to_plain

if TYPE_CHECKING:
    from sqlalchemy.orm import UOWTransaction

    from coprod_desktop.records import Record

Fields = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's change: the changed fields before and after; None where there was, or is, no row."""

    table: str
    row_id: UUID
    old: Fields | None
    new: Fields | None

    @property
    def op(self) -> str:
        """Give insert, update or delete."""
        if self.old is None:
            return "insert"
        return "delete" if self.new is None else "update"

    @property
    def fate(self) -> Fate | None:
        """Tell what became of the row for those who do not look into the bin; None where they never saw it."""
        was, stays = _is_seen(self.old), _is_seen(self.new)
        if was and stays:
            return Fate.CHANGED
        return Fate.ADDED if stays else Fate.REMOVED if was else None

    def then(self, later: RowChange) -> RowChange | None:
        """Give both changes as one; None where they cancel out."""
        old = None if self.old is None else {**(later.old or {}), **self.old}
        new = None if later.new is None else {**(self.new or {}), **later.new}
        if old is not None and new is not None:
            changed = [name for name in new if old[name] != new[name]]
            old, new = {name: old[name] for name in changed}, {name: new[name] for name in changed}
        return RowChange(self.table, self.row_id, old, new) if old or new else None


def _is_seen(fields: Fields | None) -> bool:
    return fields is not None and not fields.get("deleted_at")


class Recorded:
    """All that a step has changed so far: each row once, from before the step to now."""

    def __init__(self, rows: Iterable[RowChange] = ()) -> None:
        self._rows: dict[tuple[str, UUID], RowChange] = {}
        self._take(rows)

    @property
    def rows(self) -> list[RowChange]:
        """Give the changes, in the order in which the rows were first touched."""
        return list(self._rows.values())

    def after_flush(self, session: Any, _context: UOWTransaction) -> None:
        """Take down what this flush wrote."""
        self._take(_inserted(record) for record in session.new if record.leaves_trace)
        changed = (_updated(record) for record in session.dirty if record.leaves_trace)
        self._take(row for row in changed if row.new)
        self._take(_deleted(record) for record in session.deleted if record.leaves_trace)

    def changes(self, step: str, origin: Origin) -> Changes:
        """Give the notice."""
        fates = [(row, row.fate) for row in self._rows.values()]
        return Changes(step, tuple(Change(row.table, row.row_id, fate) for row, fate in fates if fate), origin)

    def _take(self, rows: Iterable[RowChange]) -> None:
        for row in rows:
            key = (row.table, row.row_id)
            before = self._rows.get(key)
            whole = before.then(row) if before else row
            if whole:
                self._rows[key] = whole
            else:
                del self._rows[key]


def _inserted(record: Record) -> RowChange:
    return RowChange(_table(record), record.id, None, _whole(record))


def _deleted(record: Record) -> RowChange:
    return RowChange(_table(record), record.id, _whole(record), None)


def _updated(record: Record) -> RowChange:
    old: Fields = {}
    new: Fields = {}
    for attribute in inspect(record).attrs:
        history = attribute.history
        if history.has_changes():
            old[attribute.key] = to_plain(history.deleted[0])
            new[attribute.key] = to_plain(attribute.value)
    return RowChange(_table(record), record.id, old, new)


def _table(record: Record) -> str:
    return str(inspect(type(record)).local_table.name)


def _whole(record: Record) -> Fields:
    return {attribute.key: to_plain(attribute.value) for attribute in inspect(record).attrs}
