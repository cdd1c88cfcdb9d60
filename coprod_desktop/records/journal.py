"""The journal: every change of every row, from which undo and redo read."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from coprod_desktop.records.base import Record, TextMark, link, moment, personal, plain


PERSONAL = {"info": {"text": TextMark.PERSONAL}}


class Device(Record, table=True):
    """A computer on which the workspace was written."""

    journaled: ClassVar[bool] = False

    name: str = personal()


class JournalEntry(Record, table=True):
    """One row's change within one step; old and new hold only the fields that changed."""

    journaled: ClassVar[bool] = False

    device_id: UUID = link("device.id")
    counter: int = Field(index=True)
    step_id: UUID = Field(index=True)
    step: str = plain()
    at: datetime = moment(optional=False)
    schema_version: int
    table: str = plain()
    row_id: UUID = Field(index=True)
    op: str = plain()
    old: dict[str, object] | None = Field(default=None, sa_type=JSON, sa_column_kwargs=PERSONAL)
    new: dict[str, object] | None = Field(default=None, sa_type=JSON, sa_column_kwargs=PERSONAL)
