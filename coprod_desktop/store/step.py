"""One step: what changes together, is undone together, and is written to the journal together."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Table, event
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session

from coprod_desktop.domain.changes import Change, Fate
from coprod_desktop.records import Record
from coprod_desktop.store.reader import Reader
from coprod_desktop.store.recorded import Recorded

R = TypeVar("R", bound=Record)


def _refuse_bulk(state: ORMExecuteState) -> None:
    # The journal sees rows one by one; a bulk statement would pass it by.
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("bulk statements are not journaled")


TICK = timedelta(microseconds=1)


class Step(Reader):
    """Change records; everything is saved together when the step ends, or nothing.

    `last_removal` is the moment that an earlier step wrote on what it removed.
    """

    def __init__(
        self, session: Session, clock: Callable[[], datetime], name: str, last_removal: datetime | None = None
    ) -> None:
        super().__init__(session, clock)
        self.name = name
        self.id = uuid4()
        self.recorded = Recorded()
        self.keeps_order = True
        self.told: list[Change] = []
        self.removed_at: datetime | None = None
        self._last_removal = last_removal
        self._failure: BaseException | None = None
        event.listen(session, "after_flush", self.recorded.after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def add(self, record: R) -> R:
        """Keep a new record; ValidationError where a field is missing or does not fit."""
        self.add_all([record])
        return record

    def add_all(self, records: Sequence[Record]) -> None:
        """Keep many new records of one kind at once, or none; ValidationError as `add` raises it."""
        for record in records:
            type(record).model_validate(record.model_dump())
        self.session.add_all(records)
        self.session.flush()

    def remove(self, *records: Record) -> None:
        """Put records into the bin; those of a step bear one moment, by which it is known that they went together."""
        if self.removed_at is None:
            now, last = self.now(), self._last_removal
            # No other step's moment, even where the clock stands still or was set back.
            self.removed_at = max(now, last + TICK) if last else now
        for record in records:
            record.deleted_at = self.removed_at
        self.session.flush()

    def erase(self, record: Record) -> None:
        """Take a record out of the file altogether, as a link that nobody would look for in a bin."""
        self.session.delete(record)
        self.session.flush()

    def save(self) -> None:
        """Write what was changed so far, so that the step's own questions see it."""
        self.session.flush()

    def tell(self, record: Record) -> None:
        """Let the screens know that something of a record is new which the journal may not tell."""
        self.told.append(Change(str(record.__tablename__), record.id, Fate.CHANGED))

    def hide_order(self, kind: type[Record], where: Any) -> None:
        """Write rows of a kind anew in the order of their keys, so that no place in the file tells which came last.

        Nor does the log beside the file, which is emptied after the step, nor redo, which is forgotten.
        """
        self.session.flush()
        table: Table = kind.__table__  # type: ignore[attr-defined]
        connection = self.session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        rows = [dict(row) for row in connection.execute(table.select().where(where).order_by(table.c.id)).mappings()]
        connection.execute(table.delete().where(where))
        if rows:
            connection.execute(table.insert(), rows)
        self.keeps_order = False

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Let another step be part of this one; where it fails, the whole step fails, whoever catches the error."""
        try:
            yield
        except BaseException as error:
            self._failure = error
            raise

    def finish(self) -> None:
        """Write the last changes; raises again what a part of the step failed with, so that no half of it is kept."""
        if self._failure:
            raise self._failure
        self.session.flush()
