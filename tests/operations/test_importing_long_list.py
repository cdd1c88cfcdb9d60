"""A list of two thousand rows, as a health authority keeps it, in every form in which it comes."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.importing import ImportPlan, RowFate
from coprod_desktop.domain.list_columns import guess_columns
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.importing import known_partners, plan_import, read_list
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.projects import add_project
from tests.operations.lists import accepted
from tests.tables.lists import as_csv, as_ods, as_xlsx, long_list

AT_FIRST = {RowFate.NEW: 1995, RowFate.REFUSED: 2, RowFate.DOUBLE: 2, RowFate.SAME: 1}


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi", lead="ASL di Cremona")


def plan_of(workspace: Workspace, project_id: UUID, file: Path, content: bytes) -> ImportPlan:
    file.write_bytes(content)
    table = read_list(file)
    return plan_import(known_partners(workspace, project_id=project_id), table, guess_columns(table.headings))


@pytest.mark.parametrize("write", [as_csv, as_xlsx, as_ods])
def test_each_form_tells_the_same(
    workspace: Workspace, project_id: UUID, tmp_path: Path, write: Callable[..., bytes]
) -> None:
    plan = plan_of(workspace, project_id, tmp_path / "elenco", write(long_list()))
    assert Counter(row.fate for row in plan.rows) == AT_FIRST
    assert [row.number for row in plan.rows if row.fate is RowFate.REFUSED] == [12, 22]
    assert [row.number for row in plan.rows if row.fate is RowFate.DOUBLE] == [53, 63]


def test_it_is_accepted_comes_again_and_is_taken_back(workspace: Workspace, project_id: UUID, tmp_path: Path) -> None:
    before = export_text(workspace)
    content = as_xlsx(long_list())
    result = accepted(workspace, project_id, plan_of(workspace, project_id, tmp_path / "elenco", content))
    assert (result.partners, result.people, result.left_out) == (1996, 1996, 2)
    assert len(list_partners(workspace, project_id=project_id)) == 1997
    assert not [row for row in list_people(workspace, project_id=project_id) if "Famiglia Rossi" in row.alias]
    again = plan_of(workspace, project_id, tmp_path / "elenco", content)
    assert Counter(row.fate for row in again.rows) == {RowFate.SAME: 1997, RowFate.REFUSED: 2, RowFate.DOUBLE: 1}
    workspace.undo()
    assert export_text(workspace) == before
