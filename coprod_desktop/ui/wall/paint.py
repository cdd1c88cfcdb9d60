"""Paints a page of the wall in the colours of the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from coprod_desktop.ui.tokens import Tokens, tokens_of
from coprod_desktop.ui.wall.letters import DIGITS, cell_of, font_of, pitch_of
from coprod_desktop.ui.wall.pieces import BoxPiece, Ink, Piece, SectorPiece, TextPiece
from coprod_desktop.ui.widgets.sector import paint_sector


def paint_page(painter: QPainter, pieces: Sequence[Piece], palette: QPalette) -> None:
    """Paint the pieces one over the other."""
    tokens = tokens_of(palette)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for piece in pieces:
        if isinstance(piece, BoxPiece):
            _paint_box(painter, piece, tokens)
        elif isinstance(piece, SectorPiece):
            paint_sector(painter, piece.rect, piece.sector, palette)
        else:
            _paint_text(painter, piece, tokens)


def ground_of(palette: QPalette) -> QColor:
    """Give the ground of the wall."""
    return QColor(tokens_of(palette).wall_ground)


def frame_of(palette: QPalette) -> QColor:
    """Give the colour of the line around a small picture of the wall."""
    return QColor(tokens_of(palette).input_border)


def _colour(tokens: Tokens, ink: Ink) -> str:
    inks = {
        Ink.SOFT: tokens.text2,
        Ink.LINE: tokens.input_border,
        Ink.ACCENT: tokens.accent,
        Ink.MARKED: tokens.selection,
        Ink.OK: tokens.ok,
        Ink.WARN: tokens.warn,
        Ink.BAD: tokens.bad,
    }
    return inks.get(ink, tokens.wall)


def _paint_box(painter: QPainter, box: BoxPiece, tokens: Tokens) -> None:
    fill = tokens.surface if box.tint is None else tokens.note(box.tint)
    if box.ink is not Ink.NOTE:
        fill = tokens.wall_ground if box.ink is Ink.LINE else _colour(tokens, box.ink)
    border = tokens.selection_border if box.ink is Ink.MARKED else tokens.border
    if box.ink is Ink.LINE:
        border = tokens.input_border
    width = max(box.radius / 8, 1.0)
    painter.setPen(QPen(QColor(border), width) if box.border else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(fill))
    half = width / 2 if box.border else 0.0
    painter.drawRoundedRect(box.rect.adjusted(half, half, -half, -half), box.radius, box.radius)


def _paint_text(painter: QPainter, text: TextPiece, tokens: Tokens) -> None:
    font = font_of(text.px, bold=text.bold)
    metrics, pitch = QFontMetricsF(font), pitch_of(text.px, bold=text.bold)
    painter.setFont(font)
    painter.setPen(QColor(_colour(tokens, text.ink)))
    for number, line in enumerate(text.lines):
        base = text.y + number * pitch + (pitch - metrics.height()) / 2 + metrics.ascent()
        if text.clock:
            _paint_clock(painter, QPointF(text.x, base), line, text)
        else:
            spare = text.width - metrics.horizontalAdvance(line) if text.centred else 0.0
            painter.drawText(QPointF(text.x + spare / 2, base), line)


def _paint_clock(painter: QPainter, at: QPointF, line: str, text: TextPiece) -> None:
    """Paint each digit into a cell of its own, so that none moves when another changes."""
    metrics, cell, x = painter.fontMetrics(), cell_of(text.px, bold=text.bold), at.x()
    for sign in line:
        wide = float(metrics.horizontalAdvance(sign))
        room = cell if sign in DIGITS else wide
        painter.drawText(QPointF(x + (room - wide) / 2, at.y()), sign)
        x += room
