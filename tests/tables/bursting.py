"""Files that are small, or look harmless, and would fill the memory; run as a program, it reads them all.

It prints for each why it was refused, and at the end how many megabytes the process held at most.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.reading import read_table
from coprod_desktop.tables.sheet import LARGEST_FILE
from coprod_desktop.tables.spreadsheet_size import LARGEST_PART
from tests.tables.lists import as_ods, as_xlsx, long_list

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FULL, NEARLY = LARGEST_FILE, LARGEST_PART - 1_000_000
ONE_ROW = b"<table:table-row>"


def with_part(whole: bytes, part: str, change: Callable[[bytes], bytes], into: Path) -> None:
    """Write a spreadsheet with one of its parts changed."""
    into.with_suffix(".whole").write_bytes(whole)
    with ZipFile(into.with_suffix(".whole")) as old, ZipFile(into, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)


def sheet(rows: bytes) -> bytes:
    """Give the part of a spreadsheet that holds its rows."""
    return b"<worksheet " + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"


def spreadsheets(folder: Path) -> Iterator[Path]:
    """Make spreadsheets that burst, each in its own way."""
    rows = long_list(70)[:3]
    xlsx, ods = as_xlsx(rows), as_ods(rows)
    long_word = b"<sst " + MAIN + b"><si><t>" + b"a" * NEARLY + b"</t></si></sst>"
    head = b'<row r="1"><c r="A1" t="inlineStr" x="' + b"b" * NEARLY + b'"><is><t>x</t></is></c></row>'
    changes: dict[str, tuple[bytes, str, Callable[[bytes], bytes]]] = {
        "one long string": (xlsx, STRINGS, lambda _old: long_word),
        "a long head": (xlsx, SHEET, lambda _old: sheet(head)),
        "empty cells": (xlsx, SHEET, lambda _old: sheet(b"<row>" + b"<c/>" * (NEARLY // 5) + b"</row>")),
        "deep": (xlsx, SHEET, lambda _old: sheet(b"<a>" * (NEARLY // 4))),
        "too large a part": (xlsx, SHEET, lambda _old: sheet(bytes(2 * LARGEST_PART))),
        "a cell many times": (ods, "content.xml", lambda old: repeated(old, b"columns", b"cell")),
        "a row many times": (ods, "content.xml", lambda old: repeated(old, b"rows", b"row")),
    }
    for name, (whole, part, change) in changes.items():
        path = folder / f"{name}.xlsx"
        with_part(whole, part, change, path)
        yield path
    path = folder / "many parts.xlsx"
    path.write_bytes(xlsx)
    with ZipFile(path, "a") as packed:
        for number in range(3_000):
            packed.writestr(str(number), b"")
    yield path


def repeated(content: bytes, what: bytes, of: bytes) -> bytes:
    """Say of the first cell, or row, of an ODS part that it stands there two thousand million times."""
    mark = b"<table:table-" + of
    return content.replace(mark, mark + b" table:number-" + what + b'-repeated="2000000000"', 1)


def texts(folder: Path) -> Iterator[Path]:
    """Make texts that burst."""
    contents = {
        "empty lines.csv": b"\n" * FULL,
        "only separators.csv": b";" * FULL,
        "rows.csv": b"a;b\n" * (FULL // 4),
        "wide rows.csv": (b"a;" * 100_000 + b"\n") * (FULL // 200_001),
        "never closed.csv": b'ente\n"' + b"a\n" * (FULL // 2 - 4),
        "cards.vcf": b"BEGIN:VCARD\nVERSION:2.1\nN:a;b\nEND:VCARD\n" * (FULL // 42),
        "folded.vcf": b"BEGIN:VCARD\nFN:a\n" + b" b\n" * (FULL // 3 - 10) + b"END:VCARD\n",
        "cards in cards.vcf": b"BEGIN:VCARD\n" * (FULL // 12),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        yield folder / name


def main(folder: Path) -> None:
    """Read the files in a folder, and tell what became of each."""
    for path in sorted(folder.iterdir()):
        try:
            told = f"{len(read_table(path).rows)} rows"
        except KnownError as trouble:
            told = trouble.code
        print(f"{path.name}: {told}", flush=True)
    # Not what the system tells of the process: that counts the one by which it was begun, too.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
