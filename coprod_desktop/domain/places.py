"""Municipalities that are known beforehand: how they are written, found, and offered while one is typed."""

import re
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from coprod_desktop.domain.texts import bare, fold

_WITH_PROVINCE = re.compile(r"(.+?)\s*\(\s*([^()]{1,6}?)\s*\)")
_PARTING = str.maketrans("\t-/()", "     ")


class Municipality(NamedTuple):
    """A municipality: its code, its name, the sign of its province; `other_name` is that in its other language."""

    code: str
    name: str
    province: str = ""
    other_name: str = ""


def with_province(name: str, province: str) -> str:
    """Write a name with the province where that is known, as `Crema (CR)`."""
    return f"{name} ({province})" if province else name


def without_province(text: str) -> tuple[str, str]:
    """Take `Crema (CR)` apart into name and province; the province is empty where none is written."""
    found = _WITH_PROVINCE.fullmatch(text.strip())
    return (found[1], found[2]) if found else (text.strip(), "")


class Gazetteer:
    """Municipalities that can be found by name, by province, and by the beginning of any word."""

    def __init__(self, table: str) -> None:
        """Take the text of a table: a line a municipality, its fields in order, with tabs between."""
        self._lines = table.strip("\n").split("\n")
        folded = bare("\n".join(self._lines))
        self._folded = folded.split("\n")
        self._words = folded.translate(_PARTING).split("\n")
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(self._folded):
            self._by_name[line.split("\t", 2)[1]].append(place)

    def named(self, name: str, province: str = "") -> Municipality | None:
        """Find the only municipality of this name, in a province where one is given, whatever case and accents."""
        same = [self._at(place) for place in self._by_name.get(fold(name), ())]
        found = [one for one in same if not province or fold(one.province) == fold(province)]
        return found[0] if len(found) == 1 else None

    def offered(self, text: str, most: int, near: Collection[str] = ()) -> list[Municipality]:
        """Give what a text may mean: names it begins, then names with a word it begins, then those that hold it.

        Those in the provinces of `near` come first among their like.
        """
        needle = " ".join(fold(text).translate(_PARTING).split())
        hits = [place for place, words in enumerate(self._words) if needle in words] if needle else []
        hits.sort(key=lambda place: self._rank(place, needle, near))
        return [self._at(place) for place in hits[:most]]

    def _at(self, place: int) -> Municipality:
        return Municipality(*self._lines[place].split("\t"))

    def _rank(self, place: int, needle: str, near: Collection[str]) -> tuple[int, bool, str]:
        code, _blank, words = self._words[place].partition(" ")
        fit = 0 if words.startswith(needle) or code == needle else 1 if f" {needle}" in words else 2
        # A tab sorts before a blank, so that Livorno stands before Livorno Ferraris.
        return fit, bool(near) and self._at(place).province not in near, self._folded[place].partition("\t")[2]
