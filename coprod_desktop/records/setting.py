"""What holds for the whole workspace, and files kept within it."""

from typing import ClassVar

from sqlmodel import Field

from coprod_desktop.records.base import Record, free_text, plain


class Setting(Record, table=True):
    """One setting by its key, as `body_name`."""

    key: str = plain(index=True)
    value: str = free_text()


class Blob(Record, table=True):
    """A file by the SHA-256 of its bytes; the journal names it and does not hold it."""

    journaled: ClassVar[bool] = False

    sha256: str = plain(index=True)
    mime: str = plain()
    content: bytes = Field(default=b"")
