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
SELDOM = max(KILLS // 5, 1)
no_kill = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """What was seen after each kind of kill; shown by `pytest -rP`, so that a long run tells its figures."""
    rounds = {"capture": KILLS, "upgrade": SELDOM, "import": SELDOM}
    command = [sys.executable, "-m", "tests.killing", str(tmp_path_factory.mktemp("killed"))]
    asked = [f"{what}={count}" for what, count in rounds.items()]
    done = subprocess.run([*command, *asked], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, dict[str, int]] = json.loads(done.stdout)
    print(told)
    return told


@no_kill
def test_no_acknowledged_line_is_lost(seen: dict[str, dict[str, int]]) -> None:
    told = seen["capture"]
    assert (told["rounds"], told["lost"], told["half"]) == (KILLS, 0, 0)
    assert told["acknowledged"] > KILLS


@no_kill
def test_an_upgrade_that_is_killed_leaves_the_old_file_or_the_new_one(seen: dict[str, dict[str, int]]) -> None:
    told = seen["upgrade"]
    states = {state: count for state, count in told.items() if ":" in state}
    assert set(states) <= {"killed: old", "killed: new", "done: new", "copy: old"}
    assert told["opened after"] == sum(states.values()) - states["copy: old"] == SELDOM
    assert told["copies opened"] == states["copy: old"] >= SELDOM


@no_kill
def test_an_import_that_is_killed_brings_all_of_the_list_or_nothing(seen: dict[str, dict[str, int]]) -> None:
    assert set(seen["import"]) <= {"killed: old", "killed: new", "done: new"}
    assert sum(seen["import"].values()) == SELDOM


def test_the_command_line_reads_while_another_process_writes(tmp_path: Path) -> None:
    file = tmp_path / "held.coprod"
    workspace = create_workspace(file)
    add_project(workspace, title="Shown while held", lead="ASL")
    command = [sys.executable, "-m", "coprod_desktop.cli", "show", str(file), "--json"]
    shown = subprocess.run(command, check=True, capture_output=True)
    workspace.close()
    assert json.loads(shown.stdout)["projects"][0]["title"] == "Shown while held"
