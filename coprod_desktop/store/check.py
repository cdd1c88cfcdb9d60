"""Look whether a file is sound, down to each page, link and value."""

from coprod_desktop.store.dump import dump
from coprod_desktop.store.reader import Reader


def faults(reader: Reader) -> list[str]:
    """Give what is wrong with a file, in SQLite's words; nothing where it is sound."""
    connection = reader.session.connection()
    # A glance at the index of words: the check alone holds it against what this connection saw of it before another
    # one wrote, and calls it corrupt.
    connection.exec_driver_sql("SELECT rowid FROM findable_words LIMIT 1").all()
    told = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    links = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20)
    broken = [f"{table}: row {row} -> {parent}" for table, row, parent, _key in links]
    return [line for line in told if line != "ok"] + broken + _unreadable(reader)


def _unreadable(reader: Reader) -> list[str]:
    try:
        dump(reader)
    except (LookupError, TypeError, ValueError) as error:
        return [f"a value that does not fit: {type(error).__name__}"]
    return []
