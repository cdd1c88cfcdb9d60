"""A text laid out in at most so many lines; its head is strong and has a colour of its own."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption


class LaidText:
    """Lines of a text at a width; the last one ends in an ellipsis where more would follow."""

    def __init__(self, text: str, font: QFont, width: int, most: int, *, head: tuple[str, str] = ("", "")) -> None:
        self._font, self._width, self._most = font, width, most
        begin, ink = head
        whole = f"{begin} {text}".strip() if begin else text
        self._layout = QTextLayout(whole.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if begin:
            self._layout.setFormats([_head_format(len(begin), ink)])
        self._lay()

    @property
    def lines(self) -> int:
        """The lines that are shown."""
        return min(self._layout.lineCount(), self._most)

    @property
    def height(self) -> int:
        """The height that they take, in whole pixels."""
        return ceil(sum(self._layout.lineAt(place).height() for place in range(self.lines)))

    @property
    def width(self) -> int:
        """The width that they really take, in whole pixels."""
        return ceil(max((self._layout.lineAt(place).naturalTextWidth() for place in range(self.lines)), default=0))

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines in the colour of the painter's pen."""
        for place in range(self.lines):
            line = self._layout.lineAt(place)
            if place == self.lines - 1 and self._layout.lineCount() > self._most and place:
                rest = self._layout.text()[line.textStart() :].replace("\u2028", " ")
                metrics = QFontMetrics(self._font)
                shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
                painter.setFont(self._font)
                painter.drawText(QPointF(x, y + line.y() + line.ascent()), shown)
            else:
                line.draw(painter, QPointF(x, y))

    def _lay(self) -> None:
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(self._width, 1))
            line.setPosition(QPointF(0, top))
            top += line.height()
            if self._layout.lineCount() > self._most:
                break
        self._layout.endLayout()


def _head_format(length: int, ink: str) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setForeground(QColor(ink))
    range_of = QTextLayout.FormatRange()
    range_of.start, range_of.length, range_of.format = 0, length, form
    return range_of
