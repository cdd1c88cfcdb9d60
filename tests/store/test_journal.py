"""The journal: what it holds, and that every table comes back from it, field by field."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Boolean, Column, Date, Integer, Uuid
from sqlmodel import SQLModel, col, select

from coprod_desktop.domain.changes import Fate
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.projects import Phase
from coprod_desktop.records import Device, JournalEntry, Meeting, Priority, Project, Record
from coprod_desktop.records.base import Coded, Moment
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.store.folders import device_id
from coprod_desktop.store.schema import SCHEMA_VERSION
from tests.conftest import SetClock

KINDS: list[Any] = [
    next(kind for kind in Record.__subclasses__() if kind.__tablename__ == table.name)
    for table in SQLModel.metadata.sorted_tables
]
JOURNALED: list[Any] = [kind for kind in KINDS if kind.journaled]


def columns(kind: Any) -> list[Column[Any]]:
    every = (column for column in kind.__table__.columns if column.name not in {"id", "deleted_at", "secret"})
    # A vocabulary of one word has nothing to change to.
    return [one for one in every if not isinstance(one.type, Coded) or len(one.type.vocabulary.__members__) > 1]


def value(column: Column[Any], round_number: int, rows: dict[str, list[UUID]]) -> Any:
    """Give a value that fits a column, another in the second round."""
    second = bool(round_number)
    fitting: Any
    for foreign in column.foreign_keys:
        keys = rows.get(foreign.column.table.name, [])
        return keys[round_number] if len(keys) == 2 else None
    match column.type:
        case Coded():
            fitting = tuple(column.type.vocabulary.__members__.values())[-1 if second else 0]
        case Boolean():
            fitting = second
        case Date():
            fitting = date(2009, 3, 3 + round_number)
        case Moment():
            fitting = datetime(2009, 3, 3, 14 + round_number, 30, tzinfo=UTC)
        case Integer():
            fitting = 1 + round_number
        case Uuid():
            fitting = UUID(int=round_number + 1)
        case _:
            fitting = f"{column.name} {round_number}"
    return fitting


def fill(step: Step) -> Iterator[Record]:
    """Add two rows to every journaled table, each field filled in; ballots are named ones."""
    rows: dict[str, list[UUID]] = {}
    for kind in JOURNALED:
        keys: list[UUID] = []
        for number in (0, 1):
            named = {"secret": False} if "secret" in kind.model_fields else {}
            record = step.add(kind(**{one.name: value(one, number, rows) for one in columns(kind)}, **named))
            keys.append(record.id)
            yield record
        rows[kind.__tablename__] = keys


def state(workspace: Workspace) -> dict[str, list[Any]]:
    """Give what stands in the file, byte for byte."""
    with workspace.reading() as reader:
        ask = reader.session.connection().exec_driver_sql
        tables = (kind.__tablename__ for kind in JOURNALED)
        return {table: [tuple(row) for row in ask(f"SELECT * FROM {table} ORDER BY id")] for table in tables}


def entries(workspace: Workspace) -> list[JournalEntry]:
    with workspace.reading() as reader:
        return reader.all(JournalEntry, order=[col(JournalEntry.counter)])


def test_every_table_comes_back_field_by_field(workspace: Workspace) -> None:
    states = [state(workspace)]
    with workspace.step("fill") as step:
        records = list(fill(step))
    states.append(state(workspace))
    rows = {kind.__tablename__: [one.id for one in records if type(one) is kind] for kind in JOURNALED}
    for kind in JOURNALED:
        for column in columns(kind):
            with workspace.step("change") as step:
                record = step.session.get_one(kind, rows[kind.__tablename__][0])
                setattr(record, column.name, value(column, 1, rows))
            states.append(state(workspace))
    for deed in (Step.remove, Step.erase):
        for kind in reversed(JOURNALED):
            for key in rows[kind.__tablename__]:
                with workspace.step("away") as step:
                    deed(step, step.session.get_one(kind, key))
                states.append(state(workspace))
    assert states[-1] == states[0]
    steps = len(states) - 1
    assert steps > 200
    for before in reversed(states[:-1]):
        assert workspace.undo() is not None
        assert state(workspace) == before
    assert workspace.undo() is None
    for after in states[1:]:
        assert workspace.redo() is not None
        assert state(workspace) == after
    assert workspace.redo() is None


def test_an_entry_tells_who_when_where_and_the_changed_fields_only(workspace: Workspace, clock: SetClock) -> None:
    with workspace.step("add_project") as step:
        project = step.add(Project(title="Città", phase=Phase.CO_DESIGN, baseline_on=date(2009, 3, 3)))
    clock.forward(hours=1)
    with workspace.as_of(datetime(2001, 1, 1, tzinfo=UTC)), workspace.step("change_project") as step:
        record = step.get(Project, project.id)
        record.title, record.phase = "Paese", Phase.CO_DELIVERY
    workspace.undo()
    added, changed, undone = entries(workspace)
    assert {one.device_id for one in (added, changed, undone)} == {device_id()}
    assert {one.schema_version for one in (added, changed, undone)} == {SCHEMA_VERSION}
    assert {(one.table, one.row_id) for one in (added, changed, undone)} == {("project", project.id)}
    assert [one.counter for one in (added, changed, undone)] == [1, 2, 3]
    assert [one.step for one in (added, changed, undone)] == ["add_project", "change_project", "undo change_project"]
    assert [one.op for one in (added, changed, undone)] == ["insert", "update", "update"]
    # When it was written, whatever moment it speaks of.
    assert [one.at for one in (added, changed)] == [datetime(2009, 3, 3, hour, 30, tzinfo=UTC) for hour in (13, 14)]
    assert added.old is None
    assert added.new is not None
    assert added.new.keys() == {column.name for column in Project.__table__.columns}  # type: ignore[attr-defined]
    assert added.new["baseline_on"] == "2009-03-03"
    assert changed.old == {"title": "Città", "phase": "co_design"} == undone.new
    assert changed.new == {"title": "Paese", "phase": "co_delivery"} == undone.old


def test_each_row_stands_in_a_step_once_from_before_to_after(workspace: Workspace) -> None:
    with workspace.step("first") as step:
        old, gone = step.add(Project(title="old")), step.add(Project(title="gone"))
    heard: list[Any] = []
    workspace.subscribe(heard.append)
    with workspace.step("second") as step:
        new, passing = step.add(Project(title="n")), step.add(Project(title="passing"))
        new.title = "new"
        step.erase(passing)
        record = step.get(Project, old.id)
        record.title, record.tender_ref = "between", "T"
        step.save()
        record.title = "old"
        other = step.get(Project, gone.id)
        other.title = "changed first"
        step.save()
        step.erase(other)
    told = {entry.row_id: entry for entry in entries(workspace) if entry.step == "second"}
    assert told.keys() == {old.id, new.id, gone.id}
    assert (told[new.id].op, (told[new.id].new or {})["title"]) == ("insert", "new")
    assert (told[old.id].old, told[old.id].new) == ({"tender_ref": ""}, {"tender_ref": "T"})
    assert (told[gone.id].op, (told[gone.id].old or {})["title"]) == ("delete", "gone")
    assert {row.id: row.fate for row in heard[0].rows} == {
        old.id: Fate.CHANGED,
        new.id: Fate.ADDED,
        gone.id: Fate.REMOVED,
    }
    workspace.undo()
    with workspace.reading() as reader:
        assert {(one.id, one.title, one.tender_ref) for one in reader.all(Project)} == {
            (old.id, "old", ""),
            (gone.id, "gone", ""),
        }


def test_a_step_that_takes_itself_back_is_no_step(workspace: Workspace) -> None:
    with workspace.step("add_project") as step:
        project = step.add(Project(title="A"))
    heard: list[Any] = []
    workspace.subscribe(heard.append)
    with workspace.step("back_and_forth") as step:
        record = step.get(Project, project.id)
        record.title = "B"
        step.save()
        record.title = "A"
        step.erase(step.add(Project(title="passing")))
    assert heard == []
    assert workspace.undo_step == "add_project"
    assert len(entries(workspace)) == 1


def test_what_was_binned_as_soon_as_it_was_made_is_told_to_nobody(workspace: Workspace) -> None:
    heard: list[Any] = []
    workspace.subscribe(heard.append)
    with workspace.step("passing") as step:
        step.remove(step.add(Project(title="passing")))
    assert heard == []
    assert workspace.undo_step == "passing"


def test_steps_are_numbered_without_a_gap_and_on_from_the_last_opening(workspace: Workspace) -> None:
    for title in ("one", "two"):
        with workspace.step("add_project") as step:
            step.add(Project(title=title))
        with pytest.raises(KnownError):
            add_and_fail(workspace)
    path = workspace.path
    workspace.close()
    again = Workspace.open(path)
    with again.step("add_project") as step:
        step.add(Project(title="three"))
    assert [entry.counter for entry in entries(again)] == [1, 2, 3]
    assert len(devices(again)) == 1
    again.close()


def add_and_fail(workspace: Workspace) -> None:
    with workspace.step("fails") as step:
        step.add(Project(title="not kept"))
        step.get(Project, UUID(int=0))


def devices(workspace: Workspace) -> list[Device]:
    with workspace.reading() as reader:
        return reader.all(Device)


def test_a_step_of_2000_rows_is_undone_within_a_second(workspace: Workspace) -> None:
    with workspace.step("start") as step:
        project = step.add(Project(title="P"))
        meeting = step.add(Meeting(project_id=project.id))
        for number in range(2000):
            step.session.add(
                Priority(project_id=project.id, meeting_id=meeting.id, text=f"n. {number}", captured_at=step.now())
            )
    begin = time.process_time()
    workspace.undo()
    undone = time.process_time()
    workspace.redo()
    assert undone - begin < 1
    assert time.process_time() - undone < 1
    with workspace.reading() as reader:
        assert count(reader) == 2000


def count(reader: Reader) -> int:
    return len(reader.rows(select(Priority.id)))
