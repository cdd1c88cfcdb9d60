"""Partners of a project and the people who speak for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


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


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """How many local partners, now and initially, and by sector; the lead is not counted."""

    now: int
    initially: int
    now_by_sector: dict[Sector, int]
    initially_by_sector: dict[Sector, int]


def is_partner_on(partner: PartnerRow, day: date) -> bool:
    """Tell whether a partner belongs to the project on a day: joined <= day < left; a missing date is no limit."""
    joined = partner.joined_on is None or partner.joined_on <= day
    return joined and (partner.left_on is None or day < partner.left_on)


def is_initial(partner: PartnerRow, baseline_on: date | None) -> bool:
    """Tell whether a partner joined on or before the baseline date."""
    if baseline_on is None or partner.joined_on is None:
        return True
    return partner.joined_on <= baseline_on


def count_partners(partners: Iterable[PartnerRow], *, baseline_on: date | None, today: date) -> PartnerCount:
    """Count local partners from their dates, without the lead."""
    local = [partner for partner in partners if not partner.is_lead]
    now = [partner for partner in local if is_partner_on(partner, today)]
    initial = [partner for partner in local if is_initial(partner, baseline_on)]
    return PartnerCount(len(now), len(initial), _by_sector(now), _by_sector(initial))


def _by_sector(partners: list[PartnerRow]) -> dict[Sector, int]:
    counts = {sector: sum(partner.sector is sector for partner in partners) for sector in Sector}
    return {sector: count for sector, count in counts.items() if count}
