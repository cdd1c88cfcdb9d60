"""Texts that are said again when the language changes."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from coprod_desktop.words import Words

Say = str | Callable[[Words], str]
"""A marked English text, or a function that says it: `lambda words: words.say("{n} rows", n=3)`."""


def said(words: Words, text: Say) -> str:
    """Say a text in the language of the words; nothing stays nothing."""
    if callable(text):
        return text(words)
    return words.say(text) if text else ""


@runtime_checkable
class Reworded(Protocol):
    """A widget that can say its words again."""

    def reword(self, words: Words) -> None:
        """Say the words again, in another language."""


def reword_all(widget: QWidget, words: Words) -> None:
    """Let every widget inside this one say its words again."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, Reworded):
            child.reword(words)


def dress(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and show them at once."""
    changed = False
    for name, value in properties.items():
        changed |= widget.property(name) != value
        widget.setProperty(name, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Text(QLabel):
    """A text of the app, in a role of the type scale: `title`, `card-title`, `strong`, `caption`, `hint`, `error`."""

    def __init__(self, words: Words, text: Say = "", role: str = "body", *, wrap: bool = True) -> None:
        super().__init__()
        self._words = words
        self._say: Say = text
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        # User's text may hold markup: it is always shown as it was typed.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(said(words, text))

    def say(self, text: Say) -> None:
        """Show another text."""
        self._say = text
        self.setText(said(self._words, text))

    def show_as_is(self, text: str) -> None:
        """Show a text that belongs to the user, so that is never translated."""
        self._say = lambda _words: text
        self.setText(text)

    def reword(self, words: Words) -> None:
        """Say the text again."""
        self._words = words
        self.setText(said(words, self._say))
