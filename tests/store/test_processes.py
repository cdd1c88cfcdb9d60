"""Killed, raced for, and out of room: a file is old or new, never between, and has one writer."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")

OWN_MOUNTS = ("unshare", "-rm")


def can_mount() -> bool:
    try:
        probe = [*OWN_MOUNTS, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def seen(tmp_path: Path) -> Callable[..., Any]:
    def run(what: str, *before: str) -> Any:
        folder = tmp_path / "folder"
        folder.mkdir()
        command = [*before, sys.executable, "-m", "tests.store.processes", what, str(folder)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


def test_a_file_whose_making_was_killed_is_whole_or_not_there(seen: Callable[..., Any]) -> None:
    assert set(seen("kill-create")) <= {"killed: absent", "killed: new", "done: new", "after: w.coprod"}


def test_of_many_that_open_a_file_at_once_one_writes(seen: Callable[..., Any]) -> None:
    told = seen("race")
    assert set(told["codes"]) == {0}
    assert set(told["seen"]) <= {"written", "file_held_here", "file_held_elsewhere"}
    assert told["seen"]["written"] == told["kept"] == 18
    assert told["locks"] == []


@pytest.mark.skipif(not can_mount(), reason="small disks cannot be mounted here")
def test_a_full_disk_is_told_and_loses_nothing(seen: Callable[..., Any]) -> None:
    told = seen("full", *OWN_MOUNTS)
    assert {(code, *left) for code, left in told["create"]} == {("target_full",), ("ok", "w.coprod")}
    assert {(code, state) for code, state, _copies in told["upgrade"]} <= {
        ("full_at_opening", "old"),
        ("full_at_opening", "new"),
        ("ok", "new"),
    }
    # A copy stays where the upgrade came to pass, and only there.
    assert all(copies == (["old"] if state == "new" else []) for _code, state, copies in told["upgrade"])
    steps = told["step"]
    assert steps["codes"] == ["disk_full"] * 3
    assert steps["kept"] == [steps["saved"]] * 3
    assert steps["saved"] > 3
    assert told["read-only"] == {
        "open rest": "file_read_only",
        "open hot": "file_read_only",
        "open old": "file_read_only",
        "open_to_read rest": "ok",
        "open_to_read hot": "file_read_only",
        "open_to_read old": "file_read_only",
        "create new": "file_read_only",
        "untouched": True,
    }
