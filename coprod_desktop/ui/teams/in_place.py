"""A text that is written anew where it stands: Enter or F2 begins, Enter saves, Esc leaves it as it was."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.lines import LineEdit, LongText
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.ui.widgets.wrapped import breakable
from coprod_desktop.words import Words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The focus comes back by itself.
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class _Shown(Text):
    """The text as it is read, with a ring while it has the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self.palette()).focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), scaled(4), scaled(4))


class InPlaceText(QWidget):
    """A user's text in a role of the type scale; `save` takes what was written and tells whether it could be kept."""

    def __init__(
        self,
        words: Words,
        name: Say,
        save: Callable[[str], bool],
        *,
        role: str = "body",
        empty: Say = "",
        long: bool = False,
    ) -> None:
        super().__init__()
        self._words = words
        self._name = name
        self._save = save
        self._empty = empty
        self._role = role
        self._text = ""
        self.shown = _Shown(words, "", role)
        self.shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown.setContentsMargins(4, 2, 4, 2)
        self.editor: LineEdit | LongText = LongText() if long else LineEdit()
        self.editor.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shown)
        column.addWidget(self.editor)
        for widget in (self.shown, self.editor):
            widget.installEventFilter(self)
        self._name_all()

    @property
    def is_editing(self) -> bool:
        """Whether the text is being written."""
        return not self.editor.isHidden()

    def show_text(self, text: str) -> None:
        """Show a text; while it is being written the writing stays."""
        self._text = text
        if text:
            self.shown.show_as_is(breakable(text))
        else:
            self.shown.say(self._empty)
        self._name_all()

    def edit(self) -> None:
        """Begin to write."""
        self._fill()
        self.shown.hide()
        self.editor.show()
        self.editor.setFocus()
        self.editor.selectAll()

    def reword(self, words: Words) -> None:
        """Say the names in another language."""
        self._words = words
        self.show_text(self._text)

    def call(self, name: Say) -> None:
        """Give the text another name for screen readers."""
        self._name = name
        self._name_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor on the text; a focus proxy would lead Tab astray."""
        super().focusInEvent(event)
        self.shown.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin, save or leave the writing."""
        if watched is self.shown:
            return self._on_shown(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING and self.is_editing:
            self._close(save=True)
        return False

    def _on_shown(self, event: QEvent) -> bool:
        starts = isinstance(event, QKeyEvent) and event.key() in (*_ENTER, Qt.Key.Key_F2)
        if event.type() == QEvent.Type.KeyPress and starts:
            self.edit()
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            self.edit()
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._close(save=False)
            self.shown.setFocus()
            return True
        new_line = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and isinstance(self.editor, LongText)
        if event.key() in _ENTER and not new_line:
            if self._typed() == self._text or self._save(self._typed()):
                self._close(save=False)
                self.shown.setFocus()
            return True
        return False

    def _close(self, *, save: bool) -> None:
        typed = self._typed()
        self.editor.hide()
        self.shown.show()
        if save and typed != self._text:
            self._save(typed)

    def _typed(self) -> str:
        editor = self.editor
        return (editor.toPlainText() if isinstance(editor, LongText) else editor.text()).strip()

    def _fill(self) -> None:
        if isinstance(self.editor, LongText):
            self.editor.setPlainText(self._text)
            self.editor.setFixedHeight(max(self.shown.height(), self.editor.fontMetrics().lineSpacing() * 3) + 24)
        else:
            self.editor.setText(self._text)

    def _name_all(self) -> None:
        name = said(self._words, self._name)
        self.editor.setAccessibleName(name)
        self.shown.setAccessibleName(f"{name}: {self._text}" if self._text else f"{name}: {self.shown.text()}")
        self.shown.setAccessibleDescription(self._words.say("Press Enter to rewrite it."))
