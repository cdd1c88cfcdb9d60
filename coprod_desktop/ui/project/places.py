"""The territory's municipalities as chips that flow from line to line; as tall as what they hold."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
Place = tuple[UUID, str]
State = QStyle.StateFlag
NAME = mark("Municipalities of the territory")


class PlacesModel(QAbstractListModel):
    """Municipalities as (place id, name)."""

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[Place, ...] = ()

    def set_places(self, places: Sequence[Place]) -> None:
        """Show other municipalities."""
        self.beginResetModel()
        self.places = tuple(places)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the municipalities."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Give a name."""
        return self.places[index.row()][1] if role == Qt.ItemDataRole.DisplayRole else None


class ChipDelegate(QStyledItemDelegate):
    """Paints a municipality as a chip."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of the name, at most a whole line."""
        width = option.fontMetrics.horizontalAdvance(str(index.data())) + scaled(28)
        width = min(width, self._view.viewport().width())
        return QSize(width, option.fontMetrics.height() + scaled(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the chip, its selection, and the ring where the cursor is."""
        tokens = tokens_of(option.palette)
        chip = option.rect.adjusted(1, 1, -scaled(4), -scaled(4))
        chosen, current = bool(option.state & State.State_Selected), bool(option.state & State.State_HasFocus)
        edge = tokens.focus if current else tokens.accent if chosen else tokens.border
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 2 if current or chosen else 1))
        painter.setBrush(QColor(tokens.selection if chosen else tokens.canvas))
        painter.drawRoundedRect(chip, scaled(8), scaled(8))
        painter.setPen(QColor(tokens.text))
        painter.setFont(option.font)
        inner = QRect(chip).adjusted(scaled(10), 0, -scaled(10), 0)
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width() + 2)
        painter.drawText(inner.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


class PlacesList(QListView):
    """The municipalities; the arrow keys go along, letters jump, Delete asks to take one out."""

    removal_asked = Signal(UUID, str)
    """A municipality is to be taken out: its id and its name."""
    chosen = Signal(bool)
    """Whether one is chosen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.places = PlacesModel()
        self.setModel(self.places)
        self.setItemDelegate(ChipDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setViewportMargins(6, 6, 2, 2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected() is not None))
        self.reword(words)

    def set_places(self, places: Sequence[Place]) -> None:
        """Show municipalities; the cursor stays at its place."""
        row = self.currentIndex().row()
        self.places.set_places(places)
        if places and row >= 0:
            self.setCurrentIndex(self.places.index(min(row, len(places) - 1), 0))
        self.chosen.emit(self.selected() is not None)
        self.setVisible(bool(places))
        self._fit_height()

    def selected(self) -> Place | None:
        """Give the municipality chosen."""
        indexes = self.selectionModel().selectedIndexes()
        return self.places.places[indexes[0].row()] if indexes else None

    def ask_removal(self) -> None:
        """Ask to take the chosen municipality out."""
        place = self.selected()
        if place is not None:
            self.removal_asked.emit(*place)

    def reword(self, words: Words) -> None:
        """Say the name of the list."""
        self.setAccessibleName(words.say(NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take out by key."""
        if event.key() == Qt.Key.Key_Delete:
            self.ask_removal()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self._fit_height()

    def _fit_height(self) -> None:
        self.doItemsLayout()
        rows = self.places.rowCount()
        bottom = self.rectForIndex(self.places.index(rows - 1, 0)).bottom() if rows else 0
        self.setFixedHeight(bottom + 2 * self.frameWidth() + 10)
