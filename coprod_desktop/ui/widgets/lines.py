"""Lines to type in: Ctrl+Z first takes back what was typed here, then the last step of the workspace."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyle, QStyleOptionComboBox, QWidget

from coprod_desktop.ui.theme import scaled


def _leaves_undo(event: QEvent, undo: bool, redo: bool) -> bool:
    """Tell whether a key asks for an undo or redo that this text cannot give, so that the window may."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return (event.matches(QKeySequence.StandardKey.Undo) and not undo) or (
        event.matches(QKeySequence.StandardKey.Redo) and not redo
    )


class LineEdit(QLineEdit):
    """One line to type in; it may hold one small widget at an end, as a calendar button."""

    _beside: QWidget | None = None
    _edge = Qt.Edge.LeftEdge

    def put_beside(self, widget: QWidget, edge: Qt.Edge) -> None:
        """Hold a small widget inside the line, at its left or right end."""
        widget.setParent(self)
        widget.setCursor(Qt.CursorShape.ArrowCursor)
        self._beside, self._edge = widget, edge
        self._place_beside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small widget at its end."""
        super().resizeEvent(event)
        self._place_beside()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_beside()

    def _place_beside(self) -> None:
        if self._beside is None:
            return
        side = self._beside.sizeHint().boundedTo(QSize(self.height(), self.height())).width()
        left = self._edge == Qt.Edge.LeftEdge
        self.setTextMargins(side if left else 0, 0, 0 if left else side, 0)
        x = scaled(4) if left else self.width() - side - scaled(4)
        self._beside.setGeometry(x, (self.height() - side) // 2, side, side)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing was typed."""
        if _leaves_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)


class LongText(QPlainTextEdit):
    """Several lines to type in: Enter makes a new line, Tab leaves."""

    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where nothing was typed."""
        document = self.document()
        if _leaves_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the typing is over."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ComboBox(QComboBox):
    """A choice that the wheel does not change by accident while a page is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentTextChanged.connect(lambda _text: self._tell_whole())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell in the tip what has too little room now."""
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text = self.currentText()
        self.setToolTip(text if self.fontMetrics().horizontalAdvance(text) > room.width() else "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
