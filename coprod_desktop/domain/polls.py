"""Polls: what the room votes on, how, and what came of it; nobody sees totals before a poll is closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from string import ascii_uppercase
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector

FEWEST_DOTS, MOST_DOTS = 3, 20
LARGEST_BUDGET = 99
SMALLEST_GROUP = 5
"""Groups with fewer ballots are pooled, so that nobody in them can be told by their vote."""


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
class MergedOptions:
    """Options whose priorities were merged after the vote: each voter's dots are added, up to the cap."""

    option_ids: tuple[UUID, ...]
    texts: tuple[str, ...]
    dots: int
    supporters: int


@dataclass(frozen=True, slots=True)
class PollResult:
    """The result of a closed poll: options by dots, ballots counted, and how many of them were blank.

    Options of equal dots stand in the listed order, which breaks no tie: they share the place. `voters` are the
    ballots cast by sector; groups under five are pooled under None, and there is no split where only one would be
    left. `merged` are options that became one after the vote.
    """

    poll_id: UUID
    options: tuple[OptionResult, ...]
    entitled: int
    ballots: int
    abstained: int
    from_paper: int
    voters: tuple[tuple[Sector | None, int], ...]
    merged: tuple[MergedOptions, ...] = ()


@dataclass(frozen=True, slots=True)
class CountLine:
    """One ballot in the count table: `dots` in the order of its options.

    `number` is that of the paper sheet, or of the line; `voter` is empty where the poll is secret. `sector` is None
    where it is not known, or its group was pooled.
    """

    number: int
    from_paper: bool
    voter: str
    sector: Sector | None
    dots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Every ballot of a closed poll, so that anybody can count again by hand.

    The lines from the laptop of a secret poll stand in the order of what is on them, which tells nothing of their
    voters. Where few ballots are of paper, or of the laptop, all are `mixed`: no line tells which of them it is.
    """

    options: tuple[PollOptionRow, ...]
    lines: tuple[CountLine, ...]
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class VoterRow:
    """Somebody who may vote; `present` tells whether they were in the room when the poll was opened."""

    participant_id: UUID
    name: str
    partner: str
    sector: Sector
    present: bool
    has_voted: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One paper sheet as it was typed in; options without dots are not among `dots`."""

    sheet_no: int
    sector: Sector | None
    participant_id: UUID | None
    dots: Mapping[UUID, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """Whether what was typed agrees with what was counted on the table; None where that was not counted."""

    sheets_agree: bool
    dots_agree: bool | None


def offered_dots(options: int) -> int:
    """Give the dots to offer each person: about a quarter of the options."""
    return max(FEWEST_DOTS, min(MOST_DOTS, round(options / 4)))


def letter_of(place: int) -> str:
    """Give the letter of an option by its place in the list, from 0 on: A to Z, then AA, AB."""
    first, last = divmod(place, len(ascii_uppercase))
    return (letter_of(first - 1) if first else "") + ascii_uppercase[last]


def must_be_a_budget(budget: int, cap: int) -> None:
    """Refuse dots a person or on one option that make no vote; KnownError `dots_out_of_range`."""
    if not 1 <= cap <= budget <= LARGEST_BUDGET:
        raise KnownError("dots_out_of_range", most=LARGEST_BUDGET)


def must_fit(
    dots: Mapping[UUID, int], options: Collection[PollOptionRow], *, budget: int, cap: int, sheet: int | None = None
) -> None:
    """Refuse a ballot that breaks the rules, naming its sheet where it has one.

    Raises KnownError `option_unknown`, `dots_negative`, `dots_over_cap`, `dots_over_budget`, or those of a sheet:
    `sheet_dots_negative`, `sheet_dots_over_cap`, `sheet_dots_over_budget`.
    """
    texts = {option.id: option.text for option in options}
    if not dots.keys() <= texts.keys():
        raise KnownError("option_unknown")
    kind = "dots" if sheet is None else "sheet_dots"
    for key, given in dots.items():
        if given < 0:
            raise KnownError(f"{kind}_negative", option=texts[key], sheet=sheet)
        if given > cap:
            raise KnownError(f"{kind}_over_cap", option=texts[key], given=given, cap=cap, sheet=sheet)
    if sum(dots.values()) > budget:
        raise KnownError(f"{kind}_over_budget", given=sum(dots.values()), budget=budget, sheet=sheet)
