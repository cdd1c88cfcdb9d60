"""What the register knows of partners and people, as a list is compared with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.importing import Entry, Target, TargetKind
from coprod_desktop.domain.likeness import email_key, name_parts
from coprod_desktop.domain.list_changes import PersonKeys, family_agrees, is_meant, person_keys
from coprod_desktop.domain.partners import PartnerRow, PersonRow
from coprod_desktop.operations.partners import list_partners, next_family_number
from coprod_desktop.operations.people import list_people
from coprod_desktop.records import Organisation, Place
from coprod_desktop.store import Workspace

Owner = UUID | int
"""Whose people are meant: a partner's by its key, or those of a row of the list by its number."""


@dataclass(frozen=True, slots=True)
class Known:
    """A project's partners and people, and the workspace's other organisations as (key, name, municipality)."""

    partners: tuple[PartnerRow, ...]
    people: tuple[PersonRow, ...]
    organisations: tuple[tuple[UUID, str, str], ...]
    next_family: int

    def targets(self) -> Iterable[Target]:
        """Give the organisations that a row may mean, those of the project first."""
        for row in self.partners:
            if not row.is_family:
                yield Target(TargetKind.PARTNER, row.id, 0, row.name, row.place)
        for key, name, place in self.organisations:
            yield Target(TargetKind.ORGANISATION, key, 0, name, place)


def read_known(workspace: Workspace, *, project_id: UUID) -> Known:
    """Read what a list is compared with: few questions, however much is known."""
    partners = list_partners(workspace, project_id=project_id)
    taking_part = {row.organisation_id for row in partners}
    statement = (
        select(Organisation.id, Organisation.name, Place.name)
        .outerjoin(Place, col(Place.id) == col(Organisation.place_id))
        .where(col(Organisation.deleted_at).is_(None))
    )
    with workspace.reading() as reader:
        others = [(key, name, place or "") for key, name, place in reader.rows(statement) if key not in taking_part]
    return Known(
        partners,
        list_people(workspace, project_id=project_id),
        tuple(others),
        next_family_number(workspace, project_id=project_id),
    )


class People:
    """The people of each partner, those of the rows read so far included."""

    def __init__(self, known: Known) -> None:
        self._of: dict[Owner, list[tuple[PersonKeys, PersonRow]]] = defaultdict(list)
        self._families: dict[str, list[tuple[PersonKeys, Owner]]] = defaultdict(list)
        self._by_email: dict[str, list[PersonRow]] = defaultdict(list)
        families = {row.id for row in known.partners if row.is_family}
        for row in known.people:
            self.add(row.partner_id, row, family=row.partner_id in families)

    def add(self, owner: Owner, row: PersonRow, *, family: bool) -> None:
        """Know a person more."""
        keys = person_keys(row)
        self._of[owner].append((keys, row))
        for key in {keys.names, keys.email} - {""}:
            if family:
                self._families[key].append((keys, owner))
        if keys.email:
            self._by_email[keys.email].append(row)

    def any_of(self, owner: Owner) -> bool:
        """Tell whether a partner has people."""
        return bool(self._of[owner])

    def meant(self, entry: Entry, owner: Owner) -> PersonRow | None:
        """Give the person of a partner whom a row means."""
        told = person_keys(entry)
        return next((row for known, row in self._of[owner] if is_meant(told, known)), None)

    def with_email(self, entry: Entry) -> list[PersonRow]:
        """Give who has the same e-mail."""
        key = email_key(entry.email)
        return self._by_email.get(key, []) if key else []

    def family_of(self, entry: Entry) -> tuple[Owner, bool] | None:
        """Give the family that a row means by its person, and whether that is sure."""
        told = person_keys(entry)
        keys = {told.names, told.email} - {""}
        found = [(owner, family_agrees(told, known)) for key in keys for known, owner in self._families.get(key, ())]
        return min(found, key=lambda one: not one[1], default=None)


class Families:
    """The families of the register by their printed names."""

    def __init__(self, known: Known) -> None:
        self._by_name = {
            name_parts(row.name).plain: Target(TargetKind.PARTNER, row.id, 0, row.name, row.place)
            for row in known.partners
            if row.is_family
        }

    def find(self, name: str) -> Target | None:
        """Find a family by its printed name."""
        return self._by_name.get(name_parts(name).plain) if name else None
