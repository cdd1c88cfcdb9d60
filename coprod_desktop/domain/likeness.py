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
_FORMS = re.compile(r"srls?|spa|snc|sas|scs|scpa|scrl|scarl|cs|onlus|aps|odv|ets|ltd|plc|inc|cic")
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
    """A name as it is compared: `plain` to the letter, `whole` by its telling words in the order of the alphabet."""

    plain: str
    whole: str
    numbers: tuple[str, ...]


def name_parts(name: str) -> NameParts:
    """Give a name as it is compared, whatever its case, accents, dots, order of words and legal form."""
    words = _words(name)
    whole = sorted(long for word in words if not _FORMS.fullmatch(word) for long in _SHORT.get(word, word).split())
    telling = [word for word in whole if not _FILLERS.fullmatch(word)] or whole or words
    numbers = tuple(sorted(word.lstrip("0") for word in words if word.isdigit()))
    return NameParts(" ".join(words), " ".join(telling), numbers)


def unshared(one: NameParts, other: NameParts) -> tuple[str, str]:
    """Give what is left of two names without the words they share: what must tell them apart, or be a slip."""
    here, there = one.whole.split(), other.whole.split()
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


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parted = re.sub(r"['’`´‘](?=\w)", " ", bare)
    joined = re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].replace(".", "") + " ", parted)
    return re.findall(r"[^\W_]+", joined)
