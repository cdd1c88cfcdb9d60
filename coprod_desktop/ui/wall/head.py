"""The head and the foot of a page of the wall: what stands on every page of a sheet."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from coprod_desktop.ui.wall.letters import width_of
from coprod_desktop.ui.wall.pieces import BoxPiece, Ink, Piece, TextPiece
from coprod_desktop.ui.wall.sheet import Sheet
from coprod_desktop.ui.wall.type_area import CAPTION, TypeArea

TITLES = (56, 48, 40, 36, 32, 28)
BIGS = (96, 80, 64, 56, 48, 40, 32, 28)
MOST_TITLE, MOST_FOOT, MOST_HEAD = 0.3, 0.2, 0.62
GAP, BAR = 18, 26


@dataclass(frozen=True, slots=True)
class Around:
    """Pieces of head and foot, and the room that they leave; `whole` is False where a text would not fit there."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    whole: bool = True


def set_around(area: TypeArea, sheet: Sheet, *, big: bool = True) -> Around:
    """Set kicker, title, what is big, and the foot; the number of the page has its room at the right."""
    pieces: list[Piece] = []
    y, whole = area.top, True
    for text, sizes, bold, ink, most in (
        (sheet.kicker, (CAPTION, 28), False, Ink.SOFT, MOST_FOOT),
        (sheet.title, TITLES, True, Ink.TEXT, MOST_TITLE),
        (sheet.big if big else "", BIGS, True, Ink.TEXT, MOST_TITLE),
    ):
        if not text:
            continue
        piece = _largest(area, text, sizes, y, most, bold=bold, ink=ink)
        if piece is None:
            whole = False
            continue
        pieces.append(piece)
        y += piece.height + area.u(GAP)
    if big and sheet.share is not None:
        pieces += _bar(area, sheet.share, y)
        y += area.u(BAR + GAP)
    foot = _foot(area, sheet.foot)
    bottom = area.bottom - area.u(GAP)
    if foot:
        pieces.append(foot)
        bottom = foot.y - area.u(GAP)
    else:
        whole = whole and not sheet.foot
        bottom -= area.px(28)
    whole = whole and y < area.size.height() * MOST_HEAD
    return Around(tuple(pieces), y + area.u(GAP), bottom, whole)


def page_number(area: TypeArea, number: int, count: int) -> TextPiece:
    """Set the number of the page at the bottom right."""
    text, px = f"{number} / {count}", area.px(28)
    width = width_of(text, px) + 2
    y = area.bottom - area.tall(text, 28, width * 2)
    return TextPiece(area.left + area.width - width, y, width, (text,), px, ink=Ink.SOFT)


def _largest(
    area: TypeArea, text: str, sizes: tuple[float, ...], y: float, most: float, *, bold: bool, ink: Ink
) -> TextPiece | None:
    """Set a text as large as it fits into two lines, or at the smallest size into its part of the page."""
    sizes = area.ladder(sizes)
    for letters in sizes:
        piece = area.text(text, letters, area.left, y, area.width, bold=bold, ink=ink)
        last = letters == sizes[-1]
        if piece.height <= area.size.height() * most and (len(piece.lines) <= 2 or last):
            return piece
    return None


def _foot(area: TypeArea, text: str) -> TextPiece | None:
    if not text:
        return None
    width = min(area.text_width, area.width - area.u(180) * area.scale)
    for letters in area.ladder((CAPTION, 28)):
        piece = area.text(text, letters, area.left, 0, width, ink=Ink.SOFT)
        if piece.height <= area.size.height() * MOST_FOOT:
            return replace(piece, y=area.bottom - piece.height)
    return None


def _bar(area: TypeArea, share: float, y: float) -> list[Piece]:
    """Draw how much of a whole is there, as a bar in an empty one."""
    height, width = area.u(BAR), area.text_width
    full = BoxPiece(QRectF(area.left, y, width, height), Ink.LINE, height / 2, border=True)
    there = QRectF(area.left, y, max(width * min(share, 1.0), height), height)
    return [full, BoxPiece(there, Ink.ACCENT, height / 2)] if share > 0 else [full]
