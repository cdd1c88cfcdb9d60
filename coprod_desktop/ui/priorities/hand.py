"""The mouse on the board: it takes cards, marks and moves them; only what it covers is painted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.priorities.drag import Drag, stays, target_at
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of

if TYPE_CHECKING:
    from coprod_desktop.ui.priorities.board import BoardView

EDGE_PX, STEP_PX, TURN_MS = 36, 18, 16


class Hand(QObject):
    """Holds what is dragged; the board hands its mouse events over."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board
        self._taken: tuple[BoardNote, QPoint] | None = None
        self.drag: Drag | None = None
        self._scroller = QTimer(self, interval=TURN_MS)
        self._scroller.timeout.connect(self._scroll_on)

    def take(self, note: BoardNote, at: QPoint, keys: Qt.KeyboardModifier, before: BoardNote | None) -> None:
        """Take hold of a card; with Ctrl or Shift held, mark it or all up to it."""
        shelf = self._board.shelf
        if keys & Qt.KeyboardModifier.ControlModifier:
            shelf.toggle(note.id)
        elif keys & Qt.KeyboardModifier.ShiftModifier and before is not None:
            shown = [one.id for one in shelf.shown()]
            first, last = sorted((shown.index(before.id), shown.index(note.id)))
            shelf.mark(shown[first : last + 1])
        self._taken = note, at

    def move(self, at: QPoint) -> None:
        """Let what was taken follow the mouse."""
        if self.drag is None and self._taken is not None:
            note, start = self._taken
            if (at - start).manhattanLength() >= QApplication.startDragDistance():
                self._begin(note, start)
        if self.drag is None:
            return
        self._touch(self.drag)
        self.drag.at = at
        self._aim(self.drag)
        self._touch(self.drag)
        if self._inside().contains(at):
            self._scroller.stop()
        elif not self._scroller.isActive():
            self._scroller.start()

    def let_loose(self) -> None:
        """Put what was dragged where it is, and tell the board."""
        drag = self.drag
        self.stop()
        board = self._board
        if drag is None or drag.target is None or stays(drag.target, board.cards.columns, drag.ids):
            return
        if drag.target.join is not None:
            board.dropped_on.emit(drag.target.join, drag.ids)
        else:
            theme_id = board.cards.columns[drag.target.column].theme_id
            board.moved.emit(drag.ids, theme_id, drag.target.before, drag.target.after)

    def stop(self) -> None:
        """Hold nothing any more."""
        self.drag = self._taken = None
        self._scroller.stop()
        self._board.viewport().update()

    def holds(self, note_id: UUID) -> bool:
        """Tell whether a card is being dragged."""
        return self.drag is not None and any(note.id == note_id for note in self.drag.notes)

    def paint(self, painter: QPainter) -> None:
        """Paint where the cards would go, and the one that was taken under the mouse."""
        drag, board = self.drag, self._board
        if drag is None:
            return
        accent = QColor(tokens_of(board.palette()).accent)
        if drag.target is not None and drag.target.rect is not None:
            rect = drag.target.rect.translated(board.origin())
            if drag.target.join:
                painter.setPen(QPen(accent, 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), scaled(8), scaled(8))
            else:
                painter.fillRect(rect, accent)
        ghost = self._ghost(drag)
        board.look.paint_card(painter, ghost, drag.lead, board.palette(), edge=QPen(accent, 2), marked=False)
        if self._told(drag):
            board.look.paint_badge(painter, self._badge(drag), self._told(drag), board.palette())

    # Inside

    def _begin(self, note: BoardNote, start: QPoint) -> None:
        shelf = self._board.shelf
        notes = shelf.in_order(shelf.marks) if note.id in shelf.marks else [note]
        self.drag = Drag(note, notes, start - self._board.card_rect(note.id).topLeft(), start)
        self._board.viewport().update()

    def _aim(self, drag: Drag) -> None:
        board = self._board
        drag.target = target_at(board.plan, board.cards.columns, drag.ids, drag.at - board.origin())

    def _touch(self, drag: Drag) -> None:
        viewport = self._board.viewport()
        viewport.update(self._ghost(drag).united(self._badge(drag)).adjusted(-2, -2, 2, 2))
        if drag.target is not None and drag.target.rect is not None:
            viewport.update(drag.target.rect.translated(self._board.origin()).adjusted(-3, -3, 3, 3))

    def _ghost(self, drag: Drag) -> QRect:
        width = self._board.plan.sizes.card
        return QRect(drag.at - drag.grip, QSize(width, self._board.look.card_height(drag.lead, width)))

    def _badge(self, drag: Drag) -> QRect:
        size = self._board.look.badge_size(self._told(drag)) if self._told(drag) else QSize(0, 0)
        ghost = self._ghost(drag)
        return QRect(QPoint(ghost.right() - size.width() + 8, ghost.top() - size.height() // 2), size)

    def _told(self, drag: Drag) -> str:
        words = self._board.words
        if drag.target is not None and drag.target.join:
            return words.say("Join")
        return words.number(len(drag.notes)) if len(drag.notes) > 1 else ""

    def _inside(self) -> QRect:
        edge = scaled(EDGE_PX)
        return self._board.viewport().rect().adjusted(edge, self._board.plan.sizes.head, -edge, -edge)

    def _scroll_on(self) -> None:
        """Go on scrolling while cards are held at an edge."""
        if self.drag is None:
            self._scroller.stop()
            return
        inside, at, step = self._inside(), self.drag.at, scaled(STEP_PX)
        for bar, low, high, here in (
            (self._board.horizontalScrollBar(), inside.left(), inside.right(), at.x()),
            (self._board.verticalScrollBar(), inside.top(), inside.bottom(), at.y()),
        ):
            bar.setValue(bar.value() + (step if here > high else -step if here < low else 0))
        self._aim(self.drag)
