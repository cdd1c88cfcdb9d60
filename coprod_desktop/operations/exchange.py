"""Everything out: the whole workspace in a readable form, so that nobody is locked in."""

import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store import Workspace
from coprod_desktop.store.dump import dump
from coprod_desktop.store.schema import SCHEMA_VERSION

FORMAT = "coprod-workspace"


def export_text(workspace: Workspace) -> str:
    """Give the whole workspace as JSON: a table a noun, rows by key, dates as ISO 8601, money in cents."""
    with workspace.reading() as reader:
        content = {"format": FORMAT, "version": SCHEMA_VERSION, "records": dump(reader)}
    return json.dumps(content, ensure_ascii=False, indent=1)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; KnownError `folder_missing`, `target_refused`."""
    if not path.parent.is_dir():
        raise KnownError("folder_missing", file=path.name)
    unfinished: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            unfinished = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        raise KnownError("target_refused", file=path.name) from None
    finally:
        if unfinished:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
