"""A whole copy of an open file under another name, taken through the connection that has it open."""

import errno
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.store.copying import copy_file, flush, must_be_whole
from coprod_desktop.store.schema import forget, must_be_new
from coprod_desktop.store.trouble import file_trouble, is_full


def copy_open_file(engine: Engine, of: Path, path: Path) -> None:
    """Write what is saved so far into a new file, whole or not at all, also where the open one was deleted meanwhile.

    Raises KnownError `file_exists`, `folder_missing`, `target_full`, `target_refused` for the copy, and
    `file_unreachable`, `file_damaged` where the open file cannot be read any more.
    """
    must_be_new(path)
    unfinished = path.with_name(f".{path.name}.new")
    try:
        # Made by ourselves first: so it is known whether a refusal is about the copy or about the open file.
        forget(unfinished)
        unfinished.touch()
        _fill(engine, unfinished, of, path)
        must_be_whole(unfinished, path)
        flush(unfinished)
        unfinished.rename(path)
        flush(path.parent)
    except OSError as error:
        raise _target_trouble(error, path) from None
    finally:
        # Where the stick is gone, the unfinished copy is gone with it.
        with suppress(OSError):
            forget(unfinished)


def _fill(engine: Engine, unfinished: Path, of: Path, path: Path) -> None:
    with file_trouble(of), closing(engine.raw_connection()) as connection:
        try:
            copy_file(connection.driver_connection, unfinished)
        except dbapi2.Error:
            if is_full(unfinished):
                raise KnownError("target_full", file=path.name) from None
            raise


def _target_trouble(error: OSError, path: Path) -> KnownError:
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return KnownError("folder_missing", file=path.name)
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return KnownError("target_full" if full else "target_refused", file=path.name)
