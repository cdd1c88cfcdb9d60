"""A full disk, a pulled stick, places where one may not write: one plain sentence each, nothing lost, and a way on."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.test_processes import OWN_MOUNTS, can_mount

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="places are made to fail in the way of Linux")

NO_STEP = "The disk is full: this last step was not saved. Free some space and try again."
NOT_OPENED = "The disk is full: «w.coprod» cannot be opened. Free some space and try again."


def can_plug() -> bool:
    """Tell whether an image of a stick can be mounted here."""
    with tempfile.TemporaryDirectory() as folder:
        image, stick = Path(folder, "image"), Path(folder, "stick")
        image.write_bytes(bytes(4 << 20))
        stick.mkdir()
        script = f"mkfs.ext4 -q {image} && mount -o loop {image} {stick}"
        try:
            return (
                subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, check=False).returncode == 0
            )
        except OSError:
            return False


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        for name in ("home", "place"):
            Path(made, name).mkdir()
        yield Path(made)


def seen(what: str, folder: Path, *before: str) -> Any:
    command = [*before, sys.executable, "-m", "tests.store.faulty_places", what, str(folder / "place")]
    environment = {**os.environ, "COPROD_HOME": str(folder / "home"), "LANGUAGE": "en"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.mark.skipif(not can_mount(), reason="small disks cannot be mounted here")
def test_a_full_disk_is_told_in_a_sentence_and_leaves_a_way_on(folder: Path) -> None:
    told = seen("full", folder, *OWN_MOUNTS)
    for kilobytes in ("0", "40"):
        deeds = told[kilobytes]
        # Whatever is on the disk can still be read, printed and taken elsewhere.
        assert deeds["check"] == deeds["minutes of it"] == deeds["export of it"] == [0, ""]
        for deed in ("import", "capture"):
            assert deeds[deed] == [1, NOT_OPENED if kilobytes == "0" else NO_STEP]
        assert deeds["new"] == [1, "The disk is full: «new.coprod» was not written. Free some space and try again."]
        assert deeds["backup on it"] == 1
        assert not [name for name in deeds["left"] if name.startswith((".", "new"))]
    for deed, name in (("minutes on it", "x.pdf"), ("export on it", "x.json")):
        assert told["0"][deed] == [1, f"The disk is full: «{name}» was not written. Free some space and try again."]
    codes, whole, left = told["way on"]
    assert (codes, whole) == (["disk_full", "target_full", "ok", "ok"], True)
    assert not any("no room" in name for name in left)
    assert told["room again"] == ["ok", [0, ""]]
    assert told["settings"] == ["dark", True]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0 or not can_plug(), reason="no image of a stick can be mounted")
def test_work_goes_on_when_the_pulled_stick_is_back(folder: Path) -> None:
    told = seen("pulled", folder, "unshare", "-m")
    lost = [told[deed] for deed in ("step", "reading", "undo", "again", "copy")]
    # Never that the file is damaged, as SQLite would have it.
    assert lost == ["file_unreachable"] * 5
    assert told["left"] == ["image", "stick"]
    assert (told["back"], told["typed"]) == ("ok", "ok")
    assert told["lines"] == told["kept"] == ["before", "in the log", "typed"]
    assert told["on the stick"] == ["w.coprod"]


def test_what_may_not_be_written_is_read_or_refused_and_open_work_waits(folder: Path) -> None:
    assert seen("forbidden", folder) == {
        "read-only folder": ["ok", "file_read_only"],
        "read-only folder, new": "file_read_only",
        "closed folder": ["file_forbidden", "file_forbidden"],
        "read-only file": ["ok", "file_read_only"],
        "closed file": ["file_forbidden", "file_forbidden"],
        "a lock of somebody else": "ok",
        # Only where not even the name can be seen; then it goes on, and what was saved is there.
        "while open": [["file_unreachable", "ok", "ok", "ok"], True],
        "no home": "ok",
        "export": ["«x.json» could not be written. Is it open in another program, or the folder protected?"],
        "left": ["homeless.coprod", "w.coprod"],
    }
