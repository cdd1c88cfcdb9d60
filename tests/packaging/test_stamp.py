"""What was installed is known again, and a changed list of pins is noticed."""

from pathlib import Path

import pytest
import stamp


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("one==1\n", "utf-8")
    return path


def test_a_written_stamp_is_read_again(tmp_path: Path, requirements: Path) -> None:
    made = stamp.Stamp("/a place/città", "3.11", {requirements.name: stamp.sha256(requirements)})
    made.write(tmp_path / "set-up.json")
    read = stamp.read(tmp_path / "set-up.json")
    assert read == made
    assert read.holds(requirements)


def test_changed_pins_are_not_held(requirements: Path) -> None:
    made = stamp.Stamp("/here", "3.11", {requirements.name: stamp.sha256(requirements)})
    requirements.write_text("one==2\n", "utf-8")
    assert not made.holds(requirements)


def test_pins_never_installed_are_not_held(requirements: Path) -> None:
    assert not stamp.Stamp("/here", "3.11").holds(requirements)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"checkout": "/here"}', '{"another": 1}'])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "set-up.json").write_text(text, "utf-8")
    assert stamp.read(tmp_path / "set-up.json") is None


def test_no_stamp_is_none(tmp_path: Path) -> None:
    assert stamp.read(tmp_path / "set-up.json") is None
