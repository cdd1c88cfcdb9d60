"""The list of keys, made from the commands and the widgets themselves: of what is in view first, then of the window."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.ui.menus import Menus
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.told_keys import groups_inside, native
from coprod_desktop.words import Words, mark

AIR_PX = 10
Group = tuple[str, Sequence[tuple[str, str]]]
# Keys of all that can be written in.
WRITING_KEYS = (
    (mark("Confirm what you typed"), "Return"),
    (mark("Leave it as it was"), "Esc"),
    (mark("Save a form"), "Ctrl+Return"),
)


def show_shortcuts(parent: QWidget, words: Words, menus: Menus | None, view: QWidget | None = None) -> Dialog:
    """Show all keys in a dialog, group by group: what has the focus, the page or meeting in view, the window."""
    dialog = Dialog(parent, words, mark("Keys"), width=560)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for name, keys in groups_of(words, menus, view):
        _add_group(grid, words, name, keys)
    dialog.body.addLayout(grid)
    dialog.body.addStretch(1)
    dialog.add_button(mark("Close"), dialog.reject, kind="primary")
    dialog.read_by_keys()
    dialog.open()
    return dialog


def groups_of(words: Words, menus: Menus | None, view: QWidget | None) -> list[Group]:
    """Give all groups of keys that are not empty, each with its name."""
    groups: list[Group] = []
    if view is not None:
        groups += groups_inside(view, words)
        groups.append((view.accessibleName() or words.say("On this page"), keys_of(view)))
    groups.append((words.say("While writing"), [(words.say(what), native(key)) for what, key in WRITING_KEYS]))
    if menus is not None:
        groups.append((words.say("Everywhere"), menus.keys()))
    return [(name, keys) for name, keys in groups if keys]


def keys_of(view: QWidget) -> list[tuple[str, str]]:
    """Give the words and keys of the commands of a page, or of a meeting under way, that can be given now."""
    shown = QKeySequence.SequenceFormat.NativeText
    return [
        (action.text().replace("&", ""), " · ".join(key.toString(shown) for key in action.shortcuts()))
        for action in view.actions()
        if action.isEnabled() and not action.shortcut().isEmpty()
    ]


def _add_group(grid: QGridLayout, words: Words, name: str, keys: Sequence[tuple[str, str]]) -> None:
    title = Text(words, "", "card-title")
    title.show_as_is(name)
    first = grid.count() == 0
    title.setContentsMargins(0, 0 if first else AIR_PX, 0, 0)
    grid.addWidget(title, grid.rowCount(), 0, 1, 2)
    for what, key in keys:
        place = grid.rowCount()
        for column, text in enumerate((what, key)):
            label = Text(words, "", "strong" if column else "body", wrap=not column)
            label.show_as_is(text)
            grid.addWidget(label, place, column)
