"""Bring a list of 2,000 rows in: tell how long calamine alone reads it, then the whole import, then its undo, in ms."""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook

from coprod_desktop.domain.list_columns import guess_columns
from coprod_desktop.operations.importing import accept_import, known_partners, last_columns, plan_import, read_list
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.tables.writing import xlsx_table

ROWS = 2000
HEADINGS = ("Denominazione", "Tipologia", "Comune", "Data adesione", "Cognome", "Nome", "Ruolo", "E-mail", "Telefono")
TOWNS = ("Crema", "Cremona", "Casalmaggiore", "Soresina", "Castelleone")
KINDS = ("Associazione", "Scuola", "Comune", "Cooperativa sociale", "Gruppo volontari")


def write_list(path: Path) -> None:
    """Write the list as a spreadsheet: an organisation and a person a row."""
    rows = [
        (
            f"{KINDS[n % 5]} {TOWNS[n % 5]} {n}",
            KINDS[n % 5],
            TOWNS[n % 5],
            date(2008, 1, 1) + timedelta(n % 365),
            f"Rossi {n}",
            "Anna",
            "Referente",
            f"anna.{n}@example.org",
            f"0373 {200000 + n}",
        )
        for n in range(ROWS)
    ]
    path.write_bytes(xlsx_table(HEADINGS, rows, name="Elenco"))


def timed(work: Callable[[], object]) -> None:
    """Do some work and tell how long it took."""
    begun = time.perf_counter()
    work()
    print((time.perf_counter() - begun) * 1000)


def main() -> None:
    """Fill a file, and tell the times."""
    folder = Path(sys.argv[1])
    file = folder / "elenco.xlsx"
    write_list(file)
    CalamineWorkbook.from_path(file)
    workspace = create_workspace(folder / "import.coprod")
    project_id = add_project(workspace, title="P", lead="ASL")

    def bring_in() -> None:
        table = read_list(file)
        columns = guess_columns(table.headings, last_columns(workspace))
        plan = plan_import(known_partners(workspace, project_id=project_id), table, columns)
        result = accept_import(workspace, project_id=project_id, plan=plan, family_name=str)
        assert result.partners == result.people == ROWS, result

    timed(lambda: CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python())
    timed(bring_in)
    timed(workspace.undo)
    assert len(known_partners(workspace, project_id=project_id).partners) == 1
    workspace.close()


main()
