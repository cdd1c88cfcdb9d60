"""Finding anything in the window: opens the palette, and does or shows what was chosen in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer

from coprod_desktop.domain.finding import Found, FoundKind
from coprod_desktop.operations.finding import find
from coprod_desktop.ui.find.commands import Command, commands_of
from coprod_desktop.ui.find.palette import Palette

if TYPE_CHECKING:
    from coprod_desktop.ui.window import MainWindow

LIMIT = 5


def open_palette(window: MainWindow) -> Palette:
    """Open the palette over the window, on whatever it shows."""
    desk = window.desk
    commands = commands_of(window.menuBar(), window.live or window.frame.page)
    project_id = desk.project_id if desk else None

    def finding(text: str) -> tuple[Found, ...]:
        found = (desk.do(find, text=text, project_id=project_id, limit=LIMIT) if desk else None) or ()
        if desk is None or not desk.room_safe:
            return found
        # The room may see: people are shown as they may be printed.
        return tuple(replace(one, title=one.alias) if one.alias else one for one in found)

    palette = Palette(window, window.words, commands, finding, project_id)

    def take(choice: Command | Found) -> None:
        deed = choice.run if isinstance(choice, Command) else lambda: show_found(window, choice)
        # The palette is gone first: what is chosen may open a dialog of its own.
        QTimer.singleShot(0, window, deed)

    palette.taken.connect(take)
    palette.open()
    return palette


def show_found(window: MainWindow, one: Found) -> None:
    """Show what was found: in the meeting under way where it is there, else in its project and place."""
    desk, live = window.desk, window.live
    if desk is None:
        return
    if live is not None and hasattr(live, "reveal") and live.reveal(one.kind.value, one.id):
        return
    window.leave_live()
    desk.choose_project(one.project_id)
    place = next((target for target in _targets(one) if window.pages.showing(target[0])), None)
    if place is not None:
        desk.opened.emit(*place)


def _targets(one: Found) -> Iterator[tuple[str, UUID]]:
    """Give the rows that show what was found, the best first: what has no place of its own stands in the minutes."""
    yield one.kind.value, one.id
    if one.meeting is not None and one.kind is not FoundKind.MEETING:
        yield "minutes", one.meeting.id
