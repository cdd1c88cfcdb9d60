"""Upkeep: backups of what no backup holds yet, a look whether the file is sound, and troubles told, not raised."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.backups import FolderUpkeep, Place, UpkeepReport
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.backups import back_up, folder_of, list_backups, list_beside, look_inside, name_aside
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.upkeep import keep_up

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def add(workspace: Workspace, title: str = "Servizi") -> None:
    add_project(workspace, title=title, lead="ASL di Cremona")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "chiavetta"
    folder.mkdir()
    return folder


def here(report: UpkeepReport) -> FolderUpkeep:
    found = report.at(Place.HERE)
    assert found
    return found


def there(report: UpkeepReport) -> FolderUpkeep:
    found = report.at(Place.SECOND)
    assert found
    return found


def codes(report: UpkeepReport) -> list[str]:
    return [folder.trouble.code for folder in report.folders if folder.trouble]


def test_a_backup_is_made_where_the_newest_lacks_the_last_step(workspace: Workspace) -> None:
    add(workspace)
    first = keep_up(workspace.path, now=NOW)
    assert here(first) == FolderUpkeep(Place.HERE, folder_of(workspace.path), NOW, made=True)
    again = keep_up(workspace.path, now=NOW + HOUR, look=True)
    assert here(again) == FolderUpkeep(Place.HERE, folder_of(workspace.path), NOW)
    workspace.undo()
    assert here(keep_up(workspace.path, now=NOW + HOUR)).made
    assert len(list_backups(workspace.path)) == 2


def test_with_a_clock_set_back_it_still_makes_them_and_lists_both(workspace: Workspace) -> None:
    add(workspace)
    keep_up(workspace.path, now=NOW)
    add(workspace)
    made = keep_up(workspace.path, now=NOW - timedelta(days=9_000))
    assert here(made).made
    assert len(list_backups(workspace.path)) == 2


def test_a_stick_that_is_not_there_is_told_and_has_its_backup_once_it_is_back(
    workspace: Workspace, tmp_path: Path, stick: Path
) -> None:
    add(workspace)
    away = stick.rename(tmp_path / "away")
    report = keep_up(workspace.path, second=stick, now=NOW)
    assert here(report).made
    assert codes(report) == ["backup_folder_missing"]
    assert not stick.exists()
    away.rename(stick)
    report = keep_up(workspace.path, second=stick, now=NOW + HOUR)
    assert (here(report).made, there(report).made) == (False, True)
    (made,) = folder_of(workspace.path, stick).iterdir()
    assert look_inside(made).projects == ("Servizi",)


@pytest.mark.skipif(os.name != "posix", reason="some rights cannot be refused here")
def test_a_folder_that_is_no_folder_or_protected_is_told_and_the_other_has_its_backup(
    workspace: Workspace, stick: Path
) -> None:
    add(workspace)
    inside = folder_of(workspace.path, stick)
    inside.write_bytes(b"a file where the folder should be")
    report = keep_up(workspace.path, second=stick, now=NOW)
    assert here(report).made
    assert codes(report) in (["backup_refused"], ["backup_folder_missing"])
    assert inside.read_bytes().startswith(b"a file")


def test_a_newest_backup_that_was_cut_counts_for_nothing(workspace: Workspace) -> None:
    add(workspace)
    keep_up(workspace.path, now=NOW)
    (row,) = list_backups(workspace.path)
    os.truncate(row.path, 8192)
    assert here(keep_up(workspace.path, now=NOW + HOUR)).made
    assert look_inside(list_backups(workspace.path)[0].path).projects == ("Servizi",)


def test_a_damaged_file_is_told_and_no_backup_goes_for_it(workspace: Workspace, tmp_path: Path) -> None:
    for _number in range(30):
        add(workspace)
    keep_up(workspace.path, now=NOW)
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[4096 * 3 : 4096 * 40] = bytes(4096 * 37)
    workspace.path.write_bytes(content)
    report = keep_up(workspace.path, now=NOW + HOUR, look=True)
    assert report.file_trouble is not None
    assert report.file_trouble.code == "file_damaged"
    assert len(list_backups(workspace.path)) == 1


def test_a_file_that_is_gone_is_told(workspace: Workspace) -> None:
    workspace.close()
    workspace.path.unlink()
    report = keep_up(workspace.path, now=NOW)
    assert report.file_trouble is not None
    assert report.file_trouble.code == "file_missing"


def test_it_stops_when_nobody_waits_for_it(workspace: Workspace) -> None:
    with workspace.step("add_project"):
        for number in range(200):
            add(workspace, f"Progetto {number}")
    with pytest.raises(Stopped):
        keep_up(workspace.path, now=NOW, stopped=lambda: True)
    assert list_backups(workspace.path) == ()


def test_two_files_on_one_stick_do_not_thin_one_another(workspace: Workspace, tmp_path: Path, stick: Path) -> None:
    add(workspace)
    other = tmp_path / "other" / workspace.path.name
    other.parent.mkdir()
    workspace.close()
    shutil.copy(workspace.path, other)
    for file in (workspace.path, other):
        for days in range(3):
            back_up(file, second=stick, now=NOW + timedelta(days=days))
    assert [len(list_backups(file, second=stick)) for file in (workspace.path, other)] == [3, 3]


def test_a_backup_chosen_from_elsewhere_is_listed_with_its_neighbours(workspace: Workspace, stick: Path) -> None:
    add(workspace)
    made = [back_up(workspace.path, second=stick, now=NOW + n * HOUR).path for n in range(2)]
    assert [row.path for row in list_beside(made[0])] == [made[1], made[0]]
    renamed = made[0].rename(stick / "la mia copia.coprod")
    (row,) = list_beside(renamed)
    assert (row.path, row.place) == (renamed, Place.CHOSEN)
    (gone,) = list_beside(stick / "niente" / "x.coprod-backup")
    with pytest.raises(KnownError):
        look_inside(gone.path)


def test_it_is_said_before_under_which_name_a_file_would_be_set_aside(workspace: Workspace) -> None:
    name = name_aside(workspace.path, now=NOW)
    assert name == "workspace (2026-03-03 15.30.00).coprod"
    assert name_aside(workspace.path.with_name("none.coprod"), now=NOW) is None
