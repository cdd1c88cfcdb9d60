"""`coprod backup` and `coprod restore`: there and back, and nothing changed where it cannot be."""

import os
from pathlib import Path

import pytest

from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from tests.operations.voting import room_in
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


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "chiavetta"
    folder.mkdir()
    return folder


def made_on(stick: Path) -> Path:
    (copy,) = stick.glob("*/*.coprod-backup")
    return copy


def test_there_and_back(file: Path, stick: Path) -> None:
    made = coprod("backup", file, "--also", stick)
    assert made.returncode == 0, made.stderr
    copy = made_on(stick)
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert len(made.stdout.splitlines()) == 2
    listed = coprod("backup", file, "--also", stick, "--list").stdout
    assert str(copy) in listed
    assert len(listed.splitlines()) == 2
    add(file, "Dopo")
    back = coprod("restore", file, "--from", copy, language="it_IT.UTF-8")
    assert back.returncode == 0, back.stderr
    assert "Dopo" not in coprod("show", file).stdout
    aside = Path(back.stdout.splitlines()[1].split(": ", 1)[1])
    assert "Dopo" in coprod("show", aside).stdout
    assert str(aside) in coprod("backup", file, "--list").stdout


def test_what_a_backup_holds_is_told_and_nothing_changed(file: Path, stick: Path) -> None:
    coprod("backup", file, "--also", stick)
    add(file, "Dopo")
    before = file.read_bytes()
    told = coprod("restore", file, "--from", made_on(stick), "--dry-run", language="it_IT.UTF-8")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[:2] == ["«Prima»", "0 incontri · 1 partner"]
    assert file.read_bytes() == before


def test_a_file_in_use_is_not_replaced(file: Path, stick: Path) -> None:
    coprod("backup", file, "--also", stick)
    workspace = open_workspace(file)
    refused = coprod("restore", file, "--from", made_on(stick))
    workspace.close()
    assert refused.returncode == 1
    assert "already open" in refused.stderr


def test_a_second_folder_that_is_missing_is_told_and_the_others_have_theirs(file: Path, stick: Path) -> None:
    told = coprod("backup", file, "--also", stick / "via", "--also", stick, "--also", stick / "persa")
    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 2
    assert ["via" in told.stderr.splitlines()[0], "persa" in told.stderr.splitlines()[1]] == [True, True]
    assert made_on(stick).exists()
    assert not (stick / "via").exists()


def test_none_is_made_while_a_secret_vote_is_open(tmp_path: Path) -> None:
    path = tmp_path / "voto.coprod"
    workspace = create_workspace(path)
    room_in(workspace).opened()
    workspace.close()
    refused = coprod("backup", path)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == ["A secret vote is open. A backup can be made once it is closed."]


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
