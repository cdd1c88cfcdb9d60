"""Places in a list: keys between keys, so that nothing is ever renumbered."""

from typing import Any

from fractional_indexing import generate_key_between
from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from coprod_desktop.store import Reader


def last_rank(reader: Reader, kind: Any, *where: ColumnElement[bool] | bool) -> str:
    """Give the key for a new record behind all that meet the conditions, those in the bin included."""
    last = reader.session.execute(select(func.max(col(kind.rank))).where(*where)).scalar()
    return str(generate_key_between(last, None))


def rank_between(before: str | None, after: str | None) -> str:
    """Give a key between two neighbours; None stands for an end of the list."""
    return str(generate_key_between(before, after))
