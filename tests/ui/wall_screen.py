"""The wall in a real window, and what stands on it as those in the room read it."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.wall.letters import clock_width, font_of
from coprod_desktop.ui.wall.pieces import TextPiece
from coprod_desktop.ui.wall.sheet import Sheet
from coprod_desktop.ui.wall.type_area import SMALLEST, TypeArea
from coprod_desktop.ui.wall.typeset import MOST_ITEMS, typeset
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.ui.wall.wall import Wall
from coprod_desktop.ui.window import MainWindow
from tests.ui.every_screen import settle

LONG_WORD = 40
OLD, NEW = QSizeF(1024, 768), QSizeF(3840, 2160)


class Beside:
    """A window with a desk, and the wall that belongs to it."""

    def __init__(self, desk: Desk, settings: Settings, window: MainWindow, qtbot: QtBot) -> None:
        self.desk, self.qtbot, self.window = desk, qtbot, window
        self.wall = Wall(desk, settings, window)
        self.wall.open()
        settle()

    def put(self, view: View, line: str = "") -> str:
        """Choose a view, show it, and give what the wall says."""
        self.wall.projection.choose(Choice(view, line=line))
        self.wall.projection.show()
        return self.said

    @property
    def said(self) -> str:
        """All that is read on the wall."""
        settle()
        assert self.wall.window is not None
        view = self.wall.window.view
        heard = view.accessibleDescription()
        assert heard.splitlines() == [line for text in view.texts() for line in text.splitlines()]
        return heard


def faults(sheet: Sheet, size: QSizeF, scale: float = 1.0) -> Iterator[str]:
    """Say what is cut, too small, crowded or lost where a sheet is set on a wall of some size."""
    area = TypeArea(size, scale)
    pages = typeset(sheet, area).pages
    paper = QRectF(0, 0, size.width(), size.height())
    for number, page in enumerate(pages):
        texts = [piece for piece in page if isinstance(piece, TextPiece)]
        for piece in texts:
            yield from _faults_of(piece, paper, area, f"page {number}")
        for place, piece in enumerate(texts):
            for other in texts[place + 1 :]:
                shared = _ink(piece).intersected(_ink(other))
                if shared.width() > 1 and shared.height() > 1:
                    yield f"page {number}: {piece.lines} over {other.lines}"
        boxes = [piece.rect for piece in page if not isinstance(piece, TextPiece)]
        yield from (f"page {number}: a box outside" for box in boxes if not paper.contains(box))
    set_ = " ".join(line for page in pages for piece in page if isinstance(piece, TextPiece) for line in piece.lines)
    yield from _lost(" ".join(sheet.texts()), set_)


def most_items(sheet: Sheet, size: QSizeF) -> bool:
    """Tell whether no page holds more than seven items."""
    before = [*typeset(sheet, TypeArea(size)).before, len(sheet.items)]
    return all(after - first <= MOST_ITEMS for first, after in pairwise(before))


def _lost(text: str, found: str) -> Iterator[str]:
    """Say which words stand on no page; very long ones are broken, so their letters are counted."""
    bare = "".join(found.split())
    yield from (f"lost: {word!r}" for word in dict.fromkeys(text.split()) if len(word) < LONG_WORD and word not in bare)
    missing = len("".join(text.split())) - len(bare)
    if missing > 0:
        yield f"{missing} letters are lost"


def _ink(piece: TextPiece) -> QRectF:
    metrics = QFontMetricsF(font_of(piece.px, bold=piece.bold))
    width = max((metrics.horizontalAdvance(line) for line in piece.lines), default=0.0)
    return QRectF(piece.x, piece.y, width, piece.height)


def _faults_of(piece: TextPiece, paper: QRectF, area: TypeArea, where: str) -> Iterator[str]:
    metrics = QFontMetricsF(font_of(piece.px, bold=piece.bold))
    if not paper.adjusted(-1, -1, 1, 1).contains(piece.rect):
        yield f"{where}: {piece.lines} stands outside at {piece.rect}"
    if piece.px < SMALLEST * area.unit - 0.01:
        yield f"{where}: {piece.lines} is {piece.px} high"
    for line in piece.lines:
        wide = clock_width(line, piece.px, bold=piece.bold) if piece.clock else metrics.horizontalAdvance(line)
        if wide > piece.width + 2:
            yield f"{where}: {line!r} is {wide} wide in {piece.width}"
