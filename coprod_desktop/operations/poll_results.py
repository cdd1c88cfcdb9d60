"""Results of polls: nobody is given a total before a poll is closed."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, or_, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.poll_count import CountedBallot, count_merged, count_options, pool
from coprod_desktop.domain.polls import (
    SMALLEST_GROUP,
    CountLine,
    CountTable,
    MergedOptions,
    PollOptionRow,
    PollResult,
    PollRow,
    PollState,
    Secrecy,
)
from coprod_desktop.operations.poll_rows import ballots_of, poll_row, voter_rows
from coprod_desktop.records import Ballot, Entitlement, Merge, Poll, PollEvent, Turn
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.store.codec import Plain

Cast = list[tuple[Ballot, dict[UUID, int]]]


def poll_result(workspace: Workspace, *, poll_id: UUID) -> PollResult:
    """Give the result of a closed poll; KnownError `poll_open` while it is open, `poll_not_open` before."""
    with workspace.reading() as reader:
        poll = _closed(reader, poll_id)
        cast = ballots_of(reader, poll_id)
        ballots = [CountedBallot(ballot.sector, dots) for ballot, dots in cast]
        return PollResult(
            poll_id=poll_id,
            options=count_options(poll.options, ballots),
            entitled=poll.entitled,
            ballots=len(ballots),
            abstained=sum(ballot.is_blank for ballot in ballots),
            from_paper=sum(ballot.from_paper for ballot, _dots in cast),
            voters=pool(ballots),
            merged=_merged(reader, poll, ballots),
        )


def count_table(workspace: Workspace, *, poll_id: UUID) -> CountTable:
    """Give every ballot of a closed poll, to be counted again by hand; KnownErrors as `poll_result`.

    Sheets stand first, by number; then the ballots of the laptop, by name where the poll is by name, else in the
    order of what is on them. In secret all stand together, without the numbers of sheets, where either are few.
    """
    with workspace.reading() as reader:
        poll = _closed(reader, poll_id)
        cast = ballots_of(reader, poll_id)
        mixed = _sheets_would_tell(poll, cast)
        return CountTable(poll.options, _lines(reader, poll, cast, mixed=mixed), mixed)


def secret_ballots_told(reader: Reader) -> dict[str, dict[str, Plain]]:
    """Give the secret ballots that may leave the file, with what of them must be said otherwise there.

    Their sectors are those that the results tell, their sheets those that the count tables tell. Where these tell no
    sheet from a ballot of the laptop, as many are marked as came from paper, but not which: the first by their keys,
    which are random. Ballots of a poll that lies open in the bin stay. KnownError `secret_poll_open`.
    """
    told: dict[str, dict[str, Plain]] = {}
    for poll_id, state, in_bin in _secret_polls(reader):
        if state is PollState.OPEN and not in_bin:
            raise KnownError("secret_poll_open")
        cast = ballots_of(reader, poll_id) if state is PollState.CLOSED else []
        shown, mixed, sheets = _shown(cast), _few_of_either(cast), sum(ballot.from_paper for ballot, _dots in cast)
        for place, (ballot, _dots) in enumerate(cast):
            told[str(ballot.id)] = {"sector": ballot.sector if ballot.sector in shown else None}
            if mixed:
                told[str(ballot.id)] |= {"sheet_no": None, "from_paper": place < sheets}
    return told


def turns_untold(reader: Reader) -> set[str]:
    """Give the turns that stay with the ballots of a poll that lies open in the bin: else nobody could vote again."""
    stay = [poll_id for poll_id, state, in_bin in _secret_polls(reader) if state is PollState.OPEN and in_bin]
    entitled = select(Entitlement.id).where(col(Entitlement.poll_id).in_(stay))
    return {str(key) for (key,) in reader.rows(select(Turn.id).where(col(Turn.entitlement_id).in_(entitled)))}


def _secret_polls(reader: Reader) -> list[tuple[UUID, PollState, bool]]:
    """Give every secret poll that was ever open, with its state and whether it lies in the bin, as its events do."""
    in_bin = col(Poll.deleted_at).is_not(None)
    events = (
        select(Poll.id, PollEvent.state, in_bin)
        .join(PollEvent, col(PollEvent.poll_id) == col(Poll.id))
        .where(Poll.secrecy == Secrecy.SECRET, or_(in_bin, col(PollEvent.deleted_at).is_(None)))
        .order_by(col(PollEvent.rank))
    )
    last = {poll_id: (state, binned) for poll_id, state, binned in reader.rows(events)}
    return [(poll_id, state, bool(binned)) for poll_id, (state, binned) in last.items()]


def _closed(reader: Reader, poll_id: UUID) -> PollRow:
    poll = poll_row(reader, poll_id)
    if poll.state is PollState.OPEN:
        raise KnownError("poll_open")
    if poll.state is PollState.PREPARED:
        raise KnownError("poll_not_open")
    return poll


def _shown(cast: Cast) -> set[Sector | None]:
    return {sector for sector, _number in pool(CountedBallot(ballot.sector, dots) for ballot, dots in cast)}


def _sheets_would_tell(poll: PollRow, cast: Cast) -> bool:
    """Tell whether few secret ballots are of paper, or of the laptop: who had a turn there is known by name."""
    return poll.secrecy is Secrecy.SECRET and _few_of_either(cast)


def _few_of_either(cast: Cast) -> bool:
    sheets = sum(ballot.from_paper for ballot, _dots in cast)
    return 0 < min(sheets, len(cast) - sheets) < SMALLEST_GROUP


def _lines(reader: Reader, poll: PollRow, cast: Cast, *, mixed: bool) -> tuple[CountLine, ...]:
    names = {}
    if poll.secrecy is Secrecy.NAMED:
        names = {voter.participant_id: voter.name for voter in voter_rows(reader, poll)}
    shown = _shown(cast)
    lines = [
        CountLine(
            number=ballot.sheet_no or 0,
            from_paper=ballot.from_paper and not mixed,
            voter=names.get(ballot.participant_id, "") if ballot.participant_id else "",
            sector=ballot.sector if ballot.sector in shown else None,
            dots=tuple(dots.get(option.id, 0) for option in poll.options),
        )
        for ballot, dots in cast
    ]
    sheets = sorted((line for line in lines if line.from_paper), key=lambda line: line.number)
    others = sorted((line for line in lines if not line.from_paper), key=_by_content)
    return (*sheets, *_numbered(others))


def _by_content(line: CountLine) -> tuple[str, str, tuple[int, ...]]:
    return line.voter.casefold(), line.sector or "~", tuple(-given for given in line.dots)


def _numbered(lines: Sequence[CountLine]) -> list[CountLine]:
    return [
        CountLine(number, line.from_paper, line.voter, line.sector, line.dots) for number, line in enumerate(lines, 1)
    ]


def _merged(reader: Reader, poll: PollRow, ballots: Sequence[CountedBallot]) -> tuple[MergedOptions, ...]:
    """Give the options whose priorities have been merged since."""
    into = {merge.from_id: merge.into_id for merge in reader.all(Merge, col(Merge.undone_at).is_(None))}
    together: dict[UUID, list[PollOptionRow]] = defaultdict(list)
    for option in poll.options:
        if option.priority_id:
            together[_root(option.priority_id, into)].append(option)
    return tuple(count_merged(same, ballots, cap=poll.cap) for same in together.values() if len(same) > 1)


def _root(priority_id: UUID, into: dict[UUID, UUID]) -> UUID:
    seen = {priority_id}
    while priority_id in into and into[priority_id] not in seen:
        priority_id = into[priority_id]
        seen.add(priority_id)
    return priority_id
