"""Look what kind of place a file lies in, without touching it: file systems, services, and what these leave there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from coprod_desktop.domain.shared_places import MARKER_PATTERNS, MARKERS, Surroundings

MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4


def surroundings(
    file: Path, *, home: Path | None = None, environment: Mapping[str, str] = os.environ, mounts: Path = MOUNTS
) -> Surroundings:
    """Tell what is known of the place of a file; what cannot be read is passed over."""
    folders = tuple(Path(os.path.realpath(file)).parents)
    return Surroundings(
        folders=folders,
        file_system=_file_system(folders[0], mounts),
        synced=dict(_synced(home or Path.home(), environment)),
        marked=next(filter(None, map(_marked, folders)), ""),
    )


def _marked(folder: Path) -> str:
    with suppress(OSError):
        for name, service in MARKERS.items():
            if (folder / name).exists():
                return service
        for pattern, service in MARKER_PATTERNS.items():
            if next(folder.glob(pattern), None):
                return service
    return ""


def _synced(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[PurePath, str]]:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if environment.get(name):
            yield Path(os.path.realpath(environment[name])), "OneDrive"
    places = [environment[name] for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]
    for told in (home / ".dropbox" / "info.json", *(Path(place) / "Dropbox" / "info.json" for place in places)):
        with suppress(OSError, ValueError, LookupError, AttributeError, TypeError):
            for account in json.loads(told.read_text("utf-8")).values():
                yield Path(os.path.realpath(account["path"])), "Dropbox"


def _file_system(folder: Path, mounts: Path) -> str:
    with suppress(OSError, ValueError, IndexError, subprocess.SubprocessError):
        if sys.platform == "win32":
            return _of_drive(folder)
        told = _told_by_macos() if sys.platform == "darwin" else _told_by_linux(mounts)
        return max(((len(at.parts), kind) for at, kind in told if folder.is_relative_to(at)), default=(0, ""))[1]
    return ""


def _told_by_linux(mounts: Path) -> Iterator[tuple[Path, str]]:
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        place = before.split(" ")[4].encode("utf-8", "surrogateescape").decode("unicode_escape")
        yield Path(place.encode("latin-1").decode("utf-8", "surrogateescape")), after.split(" ")[0]


def _told_by_macos() -> Iterator[tuple[Path, str]]:
    told = subprocess.run(["/sbin/mount"], capture_output=True, check=True, timeout=2).stdout.decode("utf-8", "replace")
    for line in told.splitlines():
        place, _, kind = line.partition(" on ")[2].rpartition(" (")
        yield Path(place), kind.split(",")[0].rstrip(")")


def _of_drive(folder: Path) -> str:
    import ctypes  # noqa: PLC0415  only Windows has this library

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  unknown elsewhere
    return "remote" if kernel.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE else ""
