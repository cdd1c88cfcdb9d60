"""Rules of partners: counts from dates, usual values, printed names, the order of names."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import (
    OrganisationKind,
    PartnerRow,
    ProductionRole,
    Sector,
    Tier,
    check_stay,
    count_partners,
    is_partner_on,
    name_key,
    next_number,
    stays_overlap,
    usual_role,
    usual_sector,
    usual_tier,
)
from coprod_desktop.words import Words

BASELINE = date(2008, 6, 30)
TODAY = date(2010, 1, 15)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2020, 1, 1))


def partner(joined: date | None, left: date | None = None, *, kind: str = "school", lead: bool = False) -> PartnerRow:
    organisation_kind = OrganisationKind(kind)
    return PartnerRow(
        id=uuid4(),
        name="Somebody",
        kind=organisation_kind,
        sector=usual_sector(organisation_kind),
        tier=Tier.NONE,
        role=ProductionRole.PARTNER,
        place="",
        joined_on=joined,
        left_on=left,
        is_lead=lead,
    )


def cremona() -> list[PartnerRow]:
    """Seven public bodies and ten families and nonprofits from the start, one gone, six joined later, the lead."""
    start, later = date(2008, 4, 21), date(2009, 2, 2)
    return [
        partner(start, kind="lha", lead=True),
        *(partner(start) for _ in range(7)),
        *(partner(start, kind="family") for _ in range(9)),
        partner(start, date(2009, 5, 1), kind="nonprofit"),
        *(partner(later, kind="family_association") for _ in range(5)),
        partner(later, kind="company"),
    ]


def test_counts_the_case_from_dates() -> None:
    count = count_partners(cremona(), baseline_on=BASELINE, today=TODAY)
    assert (count.now, count.initially) == (22, 17)
    assert count.initially_by_sector == {Sector.PUBLIC: 7, Sector.FAMILIES_NONPROFITS: 10}
    assert count.now_by_sector == {Sector.PUBLIC: 7, Sector.FAMILIES_NONPROFITS: 14, Sector.PRIVATE: 1}


def test_says_the_count_in_both_languages() -> None:
    count = count_partners(cremona(), baseline_on=BASELINE, today=TODAY)
    assert count.say(Words("en")) == "22 partners (initially 17)"
    assert count.say(Words("it")) == "22 partner (inizialmente 17)"
    one = count_partners([partner(None)], baseline_on=None, today=TODAY)
    assert one.say(Words("en")) == "1 partner"


def test_a_stay_begins_on_its_first_day_and_ends_before_the_day_of_leaving() -> None:
    row = partner(date(2008, 4, 21), date(2009, 5, 1))
    days = (date(2008, 4, 20), date(2008, 4, 21), date(2009, 4, 30), date(2009, 5, 1))
    assert [is_partner_on(row, day) for day in days] == [False, True, True, False]


def test_nobody_leaves_before_joining() -> None:
    check_stay(BASELINE, BASELINE)
    check_stay(None, BASELINE)
    with pytest.raises(KnownError) as trouble:
        check_stay(BASELINE, BASELINE - timedelta(days=1))
    assert trouble.value.say(Words("en")) == "«Left» cannot be before «Joined»."


@given(DAYS, DAYS, DAYS, DAYS)
def test_stays_overlap_where_they_share_a_day(
    one_from: date | None, one_to: date | None, other_from: date | None, other_to: date | None
) -> None:
    one, other = (one_from, one_to), (other_from, other_to)
    first = max(one_from or date.min, other_from or date.min)
    last = min(one_to or date.max, other_to or date.max)
    assert stays_overlap(one, other) == stays_overlap(other, one)
    if first < last:
        assert stays_overlap(one, other)


def test_a_partner_may_come_back_on_the_day_it_left() -> None:
    assert not stays_overlap((None, BASELINE), (BASELINE, None))


def test_every_kind_has_its_usual_sector_tier_and_role() -> None:
    assert usual_sector(OrganisationKind.HOSPITAL) is Sector.PUBLIC
    assert usual_sector(OrganisationKind.VOLUNTEER_GROUP) is Sector.FAMILIES_NONPROFITS
    assert usual_tier(OrganisationKind.MUNICIPALITY) is Tier.MUNICIPAL
    assert usual_role(OrganisationKind.FAMILY) is ProductionRole.CONSUMER
    assert usual_role(OrganisationKind.COMPANY) is ProductionRole.SUPPLIER
    assert {usual_role(kind) for kind in OrganisationKind} == set(ProductionRole)


def test_the_next_number_follows_the_highest() -> None:
    assert next_number([]) == 1
    assert next_number(["Famiglia 1", "Family 3", "The Rossis"]) == 4
    assert next_number(["Family " + "9" * 10_000]) == 10**9


def test_names_stand_as_people_read_them() -> None:
    names = ["Family 10", "family 2", "Ètoile", "Comune di Crema", "Zeta", "1° Circolo"]
    ordered = ["1° Circolo", "Comune di Crema", "Ètoile", "family 2", "Family 10", "Zeta"]
    assert sorted(names, key=name_key) == ordered


@given(st.lists(st.text()))
def test_any_names_can_be_ordered(names: list[str]) -> None:
    ordered = [name_key(name) for name in sorted(names, key=name_key)]
    assert all(before <= after for before, after in pairwise(ordered))
