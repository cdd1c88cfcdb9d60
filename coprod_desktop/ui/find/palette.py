"""The palette: one line on top, and while one types, all that can be done or gone to, walked by the arrows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QVBoxLayout, QWidget

from coprod_desktop.ui.find.row_delegate import RowDelegate
from coprod_desktop.ui.find.rows import Row, RowsModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import Picture
from coprod_desktop.ui.widgets.dialog import hear_commands
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.words import Words

WIDE_PX, TALL_PX, AWAY_PX, LEAST_PX = 680, 520, 56, 40
RowsFor = Callable[[str], list[Row]]
"""Gives what is listed for the words in the line, or while there are none."""
Key = Qt.Key
_STEPS = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 6, Key.Key_PageUp: -6}


class Palette(QDialog):
    """Finds while one types; Enter takes what is chosen, Esc closes."""

    taken = Signal(object)
    """What was chosen; the palette is closed."""

    def __init__(self, parent: QWidget, words: Words, name: Say, hint: Say, rows_for: RowsFor) -> None:
        super().__init__(parent)
        self._words, self._name, self._hint, self._rows_for = words, name, hint, rows_for
        self.line = LineEdit()
        self.list = QListView()
        self.rows = RowsModel()
        self.hint = Text(words, hint, "hint")
        # Typing that goes on takes its turn first: what was typed is looked for once nothing else is to be done.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self.search)
        self._build()
        self.search()

    def search(self) -> None:
        """Show what is found by the words in the line."""
        text = self.line.text().strip()
        self.rows.show(self._rows_for(text))
        self.hint.setVisible(not self.rows.rows)
        self.list.setVisible(bool(self.rows.rows))
        nothing = self._words.say("Nothing begins like «{text}».", text=text)
        self.hint.show_as_is(nothing if text else said(self._words, self._hint))
        self._choose(self._next(-1, 1))

    def chosen(self) -> Row | None:
        """Give the row that Enter takes."""
        return self.rows.row_at(self.list.currentIndex().row())

    # What Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        """Stand over the upper part of the window."""
        window = self.parentWidget()
        if window is not None:
            room = window.size() - QSize(2 * LEAST_PX, 2 * LEAST_PX)
            self.resize(QSize(scaled(WIDE_PX), scaled(TALL_PX)).boundedTo(room))
            corner = window.mapToGlobal(window.rect().topLeft())
            away = min(AWAY_PX, (window.height() - self.height()) // 2)
            self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + away)
        super().showEvent(event)
        hear_commands(self)
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through what is found, and take it."""
        key = Key(event.key())
        if key in _STEPS:
            self._walk(_STEPS[key])
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    # Inside

    def _build(self) -> None:
        words = self._words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(said(words, self._name))
        self.line.setProperty("role", "capture")
        self.line.setPlaceholderText(said(words, self._name))
        self.line.setAccessibleName(said(words, self._name))
        self.line.put_beside(Picture("search", "hint"), Qt.Edge.LeftEdge)
        self.line.textChanged.connect(lambda _text: self._turn.start())
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setAccessibleName(words.say("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.clicked.connect(lambda _index: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for widget in (self.line, self.hint):
            column.addWidget(widget)
        column.addWidget(self.list, 100)
        # While nothing is found the line stays on top.
        column.addStretch(1)

    def _walk(self, steps: int) -> None:
        self._run_late()
        place, way = self.list.currentIndex().row(), 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            place = self._next(place, way)
        self._choose(place)

    def _next(self, place: int, way: int) -> int:
        """Give the next row that can be chosen, or the same place where there is none."""
        ahead = range(place + way, len(self.rows.rows) if way > 0 else -1, way)
        return next((there for there in ahead if self.rows.row_at(there)), place)

    def _choose(self, place: int) -> None:
        row = self.rows.row_at(place)
        if row is None:
            return
        index = self.rows.index(place)
        self.list.setCurrentIndex(index)
        # The title of the first group comes into view with its first row.
        self.list.scrollTo(self.rows.index(0) if place == 1 else index)
        # The cursor stays in the line, so that is where a screen reader hears of the row.
        self.line.setAccessibleDescription(row.spoken)

    def _run_late(self) -> None:
        """Find what was typed a moment ago, before anything is taken."""
        if self._turn.isActive():
            self._turn.stop()
            self.search()

    def _take(self) -> None:
        self._run_late()
        row = self.chosen()
        if row is not None:
            self.accept()
            self.taken.emit(row.choice)
