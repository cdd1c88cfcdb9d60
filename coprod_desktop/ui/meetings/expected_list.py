"""The checklist of who is expected, walked by keys."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from coprod_desktop.ui.meetings.expected_delegate import ExpectedDelegate
from coprod_desktop.ui.meetings.expected_model import Entry, ExpectedModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.words import Words

LEAST_PX = 200
Key = Qt.Key


class ExpectedList(QListView):
    """Space or Enter ticks a person, or all people of a partner; Ctrl+A ticks all."""

    chosen = Signal(object)
    """Who is chosen now: a set of participant keys."""
    all_asked = Signal()
    """Ctrl+A: everybody who is meant to come."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.people = ExpectedModel(self)
        self.setModel(self.people)
        self.setItemDelegate(ExpectedDelegate(self.people, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(scaled(LEAST_PX))
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say what the list is."""
        self.setAccessibleName(words.say("Who is expected"))

    def show_entries(self, entries: Sequence[Entry], chosen: Iterable[UUID]) -> None:
        """Show these entries, and who is chosen; the cursor stays."""
        place = self.currentIndex().row()
        before = self.people.entries[place] if 0 <= place < len(self.people.entries) else None
        self.people.show_entries(entries, chosen)
        found = self.people.place_of(before)
        if found is not None and found != self.currentIndex().row():
            self.setCurrentIndex(self.people.index(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space or Enter, all by Ctrl+A."""
        place = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_asked.emit()
        elif event.key() in (Key.Key_Space, Key.Key_Return, Key.Key_Enter) and place >= 0 and not event.modifiers():
            self._turn(place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where it was clicked."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._turn(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor on the first entry where there is none yet."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.people.entries:
            self.setCurrentIndex(self.people.index(0))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(scaled(LEAST_PX))
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the needs anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _turn(self, place: int) -> None:
        self.chosen.emit(self.people.toggled(place))
