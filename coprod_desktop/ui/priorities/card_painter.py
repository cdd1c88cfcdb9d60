"""How columns, heads and cards of the board are painted and measured."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout

from coprod_desktop.domain.priority_board import BoardNote, Outcome
from coprod_desktop.ui.priorities.sayings import say_caption, say_count, say_outcome, say_theme, sign
from coprod_desktop.ui.priorities.shelf import Column
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tokens, tokens_of
from coprod_desktop.ui.widgets.notes import paint_text
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped
from coprod_desktop.words import Words

PAD_PX, FOOT_GAP_PX, BADGE_PX = 12, 8, 20
LINES, HEAD_LINES = 6, 3
MOST_KEPT = 400
"""Texts laid out that are kept: more than any screen shows at once."""


class CardPainter:
    """Measures and paints for one width of card, in the fonts of the scale now shown."""

    def __init__(self, words: Words, base: QFont) -> None:
        self.words = words
        self.text_font = _font(base, 16)
        self.small, self.strong = _font(base, 13), _font(base, 13, bold=True)
        self.title = _font(base, 17, bold=True)
        self._metrics = QFontMetrics(self.text_font)
        self._small = QFontMetrics(self.small)
        self._strong = QFontMetrics(self.strong)
        self._heights: dict[tuple[str, int], int] = {}
        self._layouts: dict[tuple[str, int], QTextLayout] = {}

    # Measuring

    def card_height(self, note: BoardNote, width: int) -> int:
        """Give the height of a card."""
        inner = width - 2 * scaled(PAD_PX)
        text = min(self._text_height(note.text, inner), LINES * self._metrics.lineSpacing())
        return text + self._foot_height(note, inner) + 2 * scaled(PAD_PX)

    def head_height(self, column: Column, width: int) -> int:
        """Give the height of a column's head."""
        title = wrapped(say_theme(self.words, column), self.title, width)
        most = HEAD_LINES * QFontMetrics(self.title).lineSpacing()
        return min(height_of(title), most) + self._small.height() + scaled(20)

    # Painting

    def paint_column(self, painter: QPainter, rect: QRect, palette: QPalette) -> None:
        """Paint the ground of a column."""
        tokens = tokens_of(palette)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), scaled(10), scaled(10))

    def paint_head(self, painter: QPainter, rect: QRect, column: Column, palette: QPalette, *, current: bool) -> None:
        """Paint a column's head: the name of the theme, and how many cards are shown."""
        tokens = tokens_of(palette)
        inner = rect.adjusted(scaled(PAD_PX), scaled(10), -scaled(PAD_PX), -scaled(6))
        painter.setPen(QColor(tokens.text))
        paint_text(painter, QRectF(inner), say_theme(self.words, column), self.title, HEAD_LINES)
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self.small)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, bottom, say_count(self.words, column))
        if current:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 3, -3, -3), scaled(8), scaled(8))

    def paint_card(
        self, painter: QPainter, rect: QRect, note: BoardNote, palette: QPalette, *, edge: QPen, marked: bool
    ) -> None:
        """Paint a card: tint, words, who raised it, what became of it, and whether it is marked."""
        tokens = tokens_of(palette)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.note(note.theme.colour) if note.theme else tokens.sunken))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), scaled(8), scaled(8))
        pad = scaled(PAD_PX)
        inner = rect.adjusted(pad, pad, -pad, -pad)
        painter.setPen(QColor(tokens.text))
        self._paint_words(painter, inner, note.text)
        self._paint_foot(painter, inner, note, tokens)
        if marked:
            self._paint_mark(painter, rect, tokens)

    def badge_size(self, text: str) -> QSize:
        """Give the size of a small sign with a word."""
        return QSize(self._strong.horizontalAdvance(text) + scaled(18), self._strong.height() + scaled(6))

    def paint_badge(self, painter: QPainter, rect: QRect, text: str, palette: QPalette) -> None:
        """Paint a small sign with a word."""
        tokens = tokens_of(palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(self.strong)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # Inside

    def _text_height(self, text: str, width: int) -> int:
        key = text, width
        height = self._heights.get(key)
        if height is None:
            found = self._metrics.boundingRect(QRect(0, 0, width, 1 << 20), int(Qt.TextFlag.TextWordWrap), text)
            # A word longer than the line is broken, which only a whole layout can tell.
            height = found.height() if found.width() <= width else height_of(wrapped(text, self.text_font, width))
            self._heights[key] = height
        return height

    def _foot_height(self, note: BoardNote, width: int) -> int:
        caption, state = self._foot(note)
        if not caption and not state:
            return 0
        line = self._small.height()
        return scaled(FOOT_GAP_PX) + line * (2 if self._in_two(caption, state, width) else 1)

    def _foot(self, note: BoardNote) -> tuple[str, str]:
        state = "" if note.outcome is Outcome.NOT_ANSWERED else say_outcome(self.words, note)
        return say_caption(self.words, note), state

    def _in_two(self, caption: str, state: str, width: int) -> bool:
        needed = self._small.horizontalAdvance(caption) + self._strong.horizontalAdvance(state) + scaled(8)
        return bool(caption and state) and needed > width

    def _paint_words(self, painter: QPainter, inner: QRect, text: str) -> None:
        height, most = self._text_height(text, inner.width()), LINES * self._metrics.lineSpacing()
        if height > most:
            paint_text(painter, QRectF(inner), text, self.text_font, LINES)
        else:
            self._layout(text, inner.width()).draw(painter, QPointF(inner.topLeft()))

    def _layout(self, text: str, width: int) -> QTextLayout:
        key = text, width
        layout = self._layouts.get(key)
        if layout is None:
            if len(self._layouts) >= MOST_KEPT:
                self._layouts.clear()
            layout = self._layouts[key] = wrapped(text, self.text_font, width)
            layout.setCacheEnabled(True)
        return layout

    def _paint_foot(self, painter: QPainter, inner: QRect, note: BoardNote, tokens: Tokens) -> None:
        caption, state = self._foot(note)
        two = self._in_two(caption, state, inner.width())
        line = self._small.height()
        foot = QRect(inner.left(), inner.bottom() + 1 - line, inner.width(), line)
        bottom = Qt.AlignmentFlag.AlignBottom
        if state:
            painter.setFont(self.strong)
            painter.setPen(QColor(tokens.ink(sign(note.outcome)[1]) if tokens.name != "contrast" else tokens.text))
            side = Qt.AlignmentFlag.AlignLeft if two else Qt.AlignmentFlag.AlignRight
            painter.drawText(foot, side | bottom, state)
        if caption:
            room = foot.width() - (0 if two or not state else self._strong.horizontalAdvance(state) + scaled(8))
            painter.setFont(self.small)
            painter.setPen(QColor(tokens.text2))
            shown = self._small.elidedText(caption, Qt.TextElideMode.ElideRight, room)
            painter.drawText(foot.translated(0, -line if two else 0), Qt.AlignmentFlag.AlignLeft | bottom, shown)

    def _paint_mark(self, painter: QPainter, rect: QRect, tokens: Tokens) -> None:
        side = scaled(BADGE_PX)
        badge = QRectF(rect.right() - side - 3, rect.top() + 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(badge)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(self.strong)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, "✓")


def _font(base: QFont, length: int, *, bold: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(scaled(length))
    font.setBold(bold)
    return font
