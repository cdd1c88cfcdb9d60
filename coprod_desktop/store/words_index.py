"""The words by which rows are found: an FTS5 index in the file, kept in step with the records.

It holds no text of its own, only which words stand in which row, and forgets the words of what is deleted.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, select
from sqlmodel import SQLModel

from coprod_desktop.store.recorded import RowChange

TABLES = (
    "CREATE TABLE findable (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_id TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE findable_words USING fts5(kind, words, content='', contentless_delete=1,"
    " prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')",
)
SECURE = "INSERT INTO findable_words (findable_words, rank) VALUES ('secure-delete', 1)"
FINDABLE: Mapping[str, tuple[str, ...]] = {
    "project": ("title", "tender_ref"),
    "organisation": ("name",),
    "partner": ("printed_name",),
    "person": ("names", "email"),
    "participant": ("alias", "role"),
    "team": ("name",),
    "meeting": ("title", "venue"),
    "priority": ("text",),
    "decision": ("text", "reason"),
    "action": ("what",),
}
"""By which columns the rows of each table are found."""
# With the accents that some systems write behind their letter, as the index takes them.
_WORD = re.compile(r"[\w\u0300-\u0331]+")


def create(connection: Connection) -> None:
    """Make the empty index in a new file."""
    for statement in (*TABLES, SECURE):
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Make the index anew from the records."""
    connection.exec_driver_sql("INSERT INTO findable_words (findable_words) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM findable")
    for kind in FINDABLE:
        _add(connection, kind, None)


def keep_in_step(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Bring the index up to date with the rows that a step has changed."""
    touched: dict[str, set[UUID]] = {}
    for row in rows:
        columns = FINDABLE.get(row.table)
        changed = row.new if row.new is not None else row.old
        if columns and changed and not changed.keys().isdisjoint((*columns, "deleted_at")):
            touched.setdefault(row.table, set()).add(row.row_id)
    for kind, keys in touched.items():
        _forget(connection, keys)
        _add(connection, kind, keys)


def find(connection: Connection, kind: str, text: str, limit: int) -> list[UUID]:
    """Give the rows of a kind in which every word of a text begins a word, those written last first."""
    words = _WORD.findall(text)
    if not words:
        return []
    asked = " AND ".join(f'words : "{word}" *' for word in words)
    found = connection.exec_driver_sql(
        "SELECT findable.row_id FROM findable_words JOIN findable ON findable.number = findable_words.rowid"
        " WHERE findable_words MATCH ? ORDER BY findable_words.rowid DESC LIMIT ?",
        (f'kind : "{kind}" AND {asked}', limit),
    )
    return [UUID(key) for (key,) in found]


def _forget(connection: Connection, keys: set[UUID]) -> None:
    for part in _parts(keys):
        marks = ", ".join("?" * len(part or ()))
        gone = connection.exec_driver_sql(
            f"DELETE FROM findable WHERE row_id IN ({marks}) RETURNING number", tuple(key.hex for key in part or ())
        ).all()
        if gone:
            connection.exec_driver_sql("DELETE FROM findable_words WHERE rowid = ?", [tuple(row) for row in gone])


def _add(connection: Connection, kind: str, keys: set[UUID] | None) -> None:
    table = SQLModel.metadata.tables[kind]
    columns: list[Column[str]] = [table.c[name] for name in FINDABLE[kind]]
    statement = select(table.c.id, *columns).where(table.c.deleted_at.is_(None))
    for part in _parts(keys):
        rows = connection.execute(statement if part is None else statement.where(table.c.id.in_(part))).all()
        if rows:
            last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM findable").scalar_one()
            _number(connection, kind, last, rows)


def _number(connection: Connection, kind: str, last: int, rows: Sequence[Any]) -> None:
    known = [(number, kind, key.hex) for number, (key, *_texts) in enumerate(rows, last + 1)]
    words = [(number, kind, " ".join(texts)) for number, (_key, *texts) in enumerate(rows, last + 1)]
    connection.exec_driver_sql("INSERT INTO findable (number, kind, row_id) VALUES (?, ?, ?)", known)
    connection.exec_driver_sql("INSERT INTO findable_words (rowid, kind, words) VALUES (?, ?, ?)", words)


def _parts(keys: set[UUID] | None) -> list[list[UUID] | None]:
    """Give keys in parts that fit into one statement; None asks for all rows."""
    if keys is None:
        return [None]
    ordered = list(keys)
    return [ordered[start : start + 500] for start in range(0, len(ordered), 500)]
