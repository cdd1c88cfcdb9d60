"""Reading an export piece by piece: a large file needs no more memory than a small one, and a hostile one neither."""

import codecs
import json
import re
from collections.abc import Callable
from typing import Any, BinaryIO

from coprod_desktop.domain.errors import KnownError

PIECE = 1 << 17
"""Bytes read at least at once."""
LONGEST_ROW = 1 << 24
"""Letters that one row may have: a picture of 12 MB in Base64."""
LONGEST_NAME = 2_000
LONGEST_GAP = 1 << 20
"""Blanks in a line: nobody writes more of them."""
Progress = Callable[[int, int], object]
"""Is told how many bytes were read, and of how many."""

_BLANKS = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')
_OPEN_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+\\?\Z')
_PLAIN = re.compile(_STRING.pattern + r"|[-+.0-9A-Za-z]++")
# An object of plain values. What opens within it is no value of a row, so that nesting cannot go deep; and the number
# of its parts is bounded, so that it stays small in memory.
_BEGUN = re.compile(r'\{(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+"){0,2000}+')
_ROW = re.compile(_BEGUN.pattern + r"\}")


class TwiceError(ValueError):
    """A name stands twice in one object."""


class JsonText:
    """The text of a JSON file as it is read; it always knows in which line it stands.

    Its troubles are KnownError `export_unreadable`, `export_cut`, `export_too_long`, `export_not_utf8`,
    `export_name_twice` and `file_unreachable`.
    """

    def __init__(self, file: BinaryIO, name: str, size: int, progress: Progress) -> None:
        self.name = name
        self._file = file
        self._size = size
        self._progress = progress
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_refuse)
        self._text = ""
        self._at = 0
        self._lines = 1
        self._bytes = 0

    def next(self) -> str:
        """Give the next letter that is no blank, without taking it; empty at the end of the file."""
        gap = 0
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            gap += len(blanks.group()) if blanks else 0
            self._at = blanks.end() if blanks else self._at
            if gap > LONGEST_GAP:
                raise self.trouble("export_unreadable")
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, letters: str) -> str:
        """Take one of some letters."""
        letter = self.next()
        if not letter or letter not in letters:
            raise self.trouble("export_unreadable" if letter else "export_cut")
        self._at += 1
        return letter

    def string(self) -> str:
        """Take a text of moderate length, as the name of something."""
        return str(self._value(_STRING, LONGEST_NAME))

    def plain(self) -> object:
        """Take one plain value of moderate length."""
        return self._value(_PLAIN, LONGEST_NAME)

    def row(self) -> dict[str, object]:
        """Take an object of plain values."""
        row: dict[str, object] = self._value(_ROW, LONGEST_ROW)
        return row

    def trouble(self, code: str, **values: Any) -> KnownError:
        """Give a trouble that names the file and the line."""
        line = self._lines + self._text.count("\n", 0, self._at)
        return KnownError(code, file=self.name, line=line, **values)

    def _value(self, pattern: re.Pattern[str], longest: int) -> Any:
        self.next()
        while True:
            found = pattern.match(self._text, self._at)
            # What ends where the text read so far ends may go on, as a number.
            if found and found.end() < len(self._text):
                break
            if not found and self._is_hopeless(pattern):
                raise self.trouble("export_unreadable")
            if len(self._text) - self._at > longest:
                raise self.trouble("export_too_long")
            if not self._more():
                break
        if not found:
            raise self.trouble("export_cut")
        value = self._decoded(found.group())
        self._at = found.end()
        return value

    def _is_hopeless(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether no text that may follow could complete what is begun here."""
        begun = _BEGUN.match(self._text, self._at) if pattern is _ROW else None
        end = begun.end() if begun else self._at
        return end < len(self._text) and not _OPEN_STRING.match(self._text, end)

    def _decoded(self, part: str) -> Any:
        try:
            return self._json.decode(part)
        except TwiceError as twice:
            raise self.trouble("export_name_twice", name=str(twice)[:60]) from None
        except ValueError:
            raise self.trouble("export_unreadable") from None

    def _more(self) -> bool:
        """Read on, and let go what has been taken; False at the end of the file."""
        try:
            piece = self._file.read(max(PIECE, len(self._text) - self._at))
        except OSError:
            raise KnownError("file_unreachable", file=self.name) from None
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + self._letters(piece)
        self._at = 0
        self._bytes += len(piece)
        self._progress(self._bytes, self._size)
        return bool(piece)

    def _letters(self, piece: bytes) -> str:
        try:
            return self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            if not piece:
                raise self.trouble("export_cut") from None
            good = bytes(error.object[: error.start]).count(b"\n")
            line = self._lines + self._text.count("\n", self._at) + good
            raise KnownError("export_not_utf8", file=self.name, line=line) from None


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in pairs:
        if name in values:
            raise TwiceError(name)
        values[name] = value
    return values


def _refuse(_constant: str) -> object:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError
