"""Polls as they stand in the file, for the operations on them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollEventRow, PollOptionRow, PollRow, PollState, VoterRow
from coprod_desktop.operations.names import partner_names
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import Ballot, Choice, Entitlement, Meeting, Participant, Poll, PollEvent, PollOption, Turn
from coprod_desktop.store import Reader, Step


def poll_rows(reader: Reader, where: Any) -> tuple[PollRow, ...]:
    """Give the polls that meet a condition, in order, without any total."""
    polls = reader.all(Poll, where, order=(col(Poll.rank), col(Poll.id)))
    keys = [poll.id for poll in polls]
    options: dict[UUID, list[PollOption]] = defaultdict(list)
    for option in reader.all(PollOption, col(PollOption.poll_id).in_(keys), order=(col(PollOption.rank),)):
        options[option.poll_id].append(option)
    events: dict[UUID, list[PollEventRow]] = defaultdict(list)
    for event in reader.all(PollEvent, col(PollEvent.poll_id).in_(keys), order=(col(PollEvent.rank),)):
        events[event.poll_id].append(PollEventRow(event.state, event.at, event.reason))
    entitled, cast = _counts(reader, Entitlement, keys), _counts(reader, Ballot, keys)
    return tuple(
        _row(poll, options[poll.id], tuple(events[poll.id]), entitled[poll.id], cast[poll.id]) for poll in polls
    )


def poll_row(reader: Reader, poll_id: UUID) -> PollRow:
    """Give one poll; KnownError `not_found`."""
    return poll_rows(reader, Poll.id == reader.get(Poll, poll_id).id)[0]


def must_be_open(reader: Reader, poll_id: UUID) -> PollRow:
    """Give a poll that is open; KnownError `not_found`, `poll_not_open`."""
    poll = poll_row(reader, poll_id)
    if poll.state is not PollState.OPEN:
        raise KnownError("poll_not_open")
    return poll


def add_event(step: Step, poll_id: UUID, state: PollState, reason: str = "") -> None:
    """Take down what becomes of a poll."""
    rank = last_rank(step, PollEvent, PollEvent.poll_id == poll_id)
    step.add(PollEvent(poll_id=poll_id, state=state, at=step.now(), reason=reason, rank=rank))


def voter_rows(reader: Reader, poll: PollRow) -> tuple[VoterRow, ...]:
    """Give those who may vote in a poll, by partner and name."""
    names = partner_names(reader, reader.get(Meeting, poll.meeting_id).project_id)
    statement = (
        select(Entitlement, Participant)
        .join(Participant, col(Participant.id) == col(Entitlement.participant_id))
        .where(Entitlement.poll_id == poll.id, col(Entitlement.deleted_at).is_(None))
    )
    entitled = reader.rows(statement)
    used = _have_voted(reader, poll.id)
    # Who was two entries when the poll was opened has two entitlements, and still votes once.
    done = {participant.id for entitlement, participant in entitled if {entitlement.id, participant.id} & used}
    rows = (
        VoterRow(
            participant_id=participant.id,
            name=participant.alias,
            partner=names[participant.partner_id][0],
            sector=names[participant.partner_id][1],
            present=entitlement.present,
            has_voted=participant.id in done,
        )
        for entitlement, participant in entitled
    )
    return tuple(sorted(rows, key=lambda row: (row.partner.casefold(), row.name.casefold())))


def ballots_of(reader: Reader, poll_id: UUID) -> list[tuple[Ballot, dict[UUID, int]]]:
    """Give all ballots of a poll with their dots, by what is random in their keys."""
    ballots = reader.all(Ballot, Ballot.poll_id == poll_id, order=(col(Ballot.id),))
    of_poll = select(Ballot.id).where(Ballot.poll_id == poll_id)
    dots: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for choice in reader.all(Choice, col(Choice.ballot_id).in_(of_poll)):
        dots[choice.ballot_id][choice.option_id] = choice.value
    return [(ballot, dots[ballot.id]) for ballot in ballots]


def sectors_of(voters: Iterable[VoterRow]) -> Counter[Sector | None]:
    """Count voters by sector."""
    return Counter(voter.sector for voter in voters)


def _have_voted(reader: Reader, poll_id: UUID) -> set[UUID]:
    """Give the entitlements used in a secret poll, and the people whose ballots name them."""
    entitlements = select(Entitlement.id).where(Entitlement.poll_id == poll_id)
    turns = reader.all(Turn, col(Turn.entitlement_id).in_(entitlements))
    ballots = reader.all(Ballot, Ballot.poll_id == poll_id)
    return {turn.entitlement_id for turn in turns} | {b.participant_id for b in ballots if b.participant_id}


def _counts(reader: Reader, kind: Any, polls: list[UUID]) -> Counter[UUID]:
    statement = (
        select(kind.poll_id, func.count())
        .where(kind.poll_id.in_(polls), kind.deleted_at.is_(None))
        .group_by(kind.poll_id)
    )
    numbers: dict[UUID, int] = dict(reader.rows(statement))
    return Counter(numbers)


def _row(poll: Poll, options: list[PollOption], events: tuple[PollEventRow, ...], entitled: int, cast: int) -> PollRow:
    return PollRow(
        id=poll.id,
        meeting_id=poll.meeting_id,
        item_id=poll.item_id,
        question=poll.question,
        method=poll.method,
        secrecy=poll.secrecy,
        budget=poll.budget,
        cap=poll.cap,
        state=events[-1].state if events else PollState.PREPARED,
        options=tuple(_option(option) for option in options),
        shuffled=tuple(_option(option) for option in sorted(options, key=lambda option: option.shuffle)),
        entitled=entitled,
        cast=cast,
        events=events,
    )


def _option(option: PollOption) -> PollOptionRow:
    return PollOptionRow(option.id, option.text, option.priority_id)
