"""The list of keys, made from the commands themselves: of what is shown, then of the window."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.ui.menus import Menus
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

# Keys of tables and lines, which are no commands of the menu.
OTHER_KEYS = (
    (mark("Edit what the cursor is on"), mark("F2 or Enter")),
    (mark("Leave it as it was"), mark("Esc")),
    (mark("Delete what is chosen"), mark("Del")),
    (mark("Sort by this column"), "F3"),
    (mark("Save a form"), mark("Ctrl+Enter")),
)


def show_shortcuts(parent: QWidget, words: Words, menus: Menus, view: QWidget | None = None) -> Dialog:
    """Show all keys in a dialog: those of the page or meeting in view stand first."""
    dialog = Dialog(parent, words, mark("Keys"), width=560)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    rows = (
        (keys_of(view) if view else []) + menus.keys() + [(words.say(what), words.say(key)) for what, key in OTHER_KEYS]
    )
    for place, (what, key) in enumerate(rows):
        for column, text in enumerate((what, key)):
            label = Text(words, "", "strong" if column else "body", wrap=not column)
            label.show_as_is(text)
            grid.addWidget(label, place, column)
    dialog.body.addLayout(grid)
    dialog.body.addStretch(1)
    dialog.add_button(mark("Close"), dialog.reject, kind="primary")
    dialog.open()
    return dialog


def keys_of(view: QWidget) -> list[tuple[str, str]]:
    """Give the words and keys of the commands of a page, or of a meeting under way, that can be given now."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (action.text(), " · ".join(key.toString(native) for key in action.shortcuts()))
        for action in view.actions()
        if action.isEnabled() and not action.shortcut().isEmpty()
    ]
