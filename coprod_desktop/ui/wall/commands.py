"""The commands of the wall in the menu, with keys that are heard in every window of the app."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coprod_desktop.ui.menus import Menus
from coprod_desktop.words import mark


class Deed(StrEnum):
    """What may be wanted of the wall."""

    OPEN = "open"
    SHOW = "show"
    BLANK = "blank"
    FREEZE = "freeze"
    NEXT_PAGE = "next_page"
    PAGE_BEFORE = "page_before"
    CLOSE = "close"


COMMANDS: tuple[tuple[Deed, str, tuple[str, ...]], ...] = (
    (Deed.OPEN, mark("&Wall and its panel"), ("F7",)),
    (Deed.SHOW, mark("&Show what comes next"), ("Ctrl+Shift+Return",)),
    (Deed.BLANK, mark("&Blank the wall"), ("Ctrl+B", "B")),
    (Deed.FREEZE, mark("&Freeze the wall"), ("Ctrl+Shift+F",)),
    (Deed.NEXT_PAGE, mark("&Next page on the wall"), ("Alt+PgDown",)),
    (Deed.PAGE_BEFORE, mark("&Page before on the wall"), ("Alt+PgUp",)),
    (Deed.CLOSE, mark("&Close the wall"), ()),
)


class WallState(Protocol):
    """What the commands ask the wall."""

    @property
    def is_open(self) -> bool:
        """Whether the wall is open."""

    @property
    def blanked(self) -> bool:
        """Whether it shows nothing."""

    @property
    def frozen(self) -> bool:
        """Whether it stays as it is, whatever happens."""


class WallCommands(QObject):
    """Tells what is wanted of the wall; all but opening it needs one that is open."""

    asked = Signal(str)
    """Something is wanted of the wall: a deed."""
    poll_asked = Signal(object)
    """A vote is wanted on the wall: its key."""

    def __init__(self, menus: Menus, menu: QMenu) -> None:
        super().__init__(menus)
        self._actions: dict[Deed, QAction] = {}
        for deed, text, keys in COMMANDS:
            action = menus.command(menu, text, partial(self.asked.emit, deed.value), *keys)
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            self._actions[deed] = action
        self._actions[Deed.BLANK].setCheckable(True)
        self._actions[Deed.FREEZE].setCheckable(True)
        self.show_state(None)

    def show_state(self, wall: WallState | None) -> None:
        """Offer what can be done now, and tick what is so; None where no wall was ever opened."""
        is_open = wall is not None and wall.is_open
        for deed, action in self._actions.items():
            action.setEnabled(is_open or deed is Deed.OPEN)
        self._actions[Deed.SHOW].setEnabled(is_open and not (wall and wall.frozen))
        self._actions[Deed.BLANK].setChecked(wall is not None and wall.blanked)
        self._actions[Deed.FREEZE].setChecked(wall is not None and wall.frozen)
