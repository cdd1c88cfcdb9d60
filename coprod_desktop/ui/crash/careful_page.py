"""The page of a careful start: after starts that failed, nothing is opened until somebody says what."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner, Card, ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

WIDEST_PX = 820
LEAD = mark(
    "The app ended soon after it was opened, more than once. So this time it opens carefully: with the usual window, "
    "and without opening your file. Nothing that was saved is lost."
)
BACKUPS = mark("If the file does not open, an earlier state of it may. You can look into a backup before you use it.")
OTHER = mark("If another file opens well, the trouble lies in the one that was open last.")
TELL = mark("The details name places in the program and steps, and nothing that you wrote.")


class CarefulPage(QWidget):
    """What can be done: the same file again, its backups, another file, the example, and the details to copy."""

    again_wanted = Signal(Path)
    """The file that was not opened is to be opened after all."""
    backups_wanted = Signal()
    """The backups of that file are to be shown."""
    file_wanted = Signal()
    """A file is to be chosen and opened."""
    start_wanted = Signal()
    """The first page is to be shown, to begin anew."""
    example_wanted = Signal()
    """The worked example is to be opened."""

    def __init__(self, words: Words, file: Path | None, details: str) -> None:
        super().__init__()
        self._details = details
        self.setProperty("role", "canvas")
        self.trouble = Banner(words, "", Tone.BAD)
        self.trouble.hide()
        self.file_button = Button(words, mark("Open a file…"), icon="folder-open", on_click=self.file_wanted.emit)
        self.example_button = Button(words, mark("Open the example"), on_click=self.example_wanted.emit)
        self.start_button = Button(words, mark("Go to the first page"), on_click=self.start_wanted.emit)
        self.copy_button = Button(words, mark("Copy the details"), icon="copy", on_click=self._copy)
        self.again_button: Button | None = None
        self.backups_button: Button | None = None
        self._lay_out(words, file)
        self._widen()

    def tell_trouble(self, sentence: str) -> None:
        """Say why a file could not be opened."""
        self.trouble.tell(lambda _words: sentence, Tone.BAD)

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done."""
        (self.again_button or self.file_button).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def _lay_out(self, words: Words, file: Path | None) -> None:
        scroll = ScrollArea()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self._page = QWidget()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._page, 1000)
        middle.addStretch(1)
        scroll.body.addLayout(middle)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(Text(words, mark("A careful start"), "title"))
        column.addWidget(Text(words, LEAD))
        column.addWidget(self.trouble)
        if file is not None:
            column.addWidget(self._file_card(words, file))
        ways = self.file_button, self.example_button, self.start_button
        column.addWidget(_card(words, mark("Something else"), OTHER, *ways))
        column.addWidget(_card(words, mark("Tell those who look after the program"), TELL, self.copy_button))

    def _file_card(self, words: Words, file: Path) -> Card:
        self.again_button = Button(
            words, mark("Try to open it"), kind="primary", on_click=lambda: self.again_wanted.emit(file)
        )
        self.backups_button = Button(words, mark("Backups…"), on_click=self.backups_wanted.emit)
        card = Card(words, lambda words: words.say("Your file «{file}»", file=file.stem))
        card.title.setToolTip(str(file))
        return _filled(card, words, BACKUPS, self.again_button, self.backups_button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy_button.say(mark("✓ Copied"))

    def _widen(self) -> None:
        self._page.setMaximumWidth(scaled(WIDEST_PX))


def _card(words: Words, title: str, text: str, *buttons: Button) -> Card:
    return _filled(Card(words, title), words, text, *buttons)


def _filled(card: Card, words: Words, text: str, *buttons: Button) -> Card:
    card.body.addWidget(Text(words, text))
    line = FlowLayout(gap=8)
    for button in buttons:
        line.addWidget(button)
    card.body.addLayout(line)
    return card
