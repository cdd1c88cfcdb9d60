"""Names offered below a line while one is typed; what is typed may be none of them."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

Offer = Callable[[str], Sequence[str]]
"""Gives the names that a text may mean."""


class OfferedNames(QCompleter):
    """Offers names below a line, asked for anew with every letter; down and Enter takes one, Esc none.

    Where several names stand in the line, parted by one of `separators`, the last one is completed.
    """

    def __init__(self, line: QLineEdit, offer: Offer, *, separators: str = "") -> None:
        super().__init__(line)
        self._offer = offer
        self._last = re.compile(f"(?:.*[{re.escape(separators)}])?\\s*" if separators else r"\s*", re.DOTALL)
        self._before = ""
        self._names = QStringListModel(self)
        self.setModel(self._names)
        # The list is ready made: Qt must not leave out names that do not begin with what is typed.
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup().setProperty("role", "suggestions")
        line.textEdited.connect(self._ask)
        line.setCompleter(self)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Give the text of the line with this name in it."""
        return self._before + str(index.data())

    def _ask(self, text: str) -> None:
        found = self._last.match(text)
        self._before = found[0] if found else ""
        name = text[len(self._before) :]
        self._names.setStringList(list(self._offer(name)) if name else [])
