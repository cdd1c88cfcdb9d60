"""Make a large workspace at the path given: 16 projects, 640 meetings, over 100,000 records, all in the journal too.

It is the worked example many times over: every project anew, each of its meetings ten times in ever earlier months,
and each priority ten times, so that long lists are long, and every record hangs where records hang.
"""

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Table, select
from sqlmodel import SQLModel

from coprod_desktop import records
from coprod_desktop.operations.example import create_example
from coprod_desktop.store import words_index

PROJECT_COPIES, MEETING_COPIES, PRIORITY_COPIES, AT_LEAST = 8, 10, 10, 100_000
SHARED = {"place", "setting", "blob", "device", "draft", "journalentry"}
BOUND = (
    *(records.Meeting, records.AgendaItem, records.ItemRun, records.Attendance, records.Presence, records.Note),
    *(records.Priority, records.Merge, records.Poll, records.PollOption, records.PollEvent, records.Entitlement),
    *(records.Turn, records.Ballot, records.Choice, records.Decision, records.DecisionPriority, records.Dissent),
    *(records.Action, records.ActionEvent),
)
OF_MEETINGS = {str(record.__tablename__) for record in BOUND}
Row = dict[str, Any]
Rows = dict[str, list[Row]]
Keys = dict[UUID, UUID]


def tables() -> Iterator[Table]:
    """Give the tables whose rows are copied."""
    return (table for table in SQLModel.metadata.tables.values() if table.name not in SHARED)


def renewed(rows: Rows, of_meetings: bool, outer: Keys, back: timedelta) -> tuple[Rows, Keys]:
    """Give the rows that hang on meetings, or the others, with keys of their own and so much earlier."""
    taken = {name: some for name, some in rows.items() if (name in OF_MEETINGS) is of_meetings}
    keys = {**outer, **{row["id"]: uuid4() for some in taken.values() for row in some}}

    def value(old: Any) -> Any:
        if isinstance(old, UUID):
            return keys.get(old, old)
        return old - back if isinstance(old, date | datetime) else old

    return {name: [{key: value(old) for key, old in row.items()} for row in some] for name, some in taken.items()}, keys


def copies(rows: Rows) -> Iterator[Rows]:
    """Give all the rows to add, a batch at a time."""
    for _ in range(PROJECT_COPIES):
        of_project, keys = renewed(rows, False, {}, timedelta())
        yield of_project
        for number in range(MEETING_COPIES):
            of_meetings, _ = renewed(rows, True, keys, timedelta(days=31 * number))
            for row in of_meetings["meeting"]:
                row["ended_at"] = row["ended_at"] or (row["started_at"] and row["started_at"] + timedelta(hours=2))
            yield of_meetings
            said = [row for row in of_meetings["priority"] if row["deleted_at"] is None]
            for again in range(1, PRIORITY_COPIES):
                yield {"priority": [{**row, "id": uuid4(), "text": f"{row['text']} ({again})"} for row in said]}


def write(connection: Connection, batch: Rows, counter: int) -> int:
    """Write a batch and its journal; gives the number of its rows."""
    entries = SQLModel.metadata.tables["journalentry"]
    device = connection.execute(select(SQLModel.metadata.tables["device"].c.id)).scalar_one()
    common = {"device_id": device, "counter": counter, "step_id": uuid4(), "step": "load_example", "schema_version": 2}
    common |= {"at": datetime.now().astimezone(), "op": "insert", "old": None}
    for name, rows in batch.items():
        if not rows:
            continue
        connection.execute(SQLModel.metadata.tables[name].insert(), rows)
        told = [{**common, "id": uuid4(), "table": name, "row_id": row["id"], "new": plain(row)} for row in rows]
        connection.execute(entries.insert(), told)
    return sum(map(len, batch.values()))


def plain(row: Row) -> dict[str, Any]:
    """Give a row as the journal keeps it, near enough for its size."""
    return {name: value if isinstance(value, int | float | None) else str(value) for name, value in row.items()}


def main(path: Path) -> None:
    """Make the example and add to it."""
    with closing(create_example(path, language="it")) as workspace, workspace.step("load_example") as step:
        connection = step.session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        rows: Rows = {
            table.name: [dict(row._mapping) for row in connection.execute(select(table))] for table in tables()
        }
        counter = connection.exec_driver_sql("SELECT max(counter) FROM journalentry").scalar_one()
        count = sum(write(connection, batch, counter + 1 + number) for number, batch in enumerate(copies(rows)))
        words_index.rebuild(connection)
    assert count >= AT_LEAST, count


if __name__ == "__main__":
    main(Path(sys.argv[1]))
