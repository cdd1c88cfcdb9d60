"""What is said when something cannot be opened."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.words import Words, mark


def show_trouble(parent: QWidget, words: Words, trouble: KnownError) -> Dialog:
    """Say why something could not be done."""
    dialog = Dialog(parent, words, mark("That did not work"), width=480)
    dialog.body.addWidget(Banner(words, trouble.say, Tone.BAD))
    dialog.body.addStretch(1)
    dialog.add_button(mark("Close"), dialog.reject, kind="primary")
    dialog.open()
    return dialog
