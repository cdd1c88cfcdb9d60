"""What a removal changed beside: links it cut and stays it ended, set back where nothing touched them since.

Only the journal knows of them; where it does not reach back that far, they stay as they are.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlmodel import col

from coprod_desktop.operations.columns import TABLES, choose
from coprod_desktop.operations.teams import holders
from coprod_desktop.records import (
    Action,
    AgendaItem,
    Decision,
    JournalEntry,
    Note,
    Poll,
    Priority,
    ProjectPlace,
    Record,
    Team,
    TeamPlace,
)
from coprod_desktop.store import Step
from coprod_desktop.store.codec import from_plain, to_plain

CAPTURED: tuple[type[Note | Priority | Decision | Action | Poll], ...] = (Note, Priority, Decision, Action, Poll)


def put_traces_back(step: Step, record: Record) -> None:
    """Set back what the removal of an agenda item, or of a place of the territory, changed in other records."""
    if isinstance(record, AgendaItem):
        for captured, before in _changed(step, record, CAPTURED, "item_id"):
            if before == record.id:
                captured.item_id = record.id
    elif isinstance(record, ProjectPlace):
        for stay, before in _changed(step, record, (TeamPlace,), "to_on"):
            if stay.place_id == record.place_id and not _is_held(step, stay):
                stay.to_on = before
                step.save()
    step.save()


def _changed(step: Step, record: Record, kinds: tuple[type[Any], ...], field: str) -> Iterator[tuple[Any, Any]]:
    """Give the records in which a removal set a field that stands since as it was left then, and what it was before."""
    names = {str(kind.__tablename__): kind for kind in kinds}
    entries = choose(JournalEntry.table, JournalEntry.row_id, JournalEntry.old, JournalEntry.new).where(
        JournalEntry.step_id == _removal(step, record), col(JournalEntry.table).in_(names)
    )
    for table, key, old, new in step.rows(entries):
        found = step.session.get(names[table], key)
        column = TABLES[table].c[field]
        if found is not None and field in (new or {}) and getattr(found, field) == from_plain(column, new[field]):
            yield found, from_plain(column, old[field])


def _removal(step: Step, record: Record) -> UUID | None:
    """Give the step that removed a record, the latest with its moment."""
    entries = choose(JournalEntry.step_id, JournalEntry.new).where(JournalEntry.row_id == record.id)
    moment = to_plain(record.deleted_at)
    rows = step.rows(entries.order_by(col(JournalEntry.at), col(JournalEntry.counter)))
    steps = [step_id for step_id, new in rows if new and new.get("deleted_at") == moment]
    return steps[-1] if steps else None


def _is_held(step: Step, stay: TeamPlace) -> bool:
    team = step.session.get(Team, stay.team_id)
    return team is not None and bool(holders(step, team.structure_id, stay.place_id))
