"""Parts side by side, or one below the other where there is no room."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coprod_desktop.ui.theme import scaled

GAP_PX = 16


class Beside(QWidget):
    """Parts with the weights by which they share the width; below `narrow_px` (at scale 1.0) they are stacked."""

    turned = Signal(bool)
    """The parts stand one below the other now (True), or side by side."""

    def __init__(self, narrow_px: int, *parts: tuple[QWidget, int]) -> None:
        super().__init__()
        self._narrow_px = narrow_px
        self._weights = [weight for _part, weight in parts]
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP_PX)
        for part, weight in parts:
            self._line.addWidget(part, weight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts side by side or one below the other."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        stacked = self.width() < scaled(self._narrow_px)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if way != self._line.direction():
            self._line.setDirection(way)
            for place, weight in enumerate(self._weights):
                self._line.setStretch(place, 0 if stacked else weight)
            self.turned.emit(stacked)
