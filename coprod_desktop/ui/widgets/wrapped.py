"""Texts in the cells of lists, wrapped so that nothing is cut."""

import re
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

_LONG_WORD = re.compile(r"\S{15,}")
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """Let a label break words that are longer than its lines, by signs that nobody sees."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(word[0]), text)


def wrapped(text: str, font: QFont, width: int) -> QTextLayout:
    """Lay a text out in lines, broken between words, and within a word only where it is too long for a line."""
    # A line break of the user's is one here too; QTextLayout knows only this sign.
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """Give the height that a text takes, in whole pixels."""
    return ceil(layout.boundingRect().height())


def width_of(layout: QTextLayout) -> int:
    """Give the width that a text really takes, in whole pixels."""
    return ceil(max((layout.lineAt(place).naturalTextWidth() for place in range(layout.lineCount())), default=0))
