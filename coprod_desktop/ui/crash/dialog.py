"""The one dialog that tells a fault of the program: what is safe, how to go on, and details to copy."""

from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.lines import LongText
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

DETAILS_PX = 150


class FaultDialog(Dialog):
    """Tells one fault; further ones are counted in it while it stands."""

    def __init__(self, parent: QWidget, words: Words, details: str, saved_at: datetime | None) -> None:
        super().__init__(parent, words, mark("Something went wrong"), width=560)
        self._count = 1
        self._text = details
        self.body.addWidget(Banner(words, lambda words: _say_safe(words, saved_at), Tone.OK))
        self.body.addWidget(
            Text(words, mark("What you asked for last may not have been done. What you typed is still there."))
        )
        self.counted = Text(words, "")
        self.counted.hide()
        self.body.addWidget(self.counted)
        self.body.addWidget(Text(words, mark("You can go on. If it happens again, close the app and open it again.")))
        self.details = self._make_details()
        self.body.addWidget(self.details, 1)
        self.body.addStretch(0)
        self.add_button(mark("Go on"), self.reject, kind="primary").setFocus()
        self.copy_button = self.add_button(mark("Copy the details"), self._copy)
        self.show_button = self.add_button(mark("Show the details"), self._show_details)

    def count_one_more(self) -> None:
        """Tell that there was another fault."""
        self._count += 1
        count = self._count
        self.counted.say(
            lambda words: words.plural("It happened {count} time so far.", "It happened {count} times so far.", count)
        )
        if self.counted.isHidden():
            self.counted.show()
            self._grow()

    def _make_details(self) -> LongText:
        details = LongText()
        details.setPlainText(self._text)
        details.document().clearUndoRedoStacks()
        details.setReadOnly(True)
        details.setMinimumHeight(scaled(DETAILS_PX))
        details.setAccessibleName(self.words.say("Details"))
        details.hide()
        return details

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy_button.say(mark("✓ Copied"))

    def _show_details(self) -> None:
        hide = self.details.isVisible()
        self.details.setVisible(not hide)
        self.show_button.say(mark("Show the details") if hide else mark("Hide the details"))
        self._grow()


def _say_safe(words: Words, saved_at: datetime | None) -> str:
    if saved_at is None:
        return words.say("Nothing that was saved is lost.")
    return words.say("Everything up to {time} is saved.", time=f"{words.local(saved_at):%H:%M:%S}")
