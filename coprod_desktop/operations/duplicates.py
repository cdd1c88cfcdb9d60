"""Find partners and people that may stand twice, and remember which of them do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.duplicates import Double, DoubleEntry, DoubleKind, DoubleSign
from coprod_desktop.domain.likeness import Likeness, email_key, person_key
from coprod_desktop.domain.partners import PartnerRow, PersonRow
from coprod_desktop.operations.likeness import KnownNames
from coprod_desktop.operations.partner_rows import partner_rows
from coprod_desktop.operations.people import people_rows
from coprod_desktop.records import Action, Attendance, Participant, Priority, Record, Setting, TeamPartner
from coprod_desktop.store import Reader, Workspace

APART = "not_the_same"


def find_doubles(workspace: Workspace, *, project_id: UUID) -> tuple[Double, ...]:
    """Give the pairs of a project that may be the same and of which nobody said that they are not: partners first."""
    with workspace.reading() as reader:
        apart = {setting.value for setting in reader.all(Setting, Setting.key == APART)}
        found = (*_partners(reader, project_id), *_people(reader, project_id))
        return tuple(one for one in found if _pair(one.first.id, one.second.id) not in apart)


def keep_apart(workspace: Workspace, *, first_id: UUID, second_id: UUID) -> None:
    """Remember that two entries are not the same, so that nobody is asked again."""
    with workspace.step("keep_apart") as step:
        step.add(Setting(key=APART, value=_pair(first_id, second_id)))


def _pair(one: UUID, other: UUID) -> str:
    return " ".join(sorted((str(one), str(other))))


def _partners(reader: Reader, project_id: UUID) -> Iterator[Double]:
    links = _links(reader, (Participant, TeamPartner, Priority, Action), "partner_id")
    known: KnownNames[PartnerRow] = KnownNames()
    # A family's printed name says nothing about who it is.
    for row in (row for row in partner_rows(reader, project_id) if not row.is_family):
        for match in known.matches(row.name, row.place):
            sign = DoubleSign.SAME_NAME if match.likeness is Likeness.SAME else DoubleSign.LIKE_NAME
            yield _double(DoubleKind.PARTNER, sign, (_partner(match.key, links), _partner(row, links)))
        known.add(row, row.name, row.place)


def _people(reader: Reader, project_id: UUID) -> Iterator[Double]:
    links = _links(reader, (Attendance,), "participant_id")
    seen: set[str] = set()
    people = people_rows(reader, project_id)
    by_email = _groups((email_key(row.email), row) for row in people)
    by_name = _groups((person_key(row.names), row) for row in people)
    for sign, groups in ((DoubleSign.SAME_EMAIL, by_email), (DoubleSign.SAME_NAME, by_name)):
        for one, other in (pair for group in groups for pair in pairwise(group)):
            same = one.person_id == other.person_id and one.partner_id != other.partner_id
            if not same and _pair(one.id, other.id) not in seen:
                seen.add(_pair(one.id, other.id))
                yield _double(DoubleKind.PERSON, sign, (_person(one, links), _person(other, links)))


def _groups(keyed: Iterable[tuple[str, PersonRow]]) -> list[list[PersonRow]]:
    groups: dict[str, list[PersonRow]] = defaultdict(list)
    for key, row in keyed:
        if key:
            groups[key].append(row)
    return [group for group in groups.values() if len(group) > 1]


def _links(reader: Reader, kinds: tuple[type[Record], ...], key: str) -> Counter[UUID]:
    """Count what hangs on each partner, or on each participant."""
    counts: Counter[UUID] = Counter()
    for kind in kinds:
        column = getattr(kind, key)
        counts.update(owner for (owner,) in reader.rows(select(column).where(col(kind.deleted_at).is_(None))) if owner)
    return counts


def _partner(row: PartnerRow, links: Counter[UUID]) -> DoubleEntry:
    return DoubleEntry(row.id, row.name, row.place, "", links[row.id])


def _person(row: PersonRow, links: Counter[UUID]) -> DoubleEntry:
    name = f"{row.alias} · {row.names}" if row.names and row.names != row.alias else row.alias
    return DoubleEntry(row.id, name, row.partner, row.email, links[row.id])


def _double(kind: DoubleKind, sign: DoubleSign, entries: tuple[DoubleEntry, DoubleEntry]) -> Double:
    first, second = sorted(entries, key=lambda entry: -entry.links)
    return Double(kind, sign, first, second)
