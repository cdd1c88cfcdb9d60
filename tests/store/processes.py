"""What must happen in processes of their own: killed at a moment of chance, racing for a file, on a full disk.

    python -m tests.store.processes (kill-create | race | full) FOLDER

Each prints what it saw as JSON; the tests judge it.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.connection import APPLICATION_ID, connect
from coprod_desktop.store.schema import SCHEMA_VERSION

ROUNDS = 8


def make_old_file(path: Path) -> None:
    """Make a file of before the first version: stamped, and without a table of ours."""
    with closing(connect(path, mode="rwc")) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def in_a_child(deed: Callable[[], None]) -> int:
    """Do something in a forked process, which ends without tidying up."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            deed()
            code = 0
        finally:
            os._exit(code)
    return child


def kill_at_random(deed: Callable[[], None], span: float) -> bool:
    """Do something in a child and kill it within `span` seconds; True where it was still at work."""
    child = in_a_child(deed)
    time.sleep(random.uniform(0, span))
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def duration(deed: Callable[[], None]) -> float:
    begin = time.monotonic()
    os.waitpid(in_a_child(deed), 0)
    return time.monotonic() - begin


def state(path: Path) -> str:
    """Tell what stands in a file, log included: old, new or between; absent where there is none."""
    if not path.exists():
        return "absent"
    with closing(connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()[0]
    return {(0, 1): "old", (SCHEMA_VERSION, TABLES): "new"}.get(
        (version, tables), f"between: {version}, {tables} tables"
    )


def tables_of_a_new_file(folder: Path) -> int:
    path = folder / "sample.coprod"
    Workspace.create(path).close()
    with closing(connect(path)) as connection:
        count: int = connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()[0]
    path.unlink()
    return count


def kill_create(folder: Path) -> object:
    """Kill the making of a file; then make or open it, and look what is left beside it."""
    seen: Counter[str] = Counter()
    path = folder / "w.coprod"
    span = duration(lambda: Workspace.create(folder / "first.coprod").close())
    (folder / "first.coprod").unlink()
    for _ in range(ROUNDS):
        killed = kill_at_random(lambda: Workspace.create(path).close(), span)
        seen[f"{'killed' if killed else 'done'}: {state(path)}"] += 1
        (Workspace.open(path) if path.exists() else Workspace.create(path)).close()
        seen[f"after: {', '.join(names(folder))}"] += 1
        path.unlink()
    return seen


def race(folder: Path) -> object:
    """Let six processes open one file for writing again and again; two at once would find the other's mark."""
    path, mark = folder / "w.coprod", folder / "mark"
    Workspace.create(path).close()

    def write_often() -> None:
        seen: Counter[str] = Counter()
        while seen["written"] < 3:
            try:
                with closing(Workspace.open(path)) as workspace:
                    mark.touch(exist_ok=False)
                    with workspace.step("add_project") as step:
                        step.add(Project(title=str(os.getpid())))
                    mark.unlink()
                seen["written"] += 1
            except KnownError as trouble:
                seen[trouble.code] += 1
        (folder / f"{os.getpid()}.json").write_text(json.dumps(seen))

    children = [in_a_child(write_often) for _ in range(6)]
    codes = [os.waitpid(child, 0)[1] for child in children]
    seen = sum((Counter(json.loads(file.read_text())) for file in folder.glob("*.json")), Counter[str]())
    with closing(Workspace.open_to_read(path)) as workspace, workspace.reading() as reader:
        kept = len(reader.all(Project))
    return {"codes": codes, "seen": seen, "kept": kept, "locks": [str(one) for one in folder.glob("*.lock")]}


@contextmanager
def disk(folder: Path, kilobytes: int) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def code_of(deed: Callable[[], object]) -> str:
    try:
        deed()
    except KnownError as trouble:
        return trouble.code
    return "ok"


def full(folder: Path) -> object:
    """Make, write and upgrade files on disks of many sizes."""
    return {
        "create": [create_on(folder, kilobytes) for kilobytes in (4, 12, 24, 48, 400, 620, 1100, 2000)],
        "upgrade": [upgrade_on(folder, kilobytes) for kilobytes in (72, 120, 300, 672, 900, 2000)],
        "step": steps_on(folder),
        "read-only": read_only(folder),
    }


def create_on(folder: Path, kilobytes: int) -> object:
    path = folder / "w.coprod"
    with disk(folder, kilobytes):
        code = code_of(lambda: Workspace.create(path).close())
        return code, names(folder)


def upgrade_on(folder: Path, kilobytes: int) -> object:
    path = folder / "w.coprod"
    with disk(folder, kilobytes):
        make_old_file(path)
        code = code_of(lambda: Workspace.open(path).close())
        subprocess.run(["mount", "-o", "remount,size=9000k", str(folder)], check=True)
        return code, state(path), [state(copy) for copy in folder.glob("w (*.coprod")]


def steps_on(folder: Path) -> object:
    path = folder / "w.coprod"
    with disk(folder, 2000):
        saved = 0
        codes: list[str] = []
        workspace = Workspace.create(path)
        while len(codes) < 3:
            try:
                with workspace.step("add_project") as step:
                    step.add(Project(title="x" * 5000))
                saved += 1
            except KnownError as trouble:
                codes.append(trouble.code)
        kept = [count(workspace)]
        workspace.close()
        for door in (Workspace.open, Workspace.open_to_read):
            with closing(door(path)) as again:
                kept.append(count(again))
    return {"saved": saved, "codes": codes, "kept": kept}


def count(workspace: Workspace) -> int:
    with workspace.reading() as reader:
        return len(reader.all(Project))


def read_only(folder: Path) -> object:
    """Look at files on a medium that cannot be written: one at rest, one with work left in its log, one of before."""
    rest, hot, old = (folder / f"{name}.coprod" for name in ("rest", "hot", "old"))
    with disk(folder, 8000):
        Workspace.create(rest).close()
        make_old_file(old)
        workspace = Workspace.create(folder / "w.coprod")
        for file in folder.glob("w.coprod*"):
            file.with_name(file.name.replace("w.coprod", "hot.coprod")).write_bytes(file.read_bytes())
        workspace.close()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        seen: dict[str, object] = {
            f"{door.__name__} {path.stem}": code_of(partial(count_and_close, door, path))
            for door in (Workspace.open, Workspace.open_to_read)
            for path in (rest, hot, old)
        }
        seen["create new"] = code_of(lambda: Workspace.create(folder / "new.coprod"))
        return {**seen, "untouched": before == {file.name: file.read_bytes() for file in folder.iterdir()}}


def count_and_close(door: Callable[[Path], Workspace], path: Path) -> None:
    with closing(door(path)) as workspace:
        count(workspace)


if __name__ == "__main__":
    place = Path(sys.argv[2])
    TABLES = tables_of_a_new_file(place)
    deeds = {"kill-create": kill_create, "race": race, "full": full}
    print(json.dumps(deeds[sys.argv[1]](place)))
