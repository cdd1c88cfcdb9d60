"""How a meeting is painted in the list: name and state, then two small lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coprod_desktop.ui.meetings.list_model import MeetingListModel
from coprod_desktop.ui.meetings.sayings import state_of, tone_of
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.pill import paint_pill, pill_size

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
MARGIN_PX, AIR_PX, LINE_GAP_PX = 14, 10, 3


def _name_font() -> QFont:
    font = QApplication.font()
    font.setBold(True)
    return font


def _small_font() -> QFont:
    font = QApplication.font()
    font.setPixelSize(scaled(13))
    return font


class MeetingDelegate(QStyledItemDelegate):
    """Paints meetings as three lines of one height, so that long lists scroll quickly."""

    def __init__(self, model: MeetingListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Take the room of three lines."""
        name, small = QFontMetrics(_name_font()).height(), QFontMetrics(_small_font()).height()
        return QSize(scaled(240), name + 2 * small + 2 * scaled(LINE_GAP_PX) + 2 * scaled(AIR_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a meeting: ground of the selection, lines, ring where the cursor is."""
        meeting = self._model.at(index.row())
        if meeting is None:
            return
        painter.save()
        self._paint_ground(painter, option)
        status = state_of(self._model.words, meeting)
        inner = option.rect.adjusted(scaled(MARGIN_PX), scaled(AIR_PX), -scaled(MARGIN_PX), -scaled(AIR_PX))
        size = pill_size(status)
        corner = QRect(QPoint(inner.right() - size.width(), inner.top() - scaled(2)), size)
        paint_pill(painter, corner, status, tone_of(meeting), option.palette)
        self._paint_lines(painter, option, inner, corner, self._model.lines(meeting))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, rect = tokens_of(option.palette), option.rect
        if option.state & State.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
            painter.fillRect(QRect(rect.topLeft(), QSize(scaled(3), rect.height())), QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & State.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        corner: QRect,
        lines: tuple[str, str, str],
    ) -> None:
        tokens = tokens_of(option.palette)
        name, *small = lines
        y = inner.top()
        width = corner.left() - inner.left() - scaled(8)
        y += self._line(painter, QRect(inner.left(), y, width, 0), name, _name_font(), tokens.text)
        for text in small:
            place = QRect(inner.left(), y, inner.width(), 0)
            y += self._line(painter, place, text, _small_font(), tokens.text2)

    @staticmethod
    def _line(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> int:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        place.setHeight(metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.height() + scaled(LINE_GAP_PX)
