"""A sheet of the wall: all that stands on it, in words already, before it is set in type."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.tokens import Tone


class Shape(StrEnum):
    """How a sheet is laid out."""

    LINES = "lines"
    CARDS = "cards"
    BARS = "bars"
    BIG = "big"
    CALM = "calm"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things in a list: `lead` stands before its text, `above` and `below` are smaller.

    `marked` is the one that is on, `settled` one that is over. `tint` is that of a note, 0-5. A bar is as long as
    `share` (0 to 1), with `figure` at its end.
    """

    text: str
    lead: str = ""
    above: str = ""
    below: str = ""
    marked: bool = False
    settled: bool = False
    tint: int | None = None
    sector: Sector | None = None
    share: float = 0.0
    figure: str = ""

    def texts(self) -> tuple[str, ...]:
        """Give what is read, in order."""
        return tuple(text for text in (self.lead, self.above, self.text, self.below, self.figure) if text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; longer ones are shown page by page, and `start` is the item whose page comes first.

    `big` is the question, the digits of the clock, or how many have voted; `word` says how the clock stands, `share`
    is the length of the bar below `big`, from 0 to 1.
    """

    shape: Shape
    title: str = ""
    kicker: str = ""
    big: str = ""
    share: float | None = None
    word: str = ""
    tone: Tone = Tone.PLAIN
    items: tuple[Item, ...] = ()
    foot: str = ""
    start: int = 0

    def texts(self) -> Iterator[str]:
        """Give what is read, in order."""
        for text in (self.kicker, self.title, self.big, self.word):
            if text:
                yield text
        for item in self.items:
            yield from item.texts()
        if self.foot:
            yield self.foot


BLANK = Sheet(Shape.CALM)
"""Nothing at all."""
