"""Icons: Lucide pictures drawn when first seen, in the colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coprod_desktop.resources import resource
from coprod_desktop.ui.tokens import tokens_of


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


def tinted_svg(name: str, colour: str) -> bytes:
    """Give a picture's SVG drawn in one colour."""
    return _source(name).replace(b"currentColor", colour.encode())


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(width, height)
    # A wider room leaves air at the right, between an icon and its word.
    QSvgRenderer(tinted_svg(name, colour)).render(painter, QRectF(0, (height - side) / 2, side, side))
    painter.end()
    return pixmap


class _Tinted(QIconEngine):
    """Draws a picture in a colour of the theme that is shown when it is drawn."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        pixmap = self.pixmap(rect.size() * ratio, mode, state)
        painter.drawPixmap(rect, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        token = "hint" if mode == QIcon.Mode.Disabled else self._token
        token = "accent" if state == QIcon.State.On and mode != QIcon.Mode.Disabled else token
        colour = getattr(tokens_of(QGuiApplication.palette()), token)
        return _pixmap(self._name, colour, size.width(), size.height())


def icon(name: str, token: str = "text2") -> QIcon:
    """Give an icon by its Lucide name, drawn in the colour of a token (accent where it is checked)."""
    return QIcon(_Tinted(name, token))
