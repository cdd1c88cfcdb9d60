"""Upkeep of a file while somebody works on it: backups of what no backup holds yet, and a look whether it is sound.

It opens the file to read by itself, so that it can be done in a thread beside the window.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from coprod_desktop.domain.backups import FolderUpkeep, Place, UpkeepReport
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.backups import back_up, folder_of
from coprod_desktop.store import backups
from coprod_desktop.store.backups import Mark
from coprod_desktop.store.copying import must_be_sound, never
from coprod_desktop.store.examine import sweep
from coprod_desktop.store.workspace import utc_now


def keep_up(
    workspace: Path,
    *,
    now: datetime | None = None,
    second: Path | None = None,
    look: bool = False,
    stopped: Callable[[], bool] = never,
) -> UpkeepReport:
    """Make a backup in each folder whose newest one lacks the last steps; with `look`, look through the file before.

    While a secret vote is open it does nothing: neither is a copy made, nor must a ballot wait for it. Troubles are
    told in what it gives; `Stopped` where it was.
    """
    try:
        if backups.is_voting(workspace):
            return UpkeepReport(waits=True)
        if look:
            must_be_sound(workspace, stopped)
        mark = backups.mark_of(workspace)
    except KnownError as trouble:
        return UpkeepReport(file_trouble=trouble)
    folders = [
        _keep_up_folder(workspace, second=folder, mark=mark, now=now or utc_now(), stopped=stopped)
        for folder in ((None,) if second is None else (None, second))
    ]
    troubles = [folder.trouble for folder in folders if folder.trouble]
    return UpkeepReport(
        file_trouble=next((trouble for trouble in troubles if trouble.code.startswith("file_")), None),
        waits=any(trouble.code == "backup_secret_poll" for trouble in troubles),
        folders=tuple(folders),
    )


def keep_up_at_rest(workspace: Path) -> None:
    """Make a backup on this computer of a file that was left, where none holds its last steps, and leave it tidy."""
    keep_up(workspace)
    sweep(workspace)


def _keep_up_folder(
    workspace: Path, *, second: Path | None, mark: Mark, now: datetime, stopped: Callable[[], bool]
) -> FolderUpkeep:
    place, folder = Place.HERE if second is None else Place.SECOND, folder_of(workspace, second)
    newest = next(iter(backups.list_backups(folder)), None)
    made_at = newest.made_at if newest else None
    if newest and backups.holds(newest.path, mark):
        return FolderUpkeep(place, folder, made_at)
    try:
        made = back_up(workspace, second=second, now=now, stopped=stopped)
    except KnownError as trouble:
        return FolderUpkeep(place, folder, made_at, trouble=trouble)
    return FolderUpkeep(place, folder, made.made_at, made=True)
