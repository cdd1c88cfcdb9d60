"""Whatever was acknowledged is on the disk, however the process ends; and what is half done is not there at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace

KILLS = int(os.environ.get("COPROD_KILLS", "5"))
"""How often captures are killed, and five times as often as upgrades and imports.

The suite does it a few times; `COPROD_KILLS=1000` as often as the promise says.
"""
no_kill = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


def killed(what: str, folder: Path, rounds: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.killing", what, str(folder), str(rounds)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    seen: dict[str, int] = json.loads(done.stdout)
    # Shown by `pytest -rP`, so that a long run tells its figures.
    print(what, seen)
    return seen


@no_kill
def test_no_acknowledged_line_is_lost(tmp_path: Path) -> None:
    seen = killed("capture", tmp_path, KILLS)
    assert (seen["rounds"], seen["lost"], seen["half"]) == (KILLS, 0, 0)
    assert seen["acknowledged"] > KILLS


@no_kill
def test_an_upgrade_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    rounds = KILLS // 5
    seen = killed("upgrade", tmp_path, rounds)
    states = {state: count for state, count in seen.items() if ":" in state}
    assert set(states) <= {"killed: old", "killed: new", "done: new", "copy: old"}
    assert seen["opened after"] == sum(states.values()) - states["copy: old"] == rounds
    assert seen["copies opened"] == states["copy: old"] >= rounds


@no_kill
def test_an_import_that_is_killed_brings_all_of_the_list_or_nothing(tmp_path: Path) -> None:
    seen = killed("import", tmp_path, KILLS // 5)
    assert set(seen) <= {"killed: old", "killed: new", "done: new"}
    assert sum(seen.values()) == KILLS // 5


def test_the_command_line_reads_while_another_process_writes(tmp_path: Path) -> None:
    file = tmp_path / "held.coprod"
    workspace = create_workspace(file)
    add_project(workspace, title="Shown while held", lead="ASL")
    command = [sys.executable, "-m", "coprod_desktop.cli", "show", str(file), "--json"]
    shown = subprocess.run(command, check=True, capture_output=True)
    workspace.close()
    assert json.loads(shown.stdout)["projects"][0]["title"] == "Shown while held"
