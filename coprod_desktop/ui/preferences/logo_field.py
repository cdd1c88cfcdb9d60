"""The logo that stands at the head of papers."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.pictures import read_picture
from coprod_desktop.ui.settings import FileUse, usual_folder
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import Field
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.texts import said
from coprod_desktop.words import Words, mark

WIDE_PX, TALL_PX, AIR_PX = 200, 64, 8


class LogoField(Field):
    """A picture, shown as it will be on paper, with buttons to choose another one and to take it out."""

    def __init__(self, words: Words) -> None:
        self._logo = b""
        self._picture = QLabel()
        self.choose_button = Button(words, mark("Choose picture…"), icon="folder-open", on_click=self.ask)
        self.remove_button = Button(words, mark("Take out"), icon="x", on_click=lambda: self._take(b""))
        super().__init__(
            words,
            mark("Logo"),
            self.choose_button,
            hint=mark("A PNG or JPEG picture of at most 2 MB. It is kept in this file and goes with it."),
        )

    def value(self) -> bytes:
        """Give the picture; empty where there is none."""
        return self._logo

    def set_value(self, value: bytes | None) -> None:
        """Show a picture."""
        self._logo = value or b""
        self._picture.setVisible(bool(self._logo))
        self.remove_button.setVisible(bool(self._logo))
        if self._logo:
            self._picture.setPixmap(_on_paper(self._logo))

    def ask(self) -> QFileDialog:
        """Let a picture be chosen."""
        pattern = self.words.say("Pictures") + " (*.png *.jpg *.jpeg)"
        dialog = QFileDialog(self, self.words.say("Choose a logo"), usual_folder(FileUse.PAPERS), pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def read(self, path: Path) -> None:
        """Take a picture from a file; what is wrong with it is told, and the old one stays."""
        try:
            self._take(read_picture(path))
        except KnownError as trouble:
            self.set_error(trouble.say(self.words))

    def _take(self, logo: bytes) -> None:
        self.set_error("")
        self.set_value(logo)
        self.choose_button.setFocus()
        self.changed.emit()

    def _arrange(self) -> None:
        for widget in (self.label, self._picture):
            self._column.addWidget(widget)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.choose_button)
        flow.addWidget(self.remove_button)
        self._column.addWidget(buttons)
        for widget in (self.hint, self.error):
            self._column.addWidget(widget)
        self.set_value(b"")

    def _name(self) -> None:
        super()._name()
        name = said(self.words, self._label_say)
        self._picture.setAccessibleName(name)
        for button in (self.choose_button, self.remove_button):
            button.setAccessibleName(f"{name}: {button.text()}")


def _on_paper(logo: bytes) -> QPixmap:
    """Draw a picture on white, as large as there is room."""
    picture = QPixmap()
    room = QSize(scaled(WIDE_PX), scaled(TALL_PX))
    # What a strange file holds as its logo need not be a picture.
    if not picture.loadFromData(logo, "PNG"):
        return picture
    picture = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    air = scaled(AIR_PX)
    paper = QPixmap(picture.size() + QSize(2 * air, 2 * air))
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawPixmap(air, air, picture)
    painter.end()
    return paper
