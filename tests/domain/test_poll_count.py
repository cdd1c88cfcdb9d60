"""Counting dots: places shared on ties, supporters, and a split by sector from which nobody can be told."""

from collections import Counter
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.poll_count import CountedBallot, count_merged, count_options, groups, pool
from coprod_desktop.domain.polls import SMALLEST_GROUP, PollOptionRow, SectorDots

PUBLIC, FAMILIES, PRIVATE = Sector.PUBLIC, Sector.FAMILIES_NONPROFITS, Sector.PRIVATE
A, B, C, D = (PollOptionRow(uuid4(), text, None) for text in "ABCD")


def ballot(sector: Sector | None = None, **dots: int) -> CountedBallot:
    """Give a ballot with dots on options by their letters."""
    keys = {"a": A.id, "b": B.id, "c": C.id, "d": D.id}
    return CountedBallot(sector, {keys[letter]: number for letter, number in dots.items()})


def test_dots_and_distinct_supporters_are_counted_and_nothing_is_left_out() -> None:
    ballots = [ballot(a=2, b=1), ballot(b=1), ballot(b=1, d=2), ballot(), ballot(a=0)]
    counted = count_options([A, B, C, D], ballots)
    assert [(o.text, o.place, o.dots, o.supporters) for o in counted] == [
        ("B", 1, 3, 3),
        ("A", 2, 2, 1),
        ("D", 2, 2, 1),
        ("C", 4, 0, 0),
    ]


def test_equal_dots_stand_in_the_listed_order_whatever_the_keys() -> None:
    for options in ([A, B, C], [C, B, A], [B, C, A]):
        assert [result.text for result in count_options(options, [])] == [option.text for option in options]
        assert {result.place for result in count_options(options, [ballot(a=1, b=1, c=1)])} == {1}


@pytest.mark.parametrize(
    ("sizes", "split"),
    [
        ({PUBLIC: 7, FAMILIES: 5}, (PUBLIC, FAMILIES)),
        ({PUBLIC: 7, FAMILIES: 4}, ()),
        ({PUBLIC: 7, FAMILIES: 3, PRIVATE: 2}, (PUBLIC, None)),
        ({PUBLIC: 7, FAMILIES: 6, PRIVATE: 1}, (PUBLIC, None)),
        ({PUBLIC: 6, FAMILIES: 7, PRIVATE: 1}, (FAMILIES, None)),
        ({PUBLIC: 9, FAMILIES: 7, PRIVATE: 5}, (PUBLIC, FAMILIES, PRIVATE)),
        ({PUBLIC: 7, None: 5}, (PUBLIC, None)),
        ({PUBLIC: 7, None: 1}, ()),
        ({PUBLIC: 20}, ()),
        ({None: 20}, ()),
        ({}, ()),
    ],
)
def test_groups_under_five_are_pooled_or_the_split_is_withheld(
    sizes: dict[Sector | None, int], split: tuple[Sector | None, ...]
) -> None:
    assert groups(Counter(sizes)) == split


@given(st.dictionaries(st.sampled_from([*Sector, None]), st.integers(0, 12)))
def test_no_shown_group_is_small_nor_can_one_be_told_by_taking_away(sizes: dict[Sector | None, int]) -> None:
    ballots = [ballot(sector) for sector, number in sizes.items() for _ in range(number)]
    shown = pool(ballots)
    assert all(number >= SMALLEST_GROUP for _sector, number in shown)
    assert sum(number for _sector, number in shown) in {0, len(ballots)}
    assert len(shown) != 1


@given(
    st.lists(
        st.tuples(st.sampled_from([*Sector, None]), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
        max_size=40,
    )
)
def test_the_split_adds_up_to_the_whole(given: list[tuple[Sector | None, int, int, int]]) -> None:
    ballots = [ballot(sector, a=a, b=b, c=c) for sector, a, b, c in given]
    for result in count_options([A, B, C], ballots):
        if result.by_sector:
            assert sum(part.dots for part in result.by_sector) == result.dots
            assert sum(part.supporters for part in result.by_sector) == result.supporters
        assert result.supporters <= result.dots


def test_the_split_tells_dots_and_supporters_of_each_group() -> None:
    ballots = [ballot(PUBLIC, a=2)] * 5 + [ballot(FAMILIES, a=1, b=1)] * 4 + [ballot(PRIVATE, b=2)]
    first, second = count_options([A, B], ballots)
    assert first.by_sector == (SectorDots(PUBLIC, 10, 5), SectorDots(None, 4, 4))
    assert second.by_sector == (SectorDots(PUBLIC, 0, 0), SectorDots(None, 6, 5))


def test_options_that_became_one_add_up_per_voter_under_the_cap() -> None:
    merged = count_merged([A, B], [ballot(a=2, b=2), ballot(a=1, b=1), ballot(b=2), ballot(c=2)], cap=3)
    assert (merged.texts, merged.dots, merged.supporters) == (("A", "B"), 3 + 2 + 2, 3)
