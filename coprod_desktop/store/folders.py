"""Where the app keeps what belongs to this user on this computer."""

import os
import platform
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import platformdirs


def data_folder() -> Path:
    """Give the user's data folder, made where it is missing and can be made; COPROD_HOME names another."""
    named = os.environ.get("COPROD_HOME")
    folder = Path(named) if named else platformdirs.user_data_path("Coprod Desktop", appauthor=False)
    # Where it cannot be made, whoever writes into it is told so; a file elsewhere is worked in all the same.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def device_id() -> UUID:
    """Give this computer's own key, made at the first call; where it cannot be kept it holds for this opening."""
    path = data_folder() / "device"
    with suppress(OSError, ValueError):
        return UUID(path.read_text("ascii"))
    key = uuid4()
    with suppress(OSError):
        path.write_text(str(key), "ascii")
    return key


def device_name() -> str:
    """Give the computer's name, as a second holder of a file is told it."""
    return platform.node() or "computer"
