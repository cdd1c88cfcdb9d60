"""Names offered below a line while one is typed; what is typed may be none of them."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from coprod_desktop.ui.theme import scaled

AIR_PX = 20
MOST = 8
"""Names shown at a time."""
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
Offer = Callable[[str], Sequence[str]]
"""Gives the names that a text may mean."""


class OfferedNames(QCompleter):
    """Offers names below a line, asked for anew with every letter; down and Enter takes one, Esc none.

    Where several names stand in the line, parted by one of `separators`, the last one is completed.
    """

    def __init__(self, line: QLineEdit, offer: Offer, *, separators: str = "") -> None:
        super().__init__(line)
        self.line = line
        self._offer = offer
        self._last = re.compile(f"(?:.*[{re.escape(separators)}])?\\s*" if separators else r"\s*", re.DOTALL)
        self._before = ""
        self._chosen = False
        self._names = QStringListModel(self)
        self.setModel(self._names)
        # The list is ready made: Qt must not leave out names that do not begin with what is typed.
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list = QListView()
        self.list.setProperty("role", "suggestions")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(self.list)
        self.setMaxVisibleItems(MOST)
        line.textEdited.connect(self._ask)
        line.setCompleter(self)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Give the text of the line with this name in it."""
        return self._before + str(index.data())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the name under the cursor, and nothing else; without one it does what it does in the line."""
        if watched is not self.list or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt puts the cursor on a name by itself; only a person who went there wants it.
            self._chosen |= event.key() in MOVES
            return super().eventFilter(watched, event)
        # The name under the cursor stands in the line already.
        self.list.hide()
        return self._chosen or QCoreApplication.sendEvent(self.line, event)

    def _ask(self, text: str) -> None:
        self._chosen = False
        found = self._last.match(text)
        self._before = found[0] if found else ""
        name = text[len(self._before) :]
        self._names.setStringList(list(self._offer(name)) if name else [])
        self.list.setAccessibleName(self.line.accessibleName())
        # As wide as its names, also below a short line.
        wide = self.list.sizeHintForColumn(0) + scaled(AIR_PX)
        self.list.setMinimumWidth(min(wide, self.line.window().width()))
