"""Texts as people type them, made fit to be kept."""

import unicodedata

from coprod_desktop.domain.errors import KnownError

LIMIT = 20_000
"""Letters that fit into one field; ten times what anybody says in one breath."""


def clean_text(value: str, *, field: str, required: bool = False) -> str:
    """Give a text without blanks at its ends and without halves of letters, which no file can hold.

    `field` is the marked English name of the field. Raises KnownError `text_missing`, `text_too_long`.
    """
    text = whole_text(value).strip()
    if required and not text:
        raise KnownError("text_missing", field=field)
    if len(text) > LIMIT:
        raise KnownError("text_too_long", field=field, length=len(text), limit=LIMIT)
    return text


def whole_text(value: str) -> str:
    """Give a text in which halves of letters, which no file can hold, are replaced by the sign for what is lost."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fold(name: str) -> str:
    """Give a name as it is compared: without case, accents, apostrophes and doubled blanks, so `Forli'` is `Forlì`."""
    return " ".join(bare(name).split())


def bare(text: str) -> str:
    """Give a text without case, accents and apostrophes; quick also for a long one."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    for letter in set(letters):
        if unicodedata.combining(letter) or letter in "'’`´‘":
            letters = letters.replace(letter, "")
    return letters
