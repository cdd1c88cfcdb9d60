"""One codec between values of records and what JSON can hold, for journal and export."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Uuid

from coprod_desktop.records.base import Coded, Moment

Plain = str | int | float | bool | None


def to_plain(value: object) -> Plain:
    """Turn a record's value into JSON's; TypeError for what does not belong into the journal, as bytes."""
    match value:
        case StrEnum():
            return value.value
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise TypeError(type(value).__name__)


def from_plain(column: "Column[Any]", value: Plain) -> Any:
    """Turn JSON's value back into that of a column; ValueError where it does not fit."""
    if not isinstance(value, str):
        return value
    match column.type:
        case Uuid():
            return UUID(value)
        case Moment():
            return datetime.fromisoformat(value)
        case Coded():
            return column.type.vocabulary(value)
        case Date():
            return date.fromisoformat(value)
        case _:
            return value
