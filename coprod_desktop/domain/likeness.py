"""When two names, or two people, are likely to be the same: one rule for import and for finding doubles.

How alike two texts are (0 to 100) is measured by a library outside and handed in.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from coprod_desktop.domain.texts import fold

NEAR_WHOLE, NEAR_REST = 88, 85
"""How alike the whole names, and what is left of them without the words they share, must be."""
SURE_WHOLE = 94
"""How alike the whole names must be where nobody knows one of the municipalities."""

_SHORT = {
    "coop": "cooperativa",
    "ass": "associazione",
    "assoc": "associazione",
    "ist": "istituto",
    "ic": "istituto comprensivo",
    "osp": "ospedale",
    "fond": "fondazione",
    "univ": "universita",
    "com": "comune",
    **dict.fromkeys(("s", "ss", "sant", "santo", "santa"), "san"),
}
_SPELLED = (
    ("organizzazione di volontariato", "odv"),
    ("associazione di promozione sociale", "aps"),
    ("associazione sportiva dilettantistica", "asd"),
    ("ente del terzo settore", "ets"),
    ("societa a responsabilita limitata", "srl"),
    ("a responsabilita limitata", "srl"),
    ("societa per azioni", "spa"),
    ("impresa sociale", "is"),
)
_TOLD_BY_FORM = {"scs": "cooperativa", "odv": "associazione", "aps": "associazione", "asd": "associazione"}
_FORMS = re.compile(r"srls?|spa|snc|sas|scpa|scrl|scarl|rl|arl|cs|is|onlus|ets|ltd|plc|inc|cic")
_BODIES = frozenset({"associazione", "cooperativa", "fondazione", "consorzio"})
"""What a body is in law: it tells two names apart, but is often left out."""
_FILLERS = re.compile(
    r"d|di|del|dello|della|dei|degli|delle|da|dal|dalla|in|nel|nella|per|con|su|e|ed|a|al|alla|ai|l|il|lo|la|i|gli|le"
    r"|un|una|soc|societa|sociale|sociali|of|the|for|and"
)


class Likeness(StrEnum):
    """How sure it is that two names mean the same."""

    SAME = "same"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as it is compared: `plain` to the letter, `whole` by its telling words in the order of the alphabet.

    `bare` is the whole without the word that tells what the body is in law, where there is one.
    """

    plain: str
    whole: str
    bare: str
    numbers: tuple[str, ...]

    @property
    def tells_body(self) -> bool:
        """Whether the name tells what the body is in law."""
        return self.bare != self.whole


def compared(one: NameParts, other: NameParts) -> tuple[tuple[str, str], ...]:
    """Give the pairs of texts in which two names may be alike: where only one tells the body, also without it."""
    wholes = one.whole, other.whole
    return (wholes,) if one.tells_body is other.tells_body else (wholes, (one.bare, other.bare))


def name_parts(name: str) -> NameParts:
    """Give a name as it is compared, whatever its case, accents, dots, order of words and legal form."""
    words = _words(name)
    long = {part for word in _formed(words) if not _FORMS.fullmatch(word) for part in _SHORT.get(word, word).split()}
    whole = sorted(_TOLD_BY_FORM.get(word, word) for word in long)
    telling = sorted({word for word in whole if not _FILLERS.fullmatch(word)}) or whole or words
    bare = [word for word in telling if word not in _BODIES] or telling
    numbers = tuple(sorted(word.lstrip("0") for word in words if word.isdigit()))
    return NameParts(" ".join(words), " ".join(telling), " ".join(bare), numbers)


def unshared(one: str, other: str) -> tuple[str, str]:
    """Give what is left of two texts without the words they share: what must tell them apart, or be a slip."""
    here, there = one.split(), other.split()
    return " ".join(word for word in here if word not in there), " ".join(word for word in there if word not in here)


def likeness(
    one: NameParts, other: NameParts, *, places: tuple[str, str], whole: float, rest: float
) -> Likeness | None:
    """Judge two names and their municipalities; `whole` and `rest` tell how alike those parts and what is unshared are.

    The same name to the letter is the same where the municipalities agree or one is not known. In two municipalities
    it is near only, as schools of one name are. Names with other numbers never mean the same (`Family 3`, `Family 4`).
    """
    here, there = (fold(place) for place in places)
    apart = bool(here and there and here != there)
    if one.plain == other.plain:
        return (Likeness.NEAR if apart else Likeness.SAME) if one.plain else None
    if apart or one.numbers != other.numbers or rest < NEAR_REST:
        return None
    enough = NEAR_WHOLE if here and there else SURE_WHOLE
    return Likeness.NEAR if whole >= enough else None


def email_key(email: str) -> str:
    """Give an e-mail address as it is compared; empty where it is none."""
    address = email.strip().casefold()
    return address if "@" in address else ""


def phone_key(phone: str) -> str:
    """Give a telephone number as it is compared: its digits, without the sign for Italy."""
    digits = re.sub(r"[^\d+]", "", phone)
    return re.sub(r"^(?:\+39|0039)", "", digits).lstrip("+")


def person_key(names: str) -> str:
    """Give the names of a person as they are compared, surname first or last."""
    return " ".join(sorted(_words(names)))


def _formed(words: list[str]) -> list[str]:
    """Shorten the legal forms that are written out."""
    text = f" {' '.join(words)} "
    for spelled, short in _SPELLED:
        text = text.replace(f" {spelled} ", f" {short} ")
    return text.split()


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parted = re.sub(r"['’`´‘](?=\w)", " ", bare)
    joined = re.sub(r"\b(?:\w\. ?){2,}", lambda found: re.sub(r"[. ]", "", found[0]) + " ", parted)
    return re.findall(r"[^\W_]+", joined)
