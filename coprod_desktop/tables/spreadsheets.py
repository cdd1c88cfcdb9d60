"""Tables in spreadsheets: XLSX, ODS and XLS."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.sheet import MOST_ROWS, MOST_SEEN, Sheet, make_sheet
from coprod_desktop.tables.spreadsheet_size import must_not_burst

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def read_spreadsheet(path: Path, content: bytes) -> Sheet:
    """Read the first sheet that holds something and is not hidden.

    Raises KnownError: `table_unreadable`, `table_locked`, `table_too_large`, and as `make_sheet` raises them.
    """
    import python_calamine as calamine  # noqa: PLC0415  only who imports a spreadsheet needs it

    if content.startswith(b"PK"):
        must_not_burst(path, content)
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
    except BaseException as trouble:
        # The library's own faults are no Exceptions, and their class cannot be imported.
        if type(trouble).__name__ != "PanicException":
            raise
        raise KnownError("table_unreadable", file=path.name) from None
    raise KnownError("table_empty", file=path.name)


def _seen(book: "CalamineWorkbook", visible: object) -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if sheet.visible == visible]


def _rows(sheet: "CalamineSheet", path: Path) -> Iterable[Sequence[object]]:
    # One stray cell far below would make millions of empty rows.
    above = sheet.start[0] if sheet.start else 0
    if sheet.height > MOST_SEEN:
        raise KnownError("table_too_many_rows", file=path.name, limit=MOST_ROWS)
    yield from ([] for _ in range(above))
    yield from sheet.to_python(skip_empty_area=True)
