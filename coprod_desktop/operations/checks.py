"""Checks of the file as a whole."""

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import Workspace
from coprod_desktop.store.check import faults


def check_workspace(workspace: Workspace) -> None:
    """Look through every page and link of the file; KnownError `file_damaged` where something is wrong."""
    with workspace.reading() as reader:
        if faults(reader):
            raise KnownError("file_damaged", file=workspace.path.name)
