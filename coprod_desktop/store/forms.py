"""How rows of an export become rows of a file: as the JSON Schema of its version says, and in no other way."""

import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from coprod_desktop.records.base import Moment

Stored = str | int | bytes | None
"""A value as SQLite keeps it."""
Check = Callable[[Any], Stored]
"""Turns a value into what the file keeps; ValueError where it does not fit."""
_DIALECT = SQLiteDialect()


class MisfitError(Exception):
    """A row does not fit: the code of a KnownError, and its values as far as the row tells them."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Field:
    """One field: what checks it, and the code and values of the sentence that says what is wanted."""

    check: Check
    wanted: str
    details: Mapping[str, Any] = field(default_factory=dict)


class Form:
    """What the rows of one table must be like."""

    def __init__(self, row: Mapping[str, Any], shapes: Mapping[str, Any]) -> None:
        self._fields = {name: _field(shape, shapes) for name, shape in row["properties"].items()}

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the names of the fields, in the order of the values."""
        return tuple(self._fields)

    def values(self, row: Mapping[str, object]) -> tuple[Stored, ...]:
        """Give the values of a row as the file keeps them; MisfitError where it does not fit."""
        if row.keys() != self._fields.keys():
            raise self._strange(row)
        return tuple([self._value(name, row[name]) for name in self._fields])

    def _value(self, name: str, value: object) -> Stored:
        wanted = self._fields[name]
        try:
            return wanted.check(value)
        except ValueError:
            raise MisfitError(wanted.wanted, column=name, **wanted.details) from None

    def _strange(self, row: Mapping[str, object]) -> MisfitError:
        missing = [name for name in self._fields if name not in row]
        if missing:
            return MisfitError("export_field_missing", column=missing[0])
        return MisfitError("export_field_unknown", column=next(name for name in row if name not in self._fields)[:60])


def forms_of(schema: Mapping[str, Any]) -> dict[str, Form]:
    """Give the form of every table of an export."""
    tables = schema["properties"]["records"]["properties"]
    return {name: Form(table["items"], schema["$defs"]) for name, table in tables.items()}


def _field(shape: Mapping[str, Any], shapes: Mapping[str, Any]) -> Field:
    match shape:
        case {"$ref": str(name)}:
            return _field(shapes[name.rpartition("/")[2]], shapes)
        case {"anyOf": [wanted, other]}:
            found = _field(wanted, shapes)
            return replace(found, check=_or(other.get("const"), found.check))
        case _:
            return _plain_field(shape)


def _plain_field(shape: Mapping[str, Any]) -> Field:
    found = Field(_text, "export_wants_text")
    match shape:
        case {"enum": [*words]}:
            found = Field(_one_of(words), "export_wants_word", {"words": ", ".join(words)})
        case {"type": "integer", "minimum": int(least), "maximum": int(most)}:
            found = Field(_number(least, most), "export_wants_number", {"least": least, "most": most})
        case {"type": "boolean"}:
            found = Field(_yes_or_no, "export_wants_yes_or_no")
        case {"contentEncoding": "base64"}:
            found = Field(_bytes, "export_wants_bytes")
        case {"pattern": str(pattern)}:
            kind = shape.get("format", "rank")
            found = Field(_pattern(pattern, _MEANT[kind]), f"export_wants_{kind.replace('-', '_')}")
    return found


def _or(constant: str | None, check: Check) -> Check:
    return lambda value: constant if value == constant else check(value)


def _one_of(words: list[str]) -> Check:
    known = frozenset(words)

    def check(value: Any) -> Stored:
        if type(value) is not str or value not in known:
            raise ValueError
        return value

    return check


def _number(least: int, most: int) -> Check:
    def check(value: Any) -> Stored:
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        return value

    return check


def _pattern(pattern: str, meant: Callable[[str], str]) -> Check:
    matches = re.compile(pattern).fullmatch

    def check(value: Any) -> Stored:
        if type(value) is not str or not matches(value):
            raise ValueError
        return meant(value)

    return check


def _yes_or_no(value: Any) -> Stored:
    if type(value) is not bool:
        raise ValueError
    return int(value)


def _bytes(value: Any) -> Stored:
    if type(value) is not str:
        raise ValueError
    return b64decode(value, validate=True)


def _text(value: Any) -> Stored:
    if type(value) is not str:
        raise ValueError
    if not value.isascii():
        # Half of a letter, which no file can hold, is a ValueError too.
        value.encode("utf-8")
    return value


def _key(value: str) -> str:
    return value.replace("-", "")


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def _moment(value: str) -> str:
    return str(Moment().process_bind_param(datetime.fromisoformat(value), _DIALECT))


_MEANT: Mapping[str, Callable[[str], str]] = {"uuid": _key, "date": _day, "date-time": _moment, "rank": str}
"""What the file keeps of a value that has the right form; ValueError where there is no such day or moment."""
