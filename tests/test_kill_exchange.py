"""An export or an import that is killed leaves a whole file of that name or none, and does not hinder the next one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("COPROD_KILLS", "5"))
"""How often; the suite does it a few times, `COPROD_KILLS=1000` as often as the promise says."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


def killed(what: str, folder: Path) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.killing_exchange", what, str(folder), str(KILLS)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    seen: dict[str, int] = json.loads(done.stdout)
    # Shown by `pytest -rP`, so that a long run tells its figures.
    print(what, seen)
    return seen


def test_an_export_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    seen = killed("out", tmp_path)
    assert set(seen) <= {"old", "new", "strange"}
    assert (seen.get("old", 0) + seen.get("new", 0), seen["strange"]) == (KILLS, 0)


def test_an_import_that_is_killed_leaves_no_file_or_a_whole_one(tmp_path: Path) -> None:
    seen = killed("in", tmp_path)
    assert set(seen) <= {"none", "whole", "afterwards", "left over"}
    assert seen.get("none", 0) + seen.get("whole", 0) == KILLS
    assert seen.get("left over", 0) == 0
