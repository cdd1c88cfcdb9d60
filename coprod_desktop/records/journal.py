"""The journal: every change of every row, from which undo and redo read."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from coprod_desktop.records.base import Record, TextMark, moment, personal, plain


def _fields() -> Any:
    return Field(default=None, sa_type=JSON(none_as_null=True), sa_column_kwargs={"info": {"text": TextMark.PERSONAL}})


class Device(Record, table=True):
    """A computer on which the workspace was written."""

    journaled: ClassVar[bool] = False

    name: str = personal()


class JournalEntry(Record, table=True):
    """One row's change within one step; old and new hold only the fields that changed."""

    journaled: ClassVar[bool] = False

    # A device's last counter is asked for at every opening.
    __table_args__ = (Index("ix_journalentry_device_id_counter", "device_id", "counter"),)

    device_id: UUID = Field(foreign_key="device.id")
    counter: int
    step_id: UUID = Field(index=True)
    step: str = plain()
    at: datetime = moment(optional=False)
    schema_version: int
    table: str = plain()
    row_id: UUID = Field(index=True)
    op: str = plain()
    old: dict[str, object] | None = _fields()
    new: dict[str, object] | None = _fields()
