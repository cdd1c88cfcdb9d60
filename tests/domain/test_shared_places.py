from pathlib import PurePosixPath, PureWindowsPath

import pytest

from coprod_desktop.domain.shared_places import SharedPlace, Surroundings, shared_place

HERE = PurePosixPath("/home/anna/Documenti/Prova è qui")


def above(path: PurePosixPath | PureWindowsPath) -> tuple[PurePosixPath | PureWindowsPath, ...]:
    return (path, *path.parents)


@pytest.mark.parametrize("file_system", ["ext4", "tmpfs", "apfs", "NTFS", "exfat", "vfat", "fuseblk", "overlay", ""])
def test_a_folder_of_this_computer_or_a_stick_is_its_own(file_system: str) -> None:
    assert shared_place(Surroundings(above(HERE), file_system)) is None


@pytest.mark.parametrize("file_system", ["nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "davfs", "remote"])
def test_a_network_drive_is_told_by_its_file_system(file_system: str) -> None:
    assert shared_place(Surroundings(above(HERE), file_system)) == SharedPlace()


def test_a_network_drive_is_told_by_its_windows_name() -> None:
    assert shared_place(Surroundings(above(PureWindowsPath(r"\\server\comune\Coprod")))) == SharedPlace()
    assert shared_place(Surroundings(above(PureWindowsPath(r"\\?\C:\Users\anna")))) is None
    assert shared_place(Surroundings(above(PureWindowsPath(r"C:\Users\anna\Documents")))) is None


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\anna\OneDrive - ASST di Crema\Documenti"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\anna\OneDrive"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\anna\iCloudDrive\Lavoro"), "iCloud Drive"),
        (PurePosixPath("/Users/anna/Library/CloudStorage/OneDrive-Personal/x"), "OneDrive"),
        (PurePosixPath("/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.org/My Drive"), "Google Drive"),
        (PurePosixPath("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud Drive"),
        (PurePosixPath("/home/anna/Dropbox (ASST)/Incontri"), "Dropbox"),
        (PurePosixPath("/home/anna/dropbox"), "Dropbox"),
        (PurePosixPath("/home/anna/Nextcloud/Coprod"), "Nextcloud"),
    ],
)
def test_a_synced_folder_is_told_by_its_name(path: PurePosixPath | PureWindowsPath, service: str) -> None:
    assert shared_place(Surroundings(above(path))) == SharedPlace(service)


@pytest.mark.parametrize("name", ["Dropboxes", "OneDrives vecchi", "My nextcloud", "Drive", "Documenti"])
def test_a_name_that_only_begins_so_tells_nothing(name: str) -> None:
    assert shared_place(Surroundings(above(PurePosixPath("/home/anna") / name))) is None


def test_a_synced_folder_is_told_by_its_service_and_by_what_lies_in_it() -> None:
    home = PurePosixPath("/home/anna")
    assert shared_place(Surroundings(above(HERE), synced={home / "Documenti": "Dropbox"})) == SharedPlace("Dropbox")
    assert shared_place(Surroundings(above(HERE), synced={home / "Altro": "Dropbox"})) is None
    assert shared_place(Surroundings(above(HERE), marked="ownCloud")) == SharedPlace("ownCloud")
    assert shared_place(Surroundings(above(HERE), "fuse.onedriver")) == SharedPlace("OneDrive")


def test_a_service_is_named_rather_than_the_network_that_it_uses() -> None:
    assert shared_place(Surroundings(above(HERE), "fuse.rclone", marked="Nextcloud")) == SharedPlace("Nextcloud")
