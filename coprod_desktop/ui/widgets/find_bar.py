"""Finding words on a page that has no line of its own to search: each place is framed and brought into view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from coprod_desktop.domain.texts import fold
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.boxes import Picture
from coprod_desktop.ui.widgets.buttons import IconButton
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

MOST = 200
"""So many places are walked through: who has more types another letter."""
AROUND_PX = 4
Key = Qt.Key


@dataclass(frozen=True)
class Spot:
    """A place where the words stand: a widget, or a cell of a list or table."""

    widget: QWidget
    index: QPersistentModelIndex | None = None


class FindBar(QFrame):
    """A line, how many places there are, and the ways to the next and the last; Esc closes and stays at the place."""

    def __init__(self, words: Words, area: QScrollArea) -> None:
        super().__init__()
        self._words, self._area = words, area
        self._inner = area.widget() or area
        self._spots: list[Spot] = []
        self._place = 0
        self._ring = _Ring(self._inner)
        self.line = LineEdit()
        self.count = Text(words, "", "caption", wrap=False)
        self._build()
        self.reword(words)

    def open_up(self) -> None:
        """Show the bar, to be typed in."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def close_up(self) -> None:
        """Hide the bar; the cursor goes to the place that was found, where that takes it."""
        spot = self._spots[self._place] if self._spots else None
        self.hide()
        target = spot.widget if spot else self._inner
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            target = target.nextInFocusChain() or target
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> list[QWidget]:
        """Give what Tab comes to, from the left."""
        return [self.line, *self.findChildren(IconButton)]

    def step(self, steps: int) -> None:
        """Go to another place, and round."""
        if self._spots:
            self._place = (self._place + steps) % len(self._spots)
            self._show_spot()

    def reword(self, words: Words) -> None:
        """Say what the line is for."""
        self._words = words
        self.line.setPlaceholderText(words.say("Find on this page"))
        self.line.setAccessibleName(words.say("Find on this page"))
        self._say_count()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Enter and the arrows, close by Esc."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self.step(-1 if back else 1)
        elif event.key() in (Key.Key_Down, Key.Key_Up):
            self.step(1 if event.key() == Key.Key_Down else -1)
        elif event.key() == Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the frame away with the bar."""
        self._ring.hide()
        super().hideEvent(event)

    # Inside

    def _build(self) -> None:
        words = self._words
        self.setAccessibleName(words.say("Find on this page"))
        self.line.put_beside(Picture("search", "hint"), Qt.Edge.LeftEdge)
        self.line.textChanged.connect(lambda _text: self._search())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(IconButton(words, mark("Previous place"), "chevron-up", on_click=lambda: self.step(-1)))
        row.addWidget(IconButton(words, mark("Next place"), "chevron-down", on_click=lambda: self.step(1)))
        row.addWidget(IconButton(words, mark("Close"), "x", on_click=self.close_up))

    def _search(self) -> None:
        sought = fold(self.line.text())
        found = _spots(self._inner, sought) if sought else iter(())
        self._spots = sorted((spot for spot, _number in zip(found, range(MOST), strict=False)), key=self._top_of)
        self._place = 0
        self._show_spot()

    def _show_spot(self) -> None:
        self._say_count()
        if not self._spots:
            self._ring.hide()
            return
        spot = self._spots[self._place]
        if spot.index is not None and isinstance(spot.widget, QAbstractItemView):
            index = spot.index.sibling(spot.index.row(), spot.index.column())
            spot.widget.setCurrentIndex(index)
            spot.widget.scrollTo(index)
        rect = self._rect_of(spot)
        self._ring.frame(rect)
        self._area.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height() // 2 + scaled(48))

    def _rect_of(self, spot: Spot) -> QRect:
        inner = self._inner
        if spot.index is not None and isinstance(spot.widget, QAbstractItemView):
            index = spot.index.sibling(spot.index.row(), spot.index.column())
            inside = spot.widget.visualRect(index).intersected(spot.widget.viewport().rect())
            return inside.translated(spot.widget.viewport().mapTo(inner, QPoint(0, 0)))
        return QRect(spot.widget.mapTo(inner, QPoint(0, 0)), spot.widget.size())

    def _top_of(self, spot: Spot) -> tuple[int, int, int]:
        corner = spot.widget.mapTo(self._inner, QPoint(0, 0))
        return corner.y(), corner.x(), spot.index.row() if spot.index is not None else 0

    def _say_count(self) -> None:
        words = self._words
        if not self.line.text().strip():
            text = ""
        elif not self._spots:
            text = words.say("Not found")
        else:
            here, there = words.number(self._place + 1), words.number(len(self._spots))
            text = words.say("{number} of {all}", number=here, all=there)
        self.count.show_as_is(text)


class _Ring(QWidget):
    """A frame around what was found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def frame(self, rect: QRect) -> None:
        """Stand around a rectangle."""
        around = AROUND_PX
        self.setGeometry(rect.adjusted(-around, -around, around, around))
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        """Ask for no room: it lies above all else."""
        return QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(self.palette()).accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), scaled(6), scaled(6))


def _spots(root: QWidget, sought: str) -> Iterator[Spot]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or _is_inside_list(widget, root):
            continue
        if isinstance(widget, QAbstractItemView):
            yield from (Spot(widget, QPersistentModelIndex(index)) for index in _cells(widget, sought))
        elif sought in fold(_text_of(widget)):
            yield Spot(widget)


def _is_inside_list(widget: QWidget, root: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QAbstractItemView | QComboBox):
            return True
        above = above.parentWidget()
    return False


def _cells(view: QAbstractItemView, sought: str) -> Iterator[QModelIndex]:
    model = view.model()
    # A list keeps to itself that it has one column.
    columns = range(1) if isinstance(view, QListView) or model is None else range(model.columnCount())
    for row in range(model.rowCount() if model else 0):
        for column in columns:
            index = model.index(row, column)
            texts = (index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.AccessibleTextRole))
            if any(sought in fold(str(text)) for text in texts if text):
                yield index
                break


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
