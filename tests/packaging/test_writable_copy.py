"""A checkout that cannot be written is copied, and copied again when it changed."""

from pathlib import Path

import pytest
import writable_copy


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "una città"
    (root / "coprod_desktop").mkdir(parents=True)
    (root / "coprod_desktop" / "app.py").write_text("first", "utf-8")
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("", "utf-8")
    return root


def test_the_copy_holds_the_files_and_not_the_history(tmp_path: Path, checkout: Path) -> None:
    copy = tmp_path / "copy"
    writable_copy.refresh(checkout, copy)
    assert (copy / "coprod_desktop" / "app.py").read_text("utf-8") == "first"
    assert not (copy / ".git").exists()


def test_a_refreshed_copy_keeps_only_its_environment(tmp_path: Path, checkout: Path) -> None:
    copy = tmp_path / "copy"
    writable_copy.refresh(checkout, copy)
    (copy / ".venv").mkdir()
    (copy / ".venv" / "set-up.json").write_text("{}", "utf-8")
    (checkout / "coprod_desktop" / "app.py").rename(checkout / "coprod_desktop" / "cli.py")
    writable_copy.refresh(checkout, copy)
    assert [path.name for path in (copy / "coprod_desktop").iterdir()] == ["cli.py"]
    assert (copy / ".venv" / "set-up.json").exists()


def test_a_file_that_may_only_be_read_gives_a_copy_that_may_be_written(tmp_path: Path, checkout: Path) -> None:
    (checkout / "coprod_desktop" / "app.py").chmod(0o444)
    copy = tmp_path / "copy"
    writable_copy.refresh(checkout, copy)
    assert (copy / "coprod_desktop" / "app.py").stat().st_mode & 0o200


def test_two_checkouts_have_two_copies(tmp_path: Path) -> None:
    one, other = (writable_copy.folder_for(tmp_path / name, tmp_path) for name in ("one", "other"))
    assert one != other
    assert one == writable_copy.folder_for(tmp_path / "one", tmp_path)
