"""A restore mixes nothing and loses nothing."""

import gzip
import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from coprod_desktop.domain.backups import Place
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.backups import make_backup
from coprod_desktop.store.restore import list_aside, name_aside, restore
from tests.files import make_sample as story
from tests.store.backed_up import NOW, add, make_file, names, titles


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path / "lavoro" / "prova.coprod")


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


def test_the_words_in_a_backup_are_found(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    restore(file, made, now=NOW)
    with closing(Workspace.open_to_read(file)) as workspace, workspace.reading() as reader:
        assert len(reader.found(Project, "prim", 5)) == 1


def test_what_was_set_aside_is_listed_with_its_moment(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    foretold = name_aside(file, NOW)
    first = restore(file, made, now=NOW)
    second = restore(file, made, now=NOW)
    third = restore(file, made, now=NOW + timedelta(days=1))
    assert first == foretold
    assert second is not None
    assert second.name.endswith(", 1).coprod")
    (file.parent / "prova (2026-02-31 10.00.00).coprod").write_bytes(b"")
    (file.parent / "prova (appunti).coprod").write_bytes(b"")
    rows = list_aside(file)
    assert {row.path: row.made_at for row in rows} == {first: NOW, second: NOW, third: NOW + timedelta(days=1)}
    assert {row.place for row in rows} == {Place.ASIDE}


def test_a_damaged_file_is_set_aside_as_it_is(file: Path, tmp_path: Path) -> None:
    made = make_backup(file, tmp_path / "copie", now=NOW).path
    content = bytearray(file.read_bytes())
    content[:200] = bytes(200)
    file.write_bytes(content)
    aside = restore(file, made, now=NOW)
    assert titles(file) == ["Prima"]
    assert aside is not None
    assert aside.read_bytes() == bytes(content)


def test_a_backup_by_an_older_version_is_put_back_and_brought_up_to_date(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "v1.coprod"
    old.write_bytes(gzip.decompress((story.FOLDER / "v1.coprod.gz").read_bytes()))
    made = make_backup(old, tmp_path / "copie", now=NOW).path
    restore(file, made, now=NOW)
    with closing(Workspace.open(file)) as workspace:
        add(workspace, "Dopo")
    assert titles(file) == ["Dopo", story.TITLE]
    assert made.exists()
