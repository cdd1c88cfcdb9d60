"""Tables of other programs, read whatever wrote them; what cannot be read is refused by name, row and reason."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.reading import read_table
from coprod_desktop.tables.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet
from coprod_desktop.words import Words
from tests.tables.lists import HEADINGS, as_csv, as_ods, as_xlsx, long_list

CARDS = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:D=E2=80=99Amico;Nicol=C3=B2;;;\r
ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Associazione Citt=C3=A0 =\r
Aperta\r
TEL;HOME:0373 1\r
TEL;CELL;PREF:+39 333 1234567\r
PHOTO;ENCODING=BASE64;JPEG:\r
 /9j/4AAQSkZJRgABAQ\r
\r
END:VCARD\r
BEGIN:VCARD
VERSION:3.0
N:Rossi;Anna;;;
FN:Anna Rossi
ORG:Comune di Crema;Servizi sociali
EMAIL;type=INTERNET;type=WORK:comune@example.org
EMAIL;type=INTERNET;type=pref:anna@example.org
ADR;type=WORK:;;Via Roma 1;Crema;CR;26013;Italia
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:org
FN:Cooperativa Aurora
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zan=F2ni;L=FAcia
END:VCARD
"""


def read(folder: Path, content: bytes | str, name: str = "elenco è qui.csv") -> Sheet:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def refusal(folder: Path, content: bytes | str) -> str:
    with pytest.raises(KnownError) as caught:
        read(folder, content)
    assert caught.value.values["file"] == "elenco è qui.csv"
    return caught.value.say(Words("en"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_texts_in_any_encoding_with_any_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = long_list(70)
    sheet = read(tmp_path, as_csv(rows, separator=separator, encoding=encoding))
    assert sheet.rows[0].cells == HEADINGS
    assert len(sheet.rows) == len(rows) + 1
    assert {"D’Amico", "Zanòni"} <= {row.cells[4] for row in sheet.rows}
    assert sheet.rows[21].cells[3] == "31/02/2008"


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_spreadsheets_with_days_and_long_lists(tmp_path: Path, write: Callable[..., bytes]) -> None:
    rows = long_list()
    sheet = read(tmp_path, write(rows), "elenco.xlsx")
    assert (sheet.name, len(sheet.rows), sheet.width) == ("Elenco", 2001, 9)
    assert sheet.rows[1].number == 2
    assert sheet.rows[1].cells == (*rows[0][:3], str(rows[0][3]), *rows[0][4:])


def test_separators_that_are_announced_quoted_lines_and_what_keeps_from_reckoning(tmp_path: Path) -> None:
    sheet = read(tmp_path, 'sep=,\nEnte,Note\n"Aurora; e, altri","riga\nuno"\n\nCoop,\'+39 1\n')
    assert [row.cells for row in sheet.rows] == [
        ("Ente", "Note"),
        ("Aurora; e, altri", "riga uno"),
        ("Coop", "+39 1"),
    ]


def test_cards_of_new_and_old_telephones(tmp_path: Path) -> None:
    sheet = read(tmp_path, CARDS, "rubrica.vcf")
    cards = [dict(zip(sheet.rows[0].cells, row.cells, strict=True)) for row in sheet.rows[1:]]
    assert cards[0]["organisation"] == "Associazione Città Aperta"
    assert (cards[0]["surname"], cards[0]["first name"], cards[0]["phone"]) == ("D’Amico", "Nicolò", "+39 333 1234567")
    assert (cards[1]["organisation"], cards[1]["role"]) == ("Comune di Crema", "Servizi sociali")
    assert (cards[1]["email"], cards[1]["municipality"]) == ("anna@example.org", "Crema")
    assert (cards[2]["organisation"], cards[2]["name and surname"]) == ("Cooperativa Aurora", "")
    assert (cards[3]["surname"], cards[3]["first name"]) == ("Zanòni", "Lúcia")


def test_what_is_too_much_is_refused_with_its_row(tmp_path: Path) -> None:
    long = "x" * (LONGEST_CELL + 1)
    assert refusal(tmp_path, f"a;b\nc;{long}") == (
        f"Row 2 of «elenco è qui.csv» holds a cell with more than {LONGEST_CELL} characters."
    )
    wide = ";".join("x" * (MOST_COLUMNS + 1))
    assert refusal(tmp_path, f"a\n\n{wide}").startswith("Row 3 of «elenco è qui.csv» has more than")
    assert "more than" in refusal(tmp_path, "a;b\n" * (MOST_ROWS + 1))
    assert "characters" in refusal(tmp_path, 'a;"' + "never closed\n" * 20_000)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 is no table",
        b"PK\x03\x04 not really packed",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing",
        as_xlsx(long_list(70)[:3])[:900],
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content).startswith("«elenco è qui.csv» holds no table that can be read.")


def test_empty_missing_and_bursting_files_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "  \n;;\n") == "«elenco è qui.csv» holds no rows."
    assert refusal(tmp_path, b"") == "«elenco è qui.csv» holds no rows."
    with pytest.raises(KnownError, match="file_missing"):
        read_table(tmp_path / "not there.csv")
    with pytest.raises(KnownError, match="table_unreadable"):
        read_table(tmp_path)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed, packed.open("big", "w") as part:
        for _ in range(600):
            part.write(bytes(1_000_000))
    with pytest.raises(KnownError, match="table_too_large"):
        read_table(bomb)


def far_corner(row: int, column: int) -> bytes:
    """Write a spreadsheet with a short list and one cell far away, as a slip of the hand leaves it."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Ente", "Comune"])
    sheet.write_row(1, 0, ["Scuola", "Crema"])
    sheet.write_string(row, column, "x")
    sheet.write_blank(1_048_575, 16_382, None, book.add_format({"bold": True}))
    book.close()
    return content.getvalue()


@pytest.mark.parametrize(("row", "column", "reason"), [(1_048_575, 16_383, "columns"), (1_048_575, 150, "rows")])
def test_a_stray_cell_in_a_far_corner_does_not_fill_the_memory(
    tmp_path: Path, row: int, column: int, reason: str
) -> None:
    assert re.search(rf"more than [\d,]+ {reason}", refusal(tmp_path, far_corner(row, column)))


def test_empty_cells_in_a_far_corner_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(far_corner(2, 0))
    assert [row.cells for row in read_table(path).rows] == [("Ente", "Comune"), ("Scuola", "Crema"), ("x", "")]


@pytest.mark.parametrize(
    ("right", "wrong"), [(b'r="A3"', b'r="ZZZZZZZZ99999999999999"'), (b'encoding="UTF-8"', b'encoding="UTF-9"')]
)
def test_cells_that_stand_nowhere_and_unknown_letters_are_refused(tmp_path: Path, right: bytes, wrong: bytes) -> None:
    content = io.BytesIO(far_corner(2, 0))
    with zipfile.ZipFile(content) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert right in parts[sheet]
    parts[sheet] = parts[sheet].replace(right, wrong)
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    assert "holds no table that can be read" in refusal(tmp_path, broken.getvalue())


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    told = refusal(tmp_path, 'Ente;Comune\nScuola "Verdi";Crema\n"Scuola;Crema\nAsilo;Crema\n')
    assert told == "Row 3 of «elenco è qui.csv» opens a quotation mark that is never closed."


def test_a_stray_nought_does_not_turn_a_list_into_signs(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Ente;Comune\nScuola\0;Cant\xf9\n".encode())
    assert [row.cells for row in read_table(path).rows] == [("Ente", "Comune"), ("Scuola", "Cantù")]


GOOD_CARD = "BEGIN:VCARD\nVERSION:2.1\nORG:Scuola\nN:Rossi;Anna\nEND:VCARD\n"


@pytest.mark.parametrize(
    "card",
    [
        "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:=C3\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=C3=A0\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE,BASE64:=C3=A0\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:never closed\n",
    ],
)
def test_a_card_that_cannot_be_read_is_named(tmp_path: Path, card: str) -> None:
    assert refusal(tmp_path, GOOD_CARD + card) == "Card 2 of «elenco è qui.csv» cannot be read."


@pytest.mark.parametrize(
    "line",
    [
        "TEL" + ";a" * 30_000,
        "TEL;X=" + '"a",' * 3_000 + "b",
        "TEL;X=" + '"a",' * 3_000 + "b:1",
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=C3=A0=\n" * 50_000 + ": end",
        "PHOTO;ENCODING=BASE64;JPEG:" + "QUJD\n" * 50_000,
        "AGENT:\nBEGIN:VCARD\nORG:Other\nEND:VCARD",
    ],
)
def test_what_a_card_holds_besides_costs_no_time_and_is_passed_over(tmp_path: Path, line: str) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text(GOOD_CARD.replace("ORG:", f"{line}\nORG:") + GOOD_CARD, encoding="utf-8")
    assert [row.cells[:3] for row in read_table(path).rows[1:]] == [("Scuola", "Rossi", "Anna")] * 2
