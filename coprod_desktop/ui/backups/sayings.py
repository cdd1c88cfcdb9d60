"""What is said of backups: where they lie."""

from pathlib import Path

from coprod_desktop.domain.backups import BackupRow, Place
from coprod_desktop.words import Words


def say_where(words: Words, row: BackupRow) -> str:
    """Say where a backup lies."""
    if row.place is Place.HERE:
        return words.say("This computer")
    if row.place is Place.SECOND:
        # The folder of the series lies within the one that was named.
        return name_of(row.path.parent.parent)
    if row.place is Place.ASIDE:
        return words.say("Set aside")
    return name_of(row.path.parent)


def name_of(folder: Path) -> str:
    """Give the name of a folder as people know it; a drive has only its letter."""
    return folder.name or str(folder)
