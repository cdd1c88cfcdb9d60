"""What a list of partners and people would do to the register, row by row, before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.partners import OrganisationKind, ProductionRole, Sector, Tier
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

REMARKS: dict[str, str] = {
    "no_partner": mark("No partner is named, and nothing says that it is a family."),
    "not_a_date": mark("{column}: «{text}» is not a date."),
    "date_order": mark("It leaves before it joins."),
    "unknown_value": mark("{column}: «{text}» is not known and was passed over."),
    "family_numbered": mark("The family takes part under a number; the name in the list stays with the person."),
    "family_with_others": mark("«{name}» already has other people here."),
    "same_name_elsewhere": mark("«{name}» has the same name in {place}."),
    "like_name": mark("The name is much like «{name}»."),
    "like_name_in": mark("The name is much like «{name}», {place}."),
    "same_email": mark("Somebody of «{name}» has this e-mail."),
    "same_person": mark("This person already speaks for «{name}»."),
    "in_row": mark("The partner is that of row {row}."),
    "as_row": mark("The same stands in row {row}."),
    "known_elsewhere": mark("«{name}» is known from another project."),
    "person_added": mark("One more person for «{name}»."),
}


Progress = Callable[[int, int], object]
"""Told how much of how much is done; it may raise `Stopped`."""


class Stopped(Exception):  # noqa: N818  nothing went wrong: somebody asked to stop
    """Somebody stopped the work while it went on."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a row, by its code; the values may hold personal text."""

    code: str
    values: tuple[tuple[str, Any], ...] = ()

    def say(self, words: Words) -> str:
        """Say it in one sentence."""
        said = {name: label(words, one) if isinstance(one, ListColumn) else one for name, one in self.values}
        return words.say(REMARKS[self.code], **said)


def remark(code: str, **values: Any) -> Remark:
    """Make a remark."""
    return Remark(code, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list as it was understood: texts, and None where nothing is said."""

    number: int
    partner: str = ""
    kind: OrganisationKind | None = None
    kind_said: bool = False
    sector: Sector | None = None
    tier: Tier | None = None
    production_role: ProductionRole | None = None
    place: str = ""
    joined: date | None = None
    left: date | None = None
    names: str = ""
    alias: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    remarks: tuple[Remark, ...] = ()
    refusal: Remark | None = None

    @property
    def is_family(self) -> bool:
        """Tell whether a family takes part, not an organisation."""
        return self.kind is OrganisationKind.FAMILY

    @property
    def has_person(self) -> bool:
        """Tell whether the row names or reaches somebody."""
        return any((self.names, self.alias, self.email, self.phone))


class RowFate(StrEnum):
    """What will become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBLE = "possible_double"
    REFUSED = "refused"


class TargetKind(StrEnum):
    """What a row is taken for."""

    PARTNER = "partner"
    ORGANISATION = "organisation"
    PERSON = "person"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Target:
    """Who is meant by a row: a partner, an organisation of another project, a participant, or an earlier row."""

    kind: TargetKind
    id: UUID | None
    row: int
    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that the list says otherwise than the register."""

    column: ListColumn
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What will happen with one row. `candidates` are who might be meant; `preset` is the one taken at first, or None.

    `partner` and `person` are who is surely meant, None where they are new.
    """

    entry: Entry
    fate: RowFate
    partner: Target | None = None
    person: Target | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Target, ...] = ()
    preset: int | None = None
    remarks: tuple[Remark, ...] = ()
    id: UUID = field(default_factory=uuid4, compare=False)

    @property
    def number(self) -> int:
        """The number of the row in the file."""
        return self.entry.number

    def why(self, words: Words) -> str:
        """Say all that there is to say about the row."""
        return " ".join(one.say(words) for one in self.remarks)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a row: left out, the same as one of the candidates, or new (None)."""

    take: bool = True
    same_as: int | None = None


def first_choice(row: PlannedRow) -> Choice:
    """Give what happens with a row as long as nobody decides otherwise."""
    return Choice(take=row.fate is not RowFate.REFUSED, same_as=row.preset)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a whole list would do; `columns` is what its headings were taken for, to be remembered."""

    rows: tuple[PlannedRow, ...]
    columns: Mapping[str, str]

    def count(self, fate: RowFate) -> int:
        """Count the rows of a fate."""
        return sum(row.fate is fate for row in self.rows)

    def say(self, words: Words) -> str:
        """Say how many rows have which fate: `New: 20 · Refused: 1`."""
        counts = ((fate, self.count(fate)) for fate in RowFate)
        return " · ".join(f"{label(words, fate)}: {words.number(count)}" for fate, count in counts if count)

    def as_lines(self, words: Words) -> list[str]:
        """Say of each row that needs a look what is the matter with it."""
        looked_at = {RowFate.DOUBLE, RowFate.REFUSED}
        return [
            words.say("Row {row}: {fate}. {reason}", row=row.number, fate=label(words, row.fate), reason=row.why(words))
            for row in self.rows
            if row.fate in looked_at or row.entry.remarks
        ]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was written: how many partners and people came, how many entries changed, how many rows stayed out."""

    partners: int
    people: int
    changed: int
    left_out: int

    def say(self, words: Words) -> str:
        """Say it in a sentence or two."""
        parts = (
            (self.partners, words.plural("{count} new partner", "{count} new partners", self.partners)),
            (self.people, words.plural("{count} new person", "{count} new people", self.people)),
            (self.changed, words.plural("{count} changed row", "{count} changed rows", self.changed)),
        )
        told = [text for count, text in parts if count]
        said = (
            words.say("Imported: {parts}.", parts=words.list(told)) if told else words.say("The list held nothing new.")
        )
        if not self.left_out:
            return said
        left_out = words.plural("{count} row was left out.", "{count} rows were left out.", self.left_out)
        return f"{said} {left_out}"
