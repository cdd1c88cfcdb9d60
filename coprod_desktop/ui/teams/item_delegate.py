"""How partners and municipalities are painted: shape and name, or a chip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui.teams.item_model import PLACE, ItemModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.sector import paint_sector
from coprod_desktop.ui.widgets.wrapped import height_of, width_of, wrapped

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
MARK_PX = 10
MARGIN_PX = 5


class ItemDelegate(QStyledItemDelegate):
    """Paints the items of a list; long names wrap and are never cut."""

    def __init__(self, items: ItemModel, view: QListView) -> None:
        super().__init__(view)
        self._items = items
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of the name in the width there is."""
        room = self._view.viewport().width()
        text = str(index.data() or "")
        if self._items.kind == PLACE:
            layout = wrapped(text, option.font, room - scaled(24))
            return QSize(width_of(layout) + scaled(24), height_of(layout) + scaled(14))
        layout = wrapped(text, option.font, room - self._indent() - scaled(6))
        return QSize(room, height_of(layout) + scaled(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an item, its selection, and the ring where the cursor is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._items.kind == PLACE:
            self._paint_chip(painter, option, index)
        else:
            self._paint_partner(painter, option, index)
        painter.restore()

    def _paint_partner(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._items.items[index.row()]
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, option, area, scaled(6))
        side = scaled(MARK_PX)
        top = option.rect.top() + scaled(6) + (option.fontMetrics.height() - side) / 2
        if item.sector is not None:
            paint_sector(
                painter, QRectF(option.rect.left() + scaled(MARGIN_PX), top, side, side), item.sector, option.palette
            )
        painter.setPen(QColor(tokens_of(option.palette).text))
        layout = wrapped(item.name, option.font, option.rect.width() - self._indent() - scaled(6))
        layout.draw(painter, QPointF(option.rect.left() + self._indent(), option.rect.top() + scaled(6)))

    def _paint_chip(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_of(option.palette)
        area = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.canvas))
        painter.drawRoundedRect(area, scaled(8), scaled(8))
        self._paint_ground(painter, option, area, scaled(8))
        painter.setPen(QColor(tokens.text))
        layout = wrapped(str(index.data()), option.font, self._view.viewport().width() - scaled(24))
        layout.draw(painter, QPointF(option.rect.left() + scaled(11), option.rect.top() + scaled(7)))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, radius: int) -> None:
        tokens = tokens_of(option.palette)
        if option.state & State.State_Selected:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(QColor(tokens.selection))
            painter.drawRoundedRect(area, radius, radius)
        if option.state & State.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, radius, radius)

    def _indent(self) -> int:
        return scaled(MARGIN_PX) + scaled(MARK_PX) + scaled(8)
