"""Reading the cells of a list: days, kinds and the like, as people write them in Italian and English."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from coprod_desktop.domain.importing import Entry, Remark, remark
from coprod_desktop.domain.likeness import name_parts
from coprod_desktop.domain.list_columns import ListColumn, Matched, heading_key
from coprod_desktop.domain.partners import OrganisationKind, ProductionRole, Sector, Tier
from coprod_desktop.words import LANGUAGES, Words
from coprod_desktop.words.labels import label

E = TypeVar("E", bound=StrEnum)
Kind = OrganisationKind
_KINDS: tuple[tuple[OrganisationKind, str], ...] = (
    (Kind.FAMILY_ASSOCIATION, r"(associazione|ass|assoc|association).*(famigli|genitori|familiari|families|parents)"),
    (Kind.VOLUNTEER_GROUP, r"volontar|volunteer|odv"),
    (Kind.FAMILY, r"^(famiglia|family|fam|nucleo familiare|nucleo)\b|\butente\b|\bcaregiver\b"),
    (Kind.SCHOOL, r"scuol|istitut\w* comprensiv|^ic\b|liceo|istituto (tecnico|professionale|superiore)|school|asilo"),
    (Kind.UNIVERSITY, r"universit|politecnico|ateneo"),
    (Kind.HOSPITAL, r"ospedal|hospital|policlinico|irccs|\basst\b"),
    (Kind.LHA, r"\b(asl|ats|ausl|usl|ulss|asp)\b|azienda (unita )?sanitaria|local health|distretto sanitario"),
    (Kind.MUNICIPALITY, r"\bcomun[ei]\b|municipalit|unione di comuni|\bcity of\b|\btown of\b"),
    (Kind.PROVINCE, r"\bprovincia\b|\bprovince\b|citta metropolitana"),
    (Kind.REGION, r"\bregione\b|\bregion\b"),
    (
        Kind.NONPROFIT,
        r"associazion|\bass\b|\bassoc|association|coop|onlus|\baps\b|\bets\b|fondazion|foundation|non ?profit|no profit"
        r"|terzo settore|consorzio|parrocchia|oratorio|parish|caritas|charity|impresa sociale|circolo",
    ),
    (Kind.COMPANY, r"\b(srl|srls|spa|snc|sas|ltd|plc)\b|azienda|impresa|societa|ditta|company|privat"),
)
_LANGUAGES = {
    "it": "italiano italian italiana",
    "en": "inglese english",
    "fr": "francese french francais",
    "es": "spagnolo spanish espanol",
    "de": "tedesco german deutsch",
    "ro": "rumeno romeno romanian romana",
    "sq": "albanese albanian shqip",
    "uk": "ucraino ukrainian",
    "ar": "arabo arabic",
    "zh": "cinese chinese mandarino",
}
_NUMBERED = re.compile(r"(famiglia|family|fam|nucleo)( n| nr| no| numero| number)?( ?[0-9]+[a-z]?| [a-z])")


def read_entry(number: int, cells: Sequence[str], columns: Matched) -> Entry:
    """Understand one row; what cannot be read is passed over with a remark, or refuses the row."""
    texts = {column: cell for column, cell in zip(columns, cells, strict=True) if column and cell}
    reader = _Reader(texts)
    entry = Entry(
        number=number,
        partner=texts.get(ListColumn.PARTNER, ""),
        kind=reader.kind(),
        kind_said=reader.kind_said,
        sector=reader.member(ListColumn.SECTOR, Sector),
        tier=reader.member(ListColumn.TIER, Tier),
        production_role=reader.member(ListColumn.PRODUCTION_ROLE, ProductionRole),
        place=texts.get(ListColumn.PLACE, ""),
        joined=reader.day(ListColumn.JOINED),
        left=reader.day(ListColumn.LEFT),
        names=reader.names(),
        alias=texts.get(ListColumn.ALIAS, ""),
        role=texts.get(ListColumn.ROLE, ""),
        email=texts.get(ListColumn.EMAIL, ""),
        phone=texts.get(ListColumn.PHONE, ""),
        language=reader.language(),
        remarks=tuple(reader.remarks),
    )
    return replace(entry, refusal=reader.refusal or _refusal(entry))


def read_date(text: str) -> date:
    """Read a day as `2009-03-03`, `3/3/2009`, `3.3.09` or with a time behind; ValueError where it is none."""
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", text)
    if iso:
        year, month, day = map(int, iso.groups())
        return date(year, month, day)
    found = re.fullmatch(r"(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4}|\d{2})(?: .*)?", text)
    if not found:
        raise ValueError
    day, month, year = map(int, found.groups())
    return date(year + (2000 if year < 70 else 1900) if year < 100 else year, month, day)


def guess_kind(name: str) -> OrganisationKind | None:
    """Tell what an organisation is from its name or from a word for its kind; None where nothing tells it."""
    key = name_parts(name).plain
    return next((kind for kind, pattern in _KINDS if re.search(pattern, key)), None)


def is_numbered(name: str) -> bool:
    """Tell whether the name of a family is a number or a letter, so that it names nobody."""
    return bool(_NUMBERED.fullmatch(heading_key(name)))


def _refusal(entry: Entry) -> Remark | None:
    if not entry.partner and not entry.is_family:
        return remark("no_partner")
    return remark("date_order") if entry.joined and entry.left and entry.left < entry.joined else None


class _Reader:
    """Reads the cells of one row, and gathers what is to be said about it."""

    def __init__(self, texts: dict[ListColumn, str]) -> None:
        self._texts = texts
        self.remarks: list[Remark] = []
        self.refusal: Remark | None = None
        self.kind_said = False

    def kind(self) -> OrganisationKind | None:
        """Read the kind, or guess it from the name; a family is one only where somebody says so."""
        text = self._texts.get(ListColumn.KIND, "")
        kind = _member(OrganisationKind, text) or (guess_kind(text) if text else None)
        self.kind_said = kind is not None
        if text and kind is None:
            self._pass_over(ListColumn.KIND)
        return kind or guess_kind(self._texts.get(ListColumn.PARTNER, ""))

    def member(self, column: ListColumn, vocabulary: type[E]) -> E | None:
        """Read a member of a vocabulary, by its name in either language or its code."""
        text = self._texts.get(column, "")
        found = _member(vocabulary, text)
        if text and found is None:
            self._pass_over(column)
        return found

    def day(self, column: ListColumn) -> date | None:
        """Read a day; one that is none refuses the row, as counts rest on it."""
        text = self._texts.get(column, "")
        if not text:
            return None
        try:
            return read_date(text)
        except ValueError:
            self.refusal = self.refusal or remark("not_a_date", column=column, text=text)
            return None

    def names(self) -> str:
        """Read who it is: in one cell, or first name and surname in two."""
        parts = (self._texts.get(column, "") for column in (ListColumn.FIRST_NAME, ListColumn.SURNAME))
        return self._texts.get(ListColumn.NAMES, "") or " ".join(part for part in parts if part)

    def language(self) -> str:
        """Read a language, by its code or its name."""
        text = heading_key(self._texts.get(ListColumn.LANGUAGE, ""))
        known = (code for code, names in _LANGUAGES.items() if text in (code, *names.split()))
        found = next(known, "") if text else ""
        if text and not found:
            self._pass_over(ListColumn.LANGUAGE)
        return found

    def _pass_over(self, column: ListColumn) -> None:
        self.remarks.append(remark("unknown_value", column=column, text=self._texts[column]))


def _member(vocabulary: type[E], text: str) -> E | None:
    return _vocabulary(vocabulary).get(heading_key(text)) if text else None


@cache
def _vocabulary(vocabulary: type[E]) -> dict[str, E]:
    known = {heading_key(member.value): member for member in vocabulary}
    for language in LANGUAGES:
        words = Words(language)
        known |= {heading_key(label(words, member)): member for member in vocabulary}
    return known
