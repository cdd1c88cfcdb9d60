"""Reads papers back, as a viewer or a screen reader would."""

import re
from collections import Counter
from io import BytesIO
from unicodedata import category, normalize

from bidi.mirror import MIRRORED
from pypdf import PdfReader
from pypdf.generic import Destination
from pypdfium2 import PdfDocument

from coprod_desktop.reports import Paper

SHAPELESS_MARKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def reader(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(paper.pdf))


def page_texts(paper: Paper) -> list[str]:
    return [page.extract_text() for page in reader(paper).pages]


def printed(paper: Paper) -> str:
    """Give all text of a paper with single spaces."""
    return " ".join(" ".join(page_texts(paper)).split())


def viewed(paper: Paper) -> str:
    """Give all text of a paper as the viewer in the window reads it, which is quick for long papers."""
    with PdfDocument(paper.pdf) as file:
        texts = []
        for page in file:
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        return "".join(texts)


def letters(text: str) -> Counter[str]:
    """Count what a reader sees, whatever its order and the forms in which a script joins.

    Marks that have no shape, as the variation selectors of emoji, and the sign of a lost character do not count.
    A bracket counts as its mirror image does: text read from right to left shows the one for the other.
    """
    seen = SHAPELESS_MARKS.sub("", normalize("NFKD", text))
    kept = (sign for sign in seen if category(sign)[0] in "LMNPS" and sign != "\ufffd")
    return Counter(min(sign, MIRRORED.get(sign, sign)) for sign in kept)


def outline(paper: Paper) -> list[str]:
    """Give the titles of the outline, top down."""
    found: list[str] = []

    def walk(entries: object) -> None:
        assert isinstance(entries, list)
        for entry in entries:
            if isinstance(entry, Destination):
                found.append(str(entry.title))
            else:
                walk(entry)

    walk(reader(paper).outline)
    return found
