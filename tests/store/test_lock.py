"""One writer at a time, who is named to the second one."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import Workspace
from coprod_desktop.words import Words
from tests.conftest import SetClock


def refusal(path: Path) -> KnownError:
    with pytest.raises(KnownError) as trouble:
        Workspace.open(path)
    return trouble.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Cremona è qui.coprod"


def test_the_second_writer_is_told_since_when_this_computer_holds_the_file(file: Path, clock: SetClock) -> None:
    workspace = Workspace.create(file, clock=clock)
    trouble = refusal(file)
    assert trouble.code == "file_held_here"
    assert trouble.say(Words("en")) == (
        f"«{file.name}» is already open for writing on this computer, since 3 Mar 2009, 14:30. Close it there first."
    )
    assert trouble.say(Words("it")) == (
        f"«{file.name}» è già aperto in scrittura su questo computer, dal 3 mar 2009, 14:30. Chiudilo prima lì."
    )
    workspace.close()
    Workspace.open(file).close()
    assert [path.name for path in file.parent.glob(f"{file.name}*")] == [file.name]


def test_another_computer_is_named(file: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.create(file, clock=clock)
    # Seen from elsewhere, as over a shared folder.
    monkeypatch.setattr(platform, "node", lambda: "another")
    trouble = refusal(file)
    workspace.close()
    assert trouble.code == "file_held"
    assert trouble.values["computer"] != "another"
    assert trouble.values["since"] == clock.now
    assert trouble.values["computer"] in trouble.say(Words("it"))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"computer": 1, "since": "x"}', "\udcff"])
def test_a_lock_that_names_nobody_still_holds(file: Path, text: str) -> None:
    workspace = Workspace.create(file)
    file.with_name(file.name + ".lock").write_bytes(text.encode("utf-8", "surrogateescape"))
    trouble = refusal(file)
    workspace.close()
    assert trouble.code == "file_held_elsewhere"
    assert file.name in trouble.say(Words("en"))


def test_a_lock_of_a_dead_process_holds_nobody_up(file: Path) -> None:
    Workspace.create(file).close()
    holder = (
        "import os, sys, pathlib; from coprod_desktop.store import Workspace;"
        "workspace = Workspace.open(pathlib.Path(sys.argv[1])); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", holder, str(file)], check=True)
    assert file.with_name(file.name + ".lock").exists()
    Workspace.open(file).close()
    assert not file.with_name(file.name + ".lock").exists()


def test_a_copy_that_took_the_lock_file_along_opens(file: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(file)
    there = tmp_path / "stick"
    there.mkdir()
    for one in tmp_path.glob(f"{file.name}*"):
        (there / one.name).write_bytes(one.read_bytes())
    assert (there / f"{file.name}.lock").exists()
    Workspace.open(there / file.name).close()
    workspace.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_leads_to_the_same_lock(file: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(file)
    (tmp_path / "linked").symlink_to(tmp_path)
    link = tmp_path / "link.coprod"
    link.symlink_to(file)
    for way in (link, tmp_path / "linked" / file.name, Path(os.path.relpath(file))):
        assert refusal(way).code == "file_held_here"
        Workspace.open_to_read(way).close()
    workspace.close()
    Workspace.open(link).close()
    assert link.is_symlink()


def test_a_held_file_is_not_made_anew(file: Path) -> None:
    workspace = Workspace.create(file)
    with pytest.raises(KnownError, match="file_exists"):
        Workspace.create(file)
    workspace.close()


@pytest.mark.skipif(sys.platform == "win32", reason="locks are kept in another way")
def test_a_refused_second_opening_leaves_the_locks_of_the_first(file: Path) -> None:
    """Closing a file of one's own would drop all the locks that SQLite holds on it in this process."""
    workspace = Workspace.create(file)
    refusal(file)
    Workspace.open_to_read(file).close()
    # SQLite's shared lock lies on 510 bytes from 2^30 + 2; another process cannot have them for itself.
    other = (
        "import fcntl, sys; file = open(sys.argv[1], 'r+b');"
        "fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, (1 << 30) + 2)"
    )
    tried = subprocess.run([sys.executable, "-c", other, str(file)], check=False, capture_output=True)
    workspace.close()
    assert b"BlockingIOError" in tried.stderr


def test_an_opening_that_fails_gives_the_lock_back(file: Path) -> None:
    Workspace.create(file).close()
    moments = [datetime.now(UTC)]
    with pytest.raises(IndexError):
        Workspace.open(file, clock=moments.pop)
    Workspace.open(file).close()
