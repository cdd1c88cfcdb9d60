"""Pages below one another: where each begins, and which of them stands at a height."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize


@dataclass(frozen=True)
class Spot:
    """A place in a paper that holds at every zoom: a page from 0 on, and how far into it as a share of its height."""

    page: int
    share: float


class PageRoll:
    """Sizes of pages in pixels, laid below one another with a gap before, between and after them."""

    def __init__(self, sizes: Sequence[QSize], gap: int) -> None:
        self.sizes = list(sizes)
        self.tops: list[int] = []
        self.height = gap
        for size in self.sizes:
            self.tops.append(self.height)
            self.height += size.height() + gap
        self.width = max((size.width() for size in self.sizes), default=0) + 2 * gap

    def page_at(self, y: int) -> int:
        """Give the page that stands at a height; the gap below a page belongs to it."""
        return max(bisect_right(self.tops, y) - 1, 0)

    def spot_at(self, y: int) -> Spot | None:
        """Give the place that stands at a height; None above all pages."""
        page = self.page_at(y)
        if not self.sizes or y < self.tops[0]:
            return None
        return Spot(page, (y - self.tops[page]) / max(self.sizes[page].height(), 1))

    def height_of(self, spot: Spot | None) -> int:
        """Give the height at which a place stands; on the last page where the paper has fewer."""
        if spot is None or not self.sizes:
            return 0
        page = min(spot.page, len(self.sizes) - 1)
        return round(self.tops[page] + spot.share * self.sizes[page].height())
