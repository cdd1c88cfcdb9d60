"""The meetings of which there are minutes, newest first."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.domain.meetings import MeetingRow, MeetingState, meeting_name
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
State = QStyle.StateFlag
SMALL_ROLE = Role.UserRole + 1
MARGIN_PX = 12
AIR_PX = 8


class MeetingModel(QAbstractListModel):
    """Meetings with a line of when and whose they were."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.rows: tuple[MeetingRow, ...] = ()

    def set_rows(self, rows: Sequence[MeetingRow]) -> None:
        """Show these meetings."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the meetings."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give the name, the small line below it, or both for a screen reader."""
        row = self.rows[index.row()]
        name = meeting_name(self.words, title=row.title, team=row.team)
        if role == Role.DisplayRole:
            return name
        if role == SMALL_ROLE:
            return self._small(row)
        return f"{name}, {self._small(row)}" if role in (Role.AccessibleTextRole, Role.ToolTipRole) else None

    def _small(self, row: MeetingRow) -> str:
        parts = [self.words.date(row.at) if row.at else "", row.team or self.words.say("Plenary")]
        if row.state is MeetingState.OPEN:
            parts.append(label(self.words, row.state))
        return " · ".join(part for part in parts if part)


class MeetingDelegate(QStyledItemDelegate):
    """Paints a meeting as its name over a small line, both wrapped."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of both texts."""
        room = self._view.viewport().width()
        width = room - 2 * scaled(MARGIN_PX)
        name = wrapped(str(index.data()), option.font, width)
        small = wrapped(str(index.data(SMALL_ROLE)), _small_font(option.font), width)
        return QSize(room, height_of(name) + height_of(small) + 2 * scaled(AIR_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a meeting, its selection, and the ring where the cursor is."""
        tokens, rect = tokens_of(option.palette), option.rect
        chosen = bool(option.state & State.State_Selected)
        width = rect.width() - 2 * scaled(MARGIN_PX)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(tokens.selection))
            painter.fillRect(rect.adjusted(0, 0, scaled(3) - rect.width(), 0), QColor(tokens.accent))
        name = wrapped(str(index.data()), option.font, width)
        left, top = rect.left() + scaled(MARGIN_PX), rect.top() + scaled(AIR_PX)
        painter.setPen(QColor(tokens.text))
        name.draw(painter, QPointF(left, top))
        painter.setPen(QColor(tokens.text2))
        small = wrapped(str(index.data(SMALL_ROLE)), _small_font(option.font), width)
        small.draw(painter, QPointF(left, top + height_of(name)))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & State.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class MeetingList(QListView):
    """Meetings to choose from; the arrow keys go along them."""

    chosen = Signal(object)
    """Another meeting is current: its row."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.meetings = MeetingModel(words)
        self.setModel(self.meetings)
        self.setItemDelegate(MeetingDelegate(self))
        self.setProperty("role", "lines")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.reword(words)

    @property
    def current(self) -> MeetingRow | None:
        """The meeting chosen."""
        place = self.currentIndex().row()
        return self.meetings.rows[place] if place >= 0 else None

    def set_meetings(self, rows: Sequence[MeetingRow]) -> None:
        """Show these meetings; the one chosen stays where it is still there, else the first is."""
        if tuple(rows) == self.meetings.rows:
            return
        kept = self.current.id if self.current else None
        self.meetings.set_rows(rows)
        if not (kept and self.go_to(kept)) and rows:
            self.setCurrentIndex(self.meetings.index(0))

    def go_to(self, meeting_id: UUID) -> bool:
        """Choose a meeting; False where it is not here."""
        for place, row in enumerate(self.meetings.rows):
            if row.id == meeting_id:
                self.setCurrentIndex(self.meetings.index(place))
                return True
        return False

    def reword(self, words: Words) -> None:
        """Say dates and names in another language."""
        self.meetings.words = words
        self.setAccessibleName(words.say("Meetings held"))
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Wish for the width of a name; of the height it takes what there is."""
        return QSize(scaled(230), scaled(150))

    def minimumSizeHint(self) -> QSize:
        """Need the room of two or three."""
        return QSize(scaled(180), scaled(150))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is."""
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)


def _small_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(scaled(13))
    return small
