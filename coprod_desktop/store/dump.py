"""Every record of a file in plain values, for export and comparison."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, func, literal_column, select
from sqlmodel import SQLModel

from coprod_desktop.store.codec import Plain, to_plain
from coprod_desktop.store.reader import Reader

LEFT_OUT = frozenset({"journalentry", "device"})
"""Tables of the file's own keeping: they say nothing about the partnership that its records do not."""
AT_ONCE = 500
"""Rows read together, so that memory does not grow with the file."""


def dump(reader: Reader) -> dict[str, list[dict[str, Plain]]]:
    """Give all tables with all rows, the bin included, by their keys."""
    return {table.name: list(_rows(reader, table, table.c.id)) for table in kept_tables()}


def kept_tables() -> list[Table]:
    """Give the tables that an export holds, by name."""
    tables = sorted(SQLModel.metadata.tables.values(), key=lambda table: table.name)
    return [table for table in tables if table.name not in LEFT_OUT]


def count_rows(reader: Reader) -> int:
    """Count the rows that an export holds, or a few more."""
    counts = [reader.rows(select(func.count()).select_from(table)) for table in kept_tables()]
    return sum(int(number) for ((number,),) in counts)


def rows_as_written(reader: Reader, table: Table) -> Iterator[dict[str, Plain]]:
    """Give the rows of a table one by one, in the order in which they were written, where the file keeps it."""
    keeps_order = table.dialect_options["sqlite"]["with_rowid"] is not False
    return _rows(reader, table, literal_column(f"{table.name}.rowid") if keeps_order else table.c.id)


def _rows(reader: Reader, table: Table, order: Any) -> Iterator[dict[str, Plain]]:
    statement = select(table).order_by(order).execution_options(yield_per=AT_ONCE)
    names = table.columns.keys()
    for row in reader.session.execute(statement):
        yield {name: _readable(value) for name, value in zip(names, row, strict=True)}


def _readable(value: object) -> Plain:
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else to_plain(value)
