"""What a place tells of itself: mounts, services, and what these leave in their folders."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop.domain.shared_places import SharedPlace, shared_place
from coprod_desktop.operations.workspaces import place_in_danger
from coprod_desktop.store.surroundings import surroundings

NOTHING: dict[str, str] = {}


def place(file: Path, home: Path, environment: dict[str, str] = NOTHING) -> SharedPlace | None:
    return shared_place(surroundings(file, home=home, environment=environment))


def test_a_folder_of_ones_own_is_no_danger(tmp_path: Path) -> None:
    assert place(tmp_path / "w.coprod", tmp_path) is None
    assert place_in_danger(tmp_path / "not" / "there" / "w.coprod") is None


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".owncloudsync.log", "ownCloud"), (".sync_ab12.db", "Nextcloud"), (".dropbox.cache", "Dropbox")],
)
def test_what_a_service_leaves_in_its_topmost_folder_tells_of_it(tmp_path: Path, marker: str, service: str) -> None:
    inner = tmp_path / "Sincronizzati" / "Incontri" / "2026"
    inner.mkdir(parents=True)
    (tmp_path / "Sincronizzati" / marker).touch()
    assert place(inner / "w.coprod", tmp_path) == SharedPlace(service)
    assert place(tmp_path / "w.coprod", tmp_path) is None


def test_services_tell_of_their_folders_themselves(tmp_path: Path) -> None:
    synced = tmp_path / "Lavoro è qui"
    synced.mkdir()
    assert place(synced / "w.coprod", tmp_path, {"OneDriveCommercial": str(synced)}) == SharedPlace("OneDrive")
    told = tmp_path / ".dropbox" / "info.json"
    told.parent.mkdir()
    told.write_text(json.dumps({"personal": {"path": str(synced), "host": 1}}), "utf-8")
    assert place(synced / "w.coprod", tmp_path) == SharedPlace("Dropbox")
    assert place(tmp_path / "w.coprod", tmp_path) is None


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'{"personal": {}}', b'{"personal": null}', b"\xff"])
def test_a_service_that_tells_nonsense_is_passed_over(tmp_path: Path, told: bytes) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_bytes(told)
    assert place(tmp_path / "w.coprod", tmp_path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_into_a_synced_folder_leads_there(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert place(tmp_path / "mine" / "w.coprod", tmp_path) == SharedPlace("Dropbox")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell their mounts in other ways")
def test_the_innermost_mount_tells_the_file_system(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    share = tmp_path / "è un disco"
    share.mkdir()
    escaped = str(share).replace(" ", "\\040")
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"90 22 0:50 / {escaped} rw,relatime shared:9 master:2 - cifs //server/comune rw\n"
        "half a li",
        "utf-8",
    )

    def kind(path: Path) -> str:
        return surroundings(path, home=tmp_path, environment=NOTHING, mounts=mounts).file_system

    assert (kind(share / "w.coprod"), kind(tmp_path / "w.coprod")) == ("", "")
    mounts.write_text(mounts.read_text("utf-8").removesuffix("half a li"), "utf-8")
    assert (kind(share / "w.coprod"), kind(tmp_path / "w.coprod")) == ("cifs", "ext4")
    assert surroundings(share, home=tmp_path, mounts=tmp_path / "none").file_system == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell their mounts in other ways")
def test_the_mounts_of_this_computer_are_read(tmp_path: Path) -> None:
    told = subprocess.run(["stat", "-f", "-c", "%T", str(tmp_path)], capture_output=True, check=True).stdout.decode()
    known = surroundings(tmp_path / "w.coprod").file_system
    assert known
    assert known.startswith(told.strip().split("/", maxsplit=1)[0][:3])
