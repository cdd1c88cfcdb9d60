"""Address cards (vCard), as telephones and address books write them, the old ones included."""

import logging
from pathlib import Path
from typing import Any

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.tables.sheet import Sheet, make_sheet
from coprod_desktop.tables.text_files import decode

HEADINGS = ("organisation", "surname", "first name", "name and surname", "role", "email", "phone", "municipality")
"""What the columns of a sheet of cards are called."""


def read_cards(path: Path, content: bytes) -> Sheet:
    """Read the cards of a file as rows below headings; KnownError `table_unreadable` and as `make_sheet` raises."""
    import vobject  # noqa: PLC0415  only who imports cards needs it
    from vobject.base import ParseError, VObjectError  # noqa: PLC0415  as above

    # The library tells on its log what it skips, with the text.
    logging.getLogger("vobject.base").setLevel(logging.CRITICAL)
    rows: list[tuple[str, ...]] = [HEADINGS]
    try:
        for card in vobject.readComponents(_joined(decode(content)), ignoreUnreadable=True, allowQP=True):
            if card.name == "VCARD":
                rows.append(_row(card))
    except (ParseError, VObjectError, ValueError, LookupError, AttributeError):
        raise KnownError("table_unreadable", file=path.name) from None
    if len(rows) == 1:
        raise KnownError("table_empty", file=path.name)
    return make_sheet(path, rows)


def _joined(text: str) -> str:
    """Give the text without pictures, whose lines may be folded in ways that no library reads."""
    kept: list[str] = []
    skipping = False
    for line in text.splitlines():
        if skipping and (line[:1] in {" ", "\t", ""} or ":" not in line):
            continue
        skipping = line.upper().split(":", 1)[0].split(";", 1)[0] in {"PHOTO", "LOGO", "SOUND", "KEY"}
        if not skipping:
            kept.append(line)
    return "\n".join(kept) + "\n"


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
