"""The keys of board and list: what each does, and how the list of keys names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.priorities.page import PrioritiesPage

Key = Qt.Key
Held = Qt.KeyboardModifier
PLAIN, SHIFT, ALT = Held.NoModifier, Held.ShiftModifier, Held.AltModifier

TOLD: tuple[KeyTold, ...] = (
    (mark("Mark, to join or move several"), "Space"),
    (mark("Join the marked ones to this"), "M"),
    (mark("Take apart"), "Shift+M"),
    (mark("Move to the theme before, or to the next one"), "Alt+Left · Alt+Right"),
    (mark("Move up or down"), "Alt+Up · Alt+Down"),
    EDIT,
    DELETE,
    MENU,
)
_DEEDS: dict[tuple[Qt.KeyboardModifier, int], Callable[[PrioritiesPage], object]] = {
    (PLAIN, Key.Key_Space): lambda page: page.toggle_mark(),
    (PLAIN, Key.Key_M): lambda page: page.join(),
    (SHIFT, Key.Key_M): lambda page: page.take_apart(),
    (ALT, Key.Key_Left): lambda page: page.move_sideways(-1),
    (ALT, Key.Key_Right): lambda page: page.move_sideways(1),
    (ALT, Key.Key_Up): lambda page: page.move_along(-1),
    (ALT, Key.Key_Down): lambda page: page.move_along(1),
    (PLAIN, Key.Key_F2): lambda page: page.edit(),
    (PLAIN, Key.Key_Return): lambda page: page.edit(),
    (PLAIN, Key.Key_Enter): lambda page: page.edit(),
    (PLAIN, Key.Key_Delete): lambda page: page.remove(),
    (PLAIN, Key.Key_Escape): lambda page: page.unmark(),
}


def press(page: PrioritiesPage, event: QKeyEvent) -> bool:
    """Do what a key stands for; False for one that stands for nothing here."""
    # Keys of the number pad count as the others.
    deed = _DEEDS.get((event.modifiers() & ~Held.KeypadModifier, event.key()))
    if deed is None:
        return False
    deed(page)
    return True
