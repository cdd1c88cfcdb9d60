"""The keys of board and list, in one table: what each does, how the list of keys names it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.priorities.page import PrioritiesPage

Key = Qt.Key
Held = Qt.KeyboardModifier
Run = Callable[["PrioritiesPage"], object]
PLAIN, SHIFT, ALT = Held.NoModifier, Held.ShiftModifier, Held.AltModifier

KEYS: dict[tuple[Qt.KeyboardModifier, int], tuple[str, Run]] = {
    (PLAIN, Key.Key_Space): (mark("Mark, to join or move several"), lambda page: page.toggle_mark()),
    (PLAIN, Key.Key_M): (mark("Join the marked ones to this"), lambda page: page.join()),
    (SHIFT, Key.Key_M): (mark("Take apart"), lambda page: page.take_apart()),
    (ALT, Key.Key_Left): (mark("Move to the theme at the left"), lambda page: page.move_sideways(-1)),
    (ALT, Key.Key_Right): (mark("Move to the theme at the right"), lambda page: page.move_sideways(1)),
    (ALT, Key.Key_Up): (mark("Move up"), lambda page: page.move_along(-1)),
    (ALT, Key.Key_Down): (mark("Move down"), lambda page: page.move_along(1)),
}
SILENT: dict[tuple[Qt.KeyboardModifier, int], Run] = {
    (PLAIN, Key.Key_F2): lambda page: page.edit(),
    (PLAIN, Key.Key_Return): lambda page: page.edit(),
    (PLAIN, Key.Key_Enter): lambda page: page.edit(),
    (PLAIN, Key.Key_Delete): lambda page: page.remove(),
    (PLAIN, Key.Key_Escape): lambda page: page.unmark(),
}
"""Keys that do the same on every page, so that the list of keys names them already."""


def press(page: PrioritiesPage, event: QKeyEvent) -> bool:
    """Do what a key stands for; False for one that stands for nothing here."""
    # Keys of the number pad count as the others.
    held = event.modifiers() & ~Held.KeypadModifier
    chosen = (held, event.key())
    run = KEYS[chosen][1] if chosen in KEYS else SILENT.get(chosen)
    if run is None:
        return False
    run(page)
    return True


def name_keys(page: PrioritiesPage) -> None:
    """Name the keys among the commands of the page; board and list hear them by themselves."""
    for (held, key), (text, run) in KEYS.items():
        page.add_command(text, partial(run, page), QKeySequence(QKeyCombination(held, Key(key))))
        page.actions()[-1].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
