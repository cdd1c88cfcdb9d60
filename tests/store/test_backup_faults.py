"""Backups killed in the middle, restores killed in the middle, and disks with no room for them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.test_processes import OWN_MOUNTS, can_mount

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
KILLS = int(os.environ.get("COPROD_KILLS", "6"))
"""How often each is killed; `COPROD_KILLS=300` for a long run."""


@pytest.fixture
def seen(tmp_path: Path) -> Callable[..., Any]:
    def run(what: str, *before: str) -> Any:
        command = [*before, sys.executable, "-m", "tests.store.backup_processes", what, str(tmp_path), str(KILLS)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        told = json.loads(done.stdout)
        # Shown by `pytest -rP`, so that a long run tells its figures.
        print(what, told)
        return told

    return run


def test_a_backup_that_is_killed_is_never_listed(seen: Callable[..., Any]) -> None:
    told = seen("kill-backup")
    assert told.get("killed", 0) + told.get("done", 0) == KILLS
    assert told["listed"] == told["whole"] >= 1
    assert told["projects"] == 1


def test_a_restore_that_is_killed_leaves_the_old_file_or_the_backup_and_loses_neither(seen: Callable[..., Any]) -> None:
    told = seen("kill-restore")
    assert told.get("old", 0) + told.get("new and old aside", 0) == KILLS
    assert "lost" not in told
    assert told["restored after"] == KILLS
    assert told["left"] == 0


@pytest.mark.skipif(not can_mount(), reason="small disks cannot be mounted here")
def test_where_there_is_no_room_it_is_told_and_nothing_is_left(seen: Callable[..., Any]) -> None:
    told = seen("full", *OWN_MOUNTS)
    codes = told["backup"]
    assert codes[-1] == ["ok", ["2026-03-03T143000Z.coprod-backup"]]
    assert all(one == ["backup_full", []] for one in codes[:-1] if one[0] != "ok")
    assert codes[0][0] == "backup_full"
    assert told["restore"] == ["target_full", True, ["w.coprod"]]
    assert told["untouched"]
