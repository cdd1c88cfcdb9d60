"""The list of keys, made from the commands themselves."""

from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.ui.menus import Menus
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

# Keys of tables and lines, which are no commands of the menu.
OTHER_KEYS = (
    (mark("Edit what the cursor is on"), mark("F2 or Enter")),
    (mark("Leave it as it was"), mark("Esc")),
    (mark("Sort by this column"), "F3"),
    (mark("Save a form"), mark("Ctrl+Enter")),
)


def show_shortcuts(parent: QWidget, words: Words, menus: Menus) -> Dialog:
    """Show all keys in a dialog."""
    dialog = Dialog(parent, words, mark("Keys"), width=560)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    rows = menus.keys() + [(words.say(what), words.say(key)) for what, key in OTHER_KEYS]
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
