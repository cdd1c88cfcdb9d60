"""Reading records: those in the bin stay out of sight."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Record
from coprod_desktop.store import words_index

R = TypeVar("R", bound=Record)


class Reader:
    """Ask for records within one transaction, and for the time that holds in it."""

    def __init__(self, session: Session, clock: Callable[[], datetime]) -> None:
        self.session = session
        self._clock = clock

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return self._clock()

    def today(self) -> date:
        """Give the present day where the computer stands."""
        return self._clock().astimezone().date()

    def find(self, kind: type[R], key: UUID | None) -> R | None:
        """Give a record that is not in the bin, or None."""
        if key is None:
            return None
        record = self.session.get(kind, key)
        return None if record is None or record.deleted_at is not None else record

    def get(self, kind: type[R], key: UUID | None) -> R:
        """Give a record that is not in the bin; KnownError `not_found` where there is none."""
        record = self.find(kind, key)
        if record is None:
            raise KnownError("not_found")
        return record

    def all(self, kind: type[R], *where: ColumnElement[bool] | bool, order: Sequence[Any] = ()) -> list[R]:
        """Give all records of a kind that meet the conditions and are not in the bin."""
        statement = select(kind).where(col(kind.deleted_at).is_(None), *where).order_by(*order)
        return list(self.session.exec(statement).all())

    def found(self, kind: type[R], text: str, limit: int) -> list[UUID]:
        """Give the keys of rows in which every word of a text begins a word, those written last first."""
        return words_index.find(self.session.connection(), str(kind.__tablename__), text, limit)

    def rows(self, statement: Any) -> Sequence[Any]:
        """Give the rows of a select of columns."""
        return self.session.execute(statement).all()
