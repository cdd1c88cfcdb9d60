"""The application as the desktop knows it: its name, its icon, and the files that the system hands over."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from coprod_desktop.resources import resource
from coprod_desktop.ui.theme import QT_ARGUMENTS

NAME = "coprod-desktop"
"""The name of the program, of its desktop entry and of its icon."""


class DesktopApplication(QApplication):
    """Qt's application, started in our style."""

    file_given = Signal(Path)
    """The system hands over a file to open: macOS does so where one is double-clicked."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        super().__init__([NAME, *QT_ARGUMENTS, *arguments])
        self.setApplicationName(NAME)
        self.setApplicationDisplayName("Coprod Desktop")
        self.setDesktopFileName(NAME)
        self.setWindowIcon(QIcon(str(resource("app", f"{NAME}.svg"))))

    def event(self, event: QEvent) -> bool:
        """Take a file that is handed over."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_given.emit(Path(event.file()))
            return True
        return super().event(event)
