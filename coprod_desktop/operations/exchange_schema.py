"""The JSON Schema (draft 2020-12) of an export, made from the records: what is kept is written down once."""

import inspect
import json
from collections.abc import Collection
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Uuid

from coprod_desktop.operations.exchange_words import ABOUT, NOT_INCLUDED, meaning_of
from coprod_desktop.records import Record
from coprod_desktop.records.base import Coded, Moment
from coprod_desktop.resources import resource
from coprod_desktop.store.dump import LEFT_OUT
from coprod_desktop.store.schema import SCHEMA_VERSION

FORMAT = "coprod-workspace"
MAY_BE_MISSING = ("draft",)
"""Tables that not every export of this version holds."""
# A first letter tells how many follow before the fraction, which never ends in a nought; so its text sorts by value.
_WHOLE = "|".join(
    f"{head}[0-9A-Za-z]{{{number}}}"
    for heads in (ascii_lowercase[:-1], reversed(ascii_uppercase[1:]))
    for number, head in enumerate(heads, 1)
)
SHAPES = {
    "key": {
        "description": "The key of a row: a UUID in small letters.",
        "type": "string",
        "format": "uuid",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    },
    "day": {
        "description": "A day, as 2026-03-31.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    },
    "moment": {
        "description": "A moment with its zone, as 2026-03-31T14:30:00+00:00.",
        "type": "string",
        "format": "date-time",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
    },
    "rank": {
        "description": "A place in a list, as a0: between any two there is room for one more.",
        "type": "string",
        "pattern": f"^({_WHOLE})([0-9A-Za-z]*[1-9A-Za-z])?$",
    },
}
"""The shapes of values that stand in many places."""
KNOWN: dict[type, dict[str, Any]] = {
    Uuid: {"$ref": "#/$defs/key"},
    Moment: {"$ref": "#/$defs/moment"},
    Date: {"$ref": "#/$defs/day"},
    Boolean: {"type": "boolean"},
    LargeBinary: {"type": "string", "contentEncoding": "base64"},
}
"""Columns whose type says all."""
RANKS: dict[str, dict[str, Any]] = {
    "rank": {"$ref": "#/$defs/rank"},
    "board_rank": {"anyOf": [{"$ref": "#/$defs/rank"}, {"const": ""}]},
}
"""Fields that order a list."""
RULES = {
    "ballot": {
        "if": {"properties": {"secret": {"const": True}}},
        "then": {"properties": {"participant_id": {"type": "null"}}},
    }
}
"""What must hold between the fields of a row."""
Schema = dict[str, Any]


def schema_name(version: int) -> str:
    """Give the name of the file in `resources/exchange` that holds the schema of a version."""
    return f"{FORMAT}-{version}.schema.json"


@cache
def read_schema(version: int) -> Schema:
    """Give the schema of a version that there is or was."""
    schema: Schema = json.loads(resource("exchange", schema_name(version)).read_text("utf-8"))
    return schema


def schema_text() -> str:
    """Give the text of the present schema's file."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


def make_schema() -> Schema:
    """Make the schema of the present version from the records."""
    kinds = sorted((kind for kind in Record.__subclasses__() if kind.__tablename__ not in LEFT_OUT), key=_name)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:coprod:{schema_name(SCHEMA_VERSION)}",
        "title": "Export of a workspace of Coprod Desktop",
        "description": ABOUT + " ".join(NOT_INCLUDED),
        **_object(
            {
                "format": {"description": "What this file is.", "const": FORMAT},
                "version": {"description": "The version of its form.", "const": SCHEMA_VERSION},
                "not_included": {
                    "description": "What the workspace holds and this file does not.",
                    "type": "array",
                    "items": {"type": "string"},
                },
                "records": {
                    "description": "All tables.",
                    **_object({_name(kind): _table(kind) for kind in kinds}, optional=MAY_BE_MISSING),
                },
            },
            optional=("not_included",),
        ),
        "$defs": {name: dict(shape) for name, shape in SHAPES.items()},
    }


def _object(properties: Schema, *, optional: Collection[str] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _table(kind: type[Record]) -> Schema:
    properties = {column.name: _field(kind, column) for column in kind.__table__.columns}  # type: ignore[attr-defined]
    row = {**_object(properties), **RULES.get(_name(kind), {})}
    return {"description": _about(kind), "type": "array", "items": row}


def _field(kind: type[Record], column: Column[Any]) -> Schema:
    shape = _shape(kind, column)
    for link in column.foreign_keys:
        shape = {**shape, "x-row-of": link.column.table.name}
    if column.nullable:
        shape = {"anyOf": [shape, {"type": "null"}]}
    return {"description": meaning_of(_name(kind), column.name), **shape}


def _shape(kind: type[Record], column: Column[Any]) -> Schema:
    known = KNOWN.get(type(column.type)) or RANKS.get(column.name)
    if known:
        return known
    if isinstance(column.type, Coded):
        return {"enum": [member.value for member in column.type.vocabulary]}
    return _whole_number(kind, column.name) if isinstance(column.type, Integer) else {"type": "string"}


def _whole_number(kind: type[Record], field: str) -> Schema:
    limits = kind.model_fields[field].metadata
    least = next((limit.ge for limit in limits if hasattr(limit, "ge")), -(2**63))
    most = next((limit.le for limit in limits if hasattr(limit, "le")), 2**63 - 1)
    return {"type": "integer", "minimum": least, "maximum": most}


def _name(kind: type[Record]) -> str:
    return str(kind.__tablename__)


def _about(kind: type[Record]) -> str:
    return " ".join(inspect.cleandoc(kind.__doc__ or "").replace("`", "").split())
