"""The ballot as one sees it: an option a line in large type, with its dots, and − and + to press."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coprod_desktop.ui.live.vote_ballot import CHOICE_ROLE, Ballot, Choice
from coprod_desktop.ui.live.vote_words import FREE, GIVEN
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tokens, tokens_of
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
TEXT_PX, BUTTON_PX, PAD_PX, GAP_PX = 20, 40, 14, 6
MOST_SIGNS = 5
"""Beyond so many dots on one option a number is read more quickly than signs."""
_MORE = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Right}
_LESS = {Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class BallotList(QListView):
    """Walked by the arrows; + and − give and take a dot, a digit sets how many, Enter tells that one is done."""

    told_keys: tuple[KeyTold, ...] = (
        (mark("Give a dot, or take it back"), "+ · -"),
        (mark("Give that many dots"), "0–9"),
        (mark("Finish the ballot"), "Return"),
    )
    finished = Signal()
    """Enter: the person has given what they want to give."""

    def __init__(self, words: Words, name: Say, ballot: Ballot) -> None:
        super().__init__()
        self._name = name
        self.ballot = ballot
        self.setModel(ballot)
        self.setItemDelegate(_BallotDelegate(self))
        self.setProperty("role", "lines")
        self.viewport().setAutoFillBackground(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say the name again."""
        self.setAccessibleName(said(words, self._name))
        self.ballot.reword(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give and take dots."""
        place, key = self.currentIndex().row(), Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            super().keyPressEvent(event)
        elif key in _MORE or event.text() == "+":
            self.ballot.add(place, 1)
        elif key in _LESS:
            self.ballot.add(place, -1)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.ballot.give(place, key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave all letters alone: a slip must not move the cursor away."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give or take a dot where − or + is pressed."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        choice: Choice | None = index.data(CHOICE_ROLE)
        if choice is None or event.button() != Qt.MouseButton.LeftButton:
            return
        less, _dots, more = places(card_of(self.visualRect(index)), choice)
        if less.contains(point):
            self.ballot.add(index.row(), -1)
        elif more.contains(point):
            self.ballot.add(index.row(), 1)

    def focusInEvent(self, event: object) -> None:
        """Put the cursor on the first option where it is nowhere yet."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.ballot.index(0))

    def sizeHint(self) -> QSize:
        """Wish for little: the list takes the room that is left over."""
        return QSize(super().sizeHint().width(), scaled(110))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


def ballot_font() -> QFont:
    """Give the font of a ballot, to be read without bending over the laptop."""
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(TEXT_PX))
    return font


def signs(choice: Choice) -> str:
    """Show the dots of an option: signs where they are few, a number where not."""
    if choice.cap > MOST_SIGNS:
        return f"{GIVEN} {choice.dots}"
    return " ".join((GIVEN * choice.dots).ljust(choice.cap, FREE))


def card_of(rect: QRect) -> QRect:
    """Give the card inside a row, which leaves a gap to the next one."""
    return rect.adjusted(0, 0, 0, -scaled(GAP_PX))


def places(rect: QRect, choice: Choice) -> tuple[QRect, QRect, QRect]:
    """Give where −, the dots and + stand in a row."""
    side, gap, pad = scaled(BUTTON_PX), scaled(GAP_PX), scaled(PAD_PX)
    metrics = QFontMetrics(ballot_font())
    widest = signs(Choice("", 99, choice.cap)) if choice.cap > MOST_SIGNS else signs(Choice("", 0, choice.cap))
    wide = max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(widest.replace(FREE, GIVEN))) + 2 * gap
    top = rect.top() + (rect.height() - side) // 2
    more = QRect(rect.right() - pad - side, top, side, side)
    dots = QRect(more.left() - gap - wide, rect.top(), wide, rect.height())
    less = QRect(dots.left() - gap - side, top, side, side)
    return less, dots, more


class _BallotDelegate(QStyledItemDelegate):
    """Paints one option; nothing of it is cut."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the height that the text needs beside the buttons."""
        width = self._view.viewport().width()
        choice: Choice = index.data(CHOICE_ROLE)
        text = self._laid_out(QRect(0, 0, width, 0), choice)
        tall = max(height_of(text) + scaled(2 * PAD_PX), scaled(BUTTON_PX + PAD_PX))
        return QSize(width, tall + scaled(GAP_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, text, dots and the two signs to press."""
        choice: Choice = index.data(CHOICE_ROLE)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = card_of(option.rect)
        self._paint_ground(painter, rect, option, chosen=choice.dots > 0)
        less, dots, more = places(rect, choice)
        painter.setPen(QColor(tokens.text))
        text = self._laid_out(rect, choice)
        text.draw(painter, QPointF(rect.left() + scaled(PAD_PX), rect.top() + (rect.height() - height_of(text)) / 2))
        painter.setFont(ballot_font())
        painter.setPen(QColor(tokens.accent if choice.dots else tokens.hint))
        painter.drawText(dots, Qt.AlignmentFlag.AlignCenter, signs(choice))
        _paint_sign(painter, less, tokens, plus=False)
        _paint_sign(painter, more, tokens, plus=True)
        painter.restore()

    def _laid_out(self, rect: QRect, choice: Choice) -> QTextLayout:
        less, _dots, _more = places(rect, choice)
        return wrapped(choice.text, ballot_font(), less.left() - rect.left() - scaled(2 * PAD_PX))

    @staticmethod
    def _paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem, *, chosen: bool) -> None:
        tokens = tokens_of(option.palette)
        focused = bool(option.state & State.State_HasFocus)
        painter.setPen(QPen(QColor(tokens.focus), 3) if focused else QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.selection if chosen else tokens.surface))
        edge = 1.5 if focused else 0.5
        painter.drawRoundedRect(QRectF(rect).adjusted(edge, edge, -edge, -edge), scaled(10), scaled(10))


def _paint_sign(painter: QPainter, rect: QRect, tokens: Tokens, *, plus: bool) -> None:
    painter.setPen(QPen(QColor(tokens.input_border), 1))
    painter.setBrush(QColor(tokens.canvas))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), scaled(8), scaled(8))
    painter.setPen(QPen(QColor(tokens.text), max(ceil(scaled(2)), 2)))
    centre, arm = rect.center(), scaled(8)
    painter.drawLine(centre - QPoint(arm, 0), centre + QPoint(arm, 0))
    if plus:
        painter.drawLine(centre - QPoint(0, arm), centre + QPoint(0, arm))
