"""Whether the libraries that are loaded only when they are first used can be."""

from contextlib import closing
from functools import partial
from pathlib import Path

from coprod_desktop.self_test.report import Report, must
from coprod_desktop.words import mark

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Verdi;Zoë;;;\r\nFN:Zoë Verdi\r\nORG:Comune di Forlì\r\n"
    "EMAIL:zoe@example.org\r\nEND:VCARD\r\n"
)
NAME = "Comune di Forlì"


def check(report: Report, folder: Path) -> None:
    """Check them."""
    report.carry_out(mark("An older file is brought up to date"), partial(_upgrade, folder))
    report.carry_out(mark("Spreadsheets are written and read"), partial(_spreadsheet, folder))
    report.carry_out(mark("Address cards are read"), partial(_card, folder))
    report.carry_out(mark("Names that are nearly the same are found"), _likeness)
    report.carry_out(mark("Municipalities"), _places)
    report.carry_out(mark("Pictures"), _picture)
    report.carry_out(mark("Printing"), _printers)


def _upgrade(folder: Path) -> str:
    from coprod_desktop.operations.checks import check_workspace
    from coprod_desktop.operations.workspaces import open_workspace
    from coprod_desktop.store.connection import APPLICATION_ID, make_engine
    from coprod_desktop.store.schema import SCHEMA_VERSION
    from coprod_desktop.store.upgrade import run_migrations

    path = folder / "old.coprod"
    engine = make_engine(path, mode="rwc")
    try:
        with engine.connect() as connection, connection.begin():
            run_migrations(connection, version=1)
            connection.exec_driver_sql("PRAGMA user_version=1")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    finally:
        engine.dispose()
    with closing(open_workspace(path)) as workspace:
        check_workspace(workspace)
    must(len(list(folder.glob("old*.coprod"))) == 2, "no copy of the old file was kept")
    return f"1 → {SCHEMA_VERSION}"


def _spreadsheet(folder: Path) -> str:
    from coprod_desktop.operations.importing import read_list
    from coprod_desktop.tables.writing import csv_table, xlsx_table

    headings, rows = ["Partner", "Person"], [[NAME, "Zoë Verdi"], ["Scuola Manzoni", ""]]
    for name, content in (
        ("list.xlsx", xlsx_table(headings, rows, name="Partner")),
        ("list.csv", csv_table(headings, rows, separator=";")),
    ):
        path = folder / name
        path.write_bytes(content)
        read = [list(row.cells) for row in read_list(path).rows]
        must(read == rows, f"{name}: {read}")
    return "XLSX, CSV"


def _card(folder: Path) -> str:
    from coprod_desktop.operations.importing import read_list

    path = folder / "card.vcf"
    path.write_text(CARD, "utf-8", newline="")
    cells = read_list(path).rows[0].cells
    must(NAME in cells and "zoe@example.org" in cells, str(cells))
    return ""


def _likeness() -> str:
    from coprod_desktop.operations.likeness import KnownNames

    known = KnownNames([("here", NAME, ""), ("elsewhere", "Ospedale Maggiore", "")])
    must([match.key for match in known.matches("Comune di Forli’", "")] == ["here"], "not found")
    must([match.key for match in known.matches("Ospedale Magiore", "")] == ["elsewhere"], "not found")
    return ""


def _places() -> str:
    from coprod_desktop.operations.places import gazetteer, usual_name

    must(usual_name("CREMA (CR)") == "Crema", usual_name("CREMA (CR)"))
    found = gazetteer().offered("reggio", most=5)
    must(len(found) > 1, str(found))
    return ", ".join(one.name for one in found)


def _picture() -> str:
    from io import BytesIO

    from PIL import Image

    from coprod_desktop.operations.pictures import fit_picture

    for form in ("PNG", "JPEG"):
        written = BytesIO()
        Image.new("RGB", (30, 20), "navy").save(written, form)
        must(fit_picture(written.getvalue()).startswith(b"\x89PNG"), form)
    return "PNG, JPEG"


def _printers() -> str:
    from PySide6.QtPrintSupport import QPrinterInfo

    return ", ".join(QPrinterInfo.availablePrinterNames())
