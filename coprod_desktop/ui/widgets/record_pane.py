"""A table with its filter line, its count, and what is shown while it is empty."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.ui.widgets.boxes import EmptyState, Picture
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark


class FilterLine(LineEdit):
    """Searches all columns of a table; Esc empties it, Down goes to the table."""

    told_keys: tuple[KeyTold, ...] = ((mark("Go to what was found"), "Down"), (mark("Empty the line"), "Esc"))
    left_down = Signal()
    """Down or Enter was pressed: the cursor goes to what was found."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.put_beside(Picture("search", "hint"), Qt.Edge.LeftEdge)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say what the line is for."""
        self.setPlaceholderText(words.say("Filter"))
        self.setAccessibleName(words.say("Filter"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the line or go down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class RecordPane(QWidget):
    """A table under its filter line; while there is no row at all, the empty state stands there instead."""

    def __init__(self, words: Words, table: RecordTable[Any], empty: EmptyState) -> None:
        super().__init__()
        self.words = words
        self.table = table
        self.filter = FilterLine(words)
        self.count = Text(words, "", "caption", wrap=False)
        self._nothing = Text(words, lambda w: w.say("Nothing found. Type fewer letters, or clear the filter."), "body")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self.tools = QHBoxLayout()
        self.tools.setSpacing(12)
        self.tools.addWidget(self.filter, 1)
        self.tools.addWidget(self.count)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self.tools)
        column.addWidget(self._nothing)
        column.addWidget(table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(empty)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        self.filter.textChanged.connect(table.records.search)
        self.filter.left_down.connect(self._go_down)
        table.records.rows_changed.connect(self._count)
        self._count()

    def reword(self, words: Words) -> None:
        """Say the count again."""
        self.words = words
        self._count()

    def _go_down(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _count(self) -> None:
        shown, there = self.table.records.rowCount(), self.table.records.total
        self._stack.setCurrentIndex(0 if there else 1)
        self._nothing.setVisible(bool(there) and not shown)
        words = self.words
        if shown == there:
            self.count.show_as_is(words.plural("{count} row", "{count} rows", there))
        else:
            text = words.say("{shown} of {all}", shown=words.number(shown), all=words.number(there))
            self.count.show_as_is(text)
