"""Texts one below the other, as many as there are options; as tall as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words


class TextColumn(QWidget):
    """Shows the user's own texts; those too many are hidden, not thrown away."""

    def __init__(self, words: Words, role: str = "body") -> None:
        super().__init__()
        self._words = words
        self._role = role
        self._texts: list[Text] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these."""
        while len(self._texts) < len(texts):
            self._texts.append(Text(self._words, "", self._role))
            self._column.addWidget(self._texts[-1])
        for place, label in enumerate(self._texts):
            label.show_as_is(texts[place] if place < len(texts) else "")
            label.setHidden(place >= len(texts))
        self.setHidden(not texts)
