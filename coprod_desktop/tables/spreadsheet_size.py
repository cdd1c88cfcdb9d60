"""How large a spreadsheet is before it is read: one stray cell far away would fill the memory with empty ones."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.sheet import MOST_COLUMNS, MOST_ROWS

LARGEST_INSIDE, LARGEST_PART = 100_000_000, 40_000_000
"""Bytes that a packed file, and each part of it, may hold when unpacked: reading takes a few times as much memory."""
MOST_PARTS, MOST_ELEMENTS, DEEPEST = 2_000, 2_500_000, 200
"""Files inside a packed file, elements in all of them, and elements within elements."""
MOST_CELLS = MOST_ROWS * MOST_COLUMNS
"""Cells, empty ones included, between the first and the last that is filled: some 120 MB of memory."""
_BINARY = "xl/workbook.bin"
_REFERENCE = re.compile(r"([A-Z]{0,3})([0-9]{1,7})")


def must_not_burst(path: Path, content: bytes) -> None:
    """Refuse a packed spreadsheet that would fill the memory when it is read.

    Raises KnownError `table_unreadable`, `table_too_large`, `table_too_wide`, `table_too_many_rows`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            sizes = [part.file_size for part in parts]
            if len(parts) > MOST_PARTS or sum(sizes) > LARGEST_INSIDE or max(sizes, default=0) > LARGEST_PART:
                raise KnownError("table_too_large", file=path.name)
            if any(part.filename == _BINARY for part in parts):
                raise KnownError("table_unreadable", file=path.name)
            elements = count(1)
            for part in parts:
                if part.filename.lower().endswith(".xml"):
                    _Extent(path, elements).measure(packed, part)
    except (
        zipfile.BadZipFile,
        ExpatError,
        NotImplementedError,
        RuntimeError,
        LookupError,
        ValueError,
        OSError,
        EOFError,
    ):
        raise KnownError("table_unreadable", file=path.name) from None


class _Extent:
    """The corners between which the cells of a sheet lie that hold something."""

    def __init__(self, path: Path, elements: Iterator[int]) -> None:
        self._path = path
        self._elements = elements
        self._depth = 0
        self._row = self._column = 0
        self._alike = 1
        self._rows: tuple[int, int] | None = None
        self._columns: tuple[int, int] = (0, 0)

    def measure(self, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """Go through a part of the file without keeping it."""
        parser = ParserCreate()
        parser.StartElementHandler = self._meet
        parser.EndElementHandler = self._leave
        # Not piece by piece: what has no end would be looked through anew with every piece.
        parser.Parse(packed.read(part), True)

    def _meet(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if next(self._elements) > MOST_ELEMENTS or self._depth > DEEPEST:
            raise KnownError("table_too_large", file=self._path.name)
        match name.rpartition(":")[2]:
            case "row":
                self._row, self._column = self._at(attributes, (self._row + 1, 0))
            case "c":
                self._row, self._column = self._at(attributes, (self._row, self._column + 1))
            case "v" | "is":
                self._hold(self._row, self._column)
            case "table":
                self._row, self._alike, self._rows = 0, 1, None
            case "table-row":
                self._row, self._column = self._row + self._alike, 0
                self._alike = int(attributes.get("table:number-rows-repeated", 1))
            case "table-cell":
                self._meet_alike(attributes)

    def _leave(self, _name: str) -> None:
        self._depth -= 1

    def _meet_alike(self, attributes: dict[str, str]) -> None:
        """Meet a cell of an ODS sheet, which may stand for many alike."""
        first = self._column + 1
        self._column += int(attributes.get("table:number-columns-repeated", 1))
        if "office:value-type" in attributes:
            self._hold(self._row, first)
            self._hold(self._row + self._alike - 1, self._column)

    def _at(self, attributes: dict[str, str], following: tuple[int, int]) -> tuple[int, int]:
        if "r" not in attributes:
            return following
        found = _REFERENCE.fullmatch(attributes["r"])
        if found is None:
            raise ValueError
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(found[2]), column

    def _hold(self, row: int, column: int) -> None:
        first, last = self._rows or (row, row)
        left, right = self._columns if self._rows else (column, column)
        self._rows = min(first, row), max(last, row)
        self._columns = min(left, column), max(right, column)
        height, width = self._rows[1] - self._rows[0] + 1, self._columns[1] - self._columns[0] + 1
        if height * width > MOST_CELLS:
            if width > MOST_COLUMNS:
                raise KnownError("table_too_wide", file=self._path.name, row=row, limit=MOST_COLUMNS)
            raise KnownError("table_too_many_rows", file=self._path.name, limit=MOST_ROWS)
