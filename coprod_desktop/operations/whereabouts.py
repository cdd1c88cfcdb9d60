"""In which project a row lives, whatever it is and even after it is gone."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from coprod_desktop.domain.changes import Changes
from coprod_desktop.operations.columns import TABLES, table_of
from coprod_desktop.records import JournalEntry, Participant
from coprod_desktop.store import Reader, Workspace

ROWS = 24
"""So many rows of a step are asked; a step concerns one project."""
_UPWARDS = (
    "project_id",
    "meeting_id",
    "partner_id",
    "structure_id",
    "team_id",
    "item_id",
    "action_id",
    "decision_id",
    "priority_id",
    "from_id",
    "attendance_id",
    "poll_id",
    "entitlement_id",
    "ballot_id",
    "person_id",
)
"""The links that lead from a row towards its project, the shortest way first."""


def project_of(workspace: Workspace, *, changes: Changes) -> UUID | None:
    """Give the project that a step concerned; None where it concerned none, as with what several projects share."""
    with workspace.reading() as reader:
        found = (_project_of(reader, row.kind, row.id) for row in changes.rows[:ROWS])
        return next((key for key in found if key), None)


def action_of_news(workspace: Workspace, *, event_id: UUID) -> UUID | None:
    """Give the action of which something was told, also where that was taken back since."""
    with workspace.reading() as reader:
        above = _row(reader, "actionevent", event_id).get("action_id")
        return UUID(str(above)) if above else None


def _project_of(reader: Reader, kind: str, key: UUID) -> UUID | None:
    if kind == "project":
        return key
    if kind == "person":
        return _project_of_person(reader, key)
    told = _row(reader, kind, key)
    for name in _UPWARDS:
        above = told.get(name)
        if above:
            (link,) = TABLES[kind].c[name].foreign_keys
            return _project_of(reader, link.column.table.name, UUID(str(above)))
    return None


def _project_of_person(reader: Reader, key: UUID) -> UUID | None:
    participant = table_of(Participant).c
    parts = reader.rows(select(participant.partner_id).where(participant.person_id == key).limit(1))
    return _project_of(reader, "partner", parts[0][0]) if parts else None


def _row(reader: Reader, kind: str, key: UUID) -> Mapping[str, Any]:
    """Give a row, in the bin or not; of one that is gone altogether, what the journal knows of its beginning."""
    table = TABLES[kind]
    found = reader.rows(select(table).where(table.c.id == key))
    if found:
        return dict(found[0]._mapping)
    entry = table_of(JournalEntry).c
    begun = select(entry.new).where(entry.row_id == key, entry.op == "insert").limit(1)
    told = reader.rows(begun)
    return told[0][0] or {} if told else {}
