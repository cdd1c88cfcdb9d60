"""A number with a button to lower and one to raise it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coprod_desktop.ui.widgets.buttons import IconButton
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.words import Words


class Stepper(QWidget):
    """A number between two bounds, changed step by step; `text` says it, as `25 min`."""

    stepped = Signal(int)
    """The user set another number."""

    def __init__(
        self,
        words: Words,
        name: Say,
        *,
        least: int = 0,
        most: int = 999,
        step: int = 1,
        text: Callable[[Words, int], str] = lambda words, number: words.number(number),
    ) -> None:
        super().__init__()
        self._words, self._name, self._text = words, name, text
        self._least, self._most, self._step = least, most, step
        self._value = least
        self._less = IconButton(words, self._say_less, "minus", on_click=lambda: self._go(-1))
        self._more = IconButton(words, self._say_more, "plus", on_click=lambda: self._go(1))
        self._shown = Text(words, "", "clock", wrap=False)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._less, self._shown, self._more):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.reword(words)

    @property
    def value(self) -> int:
        """The number shown."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another number."""
        self._value = min(max(value, self._least), self._most)
        self._shown.show_as_is(self._text(self._words, self._value))
        self._less.setEnabled(self._value > self._least)
        self._more.setEnabled(self._value < self._most)
        self.setAccessibleDescription(self._shown.text())

    def reword(self, words: Words) -> None:
        """Say the number again."""
        self._words = words
        self.setAccessibleName(said(words, self._name))
        self.set_value(self._value)

    def _say_less(self, words: Words) -> str:
        return words.say("{name}: less", name=said(words, self._name))

    def _say_more(self, words: Words) -> str:
        return words.say("{name}: more", name=said(words, self._name))

    def _go(self, way: int) -> None:
        before = self._value
        self.set_value(before + way * self._step)
        if self._value != before:
            self.stepped.emit(self._value)
