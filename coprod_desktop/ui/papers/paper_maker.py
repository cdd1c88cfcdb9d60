"""Making papers beside the window, each from a frozen value."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coprod_desktop.domain.minutes import MinutesContent
from coprod_desktop.reports import Paper, minutes_paper
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.words import Words


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What a paper is made from: the content, and the form wished."""

    content: MinutesContent
    language: str
    large: bool


class PaperMaker(QObject):
    """Makes the paper that was ordered last; those ordered before it are not handed over any more."""

    made = Signal(object, object)
    """The order, and its paper."""

    def __init__(self, room: BackRoom, words: Words) -> None:
        super().__init__()
        self._room = room
        self._zone = words.zone
        self.order: PaperOrder | None = None

    def ask(self, order: PaperOrder | None) -> None:
        """Order a paper; the one ordered already is not made again."""
        if order == self.order:
            return
        self.order = order
        if order is not None:
            self._room.do(lambda: self._make(order), lambda paper: self._hand_over(order, paper))

    def _make(self, order: PaperOrder) -> Paper | None:
        if order is not self.order:
            return None
        return minutes_paper(order.content, Words(order.language, self._zone), large=order.large)

    def _hand_over(self, order: PaperOrder, paper: Paper | None) -> None:
        if order is self.order and paper is not None:
            self.made.emit(order, paper)
