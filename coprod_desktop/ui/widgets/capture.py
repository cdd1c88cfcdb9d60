"""The capture line: Enter adds and stays, `#theme` and `@partner` complete, several pasted lines are offered."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence

from coprod_desktop.ui.widgets.completion import Suggestions
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import Words

_TAG = re.compile(r"(?:^|(?<=\s))([#@])(«?)([^\s#@«»]*|(?<=«)[^»]*)$")

Names = Callable[[], Sequence[str]]


class CaptureLine(LineEdit):
    """A line that is always there; the screen clears it with `accept()` once the text is saved."""

    captured = Signal(str)
    """Enter was pressed on a text that is not empty."""
    several_pasted = Signal(list)
    """Several lines were pasted: the texts, without empty ones."""

    def __init__(
        self,
        words: Words,
        name: Say,
        placeholder: Say,
        *,
        themes: Names = tuple,
        partners: Names = tuple,
    ) -> None:
        super().__init__()
        self._words = words
        self._name = name
        self._placeholder = placeholder
        self._sources: dict[str, Names] = {"#": themes, "@": partners}
        self._suggestions: Suggestions | None = None
        self.setProperty("role", "capture")
        self.textEdited.connect(self._suggest)
        self.reword(words)

    def accept(self) -> None:
        """Empty the line; what it held is saved, so that Ctrl+Z takes back the step and not the typing."""
        self.setText("")
        self._hide()

    def reword(self, words: Words) -> None:
        """Say the name and the placeholder again."""
        self._words = words
        self.setAccessibleName(said(words, self._name))
        self.setPlaceholderText(said(words, self._placeholder))

    def suggestions(self) -> list[str]:
        """Give the suggestions now shown."""
        box = self._suggestions
        return [] if box is None or box.isHidden() else [box.item(i).text() for i in range(box.count())]

    def event(self, event: QEvent) -> bool:
        """Let Tab and Esc reach the suggestions while they are shown."""
        if isinstance(event, QKeyEvent) and self.suggestions():
            taken = (Qt.Key.Key_Tab, Qt.Key.Key_Escape)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in taken:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a suggestion, add the line, or paste."""
        if self._steer(event.key()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.captured.emit(self.text().strip())
        elif event.matches(QKeySequence.StandardKey.Paste) and self._offer_lines(
            QGuiApplication.clipboard().mimeData()
        ):
            pass
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the suggestions away."""
        super().focusOutEvent(event)
        self._hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the suggestions away."""
        super().hideEvent(event)
        self._hide()

    def _steer(self, key: int) -> bool:
        box = self._suggestions
        if box is None or box.isHidden():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            box.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            box.take()
        elif key == Qt.Key.Key_Escape:
            box.hide()
        else:
            return False
        return True

    def _suggest(self) -> None:
        tag = _TAG.search(self.text()[: self.cursorPosition()])
        if tag is None:
            self._hide()
            return
        needle = folded(tag[3])
        names = [name for name in self._sources[tag[1]]() if needle in folded(name)]
        names.sort(key=lambda name: (not folded(name).startswith(needle), folded(name)))
        if self._suggestions is None:
            self._suggestions = Suggestions(self._words, self)
            self._suggestions.taken.connect(self._complete)
        # A name typed to its end needs no suggestion, and Enter must add the line.
        self._suggestions.offer([] if names and folded(names[0]) == needle else names)

    def _complete(self, name: str) -> None:
        before, after = self.text()[: self.cursorPosition()], self.text()[self.cursorPosition() :]
        tag = _TAG.search(before)
        if tag is not None:
            quoted = re.search(r"[\s#@]", name)
            filled = f"{before[: tag.start()]}{tag[1]}{f'«{name}»' if quoted else name} "
            self.setText(filled + after.lstrip())
            self.setCursorPosition(len(filled))
        self._hide()

    def _hide(self) -> None:
        if self._suggestions is not None:
            self._suggestions.hide()

    def _offer_lines(self, data: QMimeData) -> bool:
        lines = [line.strip() for line in data.text().splitlines() if line.strip()]
        if len(lines) > 1:
            self.several_pasted.emit(lines)
        return len(lines) > 1
