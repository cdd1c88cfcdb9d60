"""Finding names that are likely to mean the same, among many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from coprod_desktop.domain.likeness import NEAR_WHOLE, Likeness, NameParts, compared, likeness, name_parts, unshared
from coprod_desktop.domain.texts import fold

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Match(Generic[K]):
    """A name found among those that are known; `score` from 0 to 100 tells how alike it is."""

    key: K
    likeness: Likeness
    score: float
    same_place: bool


@dataclass(frozen=True, slots=True)
class _Known(Generic[K]):
    key: K
    parts: NameParts
    place: str


class _Shelf(Generic[K]):
    """Names of one place, all of which tell what the body is in law, or none."""

    def __init__(self) -> None:
        self.known: list[_Known[K]] = []
        self.wholes: list[str] = []
        self.bares: list[str] = []

    def add(self, known: _Known[K]) -> None:
        """Put a name on the shelf."""
        self.known.append(known)
        self.wholes.append(known.parts.whole)
        self.bares.append(known.parts.bare)

    def alike(self, text: str, texts: list[str]) -> Iterable[_Known[K]]:
        """Give the names whose texts are like one."""
        from rapidfuzz import process  # noqa: PLC0415  the window starts without it
        from rapidfuzz.distance import Indel  # noqa: PLC0415  as above

        least = NEAR_WHOLE / 100
        for _text, _score, number in process.extract_iter(
            text, texts, scorer=Indel.normalized_similarity, score_cutoff=least
        ):
            yield self.known[number]


class KnownNames(Generic[K]):
    """Names with their municipalities, among which a name is looked for; quick with thousands."""

    def __init__(self, entries: Iterable[tuple[K, str, str]] = ()) -> None:
        self._by_plain: dict[str, list[_Known[K]]] = defaultdict(list)
        # Only names with the same numbers can mean the same; each place has its own, so that few are compared.
        self._shelves: dict[tuple[str, ...], dict[str, dict[bool, _Shelf[K]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(_Shelf))
        )
        for key, name, place in entries:
            self.add(key, name, place)

    def add(self, key: K, name: str, place: str) -> None:
        """Know one name more."""
        known = _Known(key, name_parts(name), place)
        self._by_plain[known.parts.plain].append(known)
        self._shelves[known.parts.numbers][fold(place)][known.parts.tells_body].add(known)

    def matches(self, name: str, place: str) -> tuple[Match[K], ...]:
        """Give who is likely meant, the likeliest first; the same to the letter comes before all others."""
        parts = name_parts(name)
        exact = self._by_plain.get(parts.plain, ())
        found = [match for known in (*exact, *self._alike(parts, place)) if (match := _match(parts, place, known))]
        unique = {match.key: match for match in found}
        return tuple(sorted(unique.values(), key=_rank))

    def _alike(self, parts: NameParts, place: str) -> Iterable[_Known[K]]:
        here, places = fold(place), self._shelves.get(parts.numbers, {})
        for where in {here, ""} & set(places) if here else set(places):
            for tells_body, shelf in places[where].items():
                yield from shelf.alike(parts.whole, shelf.wholes)
                if tells_body is not parts.tells_body:
                    yield from shelf.alike(parts.bare, shelf.bares)


def likely_same(one: tuple[str, str], other: tuple[str, str]) -> Match[None] | None:
    """Compare two (name, municipality); None where they are not likely the same."""
    return _match(name_parts(one[0]), one[1], _Known(None, name_parts(other[0]), other[1]))


def _match(parts: NameParts, place: str, known: _Known[K]) -> Match[K] | None:
    from rapidfuzz import fuzz  # noqa: PLC0415  the window starts without it

    for one, other in compared(parts, known.parts):
        whole, rest = fuzz.ratio(one, other), fuzz.ratio(*unshared(one, other))
        if found := likeness(parts, known.parts, places=(place, known.place), whole=whole, rest=rest):
            return Match(known.key, found, whole, fold(place) == fold(known.place))
    return None


def _rank(match: Match[K]) -> tuple[bool, bool, float]:
    return match.likeness is not Likeness.SAME, not match.same_place, -match.score
