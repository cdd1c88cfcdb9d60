"""Backups: checked copies, thinned with time, and a restore that mixes nothing and loses nothing."""

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.backups import BackupRow, worth_keeping
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.backups import list_backups, look_inside, make_backup, own_folder, restore, thin
from coprod_desktop.store.connection import connect

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "lavoro"
    folder.mkdir()
    path = folder / "prova.coprod"
    with closing(Workspace.create(path)) as workspace:
        add(workspace, "Prima")
    return path


def add(workspace: Workspace, title: str) -> None:
    with workspace.step("add_project") as step:
        step.add(Project(title=title))


def titles(path: Path) -> list[str]:
    with closing(Workspace.open_to_read(path)) as workspace, workspace.reading() as reader:
        return sorted(project.title for project in reader.all(Project))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


def test_a_restore_brings_the_file_back_and_sets_the_present_one_aside(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW)
    with closing(Workspace.open(file)) as workspace:
        add(workspace, "Seconda")
    aside = restore(file, made.path, now=NOW)
    assert titles(file) == ["Prima"]
    assert aside is not None
    assert titles(aside) == ["Prima", "Seconda"]
    assert made.path.exists()
    again = restore(file, aside, now=NOW)
    assert titles(file) == ["Prima", "Seconda"]
    assert again != aside


def test_a_stale_log_is_not_mixed_in_and_goes_with_the_file_set_aside(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW)
    with closing(Workspace.open(file)) as workspace:
        add(workspace, "Seconda")
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{file}{ending}", crashed / f"prova.coprod{ending}")
    file = crashed / "prova.coprod"
    aside = restore(file, made.path, now=NOW)
    assert titles(file) == ["Prima"]
    assert aside is not None
    assert titles(aside) == ["Prima", "Seconda"]


def test_a_restore_where_the_file_is_lost_needs_none(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW)
    file.unlink()
    file.with_name("prova.coprod-wal").write_bytes(b"stale")
    assert restore(file, made.path, now=NOW) is None
    assert titles(file) == ["Prima"]


@pytest.mark.parametrize("trouble", ["held", "foreign", "cut"])
def test_a_restore_that_cannot_be_changes_nothing(file: Path, tmp_path: Path, trouble: str) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    holder = Workspace.open(file) if trouble == "held" else None
    if trouble == "foreign":
        made.write_bytes(b"no workspace at all" * 500)
    if trouble == "cut":
        os.truncate(made, made.stat().st_size // 2)
    before = file.read_bytes()
    with pytest.raises(KnownError):
        restore(file, made, now=NOW)
    if holder:
        holder.close()
    assert file.read_bytes() == before
    assert titles(file) == ["Prima"]
    assert names(file.parent) == ["prova.coprod"]


def test_looking_inside_tells_what_is_there_and_changes_nothing(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    before = made.read_bytes()
    contents = look_inside(made)
    assert (contents.projects, contents.meetings, contents.partners) == (("Prima",), 0, 0)
    assert contents.last_step_at is not None
    assert made.read_bytes() == before
    assert names(made.parent) == [made.name]


def test_the_words_in_a_backup_are_found(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    restore(file, made, now=NOW)
    with closing(Workspace.open_to_read(file)) as workspace, workspace.reading() as reader:
        assert len(reader.found(Project, "prim", 5)) == 1


def test_a_backup_is_a_file_that_any_reader_of_workspaces_opens(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    with closing(connect(made, mode="immutable")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


MOMENTS = st.lists(st.integers(-400, 500 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60)


@given(MOMENTS)
def test_thinning_keeps_the_last_and_one_of_every_day_week_and_month(moments: list[datetime]) -> None:
    rows = [BackupRow(Path(str(number)), moment) for number, moment in enumerate(moments)]
    kept = [row for row in rows if row.path in worth_keeping(rows, NOW)]
    assert bool(kept) == bool(rows)
    if rows:
        assert max(row.made_at for row in rows) == max(row.made_at for row in kept)
    for row in rows:
        age = NOW - row.made_at
        if age < timedelta(days=1):
            assert row in kept
        if age < timedelta(days=7):
            assert any(one.made_at.date() == row.made_at.date() for one in kept)
        if age < timedelta(weeks=5):
            assert any(one.made_at.isocalendar()[:2] == row.made_at.isocalendar()[:2] for one in kept)
        if age < timedelta(days=372):
            assert any(one.made_at.strftime("%Y%m") == row.made_at.strftime("%Y%m") for one in kept)


@given(MOMENTS)
def test_thinning_twice_takes_no_more_than_once(moments: list[datetime]) -> None:
    rows = [BackupRow(Path(str(number)), moment) for number, moment in enumerate(moments)]
    kept = [row for row in rows if row.path in worth_keeping(rows, NOW)]
    assert worth_keeping(kept, NOW) == {row.path for row in kept}
