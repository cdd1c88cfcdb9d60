from uuid import uuid4

import pytest

from coprod_desktop.domain.projects import FundingRow, FundingWarning, funding_warnings
from coprod_desktop.domain.texts import fold


def sources(*shares: tuple[bool, int]) -> tuple[FundingRow, ...]:
    return tuple(FundingRow(uuid4(), "X", is_lead, 0, share_bp) for is_lead, share_bp in shares)


@pytest.mark.parametrize(
    ("shares", "warnings"),
    [
        ([], ()),
        ([(False, 5500), (True, 4500)], ()),
        ([(False, 8000), (True, 2000)], ()),
        ([(False, 8001), (True, 1999)], (FundingWarning.LEAD_BELOW_MINIMUM,)),
        ([(False, 10_000)], (FundingWarning.LEAD_BELOW_MINIMUM,)),
        ([(False, 5500), (True, 4499)], (FundingWarning.NOT_WHOLE,)),
        ([(False, 6000), (True, 4500)], (FundingWarning.NOT_WHOLE,)),
        ([(False, 5000), (True, 1000)], (FundingWarning.NOT_WHOLE, FundingWarning.LEAD_BELOW_MINIMUM)),
        ([(False, 8000), (True, 1500), (True, 500)], ()),
    ],
)
def test_shares_make_a_whole_and_the_lead_bears_a_fifth(
    shares: list[tuple[bool, int]], warnings: tuple[FundingWarning, ...]
) -> None:
    assert funding_warnings(sources(*shares)) == warnings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forlì", "FORLI'"),
        ("Sant’Angelo Lodigiano", "sant'angelo  lodigiano"),
        ("Città di  Castello", "Citta di Castello"),
        ("Straße", "STRASSE"),
        ("Crema", " crema "),
    ],
)
def test_names_are_compared_without_case_accents_and_apostrophes(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_that_differ_in_letters_stay_apart() -> None:
    assert fold("Crema") != fold("Cremona")
    assert fold("San Giovanni") != fold("Sangiovanni")
