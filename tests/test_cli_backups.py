"""`coprod backup` and `coprod restore`: there and back, and nothing changed where it cannot be."""

import os
from pathlib import Path

import pytest

from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import open_workspace
from tests.test_cli import coprod


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lavoro è" / "prova.coprod"
    path.parent.mkdir()
    assert coprod("new", path).returncode == 0
    add(path, "Prima")
    return path


def add(path: Path, title: str) -> None:
    workspace = open_workspace(path)
    add_project(workspace, title=title, lead="ASL di Crema")
    workspace.close()


def test_there_and_back(file: Path, tmp_path: Path) -> None:
    stick = tmp_path / "chiavetta"
    made = coprod("backup", file, "--also", stick)
    assert made.returncode == 0, made.stderr
    (copy,) = stick.iterdir()
    assert len(made.stdout.splitlines()) == 2
    assert str(copy) in coprod("backup", file, "--also", stick, "--list").stdout
    add(file, "Dopo")
    back = coprod("restore", file, "--from", copy, language="it_IT.UTF-8")
    assert back.returncode == 0, back.stderr
    assert "Dopo" not in coprod("show", file).stdout
    aside = Path(back.stdout.splitlines()[1].split(": ", 1)[1])
    assert "Dopo" in coprod("show", aside).stdout


def test_a_file_in_use_is_not_replaced(file: Path, tmp_path: Path) -> None:
    coprod("backup", file, "--also", tmp_path / "chiavetta")
    (copy,) = (tmp_path / "chiavetta").iterdir()
    workspace = open_workspace(file)
    refused = coprod("restore", file, "--from", copy)
    workspace.close()
    assert refused.returncode == 1
    assert "already open" in refused.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="some rights cannot be refused here")
def test_a_folder_that_cannot_be_written_is_told(file: Path, tmp_path: Path) -> None:
    locked = tmp_path / "chiusa"
    locked.mkdir(mode=0o500)
    refused = coprod("backup", file, "--also", locked)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


def test_what_is_no_backup_is_refused(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8\xff" * 999)
    before = file.read_bytes()
    for backup in (other, tmp_path / "niente"):
        refused = coprod("restore", file, "--from", backup)
        assert refused.returncode == 1
        assert len(refused.stderr.splitlines()) == 1
    assert file.read_bytes() == before
