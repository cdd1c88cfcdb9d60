"""How a row of a live list is painted: nothing in it is cut, a long text takes more lines."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coprod_desktop.ui.live.line_model import LINE_ROLE, Line
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.notes import NoteEditor
from coprod_desktop.ui.widgets.pill import paint_pill, pill_size

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
TALL = 100_000


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(size))
    font.setBold(bold)
    return font


class LineDelegate(QStyledItemDelegate):
    """Paints a `Line`, and edits its text in its place: Enter saves, Esc leaves it as it was."""

    def __init__(self, view: QAbstractItemView, glyph_px: int, *, follow: bool) -> None:
        super().__init__(view)
        self._follow = follow
        self._view = view
        self._glyph_px = glyph_px

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the height that all lines of the text need at the width of the list."""
        width = self._view.viewport().width()
        line: Line = index.data(LINE_ROLE)
        boxes = self._boxes(line, QRect(0, 0, width, TALL))
        return QSize(width, max(box.bottom() for box in boxes.values()) + 1 + scaled(5))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor."""
        editor = NoteEditor(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        editor.done.connect(lambda keep: self._close(editor, keep))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill in the text."""
        if isinstance(editor, NoteEditor):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text over."""
        if isinstance(editor, NoteEditor):
            model.setData(model.index(index.row(), index.column()), editor.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the editor itself handle Enter and Esc."""
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Tab:
            return False
        return super().eventFilter(watched, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor over the row, with room for another line."""
        rect = QRect(option.rect)
        rect.setHeight(max(rect.height(), scaled(72)))
        editor.setGeometry(rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, mark, texts and the ring of the cursor."""
        line: Line = index.data(LINE_ROLE)
        tokens = tokens_of(option.palette)
        focused = bool(option.state & State.State_HasFocus)
        chosen = bool(option.state & State.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(1, 1, -1, -1)
        if line.marked or (chosen and (focused or self._follow)):
            painter.setPen(QPen(QColor(tokens.selection_border), 1))
            painter.setBrush(QColor(tokens.selection))
            painter.drawRoundedRect(ground, scaled(6), scaled(6))
        if line.marked:
            painter.fillRect(QRect(ground.left(), ground.top(), 3, ground.height()), QColor(tokens.accent))
        self._paint_texts(painter, line, option)
        if focused:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, scaled(6), scaled(6))
        painter.restore()

    def _close(self, editor: QWidget, keep: bool) -> None:
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _paint_texts(self, painter: QPainter, line: Line, option: QStyleOptionViewItem) -> None:
        tokens = tokens_of(option.palette)
        boxes = self._boxes(line, option.rect)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.setPen(QColor(tokens.accent if line.marked else tokens.text))
        painter.setFont(_font(15, bold=line.marked))
        painter.drawText(boxes["text"], left | _wrap(painter.fontMetrics(), boxes["text"], line.text), line.text)
        if line.glyph:
            painter.drawText(boxes["glyph"], left, line.glyph)
        if line.end:
            painter.drawText(boxes["end"], Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, line.end)
        if line.caption:
            painter.setPen(QColor(tokens.accent if line.marked else tokens.text2))
            painter.setFont(_font(13, bold=line.marked))
            wrap = _wrap(painter.fontMetrics(), boxes["caption"], line.caption)
            painter.drawText(boxes["caption"], left | wrap, line.caption)
        if line.status:
            paint_pill(painter, boxes["status"], line.status, line.tone, option.palette)

    def _boxes(self, line: Line, rect: QRect) -> dict[str, QRect]:
        """Give where each part of a line stands inside a rectangle."""
        big, small = QFontMetrics(_font(15, bold=line.marked)), QFontMetrics(_font(13, bold=line.marked))
        x, y = rect.x() + scaled(10), rect.y() + scaled(5)
        right = rect.right() - scaled(8)
        boxes = {}
        if line.end:
            wide = big.horizontalAdvance(line.end)
            boxes["end"] = QRect(right - wide, y, wide + 1, big.height())
            right -= wide + scaled(10)
        if self._glyph_px:
            boxes["glyph"] = QRect(x, y, scaled(self._glyph_px), big.height())
            x += scaled(self._glyph_px)
        room = QRect(x, y, max(right - x, scaled(40)), TALL)
        boxes["text"] = _fitted(big, room, line.text)
        y = boxes["text"].bottom() + 1
        if line.caption:
            boxes["caption"] = _fitted(small, room.translated(0, y - room.y()), line.caption)
            y = boxes["caption"].bottom() + 1
        if line.status:
            size = pill_size(line.status)
            boxes["status"] = QRect(x, y + scaled(3), min(size.width(), room.width()), size.height())
        return boxes


def _wrap(metrics: QFontMetrics, room: QRect, text: str) -> int:
    """Part lines between words, and inside a word only where it is wider than the room."""
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    flag = Qt.TextFlag.TextWrapAnywhere if widest > room.width() else Qt.TextFlag.TextWordWrap
    return int(flag)


def _fitted(metrics: QFontMetrics, room: QRect, text: str) -> QRect:
    box = metrics.boundingRect(room, int(Qt.AlignmentFlag.AlignLeft) | _wrap(metrics, room, text), text)
    return QRect(room.x(), room.y(), room.width(), max(box.height(), metrics.height()))
