"""The sectors: one shape and one colour each, wherever they are shown."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygonF

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.tokens import tokens_of

GLYPHS = {Sector.PUBLIC: "■", Sector.FAMILIES_NONPROFITS: "●", Sector.PRIVATE: "◆"}
_SERIES = {Sector.PUBLIC: 0, Sector.FAMILIES_NONPROFITS: 1, Sector.PRIVATE: 2}


def sector_colour(sector: Sector, palette: QPalette) -> QColor:
    """Give the colour of a sector in the theme shown."""
    return QColor(tokens_of(palette).series[_SERIES[sector]])


def paint_sector(painter: QPainter, rect: QRectF, sector: Sector, palette: QPalette) -> None:
    """Paint the shape of a sector: a square, a disc or a diamond that fills a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = sector_colour(sector, palette)
    painter.setPen(colour)
    painter.setBrush(colour)
    if sector is Sector.PUBLIC:
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
    elif sector is Sector.FAMILIES_NONPROFITS:
        painter.drawEllipse(rect)
    else:
        centre = rect.center()
        corners = [
            QPointF(centre.x(), rect.top()),
            QPointF(rect.right(), centre.y()),
            QPointF(centre.x(), rect.bottom()),
            QPointF(rect.left(), centre.y()),
        ]
        painter.drawPolygon(QPolygonF(corners))
    painter.restore()
