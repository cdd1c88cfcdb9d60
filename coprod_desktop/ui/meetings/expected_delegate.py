"""How people are painted in the checklist: a tick, a name, and below it what the person needs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui.icons import icon
from coprod_desktop.ui.meetings.expected_model import Entry, ExpectedModel
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tokens, tokens_of
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
BOX_PX, GAP_PX, MARGIN_PX, INDENT_PX, AIR_PX = 18, 8, 10, 18, 7


def _small_font() -> QFont:
    font = QApplication.font()
    font.setPixelSize(scaled(13))
    return font


def _name_font(entry: Entry) -> QFont:
    font = QApplication.font()
    font.setBold(entry.is_partner)
    return font


class ExpectedDelegate(QStyledItemDelegate):
    """Paints a partner in bold, its people set in."""

    def __init__(self, model: ExpectedModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take as many lines as the name and the needs fill."""
        entry = self._model.entries[index.row()]
        return QSize(scaled(160), sum(self._heights(entry)) + 2 * scaled(AIR_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an entry."""
        tokens, entry, rect = tokens_of(option.palette), self._model.entries[index.row()], option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & State.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        name, needs = self._heights(entry)
        left, top, side = rect.left() + self._left(entry), rect.top() + scaled(AIR_PX), scaled(BOX_PX)
        first_line = QFontMetrics(_name_font(entry)).height()
        self._paint_box(painter, QRect(left, top + (first_line - side) // 2, side, side), index.row(), tokens)
        area = QRect(left + side + scaled(GAP_PX), top, self._room(entry), name)
        _write(painter, area, entry.text, _name_font(entry), tokens.text)
        _write(painter, area.translated(0, name).adjusted(0, 0, 0, needs), entry.needs, _small_font(), tokens.info)
        if option.state & State.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _left(self, entry: Entry) -> int:
        return scaled(MARGIN_PX + (0 if entry.is_partner else INDENT_PX))

    def _room(self, entry: Entry) -> int:
        # The option has no width yet when the height of a row is asked.
        width = self._view.viewport().width()
        return max(width - self._left(entry) - scaled(BOX_PX + GAP_PX + MARGIN_PX), scaled(80))

    def _heights(self, entry: Entry) -> tuple[int, int]:
        room = self._room(entry)
        return _height(entry.text, _name_font(entry), room), _height(entry.needs, _small_font(), room)

    def _paint_box(self, painter: QPainter, box: QRect, place: int, tokens: Tokens) -> None:
        tick = self._model.tick(place)
        ticked = tick == Qt.CheckState.Checked
        painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.input_border), 1))
        painter.setBrush(QColor(tokens.accent if ticked else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), scaled(5), scaled(5))
        if ticked:
            icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2))
        elif tick == Qt.CheckState.PartiallyChecked:
            painter.setPen(QPen(QColor(tokens.text), 2))
            middle = box.center().y()
            painter.drawLine(box.left() + scaled(5), middle, box.right() - scaled(5), middle)


def _height(text: str, font: QFont, width: int) -> int:
    return height_of(wrapped(text, font, width)) if text else 0


def _write(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setPen(QColor(colour))
    wrapped(text, font, area.width()).draw(painter, QPointF(area.topLeft()))
