"""`coprod-desktop --self-test`: fine where all is there, red where something is missing; nothing is left behind."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import contents
import pytest

from coprod_desktop import __version__
from coprod_desktop.resources import resources_folder

PACKAGE = resources_folder().parent / "coprod_desktop"


def self_test(installation: Path, home: Path, scratch: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run it as its user does, with a home and a place for temporary files of its own."""
    for folder in (home, scratch):
        folder.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(scratch), "PYTHONPATH": str(installation)}
    kept = {name: value for name, value in os.environ.items() if name != "COPROD_HOME"}
    return subprocess.run(
        [sys.executable, "-m", "coprod_desktop", "--self-test"],
        env=kept | places | surroundings, cwd=home, capture_output=True, encoding="utf-8", check=False, timeout=100,
    )  # fmt: skip


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """A copy laid out as a wheel is."""
    contents.write()
    folder = tmp_path / "installation"
    shutil.copytree(PACKAGE, folder / "coprod_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(resources_folder(), folder / "coprod_desktop" / "_resources")
    return folder


def test_a_whole_installation_does_its_whole_work_and_leaves_nothing(installation: Path, tmp_path: Path) -> None:
    home, scratch = tmp_path / "casa", tmp_path / "però"
    done = self_test(installation, home, scratch, LC_ALL="it_IT.UTF-8", PYTHONIOENCODING="utf-8")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert lines[-1].startswith("Tutte le ")
    assert all(line.startswith("ok ") for line in lines[:-2])
    assert __version__ in lines[0]
    assert "Verbale in tutte e due le lingue, riletto" in done.stdout
    assert [path for path in home.rglob("*") if path.is_file() and "coprod" in str(path).lower()] == []
    assert list(scratch.iterdir()) == []


def test_what_is_missing_is_named_and_what_it_stops_is_not_reached(installation: Path, tmp_path: Path) -> None:
    resources = installation / "coprod_desktop" / "_resources"
    (resources / "styles" / "app.qss").unlink()
    (resources / "icons" / "calendar.svg").write_text("<svg", "utf-8")
    shutil.rmtree(installation / "coprod_desktop" / "store" / "migrations" / "versions")
    done = self_test(installation, tmp_path / "casa", tmp_path / "però", LC_ALL="C.UTF-8")
    assert done.returncode == 1
    failed = dict(
        line.removeprefix("FAILED").strip().split(":", 1) for line in done.stdout.splitlines() if "FAILED" in line
    )
    assert failed["Files of the program are all there"].strip() == "styles/app.qss"
    assert "icons/calendar.svg" in failed["Files of the program can be read"]
    assert "An older file is brought up to date" in failed
    assert "app.qss" in failed["The window opens as on the first day"]
    assert failed["Undo and redo"].strip() == "not reached"
    assert "Spreadsheets are written and read" not in failed
