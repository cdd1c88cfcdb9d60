"""Tables for other programs: what is written is read again as it was, and nothing is reckoned."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.tables.reading import read_table
from coprod_desktop.tables.writing import csv_table, xlsx_table

HEADINGS = ("Nome", "Adesione", "Telefono")
ROWS = (
    ('Città; «Aperta», "ODV"', date(2008, 4, 21), "+39 0373 1"),
    ('=HYPERLINK("http://example.org")', None, "-1"),
    ("@SUM(A1)", date(2010, 1, 1), ""),
)


@pytest.mark.parametrize("separator", [";", ","])
def test_csv_comes_back_as_it_went(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(csv_table(HEADINGS, ROWS, separator=separator))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = read_table(path)
    assert [row.cells for row in sheet.rows[1:]] == [tuple(str(cell or "") for cell in row) for row in ROWS]


def test_no_cell_of_csv_can_be_taken_for_a_formula() -> None:
    text = csv_table(HEADINGS, ROWS, separator=";").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@")]


def test_xlsx_comes_back_as_it_went_and_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx_table(HEADINGS, ROWS, name="Partners"))
    sheet = read_table(path)
    assert sheet.name == "Partners"
    assert [row.cells for row in sheet.rows[1:]] == [tuple(str(cell or "") for cell in row) for row in ROWS]
    with zipfile.ZipFile(path) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_a_table_without_rows_has_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx_table(HEADINGS, (), name="Partners"))
    assert [row.cells for row in read_table(path).rows] == [HEADINGS]
