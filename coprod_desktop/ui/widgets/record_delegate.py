"""How the cells of a table are painted and edited."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.lines import ComboBox, LineEdit
from coprod_desktop.ui.widgets.offered_names import OfferedNames
from coprod_desktop.ui.widgets.pill import paint_pill
from coprod_desktop.ui.widgets.reading import read_day, read_whole, write_day
from coprod_desktop.ui.widgets.record_model import RecordTableModel
from coprod_desktop.ui.widgets.texts import said
from coprod_desktop.ui.widgets.typed_fields import DateLine
from coprod_desktop.words import mark

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


class RecordDelegate(QStyledItemDelegate):
    """Paints a cell as a text or a status, and brings the editor of its column."""

    def __init__(self, model: RecordTableModel[Any], refuse: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._refuse = refuse

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell: ground of the selection, text or status, thin line below, ring where the cursor is."""
        tokens = tokens_of(option.palette)
        rect = option.rect
        painter.save()
        if option.state & State.State_Selected:
            painter.fillRect(rect, QColor(tokens.selection))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & State.State_Selected:
            self._mark_selected(painter, option, index)
        self._paint_content(painter, option, index)
        if option.state & State.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take the room of the text and its margins."""
        text = str(index.data() or "")
        return QSize(option.fontMetrics.horizontalAdvance(text) + scaled(24), scaled(38))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a column."""
        column = self._model.columns[index.column()]
        editor: QWidget
        if column.editor == "choice":
            editor = ComboBox(parent)
            editor.activated.connect(lambda: self.commitData.emit(editor))
        elif column.editor == "date":
            editor = DateLine(self._model.words, parent)
        else:
            editor = LineEdit(parent)
            if column.offer:
                OfferedNames(editor, column.offer)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(said(self._model.words, column.title))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor with the value of the cell."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ComboBox):
            self._fill_choice(editor, index, value)
        elif isinstance(editor, LineEdit):
            text = write_day(self._model.words, value) if isinstance(value, date) else value
            editor.setText("" if text is None else str(text))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the edited value over; one that cannot be read is refused with a sentence."""
        column = self._model.columns[index.column()]
        try:
            value = self._value(editor, column.editor)
        except ValueError:
            self._refuse(said(self._model.words, _UNREADABLE[column.editor]))
            return
        model.setData(model.index(index.row(), index.column()), value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor over its cell."""
        editor.setGeometry(option.rect)

    def _fill_choice(self, editor: ComboBox, index: Index, value: Any) -> None:
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        for key, text in column.options(row) if column.options and row is not None else ():
            editor.addItem(text, key)
            if key == value:
                editor.setCurrentIndex(editor.count() - 1)

    def _value(self, editor: QWidget, kind: str) -> Any:
        if isinstance(editor, ComboBox):
            return editor.currentData()
        text = editor.text().strip() if isinstance(editor, LineEdit) else ""
        if kind == "date":
            return read_day(self._model.words, text) if text else None
        if kind == "number":
            return read_whole(self._model.words, text) if text else None
        return text

    def _mark_selected(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = tokens_of(option.palette), option.rect
        edges = [QRect(rect.left(), rect.top(), 3, rect.height())] if index.column() == 0 else []
        if tokens.selection_border != tokens.selection:
            # In high contrast a chosen row has no tint, so that an edge tells it.
            edges += [QRect(rect.left(), y, rect.width(), 2) for y in (rect.top(), rect.bottom() - 1)]
        for edge in edges:
            painter.fillRect(edge, QColor(tokens.accent))

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        if row is None:
            return
        text = column.text(row)
        inner = option.rect.adjusted(scaled(10), 0, -scaled(10), 0)
        tone = column.tone(row) if column.tone else None
        if tone is not None and text:
            paint_pill(painter, inner, text, tone, option.palette)
            return
        painter.setPen(QColor(tokens_of(option.palette).text))
        painter.setFont(option.font)
        first_line = text.split("\n", 1)[0]
        shown = painter.fontMetrics().elidedText(first_line, Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)


_UNREADABLE = {
    "date": mark("Please write the date as day/month/year, for example 31/12/2025."),
    "number": mark("Please write a whole number."),
    "text": "",
    "choice": "",
}
