"""Tables in spreadsheets: XLSX, ODS and XLS."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.sheet import MOST_ROWS, Sheet, make_sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

LARGEST_INSIDE = 500_000_000
"""Bytes that a packed file may hold when unpacked."""


def read_spreadsheet(path: Path, content: bytes) -> Sheet:
    """Read the first sheet that holds something and is not hidden.

    Raises KnownError: `table_unreadable`, `table_locked`, `table_too_large`, and as `make_sheet` raises them.
    """
    import python_calamine as calamine  # noqa: PLC0415  only who imports a spreadsheet needs it

    _must_not_burst(path, content)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for name in _seen(book, calamine.SheetVisibleEnum.Visible):
                sheet = book.get_sheet_by_name(name)
                if sheet.start is not None:
                    return make_sheet(path, _rows(sheet, path), name=name)
    except calamine.PasswordError:
        raise KnownError("table_locked", file=path.name) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise KnownError("table_unreadable", file=path.name) from None
    raise KnownError("table_empty", file=path.name)


def _seen(book: "CalamineWorkbook", visible: object) -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if sheet.visible == visible]


def _rows(sheet: "CalamineSheet", path: Path) -> Iterable[Sequence[object]]:
    # One stray cell far below would make millions of empty rows.
    above = sheet.start[0] if sheet.start else 0
    if sheet.height > 20 * MOST_ROWS:
        raise KnownError("table_too_many_rows", file=path.name, limit=MOST_ROWS)
    yield from ([] for _ in range(above))
    yield from sheet.to_python(skip_empty_area=True)


def _must_not_burst(path: Path, content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise KnownError("table_unreadable", file=path.name) from None
    if size > LARGEST_INSIDE:
        raise KnownError("table_too_large", file=path.name)
