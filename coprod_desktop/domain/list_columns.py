"""The columns of a list of partners and people, and how they are recognised by their headings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache

from coprod_desktop.domain.texts import fold
from coprod_desktop.words import LANGUAGES, Words
from coprod_desktop.words.labels import LABELS, label


class ListColumn(StrEnum):
    """What a column of a list tells."""

    PARTNER = "partner"
    KIND = "kind"
    SECTOR = "sector"
    TIER = "tier"
    PRODUCTION_ROLE = "production_role"
    PLACE = "place"
    JOINED = "joined"
    LEFT = "left"
    NAMES = "names"
    SURNAME = "surname"
    FIRST_NAME = "first_name"
    ALIAS = "alias"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"


Matched = tuple[ListColumn | None, ...]
HEADINGS: Mapping[ListColumn, str] = {
    ListColumn.PARTNER: "partner name, organisation, organization, name of the organisation, entity, institution, "
    "association, company, body, ente, denominazione, denominazione ente, nome ente, nome dell ente, ragione sociale, "
    "organizzazione, nome organizzazione, associazione, nome associazione, istituzione, soggetto, azienda",
    ListColumn.KIND: "type, kind of organisation, tipo, tipologia, tipo ente, tipo di ente, natura giuridica, "
    "forma giuridica, categoria, category",
    ListColumn.SECTOR: "ambito",
    ListColumn.TIER: "tier, level of government, livello, livello istituzionale",
    ListColumn.PRODUCTION_ROLE: "production role, ruolo produttivo",
    ListColumn.PLACE: "town, city, place, comune, comune di residenza, comune sede, citta, localita, sede, residenza, "
    "paese, luogo",
    ListColumn.JOINED: "joined on, member since, since, start, from, data adesione, adesione, data di adesione, "
    "data ingresso, ingresso, entrato il, data inizio, inizio, iscrizione, data iscrizione, dal, partecipa dal",
    ListColumn.LEFT: "left on, until, end, to, data uscita, uscita, uscito il, data fine, fine, recesso, data recesso, "
    "al, fino al",
    ListColumn.NAMES: "full name, person, contact, contact person, contact name, representative, nome cognome, "
    "cognome e nome, cognome nome, nominativo, referente, nome referente, persona di riferimento, contatto, "
    "rappresentante, legale rappresentante, persona, genitore, familiare",
    ListColumn.SURNAME: "last name, family name, cognome, cognome referente",
    ListColumn.FIRST_NAME: "given name, forename, nome di battesimo, nome proprio",
    ListColumn.ALIAS: "alias, badge name, printed name, nome stampato, stampato come, pseudonimo, nome in codice",
    ListColumn.ROLE: "function, position, job title, title, qualifica, carica, funzione, incarico, mansione, parentela",
    ListColumn.EMAIL: "mail, email, email address, e mail address, posta elettronica, indirizzo email, "
    "indirizzo e mail, indirizzo di posta elettronica, pec",
    ListColumn.PHONE: "phone, phone number, tel, mobile, mobile phone, cell, cellulare, telefono cellulare, "
    "numero di telefono, recapito, recapito telefonico, tel cell",
    ListColumn.LANGUAGE: "lang, lingua madre, lingua parlata",
}
"""What people write above their columns, besides the names that the app itself uses."""
_BARE_NAME = frozenset({"nome", "name"})
_SEARCHED_ROWS = 10
_VALUE = re.compile(r"@|\d{4}|\d[\d /.\-]{5,}\d")


def heading_key(text: str) -> str:
    """Give a heading as it is compared."""
    return " ".join(re.findall(r"[^\W_]+", fold(re.sub(r"['’](?=\w)", " ", text))))


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Tell which of the first rows holds the headings, as a title may stand above them; None where none does."""
    known = [sum(one is not None for one in guess_columns(row)) for row in rows[:_SEARCHED_ROWS]]
    best = max(known, default=0)
    if best > 1:
        return known.index(best)
    return None if not rows or any(_VALUE.search(cell) for cell in rows[0]) else 0


def guess_columns(headings: Sequence[str], remembered: Mapping[str, str] | None = None) -> Matched:
    """Tell what each column holds: as `remembered` by heading, else as its heading says; each thing once."""
    keys = [heading_key(heading) for heading in headings]
    found: list[ListColumn | None] = [None] * len(keys)
    told = {key: (ListColumn(code) if code else None) for key, code in (remembered or {}).items()}
    _take(found, ((place, told[key]) for place, key in enumerate(keys) if key in told))
    open_places = [place for place, key in enumerate(keys) if key and key not in told]
    _take(found, ((place, _exact().get(keys[place])) for place in open_places))
    _take(found, ((place, _bare_name(found)) for place in open_places if keys[place] in _BARE_NAME))
    _take(found, ((place, _inside(keys[place])) for place in open_places if found[place] is None))
    return tuple(found)


def remembered_columns(headings: Sequence[str], columns: Matched) -> dict[str, str]:
    """Give by heading what a person took each column for; empty for one that was passed over."""
    pairs = zip(headings, columns, strict=True)
    return {heading_key(heading): column.value if column else "" for heading, column in pairs if heading_key(heading)}


def _take(found: list[ListColumn | None], guesses: Iterable[tuple[int, ListColumn | None]]) -> None:
    for place, column in guesses:
        if found[place] is None and column not in found:
            found[place] = column


def _bare_name(found: list[ListColumn | None]) -> ListColumn:
    if ListColumn.SURNAME in found:
        return ListColumn.FIRST_NAME
    return ListColumn.NAMES if ListColumn.PARTNER in found else ListColumn.PARTNER


def _inside(key: str) -> ListColumn | None:
    """Find the longest heading that is known within a longer one, as `data di adesione al progetto`."""
    inside = [known for known in _exact() if len(known) > 3 and f" {known} " in f" {key} "]
    return _exact()[max(inside, key=len)] if inside else None


@cache
def _exact() -> dict[str, ListColumn]:
    known = {key.strip(): column for column, keys in HEADINGS.items() for key in keys.split(",")}
    for language in LANGUAGES:
        words = Words(language)
        known |= {heading_key(label(words, column)): column for column in ListColumn}
    return known | {heading_key(said): ListColumn(code) for code, said in LABELS["ListColumn"].items()}
