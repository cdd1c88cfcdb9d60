"""The finished paper, as it is shown, printed or saved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF with its number of pages, and the characters that no font at hand could print, each named once.

    Such characters stand on the paper as visible boxes, and its last line says how many there are.
    """

    pdf: bytes
    pages: int
    unprintable: tuple[str, ...] = ()
