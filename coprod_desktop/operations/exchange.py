"""Everything out: the whole workspace in a readable form, so that nobody is locked in."""

import errno
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.poll_results import secret_ballots_told
from coprod_desktop.store import Workspace
from coprod_desktop.store.codec import Plain
from coprod_desktop.store.dump import dump
from coprod_desktop.store.schema import SCHEMA_VERSION

FORMAT = "coprod-workspace"


def export_text(workspace: Workspace) -> str:
    """Give the whole workspace as JSON: a table a noun, rows by key, dates as ISO 8601, money in cents.

    Of secret ballots it tells only what the result of their poll tells. KnownError `secret_poll_open`.
    """
    with workspace.reading() as reader:
        told = secret_ballots_told(reader)
        records = dump(reader)
    records["ballot"] = [_as_told(row, told) for row in records["ballot"] if not row["secret"] or row["id"] in told]
    records["choice"] = [row for row in records["choice"] if not row["secret"] or row["ballot_id"] in told]
    content = {"format": FORMAT, "version": SCHEMA_VERSION, "records": records}
    return json.dumps(content, ensure_ascii=False, indent=1)


def _as_told(row: dict[str, Plain], told: Mapping[str, Mapping[str, Plain]]) -> dict[str, Plain]:
    return {**row, **told[str(row["id"])]} if row["secret"] else row


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; KnownError `folder_missing`, `target_full`, `target_refused`."""
    if not path.parent.is_dir():
        raise KnownError("folder_missing", file=path.name)
    unfinished = path.with_name(f".{uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        code = "target_full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "target_refused"
        raise KnownError(code, file=path.name) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
