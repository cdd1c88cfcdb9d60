"""Writing what a list brings: records are made row by row, and written kind by kind."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Choice, Entry, FieldChange, ImportResult, PlannedRow, Target, TargetKind
from coprod_desktop.domain.likeness import person_key
from coprod_desktop.domain.list_changes import partner_changes, person_changes, stay_after
from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.list_values import is_numbered
from coprod_desktop.domain.partners import (
    OrganisationKind,
    PartnerRow,
    PersonRow,
    next_number,
    usual_role,
    usual_sector,
    usual_tier,
)
from coprod_desktop.domain.texts import fold
from coprod_desktop.operations.import_known import Known, People
from coprod_desktop.operations.import_records import RecordsAtHand
from coprod_desktop.records import Organisation, Participant, Partner, Person, Record
from coprod_desktop.store import Step

AT_ONCE = 250
"""Records that are written between two looks at whether somebody wants to stop."""
FamilyName = Callable[[int], str]
"""Says the printed name of a family by its number, as `Family 3`."""


class ListWriter:
    """Writes a list into a step; what an earlier row brought is met again as if it had been there before."""

    def __init__(
        self, step: Step, project_id: UUID, known: Known, rows: Sequence[PlannedRow], family_name: FamilyName
    ) -> None:
        self._step = step
        self._project_id = project_id
        self._known = {row.id: row for row in known.partners}
        self._stays = Counter(row.organisation_id for row in known.partners)
        self._people = People(known)
        self._at_hand = RecordsAtHand(step, project_id)
        self._names = _FreeNames(known, rows, family_name)
        self._of_row: dict[int, UUID] = {}
        self._of_organisation: dict[UUID, UUID] = {}
        self._printed: dict[UUID, str] = {}
        self._new: tuple[list[Record], ...] = ([], [], [], [])
        self._changed_rows: set[int] = set()
        self._left_out = 0
        self._added_people: set[UUID] = set()

    def take(self, row: PlannedRow, choice: Choice) -> None:
        """Make the records of one row, as it was decided; KnownError `import_stale`."""
        if row.entry.refusal or not choice.take:
            self._left_out += 1
            return
        chosen = row.candidates[choice.same_as] if choice.same_as is not None else None
        shared = chosen if chosen and chosen.kind is TargetKind.PERSON else None
        target = chosen if chosen and not shared else row.partner
        fill_only = chosen is not None and shared is None
        partner_id = self._take_partner(row.entry, target, fill_only=fill_only)
        self._of_row[row.number] = partner_id
        entry = self._with_hidden_name(row.entry, target)
        if entry.has_person:
            self._take_person(entry, partner_id, shared, fill_only=fill_only)

    @property
    def waiting(self) -> int:
        """How many records are to be written."""
        return sum(map(len, self._new)) + len(self._at_hand.new_places)

    def write(self, progress: Callable[[int], object]) -> ImportResult:
        """Write all that was made; `progress` is told how many records are written."""
        written = 0
        for records in (self._at_hand.new_places, *self._new):
            for start in range(0, len(records), AT_ONCE):
                part = records[start : start + AT_ONCE]
                self._step.add_all(part)
                written += len(part)
                progress(written)
        self._at_hand.link()
        self._step.save()
        partners, participants = len(self._new[1]), len(self._new[3])
        return ImportResult(partners, participants, len(self._changed_rows), self._left_out)

    # Partners

    def _take_partner(self, entry: Entry, target: Target | None, *, fill_only: bool) -> UUID:
        if target and target.kind is TargetKind.PARTNER:
            return self._change_partner(entry, target.id, fill_only=fill_only)
        if target and target.kind is TargetKind.ROW and target.row in self._of_row:
            return self._of_row[target.row]
        joined = self._of_organisation.get(target.id) if target and target.id else None
        partner_id = joined or self._make_partner(entry, target)
        if target and target.row:
            # The row that should have brought the partner was left out.
            self._of_row[target.row] = partner_id
        return partner_id

    def _change_partner(self, entry: Entry, partner_id: UUID | None, *, fill_only: bool) -> UUID:
        known = self._known.get(partner_id) if partner_id else None
        if known is None:
            raise KnownError("import_stale")
        changes = self._sound(known, partner_changes(entry, known, fill_only=fill_only))
        if changes:
            self._at_hand.change_partner(known.id, changes)
            self._changed_rows.add(entry.number)
        self._printed[known.id] = known.name
        return known.id

    def _sound(self, known: PartnerRow, changes: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
        joined, left = stay_after(known, changes)
        several = not known.is_family and self._stays[known.organisation_id] > 1
        if several or (joined and left and left < joined):
            return tuple(one for one in changes if one.column not in {ListColumn.JOINED, ListColumn.LEFT})
        return changes

    def _make_partner(self, entry: Entry, target: Target | None) -> UUID:
        kind = entry.kind or OrganisationKind.OTHER
        partner = Partner(
            project_id=self._project_id,
            role=entry.production_role or usual_role(kind),
            joined_on=entry.joined,
            left_on=entry.left,
        )
        if entry.is_family:
            partner.printed_name = self._names.family(entry)
            partner.place_id = self._at_hand.place_id(entry.place)
            self._printed[partner.id] = partner.printed_name
        else:
            known = target if target and target.kind is TargetKind.ORGANISATION else None
            partner.organisation_id = known.id if known and known.id else self._make_organisation(entry, kind)
            self._of_organisation[partner.organisation_id] = partner.id
            self._printed[partner.id] = entry.partner
        self._new[1].append(partner)
        return partner.id

    def _make_organisation(self, entry: Entry, kind: OrganisationKind) -> UUID:
        organisation = Organisation(
            name=self._names.organisation(entry),
            kind=kind,
            sector=entry.sector or usual_sector(kind),
            tier=entry.tier or usual_tier(kind),
            place_id=self._at_hand.place_id(entry.place),
        )
        self._new[0].append(organisation)
        return organisation.id

    # People

    def _with_hidden_name(self, entry: Entry, target: Target | None) -> Entry:
        """Give the family's own name to its person, where the family takes part under a number."""
        hidden = entry.is_family and entry.partner and not is_numbered(entry.partner)
        printed = target is not None and fold(target.name) == fold(entry.partner) and target.kind is TargetKind.PARTNER
        return replace(entry, names=entry.partner) if hidden and not printed and not entry.names else entry

    def _take_person(self, entry: Entry, partner_id: UUID, shared: Target | None, *, fill_only: bool) -> None:
        known = self._people.meant(entry, partner_id)
        if known is None:
            self._make_person(entry, partner_id, self._at_hand.person_id(shared.id) if shared and shared.id else None)
        elif known.id not in self._added_people:
            changes = person_changes(entry, known, fill_only=fill_only)
            if changes:
                self._new[2].extend(self._at_hand.change_person(known.id, changes))
                self._changed_rows.add(entry.number)

    def _make_person(self, entry: Entry, partner_id: UUID, person_id: UUID | None) -> None:
        if person_id is None:
            person = Person(names=entry.names, email=entry.email, phone=entry.phone)
            if entry.language:
                person.language = entry.language
            self._new[2].append(person)
            person_id = person.id
        alias = printed_as(entry, self._printed[partner_id])
        participant = Participant(person_id=person_id, partner_id=partner_id, alias=alias, role=entry.role)
        self._new[3].append(participant)
        self._added_people.add(participant.id)
        self._people.add(partner_id, _person_row(entry, participant), family=entry.is_family)


class _FreeNames:
    """Names that nobody bears yet."""

    def __init__(self, known: Known, rows: Sequence[PlannedRow], family_name: FamilyName) -> None:
        self._family_name = family_name
        families = [row.entry.partner for row in rows if row.entry.is_family and is_numbered(row.entry.partner)]
        self._next = max(known.next_family, next_number(families))
        self._taken = {fold(row.name) for row in known.partners} | {fold(name) for _key, name, _ in known.organisations}

    def family(self, entry: Entry) -> str:
        """Give the name under which a family is printed: its number in the list, or the next one."""
        name = entry.partner if is_numbered(entry.partner) else ""
        while not name or fold(name) in self._taken:
            name = self._family_name(self._next)
            self._next += 1
        self._taken.add(fold(name))
        return name

    def organisation(self, entry: Entry) -> str:
        """Give the name of an organisation; one that another bears gets the municipality, or a number, behind it."""
        name, number = entry.partner, 2
        if fold(name) in self._taken and entry.place:
            name = f"{entry.partner} ({entry.place})"
        while fold(name) in self._taken:
            name = f"{entry.partner} ({number})"
            number += 1
        self._taken.add(fold(name))
        return name


def printed_as(entry: Entry, partner: str) -> str:
    """Give what may be printed of a person: of a family never a name, only who it is within the family."""
    if not entry.is_family:
        return entry.alias or entry.names or entry.role or partner
    named = set(person_key(f"{entry.names} {entry.partner}").split()) - set(person_key(partner).split())
    if entry.alias and not named & set(person_key(entry.alias).split()):
        return entry.alias
    role = entry.role if not named & set(person_key(entry.role).split()) else ""
    return f"{role}, {partner}" if role else partner


def _person_row(entry: Entry, participant: Participant) -> PersonRow:
    return PersonRow(
        id=participant.id,
        partner_id=participant.partner_id,
        partner="",
        alias=participant.alias,
        names=entry.names,
        role=entry.role,
        email=entry.email,
        phone=entry.phone,
        language=entry.language,
    )
