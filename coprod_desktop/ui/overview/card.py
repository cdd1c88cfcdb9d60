"""A card of the overview: its lines, or while there are none one sentence and the button that starts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui.overview.links import Link, LinkList
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words

EDGE_PX = 8


class OverviewCard(Card):
    """A title over links; what says that there is nothing is made only where it is needed."""

    def __init__(
        self,
        words: Words,
        title: Say,
        nothing: Say,
        begin: tuple[Say, Callable[[], object]],
        above: QWidget | None = None,
    ) -> None:
        super().__init__(words, title)
        self.body.setSpacing(6)
        # The links reach to both edges, so that what stands in them begins where the title does.
        self.body.setContentsMargins(8, 14, 8, 12)
        self.title.setIndent(EDGE_PX)
        self._words = words
        self._nothing, self._begin, self._above = nothing, begin, above
        self._empty: tuple[Text, Button] | None = None
        self.list = LinkList(words, title)
        if above is not None:
            self.body.addLayout(_inset(above))
        self.body.addWidget(self.list)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these links, or that there are none."""
        self.list.show_links(links)
        if not links and self._empty is None:
            self._empty = self._make_empty()
        for widget in (self._above, self.list):
            if widget is not None and widget.isHidden() == bool(links):
                widget.setVisible(bool(links))
        for part in self._empty or ():
            part.setVisible(not links)

    def reword(self, words: Words) -> None:
        """Remember the language for what is made later."""
        self._words = words

    def _make_empty(self) -> tuple[Text, Button]:
        text, deed = self._begin
        line = Text(self._words, self._nothing)
        button = Button(self._words, text, on_click=deed)
        self.body.addLayout(_inset(line))
        self.body.addLayout(_inset(button, left=True))
        return line, button


def _inset(widget: QWidget, *, left: bool = False) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
    layout.addWidget(widget)
    if left:
        layout.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
    return layout
