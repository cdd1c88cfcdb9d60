"""The parts of an export, one after the other, in whatever order its writer put them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from coprod_desktop.operations.exchange_reading import JsonText

T = TypeVar("T")
MEMBERS = ("format", "version", "not_included", "records")
MOST_TEXTS = 100
"""That an export may say about what is not included."""


@dataclass(frozen=True, slots=True)
class Member:
    """Something that an export says of itself."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class Table:
    """The beginning of a table."""

    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table that began last, counted from 1."""

    number: int
    fields: Mapping[str, object]


Part = Member | Table | Row


def parts_of(text: JsonText) -> Iterator[Part]:
    """Give all parts of an export; KnownErrors as `JsonText` raises them."""
    for name in _names(text):
        if name not in MEMBERS:
            raise text.trouble("export_part_unknown", name=name[:60])
        if name == "records":
            yield from _tables(text)
        elif name == "not_included":
            for number, _text in enumerate(_values(text, text.string)):
                if number == MOST_TEXTS:
                    raise text.trouble("export_unreadable")
        else:
            yield Member(name, text.plain())
    if text.next():
        raise text.trouble("export_unreadable")


def _tables(text: JsonText) -> Iterator[Part]:
    for name in _names(text):
        yield Table(name)
        for number, fields in enumerate(_values(text, text.row), 1):
            yield Row(number, fields)


def _names(text: JsonText) -> Iterator[str]:
    """Give the names in an object, each before its value, which is for the caller to take."""
    seen: set[str] = set()
    text.take("{")
    if text.next() == "}":
        text.take("}")
        return
    while True:
        name = text.string()
        if name in seen:
            raise text.trouble("export_name_twice", name=name[:60])
        seen.add(name)
        text.take(":")
        yield name
        if text.take(",}") == "}":
            return


def _values(text: JsonText, take: Callable[[], T]) -> Iterator[T]:
    """Give the values in a list."""
    text.take("[")
    if text.next() == "]":
        text.take("]")
        return
    while True:
        yield take()
        if text.take(",]") == "]":
            return
