"""Finding anything in the window: opens the palette, and does or shows what was chosen in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer

from coprod_desktop.domain.finding import Found, FoundKind
from coprod_desktop.operations.finding import find
from coprod_desktop.ui.find.commands import Command, commands_of, matching
from coprod_desktop.ui.find.palette import Palette
from coprod_desktop.ui.find.rows import Row, rows_of, rows_of_meeting
from coprod_desktop.ui.live.lines import lines_of
from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.live.screen import LiveScreen
    from coprod_desktop.ui.window import MainWindow

LIMIT = 5
HINT = mark("Type how a word begins: a command, a partner, a person, a meeting, a priority, a decision, an action.")


def open_palette(window: MainWindow) -> Palette:
    """Open the palette over the window, on whatever it shows."""
    words, desk = window.words, window.desk
    commands = commands_of(window.menuBar(), window.live or window.frame.page)

    def rows_for(text: str) -> list[Row]:
        return rows_of(words, matching(commands, text), _found(desk, text), desk.project_id if desk else None)

    def take(choice: Command | Found) -> None:
        deed = choice.run if isinstance(choice, Command) else lambda: show_found(window, choice)
        # The palette is gone first: what is chosen may open a dialog of its own.
        QTimer.singleShot(0, window, deed)

    palette = Palette(window, words, mark("Find anything"), HINT, rows_for)
    if desk is not None:
        desk.room_safe_changed.connect(palette.search)
    palette.taken.connect(take)
    palette.open()
    return palette


def search_meeting(live: LiveScreen) -> Palette:
    """Search the lines of the meeting under way."""
    words, lines = live.desk.words, list(lines_of(live.live))
    palette = Palette(
        live.window(),
        words,
        mark("Find in this meeting"),
        mark("What is said in this meeting can be found here: priorities, notes, decisions and actions."),
        lambda text: rows_of_meeting(words, lines, text),
    )
    palette.taken.connect(lambda line: live.reveal(line.kind, line.id))
    palette.open()
    return palette


def _found(desk: Desk | None, text: str) -> tuple[Found, ...]:
    if desk is None or not text:
        return ()
    found = desk.do(find, text=text, project_id=desk.project_id, limit=LIMIT) or ()
    if not desk.room_safe:
        return found
    # The room may see: people are shown as they may be printed.
    return tuple(replace(one, title=one.alias) if one.alias else one for one in found)


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
