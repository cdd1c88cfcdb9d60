"""A list of suggestions under a line: the cursor stays in the line, keys choose."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QListWidget, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.words import Words

MOST = 8
ROW_PX = 38


class Suggestions(QListWidget):
    """Suggestions above or below a line, wherever there is room; a click or a key takes one."""

    taken = Signal(str)

    def __init__(self, words: Words, line: QWidget) -> None:
        super().__init__(line.window())
        self._line = line
        self.setProperty("role", "suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("Suggestions"))
        self.itemClicked.connect(lambda item: self.taken.emit(item.text()))
        self.hide()

    def offer(self, names: Sequence[str]) -> None:
        """Show names; none hides the list."""
        if not names:
            self.hide()
            return
        self.setParent(self._line.window())
        self.clear()
        self.addItems(list(names[:MOST]))
        self.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()
        self._announce()

    def step(self, step: int) -> None:
        """Go up or down the list, and round."""
        self.setCurrentRow((self.currentRow() + step) % self.count())
        self._announce()

    def take(self) -> None:
        """Take the suggestion under the cursor."""
        self.taken.emit(self.currentItem().text())

    def _place(self) -> None:
        window, line = self._line.window(), self._line
        tall = self.count() * scaled(ROW_PX) + 6
        corner = line.mapTo(window, QPoint(0, 0))
        below = corner.y() + line.height() + 4
        top = below if below + tall <= window.height() else max(corner.y() - tall - 4, 0)
        self.setGeometry(corner.x(), top, min(scaled(420), line.width()), tall)

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.currentItem().text()))
