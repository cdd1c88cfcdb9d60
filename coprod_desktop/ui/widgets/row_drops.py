"""Rows of a list that are dragged to another place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.record_model import unpack_rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as View
else:
    # Mixed into a view of Qt: only the type checker has to see one.
    View = object


class RowDrops(View):
    """Mixed into a view: takes rows of its own kind, paints the gap, and says where one was dropped."""

    drop_kind: str
    """The kind of rows that are taken."""
    _gap: int | None = None

    def place_of(self, row_id: UUID) -> int | None:
        """Give the place of a row; None where it is not here."""
        raise NotImplementedError

    def drop_row(self, row_id: UUID, gap: int) -> None:
        """Move a row into the gap before the row at a place."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of this list."""
        self._take_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which rows it would land."""
        self._take_drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        self._show_gap(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the row that was dropped."""
        gap = self._gap
        self._show_gap(None)
        row_id = self._dragged(event.mimeData())
        if row_id is not None and gap is not None:
            # The row moves by its rank, so Qt must not take it out as well.
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            place = self.place_of(row_id)
            if place is not None and gap not in (place, place + 1):
                self.drop_row(row_id, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the gap into which a row would land."""
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self.model().rowCount() - 1
        row = self.visualRect(self.model().index(min(self._gap, last), 0))
        y = row.bottom() if self._gap > last else row.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(tokens_of(self.palette()).focus), scaled(3)))
        painter.drawLine(0, y, self.viewport().width(), y)

    def _take_drag(self, event: QDragMoveEvent) -> None:
        if self._dragged(event.mimeData()) is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            lower = point.y() > self.visualRect(index).center().y()
            self._show_gap(index.row() + lower)
        else:
            self._show_gap(self.model().rowCount())

    def _dragged(self, data: QMimeData) -> UUID | None:
        packed: Any = unpack_rows(data)
        if packed is None or packed[0] != self.drop_kind or len(packed[1]) != 1:
            return None
        row_id: UUID = packed[1][0]
        return None if self.place_of(row_id) is None else row_id

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()
