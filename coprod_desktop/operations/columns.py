"""Questions for columns alone: they are put together quicker than those for whole records."""

from typing import Any

from sqlalchemy import Table, select
from sqlmodel import SQLModel

from coprod_desktop.records import Record

TABLES = SQLModel.metadata.tables
"""All tables by their names."""


def table_of(kind: type[Record]) -> Table:
    """Give the table of a record."""
    return TABLES[str(kind.__tablename__)]


def choose(*columns: Any) -> Any:
    """Begin a question for columns, which SQLModel declares as the plain values that they hold."""
    return select(*columns)
