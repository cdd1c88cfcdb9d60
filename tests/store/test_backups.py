"""Backups: checked copies, and what of them is listed, looked into and left behind."""

import gzip
import os
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.store import Workspace
from coprod_desktop.store.backups import (
    folder_within,
    holds,
    list_backups,
    look_inside,
    make_backup,
    mark_of,
    own_folder,
    thin,
)
from coprod_desktop.store.connection import connect
from tests.files import make_sample as story
from tests.store.backed_up import NOW, add, make_file, names, titles


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "lavoro" / "prova.coprod")


def test_a_backup_holds_all_that_was_saved_also_while_the_file_is_open(file: Path, tmp_path: Path) -> None:
    with closing(Workspace.open(file)) as workspace:
        add(workspace, "Seconda")
        made = make_backup(file, tmp_path / "copie", now=NOW)
        add(workspace, "Terza")
    assert made.made_at == NOW
    assert look_inside(made.path).projects == ("Prima", "Seconda")
    assert names(tmp_path / "copie") == ["2026-03-03T143000Z.coprod-backup"]


def test_two_backups_of_one_second_have_two_names(file: Path, tmp_path: Path) -> None:
    for _number in range(2):
        make_backup(file, tmp_path, now=NOW)
    assert len(list_backups(tmp_path)) == 2


def test_a_damaged_file_gives_no_backup_and_leaves_nothing_behind(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 20] = bytes(4096 * 17)
    file.write_bytes(content)
    with pytest.raises(KnownError):
        make_backup(file, tmp_path / "copie", now=NOW)
    assert names(tmp_path / "copie") == []


def test_two_files_of_one_name_have_two_folders(tmp_path: Path) -> None:
    assert own_folder(tmp_path / "a" / "x.coprod") != own_folder(tmp_path / "b" / "x.coprod")


def test_what_is_no_backup_is_neither_listed_nor_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "copie"
    folder.mkdir()
    for name in ("appunti.txt", "2020-01-01T000000Z.coprod"):
        (folder / name).write_text("x")
    thin(folder, now=NOW)
    assert list_backups(folder) == ()
    assert len(names(folder)) == 2


def test_looking_inside_tells_what_is_there_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    before = made.read_bytes()
    contents = look_inside(made)
    assert (contents.projects, contents.meetings, contents.partners) == (("Prima",), 0, 0)
    assert contents.last_step_at is not None
    assert made.read_bytes() == before
    assert names(made.parent) == [made.name]


def test_a_backup_is_a_file_that_any_reader_of_workspaces_opens(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    with closing(connect(made, mode="immutable")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_one_that_is_stopped_leaves_nothing_behind(file: Path, tmp_path: Path) -> None:
    with closing(Workspace.open(file)) as workspace, workspace.step("add_project"):
        for number in range(700):
            add(workspace, f"Progetto {number}")
    with pytest.raises(Stopped):
        make_backup(file, tmp_path / "copie", now=NOW, stopped=lambda: True)
    assert names(tmp_path / "copie") == []


def test_what_a_killed_one_left_goes_with_the_next_and_a_young_one_stays(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copie"
    folder.mkdir()
    old, young = (folder / f".{letter * 32}.coprod-backup.new" for letter in "ab")
    for left in (old, young, folder / ".appunti.new"):
        left.write_bytes(b"half")
    long_ago = time.time() - 2 * 3600
    os.utime(old, (long_ago, long_ago))
    make_backup(file, folder, now=NOW)
    assert names(folder) == [".appunti.new", young.name, "2026-03-03T143000Z.coprod-backup"]


@pytest.mark.parametrize("content", [b"\xff\xd8\xff" * 999, b""])
def test_what_is_no_workspace_is_not_copied(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(content)
    with pytest.raises(KnownError) as told:
        make_backup(path, tmp_path / "copie", now=NOW)
    assert told.value.code == "file_foreign"
    assert not (tmp_path / "copie").exists()


def test_a_series_on_a_stick_is_of_one_file_on_one_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, stick = tmp_path / "x.coprod", tmp_path / "stick"
    here = folder_within(stick, file)
    assert here == folder_within(stick, file)
    assert here != folder_within(stick, tmp_path / "y" / "x.coprod")
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("COPROD_HOME", str(tmp_path / "other"))
    assert here != folder_within(stick, file)


def test_it_is_known_whether_a_backup_holds_the_last_step(file: Path, tmp_path: Path) -> None:
    with closing(Workspace.open(file)) as workspace:
        made = make_backup(file, tmp_path, now=NOW).path
        assert holds(made, mark_of(file))
        add(workspace, "Seconda")
        assert not holds(made, mark_of(file))
        workspace.undo()
        assert not holds(made, mark_of(file))
    assert names(tmp_path) == [made.name, "home", "lavoro"]
    made.write_bytes(b"cut")
    assert not holds(made, mark_of(file))


def test_a_backup_by_an_older_version_tells_what_it_holds(tmp_path: Path) -> None:
    for packed in sorted(story.FOLDER.glob("v*.coprod.gz")):
        old = tmp_path / packed.name
        old.write_bytes(gzip.decompress(packed.read_bytes()))
        made = make_backup(old, tmp_path / "copie", now=NOW).path
        contents = look_inside(made)
        assert contents.projects == (story.TITLE,)
        assert contents.meetings == 1
        assert holds(made, mark_of(old))


def test_those_made_before_a_clock_was_set_back_stay(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copie"
    for days in range(4):
        make_backup(file, folder, now=NOW + timedelta(days=days))
    make_backup(file, folder, now=NOW - timedelta(days=9_000))
    thin(folder, now=NOW - timedelta(days=9_000))
    assert len(list_backups(folder)) == 5


def test_a_backup_can_lie_where_names_are_long_and_strange(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chiavetta «è» #1 100%?"
    made = make_backup(file, folder, now=NOW).path
    assert look_inside(made).projects == ("Prima",)
    assert titles(made) == ["Prima"]
