"""Texts as people type them, made fit to be kept."""

from coprod_desktop.domain.errors import KnownError

LIMIT = 20_000
"""Letters that fit into one field; ten times what anybody says in one breath."""


def clean_text(value: str, *, field: str, required: bool = False) -> str:
    """Give a text without blanks at its ends and without halves of letters, which no file can hold.

    `field` is the marked English name of the field. Raises KnownError `text_missing`, `text_too_long`.
    """
    text = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    if required and not text:
        raise KnownError("text_missing", field=field)
    if len(text) > LIMIT:
        raise KnownError("text_too_long", field=field, length=len(text), limit=LIMIT)
    return text
