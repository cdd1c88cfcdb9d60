"""Editing the words on a card in its place."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.notes import NoteEditor

Index = QModelIndex | QPersistentModelIndex
LOWEST_PX = 96


class CardEditing(QStyledItemDelegate):
    """Brings the editor over a card: Enter takes the words over, Esc leaves them."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The board itself knows how large its cards are."""
        return QSize(1, 1)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a card."""
        editor = NoteEditor(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        editor.done.connect(lambda keep: self._close(editor, keep))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor."""
        if isinstance(editor, NoteEditor):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the words."""
        if isinstance(editor, NoteEditor):
            model.setData(model.index(index.row(), 0), " ".join(editor.toPlainText().split()))

    def updateEditorGeometry(self, editor: QWidget, _option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor over the card, tall enough to write in."""
        card = self._view.visualRect(index)
        card.setHeight(max(card.height(), scaled(LOWEST_PX)))
        editor.setGeometry(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the editor itself handle Enter and Esc."""
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Tab:
            return False
        return super().eventFilter(watched, event)

    def _close(self, editor: QWidget, keep: bool) -> None:
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
