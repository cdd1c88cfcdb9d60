"""The votes of the worked example, from paper in secret or by name at the laptop."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.operations.ballots import cast_ballot, enter_sheet
from coprod_desktop.operations.example_words import Told
from coprod_desktop.operations.polls import close_poll, open_poll, prepare_poll
from coprod_desktop.store import Workspace

Table = Mapping[str, Any]


def add_vote(workspace: Workspace, told: Told, at: tuple[UUID, UUID], row: Table, start: datetime) -> None:
    """Add one vote, opened and closed so many minutes after the start; options are priorities told before."""
    meeting_id, item_id = at
    opened, closed = (start + timedelta(minutes=offset) for offset in row["open"])
    with workspace.as_of(opened):
        poll = prepare_poll(
            workspace,
            meeting_id=meeting_id,
            item_id=item_id,
            question=told.tell(row["question"]),
            options=[("", key) for key in told.find_all(row, "options")],
            secrecy=Secrecy(row["secrecy"]),
            budget=row["budget"],
            cap=row["cap"],
        )
        told.keys[row["key"]] = poll.id
        open_poll(workspace, poll_id=poll.id)
    with workspace.as_of(closed):
        _fill_box(workspace, told, poll, row)
        close_poll(workspace, poll_id=poll.id)


def _fill_box(workspace: Workspace, told: Told, poll: PollRow, row: Table) -> None:
    sheets = [(sector, digits) for sector, group in row.get("sheets", {}).items() for digits in group]
    for number, (sector, digits) in enumerate(sheets, 1):
        enter_sheet(workspace, poll_id=poll.id, sheet_no=number, dots=_dots(poll, digits), sector=Sector(sector))
    for who, digits in row.get("ballots", {}).items():
        cast_ballot(workspace, poll_id=poll.id, participant_id=told.keys[who], dots=_dots(poll, digits))


def _dots(poll: PollRow, digits: str) -> dict[UUID, int]:
    return {option.id: int(digit) for option, digit in zip(poll.options, digits, strict=True)}
