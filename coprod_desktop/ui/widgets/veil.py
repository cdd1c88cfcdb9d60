"""A veil over what is private: while the window is room-safe, a sentence stands in its place."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import mark


class Veil(QWidget):
    """Holds private things in `body`; they are gone from sight, from Tab and from screen readers while it is down."""

    def __init__(self, desk: Desk, *widgets: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self.told = Text(desk.words, mark("Hidden while the window is room-safe (F9)."), "hint")
        self._held = QWidget()
        self.body = QVBoxLayout(self._held)
        self.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(self._held, 1)
        for widget in widgets:
            self.body.addWidget(widget)
        desk.room_safe_changed.connect(self._fall)
        self._fall()

    def _fall(self) -> None:
        self.told.setVisible(self._desk.room_safe)
        self._held.setHidden(self._desk.room_safe)
