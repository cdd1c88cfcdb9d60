"""Reading what is typed for one paper sheet: a digit an option, or the letters of the options with their dots."""

from __future__ import annotations

import re
from string import ascii_uppercase

from coprod_desktop.domain.polls import letter_of
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import mark

BLANK = {"0", "-", "–"}
_ONE_LETTER = re.compile(r"([A-Z])\s*([0-9]*)[\s,;]*")
_MORE_LETTERS = re.compile(r"([A-Z]+)([0-9]*)(?:[\s,;]+|$)")
_SEVERAL = re.compile(r"[\s,;]+")


class UnreadableSheetError(ValueError):
    """A line that cannot be read; `say` tells why."""

    def __init__(self, say: Say) -> None:
        super().__init__("unreadable sheet")
        self.say = say


def read_sheet(line: str, options: int) -> tuple[int, ...]:
    """Read the dots of each option in the listed order.

    `2010` gives a digit an option, `2 0 11 0` a number an option, `A2 C` only those that have dots; `0` alone is a
    blank sheet. Raises UnreadableSheetError, which says what is wrong.
    """
    text = line.strip().upper()
    if not text:
        raise UnreadableSheetError(mark("Type the dots of the sheet; 0 for a blank one."))
    if text in BLANK:
        return (0,) * options
    if text[0].isalpha():
        return _read_letters(text, options)
    parts = _SEVERAL.split(text)
    numbers = list(text) if len(parts) == 1 else parts
    if not all(part.isascii() and part.isdigit() for part in numbers):
        raise UnreadableSheetError(
            mark("Only digits fit here, one for each option, or letters with their dots: A2 C1.")
        )
    if len(numbers) != options:
        raise UnreadableSheetError(_wrong_length(len(numbers), options))
    return tuple(int(part) for part in numbers)


def _read_letters(text: str, options: int) -> tuple[int, ...]:
    places = {letter_of(place): place for place in range(options)}
    # Beyond Z an option has two letters, so that only a blank tells where the next one begins.
    pattern = _ONE_LETTER if options <= len(ascii_uppercase) else _MORE_LETTERS
    dots: dict[int, int] = {}
    at = 0
    while at < len(text):
        found = pattern.match(text, at)
        letter = found[1] if found else text[at:]
        if found is None or letter not in places:
            raise UnreadableSheetError(_no_letter(letter, options))
        if places[letter] in dots:
            raise UnreadableSheetError(_twice(letter))
        dots[places[letter]] = int(found[2] or 1)
        at = found.end()
    return tuple(dots.get(place, 0) for place in range(options))


def _wrong_length(count: int, options: int) -> Say:
    return lambda words: words.plural(
        "{count} digit is typed, but there are {options} options.",
        "{count} digits are typed, but there are {options} options.",
        count,
        options=words.number(options),
    )


def _no_letter(typed: str, options: int) -> Say:
    return lambda words: words.say(
        "«{letter}» is not one of the options: they go from A to {last}.", letter=typed, last=letter_of(options - 1)
    )


def _twice(letter: str) -> Say:
    return lambda words: words.say("«{letter}» is there twice.", letter=letter)
