"""The table of partners: shapes of sectors, who left in grey, the columns there is room for, and no text cut."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from coprod_desktop.domain.partners import PartnerRow
from coprod_desktop.ui.partners.columns import PartnerColumns, standing
from coprod_desktop.ui.partners.row_heights import RowHeights
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone, tokens_of
from coprod_desktop.ui.widgets.pill import paint_pill, pill_size
from coprod_desktop.ui.widgets.record_delegate import RecordDelegate
from coprod_desktop.ui.widgets.record_model import RecordTableModel
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.sector import paint_sector
from coprod_desktop.ui.widgets.texts import said
from coprod_desktop.ui.widgets.wrapped import height_of, width_of, wrapped
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
GOES_FIRST = ("tier", "role", "teams", "left", "sector", "place", "joined")
"""Which columns make room when there is too little; the panel beside the table still tells them."""
MARK_PX = 11


class PartnerTable(RecordTable[PartnerRow]):
    """Partners in rows; columns that do not fit are left out unless all are asked for."""

    columns_left_out = Signal(int)
    """How many columns there is no room for."""

    all_columns = False
    _heights: RowHeights[PartnerRow] | None = None

    def __init__(
        self,
        words: Words,
        columns: PartnerColumns,
        today: Callable[[], date],
        menu: Callable[[QMenu, PartnerRow], None],
    ) -> None:
        super().__init__(words, mark("Partners"), columns.make(), menu=menu)
        self._today = today
        self._heights = RowHeights(self, ("name", "place", "teams"), self._beside)
        self.setItemDelegate(PartnerDelegate(self.records, self.refused.emit, self, today))

    def show_all_columns(self, every: bool) -> None:
        """Show every column, and scroll sideways, or only those that fit."""
        self.all_columns = every
        self._fit_columns()

    def _need(self, place: int) -> int:
        return super()._need(place) + (_shape_room() if self.records.columns[place].key == "name" else 0)

    def _fit_columns(self) -> None:
        columns, titles = self.records.columns, self.horizontalHeader()
        needs = {column.key: self._need(place) for place, column in enumerate(columns)}
        room = self.viewport().width()
        left_out = self._left_out(needs, room)
        shown = [column for column in columns if self.all_columns or column.key not in left_out]
        spare = max(room - sum(needs[column.key] for column in shown), 0)
        total = sum(column.stretch for column in shown)
        for place, column in enumerate(columns):
            titles.setSectionHidden(place, column not in shown)
            titles.resizeSection(place, needs[column.key] + spare * column.stretch // total)
        if self.isColumnHidden(max(self.currentIndex().column(), 0)):
            self.setCurrentIndex(self.currentIndex().siblingAtColumn(0))
        if self._heights is not None:
            self._heights.fit()
        self.columns_left_out.emit(len(left_out))

    def _beside(self, row: PartnerRow, key: str) -> int:
        word = said(self.words, standing(row, self._today()))
        return _shape_room() + (_pill_room(word) if word else 0) if key == "name" else 0

    @staticmethod
    def _left_out(needs: dict[str, int], room: int) -> set[str]:
        left_out: set[str] = set()
        for key in GOES_FIRST:
            if sum(need for other, need in needs.items() if other not in left_out) <= room:
                break
            left_out.add(key)
        return left_out


class PartnerDelegate(RecordDelegate):
    """Paints a name between the shape of its sector and its word, and who does not take part in grey."""

    def __init__(
        self,
        model: RecordTableModel[PartnerRow],
        refuse: Callable[[str], None],
        parent: QWidget,
        today: Callable[[], date],
    ) -> None:
        super().__init__(model, refuse, parent)
        self._today = today

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PartnerRow | None = self._model.row_at(index.row())
        if row is None:
            return
        column, tokens = self._model.columns[index.column()], tokens_of(option.palette)
        inner = option.rect.adjusted(scaled(10), 0, -scaled(10), 0)
        word = standing(row, self._today())
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text if row.is_lead or not word else tokens.hint))
        if column.key == "name":
            side = scaled(MARK_PX)
            shape = QRectF(inner.left(), inner.center().y() + 1 - side / 2, side, side)
            paint_sector(painter, shape, row.sector, option.palette)
            inner.setLeft(inner.left() + _shape_room())
            self._paint_name(painter, option, inner, row, said(self._model.words, word))
        else:
            self._write(painter, inner, column.text(row))

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: PartnerRow, word: str
    ) -> None:
        beside = _pill_room(word) if word else 0
        wide = self._write(painter, room.adjusted(0, 0, -beside, 0), row.name)
        if word:
            pill = QRect(room.left() + wide + scaled(8), room.top(), beside - scaled(8), room.height())
            paint_pill(painter, pill, word, Tone.INFO if row.is_lead else Tone.PLAIN, option.palette)

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str) -> int:
        """Write a text in as many lines as it needs, and give its width."""
        wide = painter.fontMetrics().horizontalAdvance(text)
        if wide <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            return wide
        lines = wrapped(text, painter.font(), room.width())
        lines.draw(painter, QPointF(room.left(), room.top() + (room.height() - height_of(lines)) // 2))
        return width_of(lines)


def _shape_room() -> int:
    return scaled(MARK_PX + 8)


def _pill_room(word: str) -> int:
    return pill_size(word).width() + scaled(8)
