"""The shape of a sector as a small widget, to stand beside its word."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.sector import paint_sector

SIDE_PX = 11


class SectorMark(QWidget):
    """A square, a disc or a diamond; it says nothing by itself."""

    def __init__(self, sector: Sector) -> None:
        super().__init__()
        self.sector = sector
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_sector(self, sector: Sector) -> None:
        """Show another sector."""
        self.sector = sector
        self.update()

    def sizeHint(self) -> QSize:
        """Take the room of the shape."""
        return QSize(scaled(SIDE_PX), scaled(SIDE_PX))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        side = scaled(SIDE_PX)
        area = QRectF(0, (self.height() - side) / 2, side, side)
        paint_sector(QPainter(self), area, self.sector, self.palette())
