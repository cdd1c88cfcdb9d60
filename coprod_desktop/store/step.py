"""One step: what changes together, is undone together, and is written to the journal together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session

from coprod_desktop.records import Record
from coprod_desktop.store.reader import Reader
from coprod_desktop.store.recorded import Recorded

R = TypeVar("R", bound=Record)


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
        self._failure: BaseException | None = None
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
