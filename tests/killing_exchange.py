"""Kill the command line again and again at moments of chance, in an export, and in an import of one.

    python -m tests.killing_exchange (out | in) FOLDER ROUNDS

As `tests.killing`, whose process and whose ways it shares.
"""

import json
import random
import sys
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import coprod_desktop.operations.exchange_import
import coprod_desktop.store.load  # noqa: F401  # or each victim would take its time for it
from coprod_desktop.operations.example import create_example
from coprod_desktop.operations.exchange import export_file, export_text
from tests.killing import duration, kill_within, seen_by_a_child, silently
from tests.soundness import look_through


def out(folder: Path, rounds: int) -> Counter[str]:
    """Kill exports over an older file; it is the older one, or the new one, whole."""
    seen: Counter[str] = Counter()
    work, target = folder / "w.coprod", folder / "out" / "x.json"
    target.parent.mkdir()
    whole = seen_by_a_child(lambda: make(work))
    deed = silently("export", work, "--out", target)
    span = duration(deed)
    for _ in range(rounds):
        target.write_text("before", "ascii")
        kill_within(deed, span, target.parent / "none")
        seen[{"before": "old", whole: "new"}.get(target.read_text("utf-8"), "between")] += 1
    # What was killed leaves a hidden file at most; none of them is ever taken for the export.
    seen["strange"] = sum(not path.name.startswith(".") for path in target.parent.iterdir()) - 1
    return seen


def into(folder: Path, rounds: int) -> Counter[str]:
    """Kill imports; there is no file, or a whole one, and the next import is not hindered."""
    seen: Counter[str] = Counter()
    source, target = folder / "x.json", folder / "in" / "w.coprod"
    target.parent.mkdir()
    whole = seen_by_a_child(lambda: make(folder / "w.coprod"))
    source.write_text(whole, "utf-8")
    deed = silently("import", source, target)
    span = duration(deed)
    for number in range(rounds):
        target.unlink(missing_ok=True)
        kill_within(deed, span, target.with_name(f".{target.name}.new-wal" if number % 2 else "none"))
        state = "none"
        if target.exists():
            state = "whole" if seen_by_a_child(partial(told, target)) == whole else "between"
        seen[state] += 1
        if random.random() < 0.1 and state == "none":
            duration(deed)
            seen["afterwards"] += seen_by_a_child(partial(told, target)) == whole
            seen["left over"] += sum(path != target for path in target.parent.iterdir())
    return seen


def make(work: Path) -> str:
    with closing(create_example(work, language="it")) as workspace:
        export_file(workspace.path, work.with_suffix(".json"))
        return export_text(workspace)


def told(file: Path) -> str:
    with closing(look_through(file)) as workspace:
        return export_text(workspace)


if __name__ == "__main__":
    deeds = {"out": out, "in": into}
    print(json.dumps(deeds[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
