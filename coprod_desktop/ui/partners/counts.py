"""How many partners there are, now and initially, and of which sectors."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.domain.partners import PartnerCount, Sector
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.sector_mark import SectorMark
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label


class PartnerCounts(QWidget):
    """The headline, `22 partners (initially 17)`, and each sector that takes part behind its shape."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.headline = Text(words, "", "card-title", wrap=False)
        self.sectors = {sector: _SectorCount(words, sector) for sector in Sector}
        flow = FlowLayout(self, gap=16)
        flow.addWidget(self.headline)
        for one in self.sectors.values():
            flow.addWidget(one)

    def show_count(self, count: PartnerCount) -> None:
        """Show a count; sectors from which nobody ever came are left out."""
        self.headline.say(count.say)
        for one in self.sectors.values():
            one.show_count(count)


class _SectorCount(QWidget):
    """The shape, the word and the numbers of one sector."""

    def __init__(self, words: Words, sector: Sector) -> None:
        super().__init__()
        self._sector = sector
        self.text = Text(words, "", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(SectorMark(sector), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text)

    def show_count(self, count: PartnerCount) -> None:
        """Show how many of this sector there are."""
        now, initially = (known.get(self._sector, 0) for known in (count.now_by_sector, count.initially_by_sector))
        self.text.say(lambda words: self._told(words, now, initially if count.baseline_on else None))
        self.setVisible(bool(now or initially))

    def _told(self, words: Words, now: int, initially: int | None) -> str:
        sector, count = label(words, self._sector), words.number(now)
        if initially is None:
            return words.say("{sector}: {count}", sector=sector, count=count)
        return words.say(
            "{sector}: {count} (initially {initially})",
            sector=sector,
            count=count,
            initially=words.number(initially),
        )
