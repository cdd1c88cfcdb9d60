"""Comparing the rows of a list with the register and with one another; nothing is written here."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from uuid import UUID

from coprod_desktop.domain.importing import (
    Entry,
    FieldChange,
    PlannedRow,
    Remark,
    RowFate,
    Target,
    TargetKind,
    remark,
)
from coprod_desktop.domain.likeness import Likeness, name_parts, person_key
from coprod_desktop.domain.list_changes import partner_changes, person_changes, stay_after
from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.list_values import is_numbered
from coprod_desktop.domain.partners import PartnerRow, PersonRow
from coprod_desktop.operations.import_known import Families, Known, Owner, People
from coprod_desktop.operations.likeness import KnownNames, Match

MOST_CANDIDATES = 4


class Matcher:
    """Says of one row after the other what would happen with it; rows may mean earlier ones."""

    def __init__(self, known: Known) -> None:
        self._partners = {row.id: row for row in known.partners}
        self._stays: dict[UUID | None, list[PartnerRow]] = defaultdict(list)
        for row in known.partners:
            self._stays[row.organisation_id].append(row)
        self._names = KnownNames((target, target.name, target.place) for target in known.targets())
        self._people = People(known)
        self._families = Families(known)
        self._listed: dict[str, Target] = {}
        self._of_row: dict[int, Target] = {}
        self._joining: dict[UUID | None, Target] = {}
        self._rows: dict[UUID, tuple[int, Owner]] = {}

    def plan(self, entry: Entry) -> PlannedRow:
        """Say what would happen with a row."""
        if entry.refusal:
            return PlannedRow(entry, RowFate.REFUSED, remarks=(entry.refusal,))
        planned = self._family(entry) if entry.is_family else self._organisation(entry)
        if planned.fate is not RowFate.REFUSED:
            self._take_down(planned)
        return replace(planned, remarks=(*planned.remarks, *entry.remarks))

    # Organisations

    def _organisation(self, entry: Entry) -> PlannedRow:
        matches = self._names.matches(entry.partner, entry.place)
        sure = [match.key for match in matches if match.likeness is Likeness.SAME]
        if sure:
            return self._surely(entry, self._stay_meant(entry, sure))
        found = {match.key: _alike(match) for match in matches}
        for person in self._people.with_email(entry):
            target = self._target_of(self._owner_of(person))
            if target.kind is TargetKind.ROW or not self._partners[person.partner_id].is_family:
                found.setdefault(target, _same_email(target))
        candidates = tuple(found)[:MOST_CANDIDATES]
        if not candidates:
            return PlannedRow(entry, RowFate.NEW)
        # One address for several bodies is common, so that alone it makes nobody the same.
        return PlannedRow(
            entry,
            RowFate.DOUBLE,
            candidates=candidates,
            preset=0 if matches else None,
            remarks=(found[candidates[0]],),
        )

    def _stay_meant(self, entry: Entry, sure: list[Target]) -> Target:
        """Give the one that is meant: of several stays the last, or the organisation anew where all have ended."""
        partner = self._partners.get(sure[0].id) if sure[0].id else None
        if partner is None:
            return sure[0]
        stays = self._stays[partner.organisation_id]
        last = max(stays, key=lambda row: row.joined_on or date.min)
        if entry.joined and all(row.left_on and row.left_on <= entry.joined for row in stays):
            return Target(TargetKind.ORGANISATION, partner.organisation_id, 0, partner.name, partner.place)
        return _target(last)

    def _surely(self, entry: Entry, target: Target) -> PlannedRow:
        other = self._same_person_elsewhere(entry, target)
        if other:
            candidate = Target(TargetKind.PERSON, other.id, 0, other.names or other.alias, other.partner)
            reason = remark("same_person", name=other.partner)
            return PlannedRow(
                entry, RowFate.DOUBLE, partner=target, candidates=(candidate,), preset=0, remarks=(reason,)
            )
        target = self._joining.get(target.id, target) if target.id else target
        if target.kind is TargetKind.ORGANISATION:
            return PlannedRow(
                entry, RowFate.NEW, partner=target, remarks=(remark("known_elsewhere", name=target.name),)
            )
        return self._of_known(entry, target)

    def _same_person_elsewhere(self, entry: Entry, target: Target) -> PersonRow | None:
        if self._people.meant(entry, _owner(target)):
            return None
        alike = (row for row in self._people.with_email(entry) if row.person_id and row.partner_id in self._partners)
        return next((row for row in alike if entry.names and person_key(row.names) == person_key(entry.names)), None)

    # Families

    def _family(self, entry: Entry) -> PlannedRow:
        named = self._families.find(entry.partner)
        if named:
            return self._named_family(entry, named)
        listed = self._listed.get(name_parts(entry.partner).plain) if entry.partner else None
        numbered = is_numbered(entry.partner)
        if listed and numbered:
            return self._of_known(entry, listed)
        if entry.partner and not numbered:
            # The family's own name stays with the person: it is nowhere printed.
            entry = replace(entry, names=entry.names or entry.partner)
        found = self._people.family_of(entry)
        if found and found[1]:
            return self._of_known(entry, self._target_of(found[0]))
        candidates = [self._target_of(found[0])] if found else []
        candidates += [listed] if listed and listed not in candidates else []
        if candidates:
            reason = remark("like_name", name=candidates[0].name)
            return PlannedRow(entry, RowFate.DOUBLE, candidates=tuple(candidates), remarks=(reason,))
        reasons = (remark("family_numbered"),) if not numbered else ()
        return PlannedRow(entry, RowFate.NEW, remarks=reasons)

    def _named_family(self, entry: Entry, named: Target) -> PlannedRow:
        owner = _owner(named)
        strange = entry.has_person and self._people.any_of(owner) and not self._people.meant(entry, owner)
        if strange:
            # Another list may count its families otherwise: nobody is put into a family without being asked.
            reason = remark("family_with_others", name=named.name)
            return PlannedRow(entry, RowFate.DOUBLE, candidates=(named,), remarks=(reason,))
        return self._of_known(entry, named)

    def _target_of(self, owner: Owner) -> Target:
        if isinstance(owner, int):
            return self._of_row[owner]
        return _target(self._partners[owner])

    def _owner_of(self, person: PersonRow) -> Owner:
        return self._rows[person.id][1] if person.id in self._rows else person.partner_id

    # Both

    def _of_known(self, entry: Entry, target: Target) -> PlannedRow:
        """Plan a row whose partner is surely known, or stands in an earlier row."""
        partner = self._partners.get(target.id) if target.id else None
        person = self._people.meant(entry, _owner(target)) if entry.has_person else None
        changes = self._changes(entry, partner) + (
            person_changes(entry, person) if person and person.id not in self._rows else ()
        )
        if partner and not _in_order(partner, changes):
            return PlannedRow(entry, RowFate.REFUSED, remarks=(remark("date_order"),))
        if entry.has_person and person is None:
            said = remark("in_row", row=target.row) if partner is None else remark("person_added", name=partner.name)
            fate = RowFate.CHANGED if changes else RowFate.NEW
            return PlannedRow(entry, fate, partner=target, changes=changes, remarks=(said,))
        row = self._rows[person.id][0] if person and person.id in self._rows else 0 if person else target.row
        reasons = (remark("as_row", row=row),) if row else ()
        fate = RowFate.CHANGED if changes else RowFate.SAME
        meant = Target(TargetKind.PERSON, person.id, row or 0, person.alias) if person else None
        return PlannedRow(entry, fate, partner=target, person=meant, changes=changes, remarks=reasons)

    def _changes(self, entry: Entry, partner: PartnerRow | None) -> tuple[FieldChange, ...]:
        if partner is None:
            return ()
        changes = partner_changes(entry, partner)
        if not partner.is_family and len(self._stays[partner.organisation_id]) > 1:
            # Nobody can tell which of several stays the days of a list mean.
            changes = tuple(one for one in changes if one.column not in {ListColumn.JOINED, ListColumn.LEFT})
        return changes

    def _take_down(self, row: PlannedRow) -> None:
        """Let later rows find this one."""
        entry = row.entry
        comes = row.partner is None or row.partner.kind is TargetKind.ORGANISATION
        owner: Owner = _owner(row.partner) if row.partner and not comes else entry.number
        if comes:
            self._know_row(row)
        if entry.is_family and entry.partner:
            here = self._target_of(owner)
            self._listed.setdefault(name_parts(entry.partner).plain, here)
        if entry.has_person and row.person is None:
            person = _as_person(entry)
            self._rows[person.id] = (entry.number, owner)
            self._people.add(owner, person, family=entry.is_family)

    def _know_row(self, row: PlannedRow) -> None:
        entry = row.entry
        here = Target(TargetKind.ROW, None, entry.number, entry.partner, entry.place)
        self._of_row[entry.number] = here
        if row.partner:
            self._joining[row.partner.id] = here
        elif not entry.is_family:
            self._names.add(here, entry.partner, entry.place)


def _as_person(entry: Entry) -> PersonRow:
    """Give the person of a row as one more of the register, so that later rows are compared with it."""
    return PersonRow(
        id=UUID(int=entry.number),
        partner_id=UUID(int=0),
        partner=entry.partner,
        alias=entry.alias,
        names=entry.names,
        role=entry.role,
        email=entry.email,
        phone=entry.phone,
        language=entry.language,
    )


def _owner(target: Target) -> Owner:
    return target.id if target.id else target.row


def _target(row: PartnerRow) -> Target:
    return Target(TargetKind.PARTNER, row.id, 0, row.name, row.place)


def _in_order(partner: PartnerRow, changes: tuple[FieldChange, ...]) -> bool:
    joined, left = stay_after(partner, changes)
    return not (joined and left and left < joined)


def _same_email(target: Target) -> Remark:
    return remark("same_email", name=target.name)


def _alike(match: Match[Target]) -> Remark:
    target = match.key
    if not match.same_place and match.score >= 100 and target.place:
        return remark("same_name_elsewhere", name=target.name, place=target.place)
    if target.place:
        return remark("like_name_in", name=target.name, place=target.place)
    return remark("like_name", name=target.name)
