"""The toast: what was just done, and the way to take it back; it stays ten seconds and waits while it is held."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Text, dress
from coprod_desktop.words import Words, mark

STAY_MS = 12_000
STAY_BAD_MS = 15_000
WIDEST_PX = 620


class Toast(QFrame):
    """One sentence at the bottom left of its parent, with a button that undoes and one that closes."""

    undo_asked = Signal()
    """The step told is to be undone."""
    stands = Signal()
    """It takes other room than before, or none any more."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setObjectName("toast")
        self._above: QWidget | None = None
        self._room = QPoint(0, 0)
        self._text = Text(words, "")
        self._undo = Button(words, mark("Undo"), on_click=self._undone)
        self._offer = Button(words, "", on_click=self._taken_up)
        self._run: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self._close = Button(words, mark("Dismiss"), on_click=self.close_now)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_now)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 6, 4)
        line.setSpacing(4)
        line.addWidget(self._text, 1)
        for button in self._buttons:
            button.installEventFilter(self)
            line.addWidget(button)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    @property
    def _buttons(self) -> tuple[Button, Button, Button]:
        return self._undo, self._offer, self._close

    def tell(self, sentence: str, *, undo: bool, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence about a step, with its way back where there is one, and the verb of what may be done now."""
        self._undo.setVisible(undo)
        self._make_offer(offer)
        self._show(sentence, Tone.PLAIN, STAY_MS)

    def warn(self, sentence: str) -> None:
        """Show a sentence about something that could not be done."""
        self._undo.hide()
        self._offer.hide()
        self._show(sentence, Tone.BAD, STAY_BAD_MS)

    def offer(self, sentence: str, verb: str, run: Callable[[], object]) -> None:
        """Show a sentence with a button that does what may be done now."""
        self._undo.hide()
        self._make_offer((verb, run))
        self._show(sentence, Tone.PLAIN, STAY_BAD_MS)

    def text(self) -> str:
        """Give the sentence shown; empty where there is none."""
        return "" if self.isHidden() else self._text.text()

    def forget_undo(self) -> None:
        """Take the way back away: another step came after the one that is told."""
        if self._undo.isVisible():
            self._undo.hide()
            self.place()

    def offers_undo(self) -> bool:
        """Tell whether the step told can be undone from here."""
        return self._undo.isVisible()

    def is_counting(self) -> bool:
        """Tell whether the toast goes by itself after a while; it waits while it is held."""
        return self._timer.isActive()

    def close_now(self) -> None:
        """Take the toast away, and give the focus back to what had it before."""
        self._timer.stop()
        if any(button.hasFocus() for button in self._buttons):
            before = self._before if self._before is not None and isValid(self._before) else self._ground
            before.setFocus()
        self.hide()
        self.stands.emit()

    def stand_above(self, widget: QWidget | None, left: int = 0) -> None:
        """Stand above a widget rather than on the bottom edge, so that it is never covered."""
        self._above = widget
        self._room = QPoint(left, 0)
        self.place()

    def place(self) -> None:
        """Stand at the bottom left."""
        parent = self._ground
        left, floor = self._room.x() + scaled(24), parent.height() - scaled(20)
        widest = scaled(WIDEST_PX)
        if self._above is not None and self._above.isVisible():
            corner = self._above.mapTo(parent, QPoint(0, 0))
            left, floor = corner.x(), corner.y() - scaled(10)
            widest = min(widest, self._above.width())
        buttons = sum(b.sizeHint().width() + 4 for b in self._buttons if not b.isHidden())
        wish = self._text.fontMetrics().horizontalAdvance(self._text.text()) + buttons + 40
        width = min(wish, widest, parent.contentsRect().width() - left - scaled(24))
        height = max(self._line.heightForWidth(width), self._line.minimumSize().height())
        self.setGeometry(left, max(floor - height, 0), width, height)
        self.raise_()
        self.stands.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again once the pointer has left."""
        super().leaveEvent(event)
        self._count()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Wait while one of its buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._count()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def _show(self, sentence: str, tone: Tone, stay: int) -> None:
        self._text.show_as_is(sentence)
        self.setAccessibleName(sentence)
        dress(self, tone=tone.value)
        self._timer.setInterval(stay)
        self.show()
        self.place()
        self._count()
        _announce(self, sentence)

    def _count(self) -> None:
        # Where the pointer is, not whether it entered: the toast may have moved away from under it.
        pointed = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if self.isVisible() and not (pointed or any(button.hasFocus() for button in self._buttons)):
            self._timer.start()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and before is not None and self.isAncestorOf(now) and not self.isAncestorOf(before):
            self._before = before

    def _make_offer(self, offer: tuple[str, Callable[[], object]] | None) -> None:
        verb, self._run = offer or ("", None)
        self._offer.say(lambda _words: verb)
        self._offer.setVisible(offer is not None)

    def _taken_up(self) -> None:
        self.close_now()
        if self._run is not None:
            self._run()

    def _undone(self) -> None:
        self.close_now()
        self.undo_asked.emit()


def _announce(toast: QWidget, sentence: str) -> None:
    """Let screen readers say a sentence."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  loaded when first needed

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, sentence))
