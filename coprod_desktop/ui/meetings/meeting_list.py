"""The list of meetings, walked by keys."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from coprod_desktop.domain.meetings import MeetingRow
from coprod_desktop.ui.meetings.list_delegate import MeetingDelegate
from coprod_desktop.ui.meetings.list_model import MeetingListModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.told_keys import DELETE, MENU, KeyTold
from coprod_desktop.words import Words, mark

LEAST_PX = 260
Key = Qt.Key


class MeetingList(QListView):
    """Meetings below one another; Enter opens, F2 changes, Delete puts into the bin."""

    told_keys: tuple[KeyTold, ...] = (
        (mark("Open the meeting"), "Return"),
        (mark("Change the meeting"), "F2"),
        DELETE,
        MENU,
    )
    selected = Signal(object)
    """Another meeting is current: its row, or None."""
    opened = Signal(object)
    """Enter or a double click on a meeting."""
    change_asked = Signal(object)
    """F2 on a meeting."""
    delete_asked = Signal(object)
    """Delete on a meeting."""
    menu_asked = Signal(object, QPoint)
    """The menu key or a right click on a meeting, and where on the screen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.rows = MeetingListModel(words, self)
        self.setModel(self.rows)
        self.setItemDelegate(MeetingDelegate(self.rows, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current()))
        self.selectionModel().currentChanged.connect(lambda *_: self.selected.emit(self.current()))
        self.setMinimumHeight(scaled(LEAST_PX))
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say names and lines in another language."""
        self.setAccessibleName(words.say("Meetings"))
        if words is not self.rows.words:
            self._keep_current(lambda: self.rows.reword(words))

    def set_meetings(self, meetings: Sequence[MeetingRow]) -> None:
        """Show these meetings; the current one stays so where it is still there."""
        self._keep_current(lambda: self.rows.set_meetings(meetings))

    def search(self, text: str) -> None:
        """Show only what holds these words."""
        self._keep_current(lambda: self.rows.search(text))

    def current(self) -> MeetingRow | None:
        """Give the current meeting."""
        return self.rows.at(self.currentIndex().row())

    def go_to(self, meeting_id: UUID) -> bool:
        """Make a meeting current; False where it is not shown."""
        place = self.rows.place_of(meeting_id)
        if place is None:
            return False
        self._set_current(place)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, change or delete by key."""
        signals = {
            Key.Key_Return: self.opened,
            Key.Key_Enter: self.opened,
            Key.Key_F2: self.change_asked,
            Key.Key_Delete: self.delete_asked,
        }
        signal = signals.get(Key(event.key()))
        meeting = self.current()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if meeting is not None and signal is not None and plain:
            signal.emit(meeting)
        elif meeting is not None and event.key() == Key.Key_Menu:
            self._ask_menu(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor on the first meeting where there is none yet."""
        super().focusInEvent(event)
        # Qt itself makes a first row current, but selects none.
        if self.rows.meetings and not self.selectionModel().hasSelection():
            self._set_current(max(self.currentIndex().row(), 0))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(scaled(LEAST_PX))
            self.scheduleDelayedItemsLayout()

    def _keep_current(self, change: object) -> None:
        before, place = self.current(), self.currentIndex().row()
        if callable(change):
            change()
        found = self.rows.place_of(before.id) if before else None
        last = len(self.rows.meetings) - 1
        if found is None and last >= 0:
            # The neighbour of what is gone, or the first.
            found = min(max(place, 0), last)
        if found is not None:
            self._set_current(found)
        self.selected.emit(self.current())

    def _set_current(self, place: int) -> None:
        index = self.rows.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _ask_menu(self, point: QPoint) -> None:
        meeting = self.rows.at(self.indexAt(point).row())
        if meeting is not None:
            self.menu_asked.emit(meeting, self.viewport().mapToGlobal(point))
