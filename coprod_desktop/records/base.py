"""The common base of all records, and the kinds of columns they are made of."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from pydantic import ConfigDict
from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

E = TypeVar("E", bound=StrEnum)


class TextMark(StrEnum):
    """What a text column may hold; every one is marked, so that erasure and redaction know it."""

    PERSONAL = "personal"
    FREE = "free"
    NONE = "none"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as text that sorts by time: `2026-03-01T14:30:00.000000Z`."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the moment; ValueError where its zone is not known."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read the moment."""
        return None if value is None else datetime.fromisoformat(value)


class Coded(TypeDecorator[E]):
    """A member of a vocabulary, kept as its code."""

    impl = String
    cache_ok = True

    def __init__(self, vocabulary: type[E]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the code; ValueError for one the vocabulary lacks."""
        return None if value is None else self.vocabulary(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:  # noqa: ARG002
        """Read the member."""
        return None if value is None else self.vocabulary(value)


class Record(SQLModel):
    """Every record has a random key of its own making, and may lie in the bin."""

    model_config = ConfigDict(  # type: ignore[assignment]  # sqlmodel narrows pydantic's own type
        validate_assignment=True, hide_input_in_errors=True
    )
    journaled: ClassVar[bool] = True

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    deleted_at: datetime | None = Field(default=None, sa_type=Moment)


def _text(mark: TextMark, default: str | None, **options: Any) -> Any:
    return Field(default=default, sa_column_kwargs={"info": {"text": mark}}, **options)


def personal(default: str | None = "") -> Any:
    """Make a text column that may name or describe a person."""
    return _text(TextMark.PERSONAL, default)


def free_text(default: str | None = "") -> Any:
    """Make a text column in which anything may stand."""
    return _text(TextMark.FREE, default)


def plain(default: str | None = "", **options: Any) -> Any:
    """Make a text column that says nothing about a person."""
    return _text(TextMark.NONE, default, **options)


def moment(*, optional: bool = True) -> Any:
    """Make a column for a moment."""
    return Field(default=None, sa_type=Moment) if optional else Field(sa_type=Moment)


def coded(vocabulary: type[StrEnum], default: StrEnum | None = None, *, optional: bool = False) -> Any:
    """Make a column for a member of a vocabulary, required unless there is a default."""
    options: dict[str, Any] = {"sa_type": Coded(vocabulary)}
    if default is not None or optional:
        options["default"] = default
    return Field(nullable=optional, **options)


def link(target: str, *, optional: bool = False) -> Any:
    """Make a column that holds the key of another record, as `project.id`."""
    return Field(default=None, foreign_key=target, index=True) if optional else Field(foreign_key=target, index=True)


def rank() -> Any:
    """Make a column for a place in a list: a fractional text key, so that nothing is ever renumbered."""
    return plain("a0", index=True)
