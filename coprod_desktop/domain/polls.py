"""Polls: what the room votes on, how, and what came of it; nobody sees totals before a poll is closed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.partners import Sector


class PollMethod(StrEnum):
    """How votes are given and counted."""

    DOTS = "dots"


class Secrecy(StrEnum):
    """Whether a ballot names its voter."""

    SECRET = "secret"
    NAMED = "named"


class PollState(StrEnum):
    """Where a poll stands; that of its last event, or prepared where there is none."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PollOptionRow:
    """One option, in the words that were frozen when the poll was opened."""

    id: UUID
    text: str
    priority_id: UUID | None


@dataclass(frozen=True, slots=True)
class PollEventRow:
    """The opening, closing or reopening of a poll, with the reason of a reopening."""

    state: PollState
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PollRow:
    """A poll without any total: `options` as listed, `shuffled` as shown to voters.

    `cast` of `entitled` have voted. `events` are in the order in which they happened.
    """

    id: UUID
    meeting_id: UUID
    item_id: UUID | None
    question: str
    method: PollMethod
    secrecy: Secrecy
    budget: int
    cap: int
    state: PollState
    options: tuple[PollOptionRow, ...]
    shuffled: tuple[PollOptionRow, ...]
    entitled: int
    cast: int
    events: tuple[PollEventRow, ...]


@dataclass(frozen=True, slots=True)
class SectorDots:
    """Dots and supporters of an option within one sector; `sector` is None for groups pooled as too small."""

    sector: Sector | None
    dots: int
    supporters: int


@dataclass(frozen=True, slots=True)
class OptionResult:
    """What an option got; `place` counts from 1, equal dots share it."""

    option_id: UUID
    priority_id: UUID | None
    text: str
    place: int
    dots: int
    supporters: int
    by_sector: tuple[SectorDots, ...]


@dataclass(frozen=True, slots=True)
class PollResult:
    """The result of a closed poll: options by dots, ballots counted, and how many of them were blank.

    `voters` are the ballots cast by sector; groups under five are pooled under None.
    """

    poll_id: UUID
    options: tuple[OptionResult, ...]
    entitled: int
    ballots: int
    abstained: int
    from_paper: int
    voters: tuple[tuple[Sector | None, int], ...]
