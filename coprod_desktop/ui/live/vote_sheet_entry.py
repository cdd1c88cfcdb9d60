"""The line in which a sheet is typed, and the sectors that the arrows choose while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.widgets.fields import Field
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.sector import GLYPHS
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

UNTOLD = "untold"


class SheetLine(LineEdit):
    """The dots of one sheet; the arrows up and down change the sector, so that the hand stays where it is."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self._step = step
        self.setProperty("role", "capture")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the sectors."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class DotsField(Field):
    """The line of a sheet, with its label."""

    control: SheetLine

    def __init__(self, words: Words, step: Callable[[int], None]) -> None:
        super().__init__(words, mark("Dots, in the order of the letters"), SheetLine(step))
        self.control.textEdited.connect(self.changed)

    def value(self) -> str:
        """Give what is typed."""
        return self.control.text().strip()

    def set_value(self, value: str | None) -> None:
        """Fill in a line."""
        self.control.setText(value or "")


class SectorChoice(Segments):
    """The sector that a sheet tells, of those large enough to be told, or none; it stays for the next sheet."""

    def __init__(self, words: Words, sectors: Sequence[Sector]) -> None:
        super().__init__(words, mark("Sector on the sheet"))
        self._keys = [UNTOLD, *(sector.value for sector in sectors)]
        self.add(UNTOLD, mark("No sector"))
        for sector in sectors:
            self.add(sector.value, _say_sector(sector))

    @property
    def is_asked(self) -> bool:
        """Tell whether there is anything to choose."""
        return len(self._keys) > 1

    @property
    def sector(self) -> Sector | None:
        """The sector chosen."""
        return None if self.key == UNTOLD else Sector(self.key)

    def choose_sector(self, sector: Sector | None) -> None:
        """Choose a sector, or none."""
        key = sector.value if sector else UNTOLD
        self.choose(key if key in self._keys else UNTOLD)

    def step(self, steps: int) -> str:
        """Go along the sectors, round and round; give the word of the one that is chosen now."""
        self.choose(self._keys[(self._keys.index(self.key) + steps) % len(self._keys)])
        return self.button(self.key).text()


def _say_sector(sector: Sector) -> Say:
    return lambda words: f"{GLYPHS[sector]} {label(words, sector)}"
