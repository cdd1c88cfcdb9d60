"""The table of actions: texts wrapped, the status over how it stands in time, the meeting where there is room."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.ui.actions.columns import MEETING, STATUS, ActionColumns
from coprod_desktop.ui.actions.news_form import STATES
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.pill import paint_pill, pill_size
from coprod_desktop.ui.widgets.record_delegate import RecordDelegate
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.ui.widgets.wrapped_table import WrappedTable
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
MEETING_PX = 820
"""From this width on there is room for the meeting; below it the panel tells it."""
MARGIN_PX, AIR_PX, GAP_PX = 10, 8, 3


class ActionTable(WrappedTable[ActionRow]):
    """Actions in rows; N begins the news of one, a number begins them with a state."""

    told_keys: tuple[KeyTold, ...] = (
        (mark("Tell what became of it"), "N"),
        (mark("Tell it with one of the states"), f"1–{len(STATES)}"),
        *RecordTable.told_keys,
    )
    news_asked = Signal(object, object)
    """News of an action is to be told: the row, and the state or None."""

    def __init__(self, words: Words, columns: ActionColumns, menu: Callable[[QMenu, ActionRow], None]) -> None:
        super().__init__(words, mark("Actions"), columns.make(), menu=menu)
        self._status_at = [column.key for column in self.records.columns].index(STATUS)
        self.setItemDelegateForColumn(self._status_at, _StatusDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin the news by N or by the number of a state."""
        row, plain = self.current_row(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        editing = self.state() == self.State.EditingState
        state = state_of_key(event.key())
        if row is None or editing or not plain or (state is None and event.key() != Qt.Key.Key_N):
            super().keyPressEvent(event)
        else:
            self.news_asked.emit(row, state)

    def _need(self, place: int) -> int:
        if place != self._status_at:
            return super()._need(place)
        column = self.records.columns[place]
        texts = [column.text(row) for row in self.records.all_rows()]
        wide = max((_wide(text) for text in texts), default=0)
        return max(super()._need(place), wide + scaled(2 * MARGIN_PX))

    def _fit_columns(self) -> None:
        meeting = [column.key for column in self.records.columns].index(MEETING)
        self.setColumnHidden(meeting, self.viewport().width() < scaled(MEETING_PX))
        super()._fit_columns()


def state_of_key(key: int) -> ActionState | None:
    """Give the state that a number stands for."""
    place = key - Qt.Key.Key_1
    return STATES[place] if 0 <= place < len(STATES) else None


class _StatusDelegate(RecordDelegate):
    """Paints the status, and below it how the action stands in time."""

    def __init__(self, table: RecordTable[Any]) -> None:
        super().__init__(table.records, table.refused.emit, table)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of both lines."""
        text = str(index.data() or "")
        below = QFontMetrics(_small_font()).height() + scaled(GAP_PX) if "\n" in text else 0
        return QSize(_wide(text), pill_size(text).height() + below + scaled(2 * AIR_PX))

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        tone = column.tone(row) if column.tone and row is not None else None
        if row is None or tone is None:
            return
        tokens = tokens_of(option.palette)
        status, _, time = column.text(row).partition("\n")
        small = _small_font()
        pill, line = pill_size(status).height(), QFontMetrics(small).height() if time else 0
        gap = scaled(GAP_PX) if time else 0
        inner = option.rect.adjusted(scaled(MARGIN_PX), 0, -scaled(MARGIN_PX), 0)
        top = inner.top() + (inner.height() - pill - gap - line) // 2
        inner.setTop(top)
        inner.setHeight(pill)
        paint_pill(painter, inner, status, tone, option.palette)
        inner.moveTop(top + pill + gap)
        inner.setHeight(line)
        painter.setFont(small)
        painter.setPen(QColor(tokens.warn if time.startswith("!") else tokens.text2))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, time)


def _wide(text: str) -> int:
    status, _, time = text.partition("\n")
    return max(pill_size(status).width(), QFontMetrics(_small_font()).horizontalAdvance(time) + 2)


def _small_font() -> QFont:
    font = QApplication.font()
    font.setPixelSize(scaled(13))
    return font
