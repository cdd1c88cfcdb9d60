"""Finding options that sound alike, on which people's dots would be split."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from coprod_desktop.domain.texts import fold

ALIKE = 0.8
MOST_OPTIONS = 80
"""Beyond so many options the pairs are too many to be compared while one ticks."""


def alike_pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Give the pairs of texts that likely mean the same, in their order."""
    return [pair for pair in combinations(texts[:MOST_OPTIONS], 2) if _are_alike(*pair)]


@lru_cache(maxsize=4096)
def _are_alike(one: str, other: str) -> bool:
    # In the order of the alphabet, so that turning words round changes nothing.
    first, second = (" ".join(sorted(fold(text).split())) for text in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
