"""The board: cards by theme, painted where they are seen, walked by keys, moved by mouse, edited in place."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollBar, QWidget

from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.priorities.board_editor import CardEditing
from coprod_desktop.ui.priorities.board_model import HEAD, BoardModel
from coprod_desktop.ui.priorities.card_painter import CardPainter
from coprod_desktop.ui.priorities.hand import Hand
from coprod_desktop.ui.priorities.keys import TOLD
from coprod_desktop.ui.priorities.layout import CARD_GAP_PX, GAP_PX, INSET_PX, Layout, Sizes, column_widths
from coprod_desktop.ui.priorities.shelf import Column, Shelf
from coprod_desktop.ui.priorities.walk import next_place
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
LOWEST_PX = 300


class BoardView(QListView):
    """Columns side by side with their heads always in sight; for Qt it is a list, with the heads among the cards."""

    told_keys = TOLD
    moved = Signal(list, object, object, object)
    """Cards (by key) go to a theme (or None), before a card or behind one (or neither: to the end)."""
    dropped_on = Signal(UUID, list)
    """Cards (by key) were let loose on another card."""
    head_opened = Signal()
    """The theme on whose head the cursor is was asked for."""
    menu_asked = Signal(QPoint)
    """The menu of what is current is asked for, at a point of the screen."""

    def __init__(self, words: Words, shelf: Shelf, press: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.words, self.shelf, self._press = words, shelf, press
        self.look = CardPainter(words, self.font())
        self.plan = Layout()
        self.cards = BoardModel(words, shelf, self)
        self.hand = Hand(self)
        self._head: tuple[UUID | None] | None = None
        self._set_up()
        self.cards.modelReset.connect(self._renewed)
        self.cards.dataChanged.connect(lambda *_: self._relay())
        shelf.turned.connect(self._follow)
        shelf.marked.connect(self.viewport().update)
        self.reword(words)

    # What the page uses

    def edit_note(self, note_id: UUID) -> None:
        """Start editing a card in its place."""
        index = self.cards.index_of(note_id)
        if index.isValid():
            self._go(index)
            self.setFocus()
            self.edit(index)

    def head(self) -> Column | None:
        """Give the column on whose head the cursor is."""
        where = self.cards.where(self.currentIndex())
        return self.cards.columns[where[0]] if where and where[1] == HEAD else None

    def go_to_head(self, theme_id: UUID | None) -> bool:
        """Put the cursor on the head of a theme; False where it is not here."""
        number = next((n for n, column in enumerate(self.cards.columns) if column.theme_id == theme_id), None)
        if number is not None:
            self._go(self.cards.at(number, HEAD))
        return number is not None

    def go_to(self, note_id: UUID) -> None:
        """Put the cursor on a card and bring it into view."""
        self._go(self.cards.index_of(note_id))

    def open_menu(self) -> None:
        """Ask for the menu of what is current, at its place."""
        if self.currentIndex().isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def reword(self, words: Words) -> None:
        """Say everything in another language."""
        self.words = words
        self.cards.reword(words)
        self.setAccessibleName(words.say("Board of priorities"))
        self._dress()

    # Where things stand

    def origin(self) -> QPoint:
        """Give where the board's body begins in the viewport."""
        return QPoint(-self.horizontalScrollBar().value(), self.plan.sizes.head - self.verticalScrollBar().value())

    def card_rect(self, note_id: UUID) -> QRect:
        """Give where a card stands in the viewport."""
        return self.visualRect(self.cards.index_of(note_id))

    def visualRect(self, index: Index) -> QRect:
        """Give where a card or head stands in the viewport."""
        where = self.cards.where(index)
        if where is None or where[0] >= len(self.plan.tops):
            return QRect()
        column, place = where
        if place == HEAD:
            return self._column_rect(column, self.plan.sizes.head)
        known = place < len(self.plan.tops[column])
        return self.plan.card(column, place).translated(self.origin()) if known else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Give what stands at a point of the viewport."""
        body = point - self.origin()
        if point.y() < self.plan.sizes.head:
            column = self.plan.column_at(body.x())
            there = self._column_rect(column, self.plan.sizes.head).contains(point)
            return self.cards.at(column, HEAD) if there else QModelIndex()
        hit = self.plan.hit(body)
        return self.cards.at(*hit) if hit else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002
    ) -> None:
        """Bring a card or a head into view, whole where it fits."""
        where = self.cards.where(index)
        if where is None or where[0] >= len(self.plan.tops):
            return
        column, place = where
        left, sizes = self.plan.lefts[column], self.plan.sizes
        _show(self.horizontalScrollBar(), left, left + sizes.columns[column], self.viewport().width())
        if HEAD < place < len(self.plan.tops[column]):
            card = self.plan.card(column, place)
            room = self.viewport().height() - sizes.head
            _show(self.verticalScrollBar(), card.top() - sizes.card_gap, card.bottom() + sizes.card_gap, room)

    def updateGeometries(self) -> None:
        """Tell the scroll bars how large the board is."""
        size, seen = self.plan.size, self.viewport().size()
        for bar, whole, room in (
            (self.horizontalScrollBar(), size.width(), seen.width()),
            (self.verticalScrollBar(), size.height(), seen.height() - self.plan.sizes.head),
        ):
            bar.setRange(0, max(whole - room, 0))
            bar.setPageStep(max(room, 1))
            bar.setSingleStep(scaled(24))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint what is seen now; an editor goes along."""
        self.updateEditorGeometries()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns and cards that reach into what is to be painted."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, column in enumerate(self.cards.columns):
            rect = self._column_rect(number, self.viewport().height())
            if rect.intersects(event.rect()):
                self._paint_column(painter, number, column, event.rect())
        self.hand.paint(painter)

    def _paint_column(self, painter: QPainter, number: int, column: Column, dirty: QRect) -> None:
        rect, head = self._column_rect(number, self.viewport().height()), self.plan.sizes.head
        self.look.paint_column(painter, rect, self.palette())
        if dirty.top() < head:
            current = self.hasFocus() and self.cards.where(self.currentIndex()) == (number, HEAD)
            top = self._column_rect(number, head)
            self.look.paint_head(painter, top, column, self.palette(), current=current)
        body = rect.adjusted(0, head, 0, -1)
        seen = dirty.intersected(body)
        if seen.isEmpty():
            return
        painter.save()
        painter.setClipRect(body, Qt.ClipOperation.IntersectClip)
        origin = self.origin()
        for place in self.plan.between(number, seen.top() - origin.y(), seen.bottom() - origin.y()):
            self._paint_card(painter, column.notes[place], self.plan.card(number, place).translated(origin))
        painter.restore()

    def _paint_card(self, painter: QPainter, note: BoardNote, rect: QRect) -> None:
        painter.setOpacity(0.4 if self.hand.holds(note.id) else 1.0)
        marked = note.id in self.shelf.marks
        self.look.paint_card(painter, rect, note, self.palette(), edge=self._edge(note), marked=marked)
        painter.setOpacity(1.0)

    def _edge(self, note: BoardNote) -> QPen:
        tokens = tokens_of(self.palette())
        if self.shelf.current_id == note.id:
            return QPen(QColor(tokens.focus if self.hasFocus() and not self.head() else tokens.accent), 2)
        return QPen(QColor(tokens.accent if note.id in self.shelf.marks else tokens.border), 1)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the board; what is done with cards, the page knows."""
        if self.hand.drag is not None and event.key() == Qt.Key.Key_Escape:
            self.hand.stop()
        elif self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and event.modifiers()):
            self.open_menu()
        elif not self._press(event) and not self._walk(event):
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        here = self.cards.where(self.currentIndex())
        there = next_place(self.plan, self.cards.columns, here, event.key()) if here else None
        if there is None:
            return False
        before = self.cards.note_at(self.currentIndex())
        self._go(self.cards.at(*there))
        after = self.cards.note_at(self.currentIndex())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.shelf.mark(note.id for note in (before, after) if note is not None)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start on the current card, or on the first head."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.cards.at(0, HEAD))
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            # What is pressed must stay under the mouse.
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint the current card as one that the cursor has left."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the shelf know which card is current."""
        super().currentChanged(current, previous)
        where = self.cards.where(current)
        if where is None:
            return
        note = self.cards.note_at(current)
        self._head = (self.cards.columns[where[0]].theme_id,) if note is None else None
        if note is not None:
            self.shelf.turn_to(note.id)
        self.viewport().update()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a card current, and take hold of it."""
        point = event.position().toPoint()
        index, before = self.indexAt(point), self.shelf.current
        note = self.cards.note_at(index)
        if index.isValid():
            # Nothing scrolls: what was pressed stays under the mouse.
            self.setCurrentIndex(index)
        if note is not None and event.button() == Qt.MouseButton.LeftButton:
            self.hand.take(note, point, event.modifiers(), before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let what was taken follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hand.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let loose what was dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.let_loose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a card in its place, or change a theme."""
        note = self.cards.note_at(self.indexAt(event.position().toPoint()))
        if note is not None:
            self.edit_note(note.id)
        elif self.head() is not None:
            self.head_opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of what is under the mouse; that of what is current has its key."""
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift held sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.angleDelta().y():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
        else:
            super().wheelEvent(event)

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._relay()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def _set_up(self) -> None:
        self.setUniformItemSizes(True)
        self.setModel(self.cards)
        self.setItemDelegate(CardEditing(self))
        self.setProperty("role", "items")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setCornerWidget(QWidget())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _column_rect(self, number: int, height: int) -> QRect:
        return self.plan.column(number, height).translated(self.origin().x(), 0)

    def _dress(self) -> None:
        self.look = CardPainter(self.words, self.font())
        self.setMinimumHeight(scaled(LOWEST_PX))
        self._relay()

    def _renewed(self) -> None:
        """Find the cursor again after cards came, went or moved."""
        self._relay()
        if self._head is not None:
            self.go_to_head(self._head[0])
        self._follow()

    def _follow(self) -> None:
        index, here = self.cards.index_of(self.shelf.current_id), self.currentIndex()
        if index.isValid() and index != here and (self._head is None or not here.isValid()):
            self._go(index)
        self.viewport().update()

    def _go(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _relay(self) -> None:
        """Work out where everything stands, and paint it."""
        columns = self.cards.columns
        widths, inset = column_widths(self.viewport().width(), columns, scaled), scaled(INSET_PX)
        head = max(self.look.head_height(one, width - 2 * inset) for one, width in zip(columns, widths, strict=True))
        self.plan = Layout(Sizes(widths, scaled(GAP_PX), inset, scaled(CARD_GAP_PX), head))
        card = self.plan.sizes.card
        self.plan.lay(columns, lambda note: self.look.card_height(note, card))
        self.updateGeometries()
        self.viewport().update()


def _show(bar: QScrollBar, low: int, high: int, room: int) -> None:
    """Scroll so that a stretch is seen, its beginning first."""
    if low < bar.value() or high - low > room:
        bar.setValue(low)
    elif high > bar.value() + room:
        bar.setValue(high - room)
