"""The one door by which tables of other programs come in."""

from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.cards import read_cards
from coprod_desktop.tables.sheet import LARGEST_FILE, Sheet
from coprod_desktop.tables.spreadsheets import read_spreadsheet
from coprod_desktop.tables.text_files import decode, read_text_table

READABLE = (".csv", ".xlsx", ".ods", ".xls", ".vcf", ".tsv", ".txt")
"""The endings of files that can be read."""
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"


def read_table(path: Path) -> Sheet:
    """Read a table, by what the file holds rather than by its name.

    Raises KnownError: `file_missing`, `file_forbidden`, `table_too_large`, `table_unreadable`, `table_locked`,
    `table_empty`, `table_too_many_rows`, `table_too_wide`, `table_cell_too_long`, `table_quotation_open`,
    `card_unreadable`.
    """
    content = _content(path)
    if content.startswith((b"PK\x03\x04", _OLD_SPREADSHEET)):
        return read_spreadsheet(path, content)
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format", b"{\\rtf")):
        raise KnownError("table_unreadable", file=path.name)
    if decode(content[:200]).lstrip().upper().startswith("BEGIN:VCARD"):
        return read_cards(path, content)
    return read_text_table(path, content)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise KnownError("table_too_large", file=path.name)
        return path.read_bytes()
    except PermissionError:
        raise KnownError("file_forbidden", file=path.name) from None
    except IsADirectoryError:
        raise KnownError("table_unreadable", file=path.name) from None
    except OSError:
        raise KnownError("file_missing", file=path.name) from None
