"""The one door by which tables go out to other programs."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | date | None
_RECKONED = ("=", "+", "-", "@")


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, separator: str) -> bytes:
    """Write a table as CSV in UTF-8 that spreadsheets recognise; nothing in it is reckoned by them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(headings)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_table(headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, name: str) -> bytes:
    """Write a table as a spreadsheet with one sheet: days as days, all else as texts, the headings kept in sight."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only who saves a spreadsheet needs it

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name[:31])
    widths = [len(heading) for heading in headings]
    sheet.write_row(0, 0, headings, bold)
    number = 0
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif cell:
                sheet.write_string(number, column, cell)
            widths[column] = max(widths[column], 10 if isinstance(cell, date) else len(cell or ""))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, 50) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, number, len(headings) - 1)
    book.close()
    return content.getvalue()


def _harmless(cell: Cell) -> str:
    text = cell.isoformat() if isinstance(cell, date) else cell or ""
    return f"'{text}" if text.startswith(_RECKONED) else text
