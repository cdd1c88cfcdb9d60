"""Everything out: the whole workspace in a readable form, so that nobody is locked in."""

import errno
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.exchange_schema import FORMAT
from coprod_desktop.operations.exchange_words import NOT_INCLUDED
from coprod_desktop.operations.poll_results import secret_ballots_told, turns_untold
from coprod_desktop.operations.workspaces import read_workspace
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.store.codec import Plain
from coprod_desktop.store.dump import AT_ONCE, count_rows, kept_tables, rows_as_written
from coprod_desktop.store.schema import SCHEMA_VERSION

Row = dict[str, Plain]
Progress = Callable[[int, int], object]


def export_file(workspace: Path, target: Path, *, progress: Progress = lambda _done, _total: None) -> None:
    """Write a whole workspace as JSON to a file, also while a window holds it, in little memory.

    `progress` is told how many of how many rows are written, and may stop it by raising something. Raises KnownError
    `export_onto_itself`, `secret_poll_open`, and those of `read_workspace` and `write_file`.
    """
    with suppress(OSError):
        if target.samefile(workspace):
            raise KnownError("export_onto_itself", file=target.name)
    with closing(read_workspace(workspace)) as opened:
        write_parts(target, _told(opened, progress))


def _told(workspace: Workspace, progress: Progress) -> Iterator[bytes]:
    with workspace.reading() as reader:
        total = count_rows(reader)
    for number, line in enumerate(export_lines(workspace)):
        if number % AT_ONCE == 0:
            progress(min(number, total), total)
        yield line.encode("utf-8")
    progress(total, total)


def export_text(workspace: Workspace) -> str:
    """Give the whole workspace as JSON; KnownError `secret_poll_open`."""
    return "".join(export_lines(workspace))


def export_lines(workspace: Workspace) -> Iterator[str]:
    """Give the lines of the export, one a row, in the form that the schema in `resources/exchange` describes.

    Of secret ballots it tells only what the result of their poll tells. KnownError `secret_poll_open`.
    """
    with workspace.reading() as reader:
        secrecy = _secrecy_of(reader)
        yield f'{{\n"format": {_json(FORMAT)},\n"version": {SCHEMA_VERSION},\n'
        yield from _list("not_included", NOT_INCLUDED)
        yield ',\n"records": {\n'
        for number, table in enumerate(kept_tables()):
            yield ",\n" if number else ""
            told = map(secrecy.get(table.name, _whole), rows_as_written(reader, table))
            yield from _list(table.name, filter(None, told))
        yield "\n}\n}\n"


def _secrecy_of(reader: Reader) -> dict[str, Callable[[Row], Row | None]]:
    """Give, for the tables of secret ballots, what turns a row into what is told of it; None where nothing is."""
    told, untold_turns = secret_ballots_told(reader), turns_untold(reader)

    def ballot(row: Row) -> Row | None:
        key = str(row["id"])
        return row if not row["secret"] else {**row, **told[key]} if key in told else None

    def choice(row: Row) -> Row | None:
        return row if not row["secret"] or row["ballot_id"] in told else None

    def turn(row: Row) -> Row | None:
        return row if row["id"] not in untold_turns else None

    return {"ballot": ballot, "choice": choice, "turn": turn}


def _whole(row: Row) -> Row | None:
    return row


def _list(name: str, values: Iterable[object]) -> Iterator[str]:
    yield f"{_json(name)}: ["
    mark = "\n"
    for value in values:
        yield f"{mark}{_json(value)}"
        mark = ",\n"
    yield "\n]"


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; KnownError `folder_missing`, `target_full`, `target_refused`."""
    write_parts(path, (content,))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file part by part, whole or not at all; KnownErrors as `write_file`."""
    if not path.parent.is_dir():
        raise KnownError("folder_missing", file=path.name)
    unfinished = path.with_name(f".{uuid4().hex}.part")
    try:
        with unfinished.open("xb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        code = "target_full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "target_refused"
        raise KnownError(code, file=path.name) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
