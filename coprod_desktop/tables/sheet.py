"""A table as it comes from another program: texts in rows, each row with its number in the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.list_table import ListRow
from coprod_desktop.domain.texts import whole_text

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 200, 2_000
MOST_SEEN = 20 * MOST_ROWS
"""Rows that are looked at, the empty ones included."""
LARGEST_FILE = 20_000_000
"""Bytes; a list of 20,000 rows takes a fourth of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet, the empty ones left out, all with the same number of cells."""

    file: str
    name: str
    rows: tuple[ListRow, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0].cells) if self.rows else 0


def make_sheet(path: Path, rows: Iterable[Sequence[object]], *, name: str = "") -> Sheet:
    """Make a sheet of the values of cells, whatever their kind.

    Raises KnownError: `table_too_many_rows`, `table_too_wide`, `table_cell_too_long`, `table_empty`.
    """
    kept: list[ListRow] = []
    for number, values in enumerate(rows, 1):
        if number > MOST_SEEN:
            raise KnownError("table_too_many_rows", file=path.name, limit=MOST_ROWS)
        cells = [cell_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(kept) >= MOST_ROWS:
            raise KnownError("table_too_many_rows", file=path.name, limit=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise KnownError("table_too_wide", file=path.name, row=number, limit=MOST_COLUMNS)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise KnownError("table_cell_too_long", file=path.name, row=number, limit=LONGEST_CELL)
        kept.append(ListRow(number, tuple(cells)))
    if not kept:
        raise KnownError("table_empty", file=path.name)
    width = max(len(row.cells) for row in kept)
    return Sheet(path.name, name, tuple(_widened(row, width) for row in kept))


def cell_text(value: object) -> str:
    """Give the value of a cell as a text: days as `2009-03-03`, whole numbers without a decimal point."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return _plain(str(value))


def _plain(text: str) -> str:
    text = " ".join(whole_text(text).replace("\0", "").split())
    # An apostrophe in front keeps other programs from reckoning; it is no part of the text.
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def _widened(row: ListRow, width: int) -> ListRow:
    return ListRow(row.number, row.cells + ("",) * (width - len(row.cells)))
