"""The pages of the window: each is made when it is first wanted, or in a turn of the event loop with nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.ui.places import Place

if TYPE_CHECKING:
    from coprod_desktop.domain.changes import Changes
    from coprod_desktop.ui.page import Page

Makers = Mapping[Place, "Callable[[], Page]"]
"""How the page of each place is made, in the order of the rail."""


class Pages(QObject):
    """The pages by the key of their place; asking for one that is not made yet makes it."""

    made = Signal(object)
    """A page was made."""
    complete = Signal()
    """All pages are made."""

    def __init__(self, makers: Makers, parent: QObject) -> None:
        super().__init__(parent)
        self._makers = {place.key: make for place, make in makers.items()}
        self._made: dict[str, Page] = {}
        self.places = list(makers)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._make_next)

    def __getitem__(self, key: str) -> Page:
        if key not in self._made:
            page = self._made[key] = self._makers[key]()
            self.made.emit(page)
        return self._made[key]

    def __contains__(self, key: str) -> bool:
        return key in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def concerned(self, changes: Changes, first: Page | None) -> str | None:
        """Give the place that shows the rows of a step: that of the first page if it does, else the first of all."""
        places = sorted(self.places, key=lambda place: first is None or place is not first.where)
        return next((place.key for place in places if changes.touches(*place.kinds)), None)

    def showing(self, kind: str) -> str | None:
        """Give the place that shows rows of a kind."""
        return next((place.key for place in self.places if kind in place.kinds), None)

    def make_the_rest(self) -> None:
        """Make the other pages, one in each turn of the event loop, so that the user's keys come in between."""
        self._turn.start()

    def stop(self) -> None:
        """Make no more pages by itself."""
        self._turn.stop()

    # Inside

    def _make_next(self) -> None:
        missing = next((key for key in self if key not in self._made), None)
        if missing is None:
            self.complete.emit()
            return
        self[missing]
        self._turn.start()
