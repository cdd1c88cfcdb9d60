"""Buttons: a verb, often with an icon; one primary a screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from coprod_desktop.ui.icons import icon as tinted
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import Words

ICON_PX, AIR_PX = 18, 4
_TOKENS = {"primary": "on_accent", "quiet": "accent", "danger": "bad"}


class Button(QPushButton):
    """A button with a word: `primary`, `secondary`, `quiet`, `danger`; `segment` and `place` serve tabs and rail."""

    def __init__(
        self,
        words: Words,
        text: Say,
        *,
        kind: str = "secondary",
        icon: str = "",
        large: bool = False,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._words = words
        self._say: Say = text
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if large:
            self.setProperty("large", True)
        if icon:
            self.setIcon(tinted(icon, _TOKENS.get(kind, "text2")))
        if on_click:
            self.clicked.connect(lambda _checked: on_click())
        self.reword(words)
        self._size_icon()

    def say(self, text: Say) -> None:
        """Show another word."""
        self._say = text
        self.reword(self._words)

    def reword(self, words: Words) -> None:
        """Say the word again."""
        self._words = words
        word = said(words, self._say)
        # An ampersand of a text would be taken for a mnemonic.
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, as Space does; Ctrl+Enter is the primary button's, wherever the cursor is."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.property("kind") == "segment":
            # The row goes to the next word; Qt would go to the nearest one, and pass some over where the row wraps.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the icon in step with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Part the focus ring of a primary button from its ground, which is nearly as dark."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self.palette()).on_accent), 1.5))
            radius = scaled(8) - 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), radius, radius)

    def sizeHint(self) -> QSize:
        """Keep room for the strong letters that a chosen word is shown in."""
        size = super().sizeHint()
        if self.isCheckable():
            strong = self.font()
            strong.setBold(True)
            plain, bold = QFontMetrics(self.font()), QFontMetrics(strong)
            size += QSize(bold.horizontalAdvance(self.text()) - plain.horizontalAdvance(self.text()) + 4, 0)
        return size

    def _size_icon(self) -> None:
        side = scaled(ICON_PX)
        self.setIconSize(QSize(side + (scaled(AIR_PX) if self.text() else 0), side))


class IconButton(Button):
    """A button with an icon alone: its word is its accessible name and its tip."""

    def __init__(self, words: Words, text: Say, icon: str, *, on_click: Callable[[], object] | None = None) -> None:
        super().__init__(words, text, kind="icon", icon=icon, on_click=on_click)

    def reword(self, words: Words) -> None:
        """Say the name and the tip again."""
        self._words = words
        word = said(words, self._say)
        self.setAccessibleName(word)
        self.setToolTip(word)
