"""Scripts: where lines may break, what joins or has no shape of its own, and which way it is read."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bidi import get_base_level, get_display
from bidi.mirror import MIRRORED

NEWLINE = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SPACE = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_HARD_SPACE = re.compile("[\u00a0\u2007\u202f]")
# What has no shape, by Unicode's own rule (Default_Ignorable_Code_Point).
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSPACED = re.compile("([\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SOFT_BREAK = re.compile("(?<=[-/_.@\u2013\u200b])(?=\\w)")
_ZWNJ, _ZWJ, _TATWEEL, _LAM = "\u200c", "\u200d", "\u0640", "\u0644"
_JOINER = "\u034f"
_MIRRORED_SIGN = re.compile("[" + re.escape("".join(MIRRORED)) + "]")
_MARKED_SIGN = re.compile(f"({_MIRRORED_SIGN.pattern}){_JOINER}|{_JOINER}({_MIRRORED_SIGN.pattern})")
REPLACEMENT = "\ufffd"


def tokens(line: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a line that hold together, each with whether a space goes before it.

    An empty last piece stands for a space at the end of the line.
    """
    if line.isascii():
        parts = line.replace("\t", " ").split(" ") if "\t" in line else line.split(" ")
        last = len(parts) - 1
        for place, part in enumerate(parts):
            if part or place == last:
                yield part, place > 0
        return
    for place, part in enumerate(_SPACE.split(line)):
        spaced = place > 0
        for piece in filter(None, _UNSPACED.split(part)) if part else ("",):
            yield piece, spaced
            spaced = False


def clean(text: str) -> str:
    """Compose letters with their marks, and put the sign of a lost character where half of one stands alone."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _SURROGATE.sub(REPLACEMENT, text))


def visible(token: str) -> str:
    """Leave out what has no shape by its nature; spaces that hold together become plain ones."""
    if token.isascii():
        return token
    return _SHAPELESS.sub("", _HARD_SPACE.sub(" ", token))


def clusters(token: str) -> list[str]:
    """Part a token into letters with the marks that sit on them."""
    if token.isascii():
        return list(token)
    parts: list[str] = []
    for letter in token:
        if parts and unicodedata.category(letter) in ("Mn", "Me"):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


def soft_parts(token: str) -> list[str]:
    """Part a long token where a reader would, after a hyphen or a slash."""
    return _SOFT_BREAK.split(token)


def is_right_to_left(text: str) -> bool:
    """Tell whether any letter is read from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def starts_right(text: str) -> bool:
    """Tell whether a text as a whole is read from right to left."""
    return is_right_to_left(text) and bool(get_base_level(clean(text)))


def in_reading_direction(line: str, *, right: bool) -> str:
    """Put the letters of one line, without shapeless ones, in the order in which they stand on paper."""
    # A joiner behind a sign that has a mirror image ends up before it where the sign is read from right to left.
    marked = _MIRRORED_SIGN.sub(rf"\g<0>{_JOINER}", line)
    turned = str(get_display(marked, base_dir="R" if right else "L"))
    return _MARKED_SIGN.sub(lambda found: found[1] or MIRRORED[found[2]], turned)


def join_arabic(token: str) -> str:
    """Give Arabic letters the forms in which they join; all other text stays as it is."""
    if not is_right_to_left(token):
        return token
    forms, joined, place = _arabic_forms(), [], 0
    while place < len(token):
        letter, step = token[place], 1
        if letter == _LAM and (pair := token[place : place + 2]) in forms:
            letter, step = pair, 2
        before = _neighbour(token, place - 1, -1)
        after = _neighbour(token, place + step, 1)
        joined.append(_form(forms, letter, before, after))
        place += step
    return "".join(joined)


def _form(forms: dict[str, dict[str, str]], letter: str, before: str, after: str) -> str:
    shapes = forms.get(letter)
    if shapes is None:
        return letter
    to_right = "final" in shapes and _joins_onward(forms, before)
    to_left = "initial" in shapes and (after in (_ZWJ, _TATWEEL) or "final" in forms.get(after, {}))
    wanted = ("medial" if to_left else "final") if to_right else ("initial" if to_left else "isolated")
    return shapes.get(wanted, letter)


def _joins_onward(forms: dict[str, dict[str, str]], letter: str) -> bool:
    return letter in (_ZWJ, _TATWEEL) or "initial" in forms.get(letter, {})


def _neighbour(token: str, place: int, step: int) -> str:
    """Give the next letter in a direction that is no mark; empty at the end."""
    while 0 <= place < len(token):
        if unicodedata.category(token[place]) not in ("Mn", "Me"):
            return token[place]
        place += step
    return ""


@cache
def _arabic_forms() -> dict[str, dict[str, str]]:
    """Read from Unicode's data which form of a letter stands where: `{"ب": {"initial": "ﺑ", ...}}`."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFBEA), *range(0xFBFC, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if kind:
            base = "".join(chr(int(part, 16)) for part in letters.split())
            forms.setdefault(base, {})[kind.strip("<>")] = chr(code)
    return forms
