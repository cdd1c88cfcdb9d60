"""Tables in text files: whatever program wrote them, its letters and its separators are found out."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_SEEN, Sheet, make_sheet

SEPARATORS = ";,\t|"
LONGEST_LINE = MOST_COLUMNS * LONGEST_CELL
_LOOKED_AT = 50
_END = "\ue000end of the file\ue000"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text_table(path: Path, content: bytes) -> Sheet:
    """Read a table; KnownError `table_quotation_open`, and as `make_sheet` raises them."""
    text = decode(content)
    _must_be_lines(text, path)
    separator, text = _announced(text)
    # Where a quotation mark is never closed, all rows below it stand in one cell, and the last line with them.
    lines = chain(io.StringIO(text, newline=""), ["\n", _END])
    reader = csv.reader(lines, delimiter=separator or find_separator(text))
    return make_sheet(path, _lines(reader, path))


def _must_be_lines(text: str, path: Path) -> None:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number > MOST_SEEN:
            return
        if len(line) > LONGEST_LINE:
            raise KnownError("table_too_wide", file=path.name, row=number, limit=MOST_COLUMNS)


def decode(content: bytes) -> str:
    """Give the text of a file that does not tell its encoding: UTF-8, UTF-16, or that of old Windows programs."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    # In UTF-16 every other byte of Latin letters is nought; a stray one elsewhere tells nothing.
    odd, even = content[1:1000:2].count(0), content[0:1000:2].count(0)
    if max(odd, even) > len(content[:1000]) // 4:
        return content.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def find_separator(text: str) -> str:
    """Give what parts the cells: the sign that gives most rows the same number of them, more than one."""
    head = "".join(islice(io.StringIO(text, newline=""), _LOOKED_AT))
    return max(SEPARATORS, key=lambda separator: _fit(head, separator))


def _announced(text: str) -> tuple[str, str]:
    # Spreadsheets may write `sep=;` as a first line for one another.
    first, _end, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith("sep=") and len(said) == 5:
        return said[4], rest
    return "", text


def _fit(head: str, separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if row)
    except csv.Error:
        return 0, 0
    width, times = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(1, 0))
    return (times, width) if width > 1 else (0, 0)


def _lines(reader: Iterable[list[str]], path: Path) -> Iterable[list[str]]:
    try:
        for number, cells in enumerate(reader, 1):
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise KnownError("table_quotation_open", file=path.name, row=number)
            yield cells
    except csv.Error:
        # The library refuses a cell of more than 131,072 letters, as where a quotation mark is never closed.
        row = getattr(reader, "line_num", 0)
        raise KnownError("table_cell_too_long", file=path.name, row=row, limit=LONGEST_CELL) from None
