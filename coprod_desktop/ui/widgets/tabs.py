"""Segments: a row of words of which one is chosen, and the pane that belongs to it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.focus import tab_through
from coprod_desktop.ui.widgets.texts import Say, dress, said
from coprod_desktop.words import Words


class Segments(QWidget):
    """A row of words of which one is chosen; the arrow keys go along it."""

    chosen = Signal(str)
    """Another word was chosen, by its key."""

    def __init__(self, words: Words, name: Say = "") -> None:
        super().__init__()
        self._words = words
        self._name = name
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._flow = FlowLayout(self, gap=4)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say the name of the row again; the words are buttons and say theirs themselves."""
        self._words = words
        self.setAccessibleName(said(words, self._name))

    def add(self, key: str, text: Say) -> Button:
        """Add a word; the first is chosen."""
        button = Button(self._words, text, kind="segment")
        button.setCheckable(True)
        button.setChecked(not self._buttons)
        # Not `clicked`: what works the screen by voice or Braille turns the button without a click.
        button.toggled.connect(lambda on: self.chosen.emit(key) if on else None)
        last = next(reversed(self._buttons.values()), None)
        self._buttons[key] = button
        self._group.addButton(button)
        self._flow.addWidget(button)
        if last is not None:
            tab_through(last, button)
        return button

    @property
    def key(self) -> str:
        """The key of the word chosen; empty where there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def button(self, key: str) -> Button:
        """Give the button of a word."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Choose a word and tell it, where it is another."""
        self._buttons[key].setChecked(True)

    def mark(self, key: str) -> None:
        """Show a word as chosen without telling it."""
        with QSignalBlocker(self._buttons[key]):
            self._buttons[key].setChecked(True)

    def tighten(self, tight: bool) -> None:
        """Put the words nearer to one another, so that more of them stand in one line."""
        for button in self._buttons.values():
            dress(button, tight=tight)
            button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the words with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        shown = [key for key, button in self._buttons.items() if button.isVisible()]
        if step is None or self.key not in shown:
            super().keyPressEvent(event)
            return
        key = shown[(shown.index(self.key) + step) % len(shown)]
        self.choose(key)
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)


class Tabs(QWidget):
    """Segments with a pane under each; only the pane shown counts for the height."""

    turned = Signal(str)
    """Another pane is shown, by its key."""

    def __init__(self, words: Words, name: Say = "") -> None:
        super().__init__()
        self.segments = Segments(words, name)
        self._panes: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.segments)
        self.segments.chosen.connect(self._turn)

    def add(self, key: str, text: Say, pane: QWidget) -> None:
        """Add a pane under a word."""
        self._panes[key] = pane
        pane.setHidden(len(self._panes) > 1)
        # The words come before what they choose, for Tab too.
        self.segments.add(key, text)
        self._column.addWidget(pane, 1)

    @property
    def key(self) -> str:
        """The key of the pane shown."""
        return self.segments.key

    @property
    def pane(self) -> QWidget:
        """The pane shown."""
        return self._panes[self.key]

    def choose(self, key: str) -> None:
        """Show a pane."""
        self.segments.choose(key)

    def _turn(self, key: str) -> None:
        for pane in self._panes.values():
            pane.setVisible(pane is self._panes[key])
        self.turned.emit(key)
