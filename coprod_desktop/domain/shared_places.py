"""Whether a file lies where other computers reach it too: in a folder that a cloud service copies, or on a network.

There a file of ours is in danger: two computers may write into it at once, or a half-written state is carried on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

_OF_KERNEL = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "webdav", "davfs", "afs", "ceph", "remote")
_OF_PROGRAMS = ("sshfs", "rclone", "davfs2", "gvfsd-fuse", "smbnetfs", "curlftpfs", "glusterfs")
NETWORK_SYSTEMS = frozenset((*_OF_KERNEL, *(f"fuse.{name}" for name in _OF_PROGRAMS)))
"""File systems that are reached through a network, as Linux and macOS call them; `remote` is a network drive."""
CLOUD_SYSTEMS = {"fuse.onedriver": "OneDrive", "fuse.google-drive-ocamlfuse": "Google Drive", "fuse.pcloud": "pCloud"}
MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".stfolder": "Syncthing",
}
"""What services leave in the topmost folder that they copy."""
MARKER_PATTERNS = {".sync_*.db": "Nextcloud", "._sync_*.db": "Nextcloud"}
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "googledrive": "Google Drive",
    "google drive": "Google Drive",
    "iclouddrive": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
}
# As in «OneDrive - ASST Crema», «OneDrive-Personal» and «Dropbox (ASST Crema)».
_ENDS = ("", " -", "-", " (")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the place of a file: the folders above it, and what the system and services tell of them."""

    folders: tuple[PurePath, ...]
    file_system: str = ""
    synced: Mapping[PurePath, str] = field(default_factory=dict)
    """Folders that services say they copy, with the name of the service."""
    marked: str = ""
    """The service whose marker lies in one of the folders."""


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """Where other computers reach a file: a service that copies it, or a network where no service is named."""

    service: str = ""


def shared_place(there: Surroundings) -> SharedPlace | None:
    """Tell how other computers reach a file in such a place; None where they do not."""
    service = (
        CLOUD_SYSTEMS.get(there.file_system)
        or next((there.synced[folder] for folder in there.folders if folder in there.synced), "")
        or there.marked
        or next(filter(None, map(_service_named, there.folders)), "")
    )
    if service:
        return SharedPlace(service)
    network = there.file_system in NETWORK_SYSTEMS or any(_is_unc(folder) for folder in there.folders)
    return SharedPlace() if network else None


def _service_named(folder: PurePath) -> str:
    name = folder.name.casefold()
    for known, service in _NAMES.items():
        rest = name.removeprefix(known)
        if rest != name and any(rest == end if not end else rest.startswith(end) for end in _ENDS):
            return service
    return ""


def _is_unc(folder: PurePath) -> bool:
    return folder.drive.startswith("\\\\") and not folder.drive.startswith(("\\\\?\\", "\\\\.\\"))
