"""Workspaces: make and open the file in which everything is kept."""

from pathlib import Path

from coprod_desktop.domain.shared_places import SharedPlace, shared_place
from coprod_desktop.store import Workspace, data_folder
from coprod_desktop.store.surroundings import surroundings
from coprod_desktop.store.workspace import Clock, utc_now

SUFFIX = ".coprod"


def create_workspace(path: Path, *, clock: Clock = utc_now) -> Workspace:
    """Make a new workspace file and open it; KnownError `file_exists`, `folder_missing`, `target_full`, ..."""
    return Workspace.create(path, clock=clock)


def open_workspace(path: Path, *, clock: Clock = utc_now) -> Workspace:
    """Open a workspace file for writing; KnownError where it is missing, foreign, newer, damaged or held."""
    return Workspace.open(path, clock=clock)


def read_workspace(path: Path, *, clock: Clock = utc_now) -> Workspace:
    """Open a workspace file only to read it, also while another window holds it."""
    return Workspace.open_to_read(path, clock=clock)


def own_file(name: str) -> Path:
    """Give the path of a workspace in the user's data folder."""
    return data_folder() / f"{name}{SUFFIX}"


def place_in_danger(path: Path) -> SharedPlace | None:
    """Tell whether a file lies where other computers reach it too, as in a folder that a cloud service copies."""
    return shared_place(surroundings(path))
