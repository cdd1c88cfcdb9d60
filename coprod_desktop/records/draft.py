"""A line typed but not yet entered, so that a pulled plug does not lose it."""

from typing import ClassVar

from coprod_desktop.records.base import Record, free_text, plain


class Draft(Record, table=True):
    """The text standing in one field, as `capture:<meeting>`; never part of undo."""

    journaled: ClassVar[bool] = False

    field: str = plain(index=True)
    text: str = free_text()
