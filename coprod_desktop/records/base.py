"""The common base of all records, and the kinds of columns they are made of."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from pydantic import ConfigDict, ValidationError, field_validator
from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm.attributes import set_attribute
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
        return None if value is None else _in_utc(value).isoformat(timespec="microseconds").replace("+00:00", "Z")

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
        return None if value is None else self._member(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:  # noqa: ARG002
        """Read the member; ValueError for a code that the vocabulary lacks."""
        return None if value is None else self._member(value)

    def _member(self, value: str) -> E:
        try:
            return self.vocabulary(value)
        except ValueError:
            # The enumeration's own complaint would quote the value.
            raise ValueError(f"not one of {self.vocabulary.__name__}") from None


class Record(SQLModel):
    """Every record has a random key of its own making, and may lie in the bin."""

    model_config = ConfigDict(  # type: ignore[assignment]  # sqlmodel narrows pydantic's own type
        validate_assignment=True, hide_input_in_errors=True
    )
    journaled: ClassVar[bool] = True

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    deleted_at: datetime | None = Field(default=None, sa_type=Moment)

    @property
    def leaves_trace(self) -> bool:
        """Tell whether the journal may know of this record."""
        return type(self).journaled

    def __setattr__(self, name: str, value: Any) -> None:
        """Set a field; ValidationError where the value does not fit, and then the field stays as it was."""
        before = self.__dict__.get(name)
        try:
            super().__setattr__(name, value)
        except ValidationError:
            # SQLModel hands the value to SQLAlchemy before it looks at it.
            set_attribute(self, name, before)
            raise

    @field_validator("*")
    @classmethod
    def _can_be_kept(cls, value: object) -> object:
        """Refuse what no file can hold as it is."""
        match value:
            case str():
                if not _is_whole(value):
                    raise ValueError("half of a letter")
            case datetime():
                _in_utc(value)
            case int():
                if not -(2**63) <= value < 2**63:
                    raise ValueError("a number too large")
        return value


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment needs a zone")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError("a moment before or after all years") from None


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _text(mark: TextMark, default: str | None, **options: Any) -> Any:
    return Field(default=default, sa_column_kwargs={"info": {"text": mark}}, **options)


def personal(default: str | None = "") -> Any:
    """Make a text column that may name or describe a person."""
    return _text(TextMark.PERSONAL, default)


def free_text(default: str | None = "", **options: Any) -> Any:
    """Make a text column in which people write what they like."""
    return _text(TextMark.FREE, default, **options)


def plain(default: str | None = "", **options: Any) -> Any:
    """Make a text column for codes and keys of the app's own, which say nothing about a person."""
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
