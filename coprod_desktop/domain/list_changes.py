"""What a row of a list says otherwise than the register, and which person of a partner it means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from coprod_desktop.domain.importing import Entry, FieldChange
from coprod_desktop.domain.likeness import email_key, name_parts, person_key, phone_key
from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.partners import (
    OrganisationKind,
    PartnerRow,
    PersonRow,
    Tier,
    usual_role,
    usual_sector,
    usual_tier,
)
from coprod_desktop.domain.texts import fold

Column = ListColumn


def partner_changes(entry: Entry, row: PartnerRow, *, fill_only: bool = False) -> tuple[FieldChange, ...]:
    """Tell what a row changes of a partner; nothing that is empty in the list, and with `fill_only` nothing known."""
    kind = entry.kind if entry.kind_said and not row.is_family and not entry.is_family else None
    known = {
        Column.KIND: None if row.kind is OrganisationKind.OTHER else row.kind,
        Column.SECTOR: row.sector,
        Column.TIER: None if row.tier is Tier.NONE else row.tier,
        Column.PRODUCTION_ROLE: row.role,
        Column.PLACE: row.place,
        Column.JOINED: row.joined_on,
        Column.LEFT: row.left_on,
    }
    told = {
        Column.KIND: kind,
        Column.SECTOR: None if row.is_family else entry.sector or _moved(row, kind, row.sector, usual_sector),
        Column.TIER: None if row.is_family else entry.tier or _moved(row, kind, row.tier, usual_tier),
        Column.PRODUCTION_ROLE: entry.production_role or _moved(row, kind, row.role, usual_role),
        Column.PLACE: entry.place if fold(entry.place) != fold(row.place) else "",
        Column.JOINED: entry.joined,
        Column.LEFT: entry.left,
    }
    # What is no kind and no tier counts as not known above, but is no news where the list says it too.
    same = {Column.KIND: kind is row.kind, Column.TIER: entry.tier is row.tier}
    return tuple(one for one in _changes(known, told, fill_only=fill_only) if not same.get(one.column))


def person_changes(entry: Entry, row: PersonRow, *, fill_only: bool = False) -> tuple[FieldChange, ...]:
    """Tell what a row changes of a person, as `partner_changes` does; the same written otherwise is no change."""
    known = {
        Column.NAMES: row.names,
        Column.ALIAS: row.alias,
        Column.ROLE: row.role,
        Column.EMAIL: row.email,
        Column.PHONE: row.phone,
        Column.LANGUAGE: row.language,
    }
    told = {
        Column.NAMES: entry.names if person_key(entry.names) != person_key(row.names) else "",
        Column.ALIAS: entry.alias if fold(entry.alias) != fold(row.alias) else "",
        Column.ROLE: entry.role if fold(entry.role) != fold(row.role) else "",
        Column.EMAIL: entry.email if entry.email.casefold() != row.email.casefold() else "",
        Column.PHONE: entry.phone if phone_key(entry.phone) != phone_key(row.phone) else "",
        Column.LANGUAGE: entry.language,
    }
    return _changes(known, told, fill_only=fill_only)


def stay_after(row: PartnerRow, changes: Iterable[FieldChange]) -> tuple[date | None, date | None]:
    """Give when a partner joined and left once the changes are made."""
    new = {change.column: change.new for change in changes}
    return new.get(Column.JOINED, row.joined_on), new.get(Column.LEFT, row.left_on)


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """By what a person is known again; each empty where it is not told."""

    names: str
    email: str
    phone: str
    alias: str


def person_keys(person: Entry | PersonRow) -> PersonKeys:
    """Give by what a person, or the person in a row of a list, is known again."""
    alias = name_parts(person.alias).plain
    return PersonKeys(person_key(person.names), email_key(person.email), phone_key(person.phone), alias)


def is_meant(told: PersonKeys, known: PersonKeys) -> bool:
    """Tell whether a row means this person of its partner: by names; else by contacts, or by the printed name."""
    if told.names and known.names:
        return told.names == known.names
    if told.email or known.email:
        return told.email == known.email
    if told.phone or known.phone:
        return told.phone == known.phone
    return (told.alias or told.names) == known.alias


def family_agrees(told: PersonKeys, known: PersonKeys) -> bool:
    """Tell whether a row surely means this person of a family, whatever the family is called.

    The same names are not enough where another contact speaks against it, nor the same contact of somebody else.
    """
    if told.names and known.names and told.names != known.names:
        return False
    pairs = (told.email, known.email), (told.phone, known.phone)
    return all(one == other for one, other in pairs if one and other)


def _moved(row: PartnerRow, kind: OrganisationKind | None, value: Any, usual: Any) -> Any:
    """Give what a new kind brings along, where the old value was the usual one of the old kind."""
    moves = kind and kind is not row.kind and value == usual(row.kind) and value != usual(kind)
    return usual(kind) if moves else None


def _changes(known: dict[Column, Any], told: dict[Column, Any], *, fill_only: bool) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(column, known[column], new)
        for column, new in told.items()
        if new and new != known[column] and not (fill_only and known[column])
    )
