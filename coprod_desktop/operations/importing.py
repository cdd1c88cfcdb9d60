"""Import of partners and people: a list is read, compared and shown, and written only when a person accepts it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import (
    Choice,
    ImportPlan,
    ImportResult,
    PlannedRow,
    Progress,
    first_choice,
)
from coprod_desktop.domain.list_columns import ListColumn, Matched, remembered_columns
from coprod_desktop.domain.list_table import ListTable, list_table
from coprod_desktop.domain.list_values import read_entry
from coprod_desktop.operations.import_known import Known, read_known
from coprod_desktop.operations.import_matching import Matcher
from coprod_desktop.operations.import_writing import FamilyName, ListWriter
from coprod_desktop.operations.places import usual_name
from coprod_desktop.records import Project, Setting
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.tables.reading import read_table

COLUMNS = "import_columns"


def read_list(path: Path) -> ListTable:
    """Read a list from a CSV, XLSX, ODS, XLS or vCard file; KnownError as `tables.read_table` raises them."""
    return list_table(read_table(path).rows)


def last_columns(workspace: Workspace) -> dict[str, str]:
    """Give what columns were taken for when lists were accepted, by heading."""
    with workspace.reading() as reader:
        return _remembered(_setting(reader))


def known_partners(workspace: Workspace, *, project_id: UUID) -> Known:
    """Give what a list is compared with; KnownError `not_found`."""
    return read_known(workspace, project_id=project_id)


def plan_import(known: Known, table: ListTable, columns: Matched, progress: Progress = lambda *_: None) -> ImportPlan:
    """Say row by row what a list would do; nothing is written, and no file is needed, so that a thread may do it.

    Raises KnownError `no_partner_column`, and `Stopped` where `progress` does.
    """
    if not {ListColumn.PARTNER, ListColumn.KIND} & set(columns):
        raise KnownError("no_partner_column")
    matcher = Matcher(known)
    rows: list[PlannedRow] = []
    for done, row in enumerate(table.rows):
        progress(done, len(table.rows))
        entry = read_entry(row.number, row.cells, columns)
        rows.append(matcher.plan(replace(entry, place=usual_name(entry.place))))
    return ImportPlan(tuple(rows), remembered_columns(table.headings, columns) if table.has_headings else {})


def accept_import(
    workspace: Workspace,
    *,
    project_id: UUID,
    plan: ImportPlan,
    family_name: FamilyName,
    choices: Mapping[UUID, Choice] | None = None,
    progress: Progress = lambda *_: None,
) -> ImportResult:
    """Write a list as it was decided row by row; where nobody decided, as the plan offers it. One step.

    Nothing is written where `progress` raises `Stopped`. Raises KnownError `import_stale` where the register has
    changed since the plan.
    """
    with workspace.step("import_partners") as step:
        project = step.get(Project, project_id)
        writer = ListWriter(step, project.id, read_known(workspace, project_id=project_id), plan.rows, family_name)
        decided = choices or {}
        for done, row in enumerate(plan.rows):
            progress(done, 2 * len(plan.rows))
            writer.take(row, decided.get(row.id) or first_choice(row))
        share = len(plan.rows) / max(writer.waiting, 1)
        result = writer.write(lambda written: progress(len(plan.rows) + int(written * share), 2 * len(plan.rows)))
        setting = _setting(step)
        remembered = _remembered(setting) | dict(plan.columns)
        if remembered != _remembered(setting):
            setting = setting or step.add(Setting(key=COLUMNS))
            setting.value = json.dumps(remembered, ensure_ascii=False)
        return result


def _setting(reader: Reader) -> Setting | None:
    return next(iter(reader.all(Setting, Setting.key == COLUMNS)), None)


def _remembered(setting: Setting | None) -> dict[str, str]:
    """Give what is remembered; what another program or a slip has made of it is no reason to refuse a list."""
    known = {column.value for column in ListColumn} | {""}
    try:
        told = json.loads(setting.value) if setting else {}
    except (ValueError, RecursionError):
        return {}
    pairs = told.items() if isinstance(told, dict) else ()
    return {heading: code for heading, code in pairs if isinstance(code, str) and code in known}
