"""Small lists of partners as tests write them."""

from collections.abc import Sequence
from uuid import UUID

from coprod_desktop.domain.importing import Choice, ImportPlan, ImportResult, PlannedRow
from coprod_desktop.domain.list_columns import guess_columns
from coprod_desktop.domain.list_table import ListRow, ListTable, list_table
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.importing import accept_import, known_partners, last_columns, plan_import

HEADINGS = "Ente;Tipo;Comune;Adesione;Uscita;Nome e cognome;Stampato come;Ruolo;E-mail;Telefono;Lingua"


def table_of(*lines: str, headings: str = HEADINGS) -> ListTable:
    """Make a list of lines whose cells are parted by semicolons; missing cells are empty."""
    width = headings.count(";") + 1
    rows = [tuple(cell.strip() for cell in line.split(";")) for line in (headings, *lines)]
    return list_table([ListRow(number, row + ("",) * (width - len(row))) for number, row in enumerate(rows, 1)])


def planned(workspace: Workspace, project_id: UUID, *lines: str, headings: str = HEADINGS) -> ImportPlan:
    """Plan a list."""
    table = table_of(*lines, headings=headings)
    columns = guess_columns(table.headings, last_columns(workspace))
    return plan_import(known_partners(workspace, project_id=project_id), table, columns)


def accepted(
    workspace: Workspace, project_id: UUID, plan: ImportPlan, choices: Sequence[tuple[PlannedRow, Choice]] = ()
) -> ImportResult:
    """Write a plan, in Italian."""
    return accept_import(
        workspace,
        project_id=project_id,
        plan=plan,
        family_name=lambda number: f"Famiglia {number}",
        choices={row.id: choice for row, choice in choices},
    )


def imported(workspace: Workspace, project_id: UUID, *lines: str, headings: str = HEADINGS) -> ImportResult:
    """Plan a list and write it as the plan offers."""
    return accepted(workspace, project_id, planned(workspace, project_id, *lines, headings=headings))
