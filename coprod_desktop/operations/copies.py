"""Copies of the open file elsewhere: one to carry away, and one to go on in where the file takes no more steps."""

from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import Workspace
from coprod_desktop.store.secret_polls import is_secret_poll_open


def save_copy(workspace: Workspace, path: Path) -> None:
    """Write all that is saved into a new file, and stay in this one.

    Raises KnownError `copy_secret_poll` while a secret vote is open, for two copies could tell who voted between them;
    `file_exists`, `folder_missing`, `target_full`, `target_refused`, and `file_unreachable` where nothing can be read.
    """
    with workspace.reading() as reader:
        if is_secret_poll_open(reader.session.connection().connection.driver_connection):
            raise KnownError("copy_secret_poll")
    workspace.copy_to(path)


def go_on_in_copy(workspace: Workspace, path: Path) -> None:
    """Write all that is saved into a new file and work there from now on; undo reaches back as before.

    It is the way on where the file takes no more steps, so it is open also while a secret vote is. Raises KnownError
    as `save_copy`.
    """
    workspace.copy_to(path)
    workspace.go_on_at(path)


def go_on_here(workspace: Workspace) -> None:
    """Reach for the file again, as when the stick is back; KnownError where it is not there, or not as it was left."""
    workspace.go_on_at(workspace.path)
