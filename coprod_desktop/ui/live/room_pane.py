"""The room at the right: how many are there, by sector, and the door."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.attendance import Standing
from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.widgets.boxes import ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.sector_mark import SectorMark
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


class RoomPane(QFrame):
    """Counts only: names, needs and notes never stand here, so that the room may see it."""

    door_asked = Signal()

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__()
        self.desk = desk
        self.live = live
        self.setProperty("role", "card")
        self.counts = Text(desk.words, self._say_counts, "caption")
        self._rows = [_SectorRow(desk.words, sector) for sector in _ORDER]
        self.door = Button(desk.words, mark("Someone arrives"), on_click=self.door_asked.emit)
        self._lay_out()
        live.room_changed.connect(self.refresh)
        live.priorities_patched.connect(self.refresh)
        live.priorities_renewed.connect(self.refresh)
        self.reword(desk.words)

    def refresh(self) -> None:
        """Count again."""
        self.counts.reword(self.desk.words)
        present = self.present()
        expected = Counter(row.sector for row in self.live.attendance)
        for row in self._rows:
            row.show_counts(present[row.sector], self.live.said_by[row.sector])
            row.setVisible(bool(present[row.sector] or expected[row.sector] or self.live.said_by[row.sector]))

    def present(self) -> Counter[Sector]:
        """Count who is in the room, by sector."""
        return Counter(row.sector for row in self.live.attendance if row.is_present)

    def reword(self, words: Words) -> None:
        """Say the name and the counts again."""
        self.setAccessibleName(words.say("In the room"))
        self.door.setToolTip(words.say("The door: who comes and who leaves (Ctrl+D)"))
        self.refresh()

    def _say_counts(self, words: Words) -> str:
        standings = Counter(row.standing(ended=False) for row in self.live.attendance)
        present = words.plural("{count} present", "{count} present", standings[Standing.PRESENT])
        if not standings[Standing.EXPECTED]:
            return present
        expected = words.plural("{count} expected", "{count} expected", standings[Standing.EXPECTED])
        return f"{present} · {expected}"

    def _lay_out(self) -> None:
        area = ScrollArea()
        area.body.setSpacing(8)
        area.body.addWidget(Text(self.desk.words, mark("In the room"), "card-title"))
        area.body.addWidget(self.counts)
        for row in self._rows:
            area.body.addWidget(row)
        area.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(area, 1)
        column.addWidget(self.door)


_ORDER = Sector.FAMILIES_NONPROFITS, Sector.PUBLIC, Sector.PRIVATE


class _SectorRow(QWidget):
    """One sector: its shape and name, how many are there, and how many priorities it raised."""

    def __init__(self, words: Words, sector: Sector) -> None:
        super().__init__()
        self.sector = sector
        self._present = 0
        self._raised = 0
        self._mark = SectorMark(sector)
        self._count = Text(words, lambda w: w.number(self._present), "strong", wrap=False)
        self._said = Text(words, lambda w: w.plural("{count} priority", "{count} priorities", self._raised), "caption")
        self._words = words
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._mark, 0, 0, alignment=top)
        grid.addWidget(Text(words, lambda w: label(w, sector)), 0, 1)
        grid.addWidget(self._count, 0, 2, alignment=top)
        grid.addWidget(self._said, 1, 0, 1, 3)
        self._level_mark()
        self.reword(words)

    def show_counts(self, present: int, raised: int) -> None:
        """Show other numbers."""
        if (present, raised) != (self._present, self._raised):
            self._present, self._raised = present, raised
            self.reword(self._words)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._level_mark()

    def reword(self, words: Words) -> None:
        """Say the numbers again."""
        self._words = words
        self._count.reword(words)
        self._said.reword(words)
        self._said.setVisible(bool(self._raised))
        told = {"sector": label(words, self.sector), "present": words.number(self._present)}
        self.setAccessibleName(
            words.say("{sector}: {present} present, {raised}", **told, raised=self._said.text())
            if self._raised
            else words.say("{sector}: {present} present", **told)
        )

    def _level_mark(self) -> None:
        """Put the shape at the height of the first line of the name."""
        self._mark.setFixedHeight(self.fontMetrics().height())
