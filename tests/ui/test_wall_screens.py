"""The wall on the screens of a real room: a laptop with a projector beside it, one that mirrors it, and none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAPTOP = ("laptop", 0, 0, 1366, 768)
ROOMS = {
    "apart": (LAPTOP, ("projector", 1366, 0, 1024, 768), ("third", 2390, 0, 1920, 1080)),
    "mirrored": (LAPTOP, ("projector", 0, 0, 1366, 768)),
    "alone": (LAPTOP,),
}
FACTS = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


@pytest.mark.parametrize("room", ROOMS)
def test_screens(room: str, tmp_path: Path) -> None:
    """Qt reads its screens when it starts, so each room is a process of its own."""
    keys = "name", "x", "y", "width", "height"
    screens = [{**dict(zip(keys, screen, strict=True)), **FACTS} for screen in ROOMS[room]]
    about = tmp_path / "screens.json"
    about.write_text(json.dumps({"screens": screens}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/ui/two_screens.py", "-k", f"test_{room}", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={about}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
