"""Doubles: partners or people that stand twice in the registers of a project."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class DoubleKind(StrEnum):
    """What stands twice."""

    PARTNER = "partner"
    PERSON = "person"


class DoubleSign(StrEnum):
    """By what two entries are taken for the same."""

    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"
    SAME_EMAIL = "same_email"


@dataclass(frozen=True, slots=True)
class DoubleEntry:
    """One of two entries that may be the same.

    `id` is the partner's, or the participant's for a person. `place` is the municipality, or the partner of a person;
    `contact` the e-mail of a person. `links` counts what hangs on it.
    """

    id: UUID
    name: str
    place: str
    contact: str
    links: int


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries that may be the same; the one on which more hangs stands first, and is offered to stay."""

    kind: DoubleKind
    sign: DoubleSign
    first: DoubleEntry
    second: DoubleEntry
