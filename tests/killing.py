"""Kill the command line again and again at moments of chance, in capture, in an upgrade, and in an import.

    python -m tests.killing FOLDER [capture=ROUNDS] [upgrade=ROUNDS] [import=ROUNDS]

A warmed process, which itself never opens a file, forks each victim, so that no time is lost with starting Python;
the victim is a process like any other and is killed by SIGKILL. Another fork looks at what it left. Prints how often
which state was seen, as JSON; the tests judge it.
"""

import gzip
import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import alembic.command  # noqa: F401  # or each victim would take its time for it, and not for the upgrade

import coprod_desktop.store.upgrade  # noqa: F401
from coprod_desktop import cli
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.projects import add_project, list_projects
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.store.connection import connect
from coprod_desktop.store.schema import SCHEMA_VERSION
from tests.files import make_sample
from tests.soundness import look_through
from tests.tables.lists import as_csv, long_list

FRESH_EVERY = 20
"""Victims that write into one file, before the next begins a new one."""
LINES = 60
ROWS = 120


def in_a_child(deed: Callable[[], object]) -> int:
    """Do something in a forked process, which ends without tidying up."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = int(bool(deed()))
        finally:
            sys.stdout.flush()
            os._exit(code)
    return child


def seen_by_a_child(look: Callable[[], Any]) -> Any:
    """Look at something in a forked process: no file of ours is open in the one that forks."""
    reading, writing = os.pipe()

    def tell() -> None:
        with os.fdopen(writing, "w") as out:
            json.dump(look(), out)

    child = in_a_child(tell)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    assert os.waitpid(child, 0)[1] == 0, "what was left could not be looked at"
    return json.loads(answer)


def duration(deed: Callable[[], object]) -> float:
    begin = time.monotonic()
    assert os.waitpid(in_a_child(deed), 0)[1] == 0
    return time.monotonic() - begin


def kill_within(deed: Callable[[], object], span: float, log: Path) -> bool:
    """Do something in a child and kill it at any moment, or soon after it has begun to write; True where it was."""
    before = size(log)
    child = in_a_child(deed)
    if random.random() < 0.5:
        time.sleep(random.uniform(0, span))
    else:
        until = time.monotonic() + span
        while size(log) == before and time.monotonic() < until:
            time.sleep(0.0002)
        time.sleep(random.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def size(path: Path) -> int:
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


def silently(*arguments: object) -> Callable[[], int]:
    """Give the deed of one command, which says nothing."""

    def run() -> int:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        return cli.main([str(one) for one in arguments])

    return run


# Capture


def capture(folder: Path, rounds: int) -> Counter[str]:
    """Kill captures; see that every acknowledged line is there, and that no line is half there."""
    seen: Counter[str] = Counter()
    base, file = folder / "base.coprod", folder / "killed.coprod"
    meeting = seen_by_a_child(lambda: make_meeting(base))
    told: dict[str, str] = {}
    for number in range(rounds):
        if number % FRESH_EVERY == 0:
            told = {}
            for old in folder.glob("killed.coprod*"):
                old.unlink()
            shutil.copyfile(base, file)
        acknowledged = capture_until_killed(file, meeting, number)
        told.update(acknowledged)
        kept = seen_by_a_child(lambda: kept_lines(file, meeting))
        lost = [key for key in told if kept.get(key) != told[key]]
        seen.update(rounds=1, acknowledged=len(acknowledged), lost=len(lost))
        seen["half"] += sum(not text.endswith(" whole") for text in kept.values())
    return seen


def make_meeting(file: Path) -> str:
    with closing(create_workspace(file)) as workspace:
        project = add_project(workspace, title="P", lead="ASL")
        return str(start_now(workspace, project_id=project, title="M", item_title="I"))


def kept_lines(file: Path, meeting: str) -> dict[str, str]:
    with closing(look_through(file)) as workspace:
        return {str(row.id): row.text for row in list_priorities(workspace, meeting_id=UUID(meeting))}


def capture_until_killed(file: Path, meeting: str, number: int) -> dict[str, str]:
    """Feed lines, read some acknowledgements, kill at a moment of chance; give what was acknowledged."""
    lines = [f"round {number} line {n} è {'x' * random.randrange(2000)} whole" for n in range(LINES)]
    given, fed = os.pipe()
    heard, told = os.pipe()

    def run() -> int:
        for gone in (fed, heard):
            os.close(gone)
        os.dup2(given, 0)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # a pipe, until the end
        sys.stdout = open(told, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        return cli.main(["capture", str(file), "--meeting", meeting])

    child = in_a_child(run)
    os.close(given)
    os.close(told)
    # A first part only, where the pipe takes no more: the victim dies long before it has read all.
    os.set_blocking(fed, False)
    os.write(fed, ("\n".join(lines) + "\n").encode()[:60_000].rsplit(b"\n", 1)[0] + b"\n")
    read = read_lines(heard, random.randrange(LINES // 3))
    select.select([], [], [], random.random() / 50)
    os.kill(child, signal.SIGKILL)
    os.close(fed)
    with os.fdopen(heard, "rb") as rest:
        read += rest.read()
    os.waitpid(child, 0)
    whole = [line.split()[1] for line in read.decode().splitlines() if len(line) == len("saved ") + 36]
    return dict(zip(whole, lines, strict=False))


def read_lines(heard: int, count: int) -> bytes:
    read = b""
    while read.count(b"\n") < count:
        part = os.read(heard, 4096)
        if not part:
            break
        read += part
    return read


# Upgrade


def upgrade(folder: Path, rounds: int) -> Counter[str]:
    """Kill the upgrade of the first version's sample; see what stands, and that each copy is a whole one of before."""
    seen: Counter[str] = Counter()
    sample = gzip.decompress((make_sample.FOLDER / "v1.coprod.gz").read_bytes())
    file = folder / "w.coprod"
    deed = silently("check", file)
    file.write_bytes(sample)
    span = duration(deed)
    for _ in range(rounds):
        empty(folder)
        file.write_bytes(sample)
        killed = kill_within(deed, span, Path(f"{file}-wal"))
        seen[f"{'killed' if killed else 'done'}: {seen_by_a_child(lambda: version(file))}"] += 1
        seen["opened after"] += seen_by_a_child(lambda: tells_its_story(file))
        for other in folder.glob(".*"):
            seen[f"left over: {other.name}"] += 1
        for copy in folder.glob("w (*.coprod"):
            seen[f"copy: {seen_by_a_child(partial(version, copy))}"] += 1
            seen["copies opened"] += seen_by_a_child(partial(tells_its_story, copy))
    return seen


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()


def version(file: Path) -> str:
    """Tell what stands in a file of the sample, log included: old, new or between."""
    with closing(connect(file)) as connection:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        (stamp,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        found = "findable" in tables
    states = {(1, "0001", False): "old", (SCHEMA_VERSION, f"{SCHEMA_VERSION:04d}", True): "new"}
    return states.get((number, stamp, found), f"between: {number}, {stamp}, {found}")


def tells_its_story(file: Path) -> int:
    with closing(look_through(file)) as workspace:
        (project,) = list_projects(workspace)
        assert project.title == make_sample.TITLE
    return 1


# Import


def import_list(folder: Path, rounds: int) -> Counter[str]:
    """Kill the import of a list of partners; all of it is there, or nothing."""
    seen: Counter[str] = Counter()
    base, file, table = folder / "base.coprod", folder / "w.coprod", folder / "list.csv"
    table.write_bytes(as_csv(long_list(ROWS)))
    project = seen_by_a_child(lambda: make_project(base))
    deed = silently("import-partners", file, "--project", project, table)
    old = seen_by_a_child(lambda: partners(base, project))
    shutil.copyfile(base, file)
    span = duration(deed)
    new = seen_by_a_child(lambda: partners(file, project))
    assert new > old + ROWS / 2
    for _ in range(rounds):
        for one in folder.glob("w.coprod*"):
            one.unlink()
        shutil.copyfile(base, file)
        killed = kill_within(deed, span, Path(f"{file}-wal"))
        there = seen_by_a_child(lambda: partners(file, project))
        seen[f"{'killed' if killed else 'done'}: { {old: 'old', new: 'new'}.get(there, f'between: {there}') }"] += 1
    return seen


def make_project(file: Path) -> str:
    with closing(create_workspace(file)) as workspace:
        return str(add_project(workspace, title="P", lead="ASL"))


def partners(file: Path, project: str) -> int:
    with closing(look_through(file)) as workspace:
        return len(list_partners(workspace, project_id=UUID(project)))


if __name__ == "__main__":
    deeds = {"capture": capture, "upgrade": upgrade, "import": import_list}
    seen = {}
    for asked in sys.argv[2:]:
        what, _, rounds = asked.partition("=")
        place = Path(sys.argv[1], what)
        place.mkdir()
        seen[what] = deeds[what](place, int(rounds))
    print(json.dumps(seen))
