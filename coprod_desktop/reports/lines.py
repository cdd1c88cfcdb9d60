"""Text into lines: words measured once, broken at the width they have, each letter in a font that has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from coprod_desktop.reports import writing
from coprod_desktop.reports.fonts import Face, Fonts

BOX_EMS = 0.64
SIGN_EMS = 1.05
Colour = tuple[float, float, float]


class Sign(StrEnum):
    """A small sign that is drawn, so that no font need have it; a word beside it tells what it means."""

    TICK = "tick"
    BOX = "box"
    ARROW = "arrow"
    CROSS = "cross"


class Style(NamedTuple):
    """How a stretch of text looks: size and leading in points."""

    size: float
    leading: float
    colour: Colour
    bold: bool = False


class Span(NamedTuple):
    """A stretch of text in one style, or a sign; the text is never read as markup."""

    text: str
    style: Style
    sign: Sign | None = None


class Piece(NamedTuple):
    """Letters of one font and style at their place in a line; without a font each letter is a visible box."""

    face: Face | Sign | None
    text: str
    x: float
    style: Style


class Line(NamedTuple):
    """One line as it is drawn.

    `spoken` is the text in the order it is read aloud where the letters on paper do not tell it: right-to-left
    text, and boxes. It is empty for all other lines.
    """

    pieces: tuple[Piece, ...]
    leading: float
    spoken: str = ""


Run = tuple[Face | Sign | None, str]


class _Word(NamedTuple):
    """A token in its fonts; width in ems."""

    token: str
    shown: str
    runs: tuple[Run, ...]
    width: float
    plain: bool
    right: bool


class _Item(NamedTuple):
    """A word placed in a line, with the space before it in points."""

    word: _Word
    style: Style
    gap: float


@dataclass(slots=True)
class _Filling:
    """The lines of one text while they fill up; `blanks` are the empty words of plain and of bold text."""

    width: float
    blanks: tuple[_Word, _Word]
    lines: list[list[_Item]] = field(default_factory=lambda: [[]])
    x: float = 0.0

    def put(self, word: _Word, style: Style, gap: float) -> None:
        """Put a word behind the last one, on a new line where it does not fit."""
        width = word.width * style.size
        line = self.lines[-1]
        if not line:
            gap = 0.0
        elif self.x + gap + width > self.width:
            if gap:
                # A line that goes on keeps its space, or the words at its end and the next start are read as one.
                line.append(_Item(self.blanks[line[-1].style.bold], line[-1].style, gap))
            self.turn()
            gap = 0.0
        self.lines[-1].append(_Item(word, style, gap))
        self.x += gap + width

    def turn(self) -> None:
        """Begin a new line."""
        self.lines.append([])
        self.x = 0.0


class Typesetter:
    """Sets the texts of one paper, and keeps count of what no font could print."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._words: tuple[dict[str, _Word], dict[str, _Word]] = ({}, {})
        self._unprintable: dict[str, None] = {}
        self.boxes = 0

    @property
    def unprintable(self) -> tuple[str, ...]:
        """Give the characters that stand on the paper as boxes, each once."""
        return tuple(self._unprintable)

    def lines(self, spans: Sequence[Span], width: float) -> list[Line]:
        """Break a text into lines of a width in points; a text read from right to left stands at the right."""
        filling = _Filling(width, (self._word("", False), self._word("", True)))
        for span in spans:
            if span.sign:
                filling.put(_Word("", "", ((span.sign, ""),), SIGN_EMS, False, False), span.style, 0.0)
            for place, part in enumerate(writing.NEWLINE.split(writing.clean(span.text))):
                if place:
                    filling.turn()
                self._fill(filling, part, span.style)
        right = len(spans) == 1 and writing.starts_right(spans[0].text)
        leading = max(span.style.leading for span in spans)
        return [self._close(items, leading, width if right else None) for items in filling.lines]

    def width(self, text: str, style: Style) -> float:
        """Give the width of a text on one line, in points."""
        space = self._fonts.text(style.bold).advance[" "]
        parts = list(writing.tokens(writing.clean(text)))
        spaces = sum(spaced for _, spaced in parts)
        return style.size * (spaces * space + sum(self._word(token, style.bold).width for token, _ in parts))

    def longest(self, spans: Sequence[Span]) -> float:
        """Give the width of the longest word of a text, in points; a sign belongs to the word after it."""
        longest = sign = 0.0
        for span in spans:
            sign += SIGN_EMS * span.style.size if span.sign else 0.0
            for part in writing.NEWLINE.split(writing.clean(span.text)):
                for token, _ in writing.tokens(part):
                    longest = max(longest, sign + self._word(token, span.style.bold).width * span.style.size)
                    sign = 0.0 if token else sign
        return longest

    def _fill(self, filling: _Filling, part: str, style: Style) -> None:
        known = self._words[style.bold]
        space = self._fonts.text(style.bold).advance[" "] * style.size
        for token, spaced in writing.tokens(part):
            word = known.get(token) or self._word(token, style.bold)
            gap = space if spaced else 0.0
            if word.width * style.size <= filling.width:
                filling.put(word, style, gap)
                continue
            for piece in self._pieces(token, style, filling.width):
                filling.put(piece, style, gap)
                gap = 0.0

    def _pieces(self, token: str, style: Style, width: float) -> Iterable[_Word]:
        """Part a token that is wider than a line."""
        for part in writing.soft_parts(token):
            start, x = 0, 0.0
            parts = writing.clusters(part)
            for place, cluster in enumerate(parts):
                step = self._word(cluster, style.bold).width * style.size
                if x + step > width and place > start:
                    yield self._make("".join(parts[start:place]), style.bold)
                    start, x = place, 0.0
                x += step
            yield self._make("".join(parts[start:]), style.bold)

    def _word(self, token: str, bold: bool) -> _Word:
        word = self._words[bold].get(token)
        if word is None:
            word = self._words[bold][token] = self._make(token, bold)
        return word

    def _make(self, token: str, bold: bool) -> _Word:
        text = self._fonts.text(bold)
        if text.has(token):
            shown = token if token.isascii() else writing.visible(token)
            return _Word(token, shown, ((text, shown),), text.width(shown), True, False)
        right = writing.is_right_to_left(token)
        shown = writing.visible(writing.join_arabic(token))
        face = self._fonts.face(shown, bold)
        if face is None:
            shown = writing.visible(token)
            face = self._fonts.face(shown, bold)
        runs = ((face, shown),) if face else self._runs(shown, bold)
        width = sum(run_width(face, letters) for face, letters in runs)
        return _Word(token, shown, runs, width, False, right)

    def _runs(self, shown: str, bold: bool) -> tuple[Run, ...]:
        """Part a token by font, letters together with their marks where one font has both."""
        runs: list[Run] = []
        for cluster in writing.clusters(shown):
            face = self._fonts.face(cluster, bold)
            for part in (cluster,) if face else cluster:
                face = self._fonts.face(part, bold)
                if runs and runs[-1][0] is face:
                    runs[-1] = face, runs[-1][1] + part
                else:
                    runs.append((face, part))
        return tuple(runs)

    def _close(self, items: list[_Item], leading: float, right_edge: float | None) -> Line:
        spoken = ""
        if not all(item.word.plain for item in items):
            boxed = [text for item in items for face, text in item.word.runs if face is None]
            self.boxes += sum(map(len, boxed))
            self._unprintable.update(dict.fromkeys("".join(boxed)))
            turned = any(item.word.right for item in items)
            if boxed or turned:
                spoken = _joined(items, [item.word.token for item in items])
            if turned:
                items = self._turned(items)
        pieces, width = _place(items)
        if right_edge is not None:
            pieces = [piece._replace(x=piece.x + right_edge - width) for piece in pieces]
        return Line(tuple(pieces), leading, spoken)

    def _turned(self, items: list[_Item]) -> list[_Item]:
        """Put the words of a line in the order in which they stand on paper, each style for itself."""
        turned: list[_Item] = []
        for style, group in _by_style(items):
            logical = _joined(group, [item.word.shown for item in group])
            line = writing.in_reading_direction(logical, right=writing.starts_right(logical))
            space = self._fonts.text(style.bold).advance[" "] * style.size
            gap = group[0].gap
            for token in line.split(" "):
                turned.append(_Item(self._word(token, style.bold), style, gap))
                gap = space
        return turned


def run_width(face: Face | Sign | None, letters: str) -> float:
    """Give the width of letters of one font in ems; boxes are all alike, and so are signs."""
    if isinstance(face, Sign):
        return SIGN_EMS
    return face.width(letters) if face else BOX_EMS * len(letters)


def _joined(items: list[_Item], parts: list[str]) -> str:
    text = "".join((" " if item.gap else "") + part for item, part in zip(items, parts, strict=True))
    return text.removeprefix(" ")


def _by_style(items: list[_Item]) -> list[tuple[Style, list[_Item]]]:
    groups: list[tuple[Style, list[_Item]]] = []
    for item in items:
        if groups and groups[-1][0] == item.style:
            groups[-1][1].append(item)
        else:
            groups.append((item.style, [item]))
    return groups


def _place(items: list[_Item]) -> tuple[list[Piece], float]:
    """Give each run its place, words of ordinary text joined to as few pieces as can be; and the line's width."""
    pieces: list[Piece] = []
    x = 0.0
    before: _Item | None = None
    texts: list[str] = []
    for item in items:
        word, style, gap = item
        if before and before.word.plain and word.plain and before.style is style:
            texts.append(" " + word.shown if gap else word.shown)
            x += gap + word.width * style.size
            before = item
            continue
        _finish(pieces, texts, " " if gap else "")
        x += gap
        for face, letters in word.runs:
            pieces.append(Piece(face, letters, x, style))
            x += run_width(face, letters) * style.size
        before = item
    _finish(pieces, texts, "")
    return pieces, x


def _finish(pieces: list[Piece], texts: list[str], end: str) -> None:
    """Add to the last piece the words that follow it, and the space before the next piece."""
    if pieces and isinstance(pieces[-1].face, Face) and (texts or end):
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + "".join(texts) + end)
    texts.clear()
