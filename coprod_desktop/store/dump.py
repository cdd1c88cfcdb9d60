"""Every record of a file in plain values, for export and comparison."""

from base64 import b64encode

from sqlalchemy import select
from sqlmodel import SQLModel

from coprod_desktop.store.codec import Plain, to_plain
from coprod_desktop.store.reader import Reader

LEFT_OUT = frozenset({"journalentry", "device", "draft"})
"""Tables of the file's own keeping: they say nothing about the partnership that its records do not."""


def dump(reader: Reader) -> dict[str, list[dict[str, Plain]]]:
    """Give all tables with all rows, the bin included, in a stable order."""
    tables = sorted(SQLModel.metadata.tables.values(), key=lambda table: table.name)
    return {
        table.name: [
            {name: _readable(value) for name, value in row._mapping.items()}
            for row in reader.rows(select(table).order_by(table.c.id))
        ]
        for table in tables
        if table.name not in LEFT_OUT
    }


def _readable(value: object) -> Plain:
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else to_plain(value)
