"""Address cards (vCard), as telephones and address books write them, the old ones included."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.sheet import LONGEST_CELL, MOST_ROWS, Sheet, make_sheet
from coprod_desktop.tables.text_files import decode

HEADINGS = ("organisation", "surname", "first name", "name and surname", "role", "email", "phone", "municipality")
"""What the columns of a sheet of cards are called."""
KEPT = frozenset(("BEGIN", "END", "VERSION", "KIND", "N", "FN", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "ADR"))
LONGEST_HEAD, LONGEST_CARD = 200, 50_000
"""Letters before a colon, and in all that is of use in one card."""


def read_cards(path: Path, content: bytes) -> Sheet:
    """Read the cards of a file as rows below headings; KnownError `card_unreadable` and as `make_sheet` raises."""
    import vobject  # noqa: PLC0415  only who imports cards needs it

    # The library tells on its log what it skips, with the text.
    logging.getLogger("vobject.base").setLevel(logging.CRITICAL)
    rows: list[tuple[str, ...]] = [HEADINGS]
    for number, lines in enumerate(_cards(path, decode(content)), 1):
        if number > MOST_ROWS:
            raise KnownError("table_too_many_rows", file=path.name, limit=MOST_ROWS)
        try:
            for card in vobject.readComponents("\n".join(lines) + "\n", ignoreUnreadable=True, allowQP=True):
                rows.append(_row(card))
        except Exception:  # the library knows no end of ways to fail over what it cannot read
            raise KnownError("card_unreadable", file=path.name, card=number) from None
    return make_sheet(path, rows)


def _cards(path: Path, text: str) -> Iterator[list[str]]:
    """Give the lines of each card that tell something of a row: the others may hold what no library reads in time."""
    number = depth = 0
    kept = _Kept()
    for line in io.StringIO(text, newline=None):
        told = line.strip().upper()
        if told == "BEGIN:VCARD":
            depth += 1
            if depth == 1:
                number, kept = number + 1, _Kept()
        if depth == 1:
            kept.take(line.rstrip("\n"))
        if kept.letters > LONGEST_CARD:
            raise KnownError("table_cell_too_long", file=path.name, row=number + 1, limit=LONGEST_CELL)
        if told == "END:VCARD":
            depth -= 1
            if depth == 0:
                yield kept.lines
        if depth < 0:
            break
    if depth != 0:
        raise KnownError("card_unreadable", file=path.name, card=number)


class _Kept:
    """The lines of one card that are of use, with those in which they go on."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.letters = 0
        self._is_of_use = self._is_quoted = False

    def take(self, line: str) -> None:
        """Keep a line, or leave it: pictures are folded in ways that no library reads."""
        head, colon, _value = line.partition(":")
        goes_on = line[:1] in {" ", "\t"} or (self._is_quoted and self.lines[-1].endswith("="))
        if not goes_on:
            name = head.split(";", 1)[0].rpartition(".")[2].upper()
            self._is_of_use = bool(colon) and len(head) <= LONGEST_HEAD and name in KEPT
            self._is_quoted = self._is_of_use and "QUOTED-PRINTABLE" in head.upper()
        if self._is_of_use:
            self.lines.append(line)
            self.letters += len(line)


def _row(card: Any) -> tuple[str, ...]:
    name = _value(card, "n")
    surname, given = (_text(getattr(name, part, "")) for part in ("family", "given"))
    organisation, *units = _parts(_value(card, "org")) or [""]
    full = _text(_value(card, "fn"))
    is_body = _text(_value(card, "kind")).casefold() == "org" or (full and full == organisation)
    people = ("", "", "") if is_body else (surname, given, "" if surname or given else full)
    role = _text(_value(card, "title")) or _text(_value(card, "role")) or ", ".join(units)
    place = _text(getattr(_value(card, "adr"), "city", ""))
    return organisation or (full if is_body else ""), *people, role, _first(card, "email"), _first(card, "tel"), place


def _value(card: Any, name: str) -> Any:
    lines = card.contents.get(name)
    return lines[0].value if lines else ""


def _first(card: Any, name: str) -> str:
    """Give the preferred of several, or the first."""
    lines = card.contents.get(name, [])
    preferred = [line for line in lines if "PREF" in _kinds(line)]
    text = _text((preferred or lines)[0].value) if lines else ""
    return text.removeprefix("tel:").removeprefix("mailto:")


def _kinds(line: Any) -> set[str]:
    # Old cards give them bare, as in TEL;CELL;PREF.
    return {str(kind).upper() for kind in (*line.params.get("TYPE", ()), *line.singletonparams)}


def _text(value: Any) -> str:
    return " ".join(_parts(value))


def _parts(value: Any) -> list[str]:
    """Give the parts of a value, as an organisation and its units."""
    parts = value if isinstance(value, list | tuple) else [value]
    return [text for text in (str(part).strip() for part in parts) if text]
