"""Partners of a project and the people who speak for them."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import fold
from coprod_desktop.words import Words, mark


class OrganisationKind(StrEnum):
    """What an organisation (or a family) is."""

    LHA = "lha"
    HOSPITAL = "hospital"
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    REGION = "region"
    PROVINCE = "province"
    UNIVERSITY = "university"
    FAMILY = "family"
    FAMILY_ASSOCIATION = "family_association"
    NONPROFIT = "nonprofit"
    VOLUNTEER_GROUP = "volunteer_group"
    COMPANY = "company"
    OTHER = "other"


class Sector(StrEnum):
    """The sector to which a partner belongs."""

    PUBLIC = "public"
    FAMILIES_NONPROFITS = "families_nonprofits"
    PRIVATE = "private"


class Tier(StrEnum):
    """The tier of government; a partner may belong to none."""

    CENTRAL = "central"
    REGIONAL = "regional"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    NONE = "none"


class ProductionRole(StrEnum):
    """The role in production (Alford 2014)."""

    SUPPLIER = "supplier"
    PARTNER = "partner"
    CONSUMER = "consumer"


class ConsentPurpose(StrEnum):
    """What a person agreed to."""

    CONTACT = "contact"
    MINUTES = "minutes"
    PHOTOS = "photos"
    ACCESS_NEEDS = "access_needs"


_PUBLIC_KINDS = {
    OrganisationKind.LHA,
    OrganisationKind.HOSPITAL,
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.SCHOOL,
    OrganisationKind.REGION,
    OrganisationKind.PROVINCE,
    OrganisationKind.UNIVERSITY,
}


def usual_sector(kind: OrganisationKind) -> Sector:
    """Give the sector that goes with a kind, offered until the user says otherwise."""
    if kind in _PUBLIC_KINDS:
        return Sector.PUBLIC
    return Sector.PRIVATE if kind is OrganisationKind.COMPANY else Sector.FAMILIES_NONPROFITS


def usual_tier(kind: OrganisationKind) -> Tier:
    """Give the tier of government that goes with a kind."""
    return {
        OrganisationKind.REGION: Tier.REGIONAL,
        OrganisationKind.PROVINCE: Tier.PROVINCIAL,
        OrganisationKind.MUNICIPALITY: Tier.MUNICIPAL,
    }.get(kind, Tier.NONE)


def usual_role(kind: OrganisationKind) -> ProductionRole:
    """Give the role in production that goes with a kind: families stand at the end of the delivery (Alford 2014)."""
    roles = {OrganisationKind.FAMILY: ProductionRole.CONSUMER, OrganisationKind.COMPANY: ProductionRole.SUPPLIER}
    return roles.get(kind, ProductionRole.PARTNER)


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner in a list. `name` is the organisation's, or the printed name of a family."""

    id: UUID
    name: str
    kind: OrganisationKind
    sector: Sector
    tier: Tier
    role: ProductionRole
    place: str
    joined_on: date | None
    left_on: date | None
    is_lead: bool
    teams: tuple[str, ...] = ()
    organisation_id: UUID | None = None

    @property
    def is_family(self) -> bool:
        """Tell whether a family stands behind a printed name."""
        return self.kind is OrganisationKind.FAMILY


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One consent of a person; withdrawn ones are kept."""

    id: UUID
    purpose: ConsentPurpose
    form_version: str
    given_on: date
    withdrawn_on: date | None

    @property
    def stands(self) -> bool:
        """Tell whether the consent holds."""
        return self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A contact person of a partner: `id` is the participant's.

    `alias` is what may be printed; `names` and contacts never leave the screen.
    """

    id: UUID
    partner_id: UUID
    partner: str
    alias: str
    names: str
    role: str
    email: str
    phone: str
    language: str
    access_needs: tuple[tuple[UUID, str], ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """How many local partners, now and initially, and by sector; the lead is not counted.

    Without a baseline date nobody can tell who was there initially: everybody counts as such.
    """

    now: int
    initially: int
    now_by_sector: dict[Sector, int]
    initially_by_sector: dict[Sector, int]
    baseline_on: date | None = None

    def say(self, words: Words) -> str:
        """Say the count: `22 partners (initially 17)`."""
        if self.baseline_on is None:
            return words.plural("{count} partner", "{count} partners", self.now)
        return words.plural(
            "{count} partner (initially {initially})",
            "{count} partners (initially {initially})",
            self.now,
            initially=words.number(self.initially),
        )


def is_partner_on(partner: PartnerRow, day: date) -> bool:
    """Tell whether a partner belongs to the project on a day: joined <= day < left; a missing date is no limit."""
    joined = partner.joined_on is None or partner.joined_on <= day
    return joined and (partner.left_on is None or day < partner.left_on)


def is_initial(partner: PartnerRow, baseline_on: date | None) -> bool:
    """Tell whether a partner joined on or before the baseline date."""
    if baseline_on is None or partner.joined_on is None:
        return True
    return partner.joined_on <= baseline_on


def check_stay(joined_on: date | None, left_on: date | None) -> None:
    """Refuse a partner that leaves before it joins; KnownError `date_order`."""
    if joined_on and left_on and left_on < joined_on:
        raise KnownError("date_order", earlier=mark("Joined"), later=mark("Left"))


def stays_overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Tell whether two stays (joined, left) share a day; a missing date is no limit."""
    (one_from, one_to), (other_from, other_to) = one, other
    return (one_to or date.max) > (other_from or date.min) and (other_to or date.max) > (one_from or date.min)


def count_partners(partners: Iterable[PartnerRow], *, baseline_on: date | None, today: date) -> PartnerCount:
    """Count local partners from their dates, without the lead."""
    local = [partner for partner in partners if not partner.is_lead]
    now = [partner for partner in local if is_partner_on(partner, today)]
    initial = [partner for partner in local if is_initial(partner, baseline_on)]
    return PartnerCount(len(now), len(initial), _by_sector(now), _by_sector(initial), baseline_on)


def next_number(names: Iterable[str]) -> int:
    """Give the number after the highest one that these names end with: 4 after `Family 1` and `Family 3`."""
    ends = (re.search(r"(\d{1,9})\s*$", name) for name in names)
    return max((int(end[1]) for end in ends if end), default=0) + 1


def name_key(name: str) -> tuple[tuple[int, str], ...]:
    """Give a key that sorts names as people read them: `Family 2` before `Family 10`, whatever case and accents."""
    parts = re.findall(r"[0-9]+|[^0-9]+", fold(name))
    return tuple((len(part.lstrip("0")), part.lstrip("0")) if part.isdigit() else (sys.maxsize, part) for part in parts)


def _by_sector(partners: list[PartnerRow]) -> dict[Sector, int]:
    counts = {sector: sum(partner.sector is sector for partner in partners) for sector in Sector}
    return {sector: count for sector, count in counts.items() if count}
