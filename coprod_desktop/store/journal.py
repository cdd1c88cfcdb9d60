"""The journal in the file: written with each step, read by undo and redo."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, insert, literal_column, select
from sqlmodel import SQLModel

from coprod_desktop.store.codec import from_plain
from coprod_desktop.store.recorded import RowChange
from coprod_desktop.store.schema import SCHEMA_VERSION

ENTRIES: Table = SQLModel.metadata.tables["journalentry"]


def last_counter(connection: Connection, device: UUID) -> int:
    """Give the number of this device's last step, 0 before the first."""
    statement = select(func.max(ENTRIES.c.counter)).where(ENTRIES.c.device_id == device)
    return connection.execute(statement).scalar() or 0


def write(
    connection: Connection,
    rows: Iterable[RowChange],
    *,
    device: UUID,
    counter: int,
    step_id: UUID,
    step: str,
    at: datetime,
) -> None:
    """Write one step's rows, in order."""
    common = {
        "device_id": device,
        "counter": counter,
        "step_id": step_id,
        "step": step,
        "at": at,
        "schema_version": SCHEMA_VERSION,
    }
    entries = [
        {**common, "id": uuid4(), "table": r.table, "row_id": r.row_id, "op": r.op, "old": r.old, "new": r.new}
        for r in rows
    ]
    connection.execute(insert(ENTRIES), entries)


def read(connection: Connection, step_id: UUID) -> list[RowChange]:
    """Read one step's rows, in the order in which they were written."""
    columns = ENTRIES.c.table, ENTRIES.c.row_id, ENTRIES.c.old, ENTRIES.c.new
    # rowid keeps the order of writing; the keys are random on purpose.
    rowid: ColumnElement[int] = literal_column("journalentry.rowid")
    statement = select(*columns).where(ENTRIES.c.step_id == step_id).order_by(rowid)
    return [RowChange(*row) for row in connection.execute(statement)]


def inverse(rows: Iterable[RowChange]) -> list[RowChange]:
    """Give the changes that take these back, last first."""
    return [RowChange(row.table, row.row_id, row.new, row.old) for row in reversed(list(rows))]


def apply(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Write changes to the records' tables as the journal tells them."""
    # Links between rows of one step hold again at its end, whatever the order within.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for (name, op, fields), alike in groupby(rows, _shape):
        table = SQLModel.metadata.tables[name]
        values = [_values(table, row) for row in alike]
        own = table.c.id == bindparam("row")
        if op == "insert":
            connection.execute(table.insert(), values)
        elif op == "update":
            connection.execute(table.update().where(own).values({field: bindparam(field) for field in fields}), values)
        else:
            connection.execute(table.delete().where(own), values)


def _shape(row: RowChange) -> tuple[str, str, tuple[str, ...]]:
    """Tell which rows in a line can be written by one statement: a large step is taken back as quickly as made."""
    return row.table, row.op, tuple(row.new or ())


def _values(table: Table, row: RowChange) -> dict[str, Any]:
    values = {name: from_plain(table.c[name], value) for name, value in (row.new or {}).items()}
    return values if row.op == "insert" else {**values, "row": row.row_id}
