"""Lists as health workers keep them, in every form in which they come."""

import io
import random
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

Row = Sequence[str | date]
HEADINGS = (
    "Denominazione ente",
    "Tipologia",
    "Comune",
    "Data adesione",
    "Cognome",
    "Nome",
    "Qualifica",
    "E-mail",
    "Telefono",
)
TOWNS = ("Crema", "Cremona", "Casalmaggiore", "Soresina", "Castelleone", "Pizzighettone", "Vescovato", "Offanengo")
SAINTS = ("San Luca", "Sant’Anna", "Santa Chiara", "San Rocco", "Madonna del Ponte", "San Bassiano", "Santa Rita")
FLOWERS = ("Girasole", "Primula", "Ginestra", "Mimosa", "Betulla", "Quercia", "Aurora", "Arcobaleno", "Rondine")
SURNAMES = ("Rossi", "Bianchi", "D’Amico", "Zanòni", "Galli", "Bertè", "Ferrari", "Cattaneo", "Locatelli", "Kowalczyk")
NAMES = ("Anna", "Bruno", "Chiara", "Davide", "Elena", "Fabio", "Giulia", "Nicolò", "Lucia", "Marco")
KINDS = {
    "Associazione": "associazione",
    "Cooperativa sociale": "coop. sociale",
    "Scuola primaria": "Scuola",
    "Istituto comprensivo": "scuola",
    "Comune di": "Comune",
    "Gruppo volontari": "gruppo di volontariato",
    "Fondazione": "Nonprofit",
}


def long_list(count: int = 2000, *, seed: int = 7) -> list[Row]:
    """Give a list of organisations and families with all that goes wrong in one; the same for the same seed."""
    chance = random.Random(seed)
    rows: list[Row] = [_row(number, chance) for number in range(count)]
    rows[10] = ("", *rows[10][1:])
    rows[20] = (*rows[20][:3], "31/02/2008", *rows[20][4:])
    rows[30] = (*rows[30][:1], "Astronave", *rows[30][2:])
    rows[41] = rows[40]
    rows[51] = (f"{rows[50][0]}  ONLUS", *rows[50][1:])
    for number in (60, 61):
        rows[number] = ("Famiglia Rossi", "famiglia", "Crema", date(2008, 5, 1), *_person(number, chance))
    return rows


def _row(number: int, chance: random.Random) -> Row:
    head = chance.choice(list(KINDS))
    name = f"{head} {chance.choice(SAINTS + FLOWERS)} {number}"
    joined = date(2008, chance.randint(1, 12), chance.randint(1, 28))
    return name, KINDS[head], chance.choice(TOWNS), joined, *_person(number, chance)


def _person(number: int, chance: random.Random) -> tuple[str, str, str, str, str]:
    surname, name = chance.choice(SURNAMES), chance.choice(NAMES)
    email = f"{name.lower()}.{number}@example.org"
    return surname, name, chance.choice(("Presidente", "Referente", "")), email, f"+39 0373 {200000 + number}"


def as_csv(rows: Sequence[Row], headings: Row = HEADINGS, *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    """Write a list as text, days in the Italian way."""
    lines = (separator.join(_quoted(cell, separator) for cell in row) for row in (headings, *rows))
    return "\r\n".join(lines).encode(encoding)


def as_xlsx(rows: Sequence[Row], headings: Row = HEADINGS) -> bytes:
    """Write a list as an XLSX spreadsheet."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    sheet, day = book.add_worksheet("Elenco"), book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate((headings, *rows)):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            else:
                sheet.write_string(number, column, cell)
    book.close()
    return content.getvalue()


def as_ods(rows: Sequence[Row], headings: Row = HEADINGS) -> bytes:
    """Write a list as an ODS spreadsheet, by hand."""
    table = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in (headings, *rows))
    names = "office:1.0 table:1.0 text:1.0"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:{version}"'
        for name, version in (one.split(":") for one in names.split())
    )
    body = f'<office:body><office:spreadsheet><table:table table:name="Elenco">{table}</table:table>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        packed.writestr(
            "content.xml",
            f"<office:document-content {spaces}>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return content.getvalue()


def _cell(cell: str | date) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def _quoted(cell: str | date, separator: str) -> str:
    text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell
    return '"' + text.replace('"', '""') + '"' if separator in text or '"' in text else text
