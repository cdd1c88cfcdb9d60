"""Boxes that hold other things: cards, sections, empty places, banners, scrolled areas."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.ui.icons import icon
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.pill import GLYPHS
from coprod_desktop.ui.widgets.texts import Say, Text, dress
from coprod_desktop.words import Words


class Card(QFrame):
    """A bordered box with an optional title; its things go into `body`."""

    def __init__(self, words: Words | None = None, title: Say = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        if words is not None and title:
            self.title = Text(words, title, "card-title")
            self.body.addWidget(self.title)


class SectionTitle(Text):
    """A title inside a page."""

    def __init__(self, words: Words, text: Say) -> None:
        super().__init__(words, text, "card-title")


class EmptyState(QWidget):
    """Says in one line what belongs here, and holds the button that starts it."""

    def __init__(self, words: Words, line: Say, button: Button | None = None) -> None:
        super().__init__()
        self.line = Text(words, line, "body")
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.line)
        if button is not None:
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class Banner(QFrame):
    """A sentence that stays until its cause is gone: glyph, words, at most one button."""

    def __init__(self, words: Words, text: Say = "", tone: Tone = Tone.INFO, button: Button | None = None) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("tone", tone.value)
        self._glyph = Text(words, lambda _words: GLYPHS[tone], "strong", wrap=False)
        self.text = Text(words, text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._glyph, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        if button is not None:
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def tell(self, text: Say, tone: Tone = Tone.INFO) -> None:
        """Show another sentence."""
        self.text.say(text)
        self._glyph.show_as_is(GLYPHS[tone])
        dress(self, tone=tone.value)
        self.setVisible(True)


class ScrollArea(QScrollArea):
    """Scrolls a column of widgets up and down; they go into `body`.

    With a gutter, room for the scroll bar is always kept, so that its coming moves nothing. What gets the cursor by a
    key or a command comes into sight.
    """

    def __init__(self, *, gutter: bool = False) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if gutter:
            self.verticalScrollBar().rangeChanged.connect(lambda *_: self.keep_gutter())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def gutter_width(self) -> int:
        """Give the room that is kept for the scroll bar."""
        return self.verticalScrollBar().sizeHint().width()

    def keep_gutter(self) -> None:
        """Leave the room of the scroll bar free while the bar is not there."""
        there = self.verticalScrollBar().maximum() > 0
        self.body.setContentsMargins(0, 0, 0 if there else self.gutter_width(), 0)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Nothing may move under a mouse that is pressed: the click would go elsewhere.
        if now is not None and self.isAncestorOf(now) and not QGuiApplication.mouseButtons():
            # Once what was shown together with it is laid out.
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        # What is higher than the room would be shown by its middle, and its beginning would go.
        if focus is not None and self.isAncestorOf(focus) and focus.height() < self.viewport().height():
            self.ensureWidgetVisible(focus)


class Picture(QWidget):
    """An icon beside a word: it says nothing by itself."""

    def __init__(self, name: str, token: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._icon = icon(name, token)
        self._size = size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Take the room of the icon and a little air."""
        side = scaled(self._size + 10)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the middle."""
        side = scaled(self._size)
        area = QRect(0, 0, side, side)
        area.moveCenter(self.rect().center())
        self._icon.paint(QPainter(self), area)


def line() -> QFrame:
    """Make a thin line that parts two things."""
    frame = QFrame()
    frame.setProperty("role", "line")
    return frame


def row(*widgets: QWidget, gap: int = 8, stretch: bool = True) -> QHBoxLayout:
    """Put widgets side by side, from the left."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    if stretch:
        layout.addStretch(1)
    return layout
