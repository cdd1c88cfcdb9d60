"""Opening the bin over the window; what came back is told with its way back, and shown where it lives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from coprod_desktop.domain.bin import BinKind, BinRow
from coprod_desktop.ui.bin.dialog import BinDialog
from coprod_desktop.ui.live_view import LiveView
from coprod_desktop.words import Words

if TYPE_CHECKING:
    from coprod_desktop.ui.window import MainWindow

IN_PLAN = frozenset({BinKind.ITEM, BinKind.ATTENDANCE})
"""Kinds that are shown within their meeting, once it is opened."""


def open_bin(window: MainWindow) -> BinDialog | None:
    """Open the bin of the project on the desk; None where no file is open."""
    if window.desk is None:
        return None
    dialog = BinDialog(window, window.desk)
    dialog.brought_back.connect(lambda rows: _tell(window, rows))
    dialog.open()
    return dialog


def _tell(window: MainWindow, rows: Sequence[BinRow]) -> None:
    words = window.words
    window.frame.toast.tell(
        _sentence(words, rows), undo=True, offer=(words.say("Show"), lambda: show_row(window, rows[0]))
    )


def _sentence(words: Words, rows: Sequence[BinRow]) -> str:
    if len(rows) > 1:
        return words.plural("{count} thing is back from the bin", "{count} things are back from the bin", len(rows))
    (row,) = rows
    if row.within_removed:
        return words.say("«{name}» is back from the bin, with what it belongs to", name=row.title(words))
    return words.say("«{name}» is back from the bin", name=row.title(words))


def show_row(window: MainWindow, row: BinRow) -> None:
    """Show what came back: in the meeting under way where it is there, else in its place."""
    desk, live = window.desk, window.live
    if desk is None:
        return
    if isinstance(live, LiveView) and live.reveal(row.kind.value, row.id):
        return
    window.leave_live()
    if row.kind is BinKind.PROJECT:
        desk.choose_project(row.id)
    target = next((one for one in _targets(row) if window.pages.showing(one[0])), None)
    if target is not None:
        desk.opened.emit(*target)


def _targets(row: BinRow) -> Iterator[tuple[str, UUID]]:
    """Give the rows that show what came back, the best first: what has no place of its own stands in the minutes."""
    if row.kind not in IN_PLAN:
        yield row.kind.value, row.id
    if row.meeting is not None:
        yield ("meeting" if row.kind in IN_PLAN else "minutes"), row.meeting.id
