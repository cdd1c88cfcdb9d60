"""A status: glyph, word and colour, painted alike as a widget and in a table's cell."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone, tokens_of

GLYPHS = {Tone.OK: "✓", Tone.INFO: "→", Tone.WARN: "!", Tone.BAD: "✕", Tone.PLAIN: "·"}


def pill_font() -> QFont:
    """Give the font of a status: small and strong."""
    font = QApplication.font()
    font.setPixelSize(scaled(13))
    font.setBold(True)
    return font


def pill_size(text: str) -> QSize:
    """Give the size that a status takes."""
    metrics = QFontMetrics(pill_font())
    return QSize(metrics.horizontalAdvance(text) + scaled(26), metrics.height() + scaled(7))


def paint_pill(painter: QPainter, rect: QRect, text: str, tone: Tone, palette: QPalette) -> None:
    """Paint a status into a rectangle, cut by an ellipsis where it does not fit."""
    tokens = tokens_of(palette)
    size = pill_size(text)
    width = min(size.width(), rect.width())
    area = QRectF(rect.x(), rect.y() + (rect.height() - size.height()) / 2, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.ink(tone)), 1))
    painter.setBrush(QColor(tokens.ground(tone)))
    area.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(pill_font())
    room = int(area.width()) - scaled(22)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Pill(QWidget):
    """A status to read: `Pill("✓", "Done", Tone.OK)`."""

    def __init__(self, glyph: str = "", word: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._text = ""
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_status(glyph, word, tone)

    def show_status(self, glyph: str, word: str, tone: Tone) -> None:
        """Show another status; where no glyph is given, the tone's own stands."""
        self._text = f"{glyph or GLYPHS[tone]} {word}".strip()
        self._tone = tone
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give what is shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Take the room of the text."""
        return pill_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """Never cut the text."""
        return pill_size(self._text)

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the status."""
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self._text, self._tone, self.palette())
