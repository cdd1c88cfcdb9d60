"""Letters as they stand on the wall: measured and broken into lines as they are painted later."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

PITCH = 1.06
"""The distance of lines, in heights of the font."""
DIGITS = "0123456789"


def font_of(px: float, *, bold: bool = False) -> QFont:
    """Give the font of the app at a size; it grows evenly, so that a small picture of the wall is true."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(max(round(px), 1))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def pitch_of(px: float, *, bold: bool = False) -> float:
    """Give the distance from one line to the next."""
    return QFontMetricsF(font_of(px, bold=bold)).height() * PITCH


def width_of(text: str, px: float, *, bold: bool = False) -> float:
    """Give the width of a line."""
    return QFontMetricsF(font_of(px, bold=bold)).horizontalAdvance(text)


def cell_of(px: float, *, bold: bool = False) -> float:
    """Give the width that every digit of a clock takes, so that none moves when another changes."""
    metrics = QFontMetricsF(font_of(px, bold=bold))
    return max(metrics.horizontalAdvance(digit) for digit in DIGITS)


def clock_width(text: str, px: float, *, bold: bool = False) -> float:
    """Give the width of a clock whose digits all take the same room."""
    cell = cell_of(px, bold=bold)
    return sum(cell if sign in DIGITS else width_of(sign, px, bold=bold) for sign in text)


def lines_of(text: str, width: float, px: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines, within a word only where it is wider than the line."""
    return _broken(text, round(width, 1), max(round(px), 1), bold, QGuiApplication.font().family())


@lru_cache(maxsize=8192)
def _broken(text: str, width: float, px: int, bold: bool, _family: str) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        layout = QTextLayout(paragraph, font_of(px, bold=bold))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(_cut(paragraph, line.textStart(), line.textLength()).strip())
        layout.endLayout()
    return tuple(lines)


def _cut(text: str, start: int, length: int) -> str:
    """Cut out what Qt counts in halves of UTF-16."""
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
