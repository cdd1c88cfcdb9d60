"""Backups and restores killed at a moment of chance, and on disks too small for them.

    python -m tests.store.backup_processes (kill-backup | kill-restore | full) FOLDER ROUNDS

Each prints what it saw as JSON; the tests judge it.
"""

import json
import shutil
import sys
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import Workspace
from coprod_desktop.store.backups import list_backups, look_inside, make_backup
from coprod_desktop.store.copying import must_be_sound
from coprod_desktop.store.restore import list_aside, restore
from tests.store.backed_up import NOW, add, make_file, names, titles
from tests.store.processes import code_of, disk, duration, kill_at_random

PROJECTS = 400


def full_file(path: Path) -> Path:
    """Make a file that takes a moment to copy."""
    make_file(path)
    with closing(Workspace.open(path)) as workspace, workspace.step("add_project"):
        for number in range(PROJECTS):
            add(workspace, f"{number} " + "x" * 500)
    return path


def kill_backup(folder: Path, rounds: int) -> object:
    """Kill backups while they are made, also of an open file; whatever is listed is whole."""
    file, copies = full_file(folder / "w" / "w.coprod"), folder / "copie"

    def deed() -> None:
        make_backup(file, copies, now=NOW)

    span, seen = min(duration(deed) for _ in range(3)), Counter[str]()
    with closing(Workspace.open(file)) as workspace:
        for number in range(rounds):
            seen["killed" if kill_at_random(deed, span * 1.1) else "done"] += 1
            add(workspace, f"da {number}")
    for row in list_backups(copies):
        seen["listed"] += 1
        seen["whole"] += len(look_inside(row.path).projects) > PROJECTS
    must_be_sound(file)
    return {**seen, "projects": len(titles(file)) - PROJECTS - rounds}


def kill_restore(folder: Path, rounds: int) -> object:
    """Kill restores; the file is the old one or the backup, and what it was before is never lost."""
    file, copies = full_file(folder / "w" / "w.coprod"), folder / "copie"
    backup = make_backup(file, copies, now=NOW).path
    with closing(Workspace.open(file)) as workspace:
        add(workspace, "Dopo")
    kept = folder / "kept.coprod"
    shutil.copy(file, kept)

    def deed() -> None:
        restore(file, backup, now=NOW)

    span, seen = min(duration(deed) for _ in range(3)), Counter[str]()
    for _number in range(rounds):
        for path in file.parent.iterdir():
            path.unlink()
        shutil.copy(kept, file)
        seen["killed" if kill_at_random(deed, span * 1.1) else "done"] += 1
        held = "Dopo" in titles(file)
        aside = any("Dopo" in titles(row.path) for row in list_aside(file))
        seen["old" if held else "new and old aside" if aside else "lost"] += 1
        with suppress(KnownError):
            deed()
        seen["restored after"] += "Dopo" not in titles(file)
        seen["left"] += sum(name.endswith(".new") for name in names(file.parent))
    return seen


def full(folder: Path, _rounds: int) -> object:
    """Make backups onto sticks of many sizes, and restore where there is no room."""
    file = full_file(folder / "w" / "w.coprod")
    before = file.read_bytes()
    backup = make_backup(file, folder / "copie", now=NOW).path
    stick = folder / "stick"
    stick.mkdir()
    codes = []
    for kilobytes in (4, 16, 64, 400, 620, 900, 20_000):
        with disk(stick, kilobytes):
            codes.append((code_of(lambda: make_backup(file, stick / "w", now=NOW)), left_in(stick / "w")))
    with disk(stick, len(before) // 1024 + 200):
        tight = stick / "w.coprod"
        shutil.copy(file, tight)
        code = code_of(lambda: restore(tight, backup, now=NOW))
        restored = (code, tight.read_bytes() == before, names(stick))
    return {"backup": codes, "restore": restored, "untouched": file.read_bytes() == before}


def left_in(folder: Path) -> list[str]:
    return names(folder) if folder.exists() else []


if __name__ == "__main__":
    deeds = {"kill-backup": kill_backup, "kill-restore": kill_restore, "full": full}
    print(json.dumps(deeds[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
