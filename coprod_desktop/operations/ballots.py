"""Ballots: cast one by one at the laptop, or typed in from numbered sheets of paper.

A secret ballot is saved without voter, time and journal, so no undo can take it back; only that a person has had
their turn is kept, apart from the ballot.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.poll_count import groups
from coprod_desktop.domain.polls import ControlTotal, PollRow, Secrecy, SheetRow, VoterRow, must_fit
from coprod_desktop.operations.poll_rows import ballots_of, must_be_open, poll_row, sectors_of, voter_rows
from coprod_desktop.records import Ballot, Choice, Entitlement, Poll, Turn
from coprod_desktop.store import Reader, Step, Workspace

Dots = Mapping[UUID, int]
LAST_SHEET = 999_999


def cast_ballot(workspace: Workspace, *, poll_id: UUID, participant_id: UUID, dots: Dots) -> PollRow:
    """Cast one person's ballot at the laptop; by name it takes the place of an earlier one, in secret it stays.

    A ballot without dots is an abstention. Raises KnownError `poll_not_open`, `not_entitled`, `voted_already`,
    `all_have_voted`, and those of `must_fit`.
    """
    with workspace.step("cast_ballot", undoable=_is_named(workspace, poll_id)) as step:
        poll = must_be_open(step, poll_id)
        must_fit(dots, poll.options, budget=poll.budget, cap=poll.cap)
        voters = voter_rows(step, poll)
        voter = _voter(voters, participant_id)
        if poll.secrecy is Secrecy.NAMED:
            ballot = _ballot_by(step, poll, participant_id) or _add_ballot(step, poll, voter)
            _write_dots(step, ballot, dots)
        else:
            if voter.has_voted:
                raise KnownError("voted_already")
            where = Entitlement.poll_id == poll_id, Entitlement.participant_id == participant_id
            step.add(Turn(entitlement_id=step.all(Entitlement, *where)[0].id))
            _write_dots(step, _add_ballot(step, poll, sector=_sector_kept(voters, voter.sector)), dots)
            _hide(step, poll_id)
        return poll_row(step, poll_id)


def get_ballot(workspace: Workspace, *, poll_id: UUID, participant_id: UUID) -> Mapping[UUID, int] | None:
    """Give the dots of one person in a poll by name, None where they have not voted; KnownError `voter_not_wanted`."""
    with workspace.reading() as reader:
        poll = poll_row(reader, poll_id)
        if poll.secrecy is Secrecy.SECRET:
            raise KnownError("voter_not_wanted")
        ballot = _ballot_by(reader, poll, participant_id)
        return _dots_of(reader, ballot) if ballot else None


def told_sectors(workspace: Workspace, *, poll_id: UUID) -> tuple[Sector, ...]:
    """Give the sectors that a secret ballot may tell: none that is so small that it would name the voter."""
    with workspace.reading() as reader:
        voters = voter_rows(reader, poll_row(reader, poll_id))
        return tuple(sector for sector in groups(sectors_of(voters)) if sector)


def sheets(workspace: Workspace, *, poll_id: UUID) -> tuple[int, ...]:
    """Give the numbers of the sheets typed in so far, in order."""
    with workspace.reading() as reader:
        numbers = select(Ballot.sheet_no).where(Ballot.poll_id == poll_id, col(Ballot.deleted_at).is_(None))
        return tuple(sorted(number for (number,) in reader.rows(numbers) if number is not None))


def get_sheet(workspace: Workspace, *, poll_id: UUID, sheet_no: int) -> SheetRow:
    """Give one sheet, to look it over; KnownError `sheet_missing`."""
    with workspace.reading() as reader:
        ballot = _sheet(reader, poll_id, sheet_no)
        return SheetRow(sheet_no, ballot.sector, ballot.participant_id, _dots_of(reader, ballot))


def enter_sheet(
    workspace: Workspace,
    *,
    poll_id: UUID,
    sheet_no: int,
    dots: Dots,
    sector: Sector | None = None,
    participant_id: UUID | None = None,
) -> PollRow:
    """Type in one paper sheet; a poll by name asks whose it is, a secret one only the group, where the sheet tells it.

    Raises KnownError `poll_not_open`, `sheet_number_wrong`, `sheet_twice`, `voter_missing`, `voter_not_wanted`,
    `not_entitled`, `voted_already`, `all_have_voted`, and those of `must_fit`.
    """
    with workspace.step("enter_sheet", undoable=_is_named(workspace, poll_id)) as step:
        poll = must_be_open(step, poll_id)
        if not 1 <= sheet_no <= LAST_SHEET:
            raise KnownError("sheet_number_wrong", last=LAST_SHEET)
        if sheet_no in sheets(workspace, poll_id=poll_id):
            raise KnownError("sheet_twice", sheet=sheet_no)
        must_fit(dots, poll.options, budget=poll.budget, cap=poll.cap, sheet=sheet_no)
        voters = voter_rows(step, poll)
        voter = _voter_on_sheet(poll, voters, participant_id)
        if voter and voter.has_voted:
            raise KnownError("voted_already")
        ballot = _add_ballot(step, poll, voter, sector=_sector_kept(voters, sector), sheet_no=sheet_no)
        _write_dots(step, ballot, dots)
        _hide_if_secret(step, poll)
        return poll_row(step, poll_id)


def change_sheet(
    workspace: Workspace, *, poll_id: UUID, sheet_no: int, dots: Dots, sector: Sector | None = None
) -> PollRow:
    """Put a sheet right that was mistyped; the voter of a poll by name stays. KnownErrors as `enter_sheet`."""
    with workspace.step("change_sheet", undoable=_is_named(workspace, poll_id)) as step:
        poll = must_be_open(step, poll_id)
        must_fit(dots, poll.options, budget=poll.budget, cap=poll.cap, sheet=sheet_no)
        ballot = _sheet(step, poll_id, sheet_no)
        if poll.secrecy is Secrecy.SECRET:
            ballot.sector = _sector_kept(voter_rows(step, poll), sector)
        _write_dots(step, ballot, dots)
        _hide_if_secret(step, poll)
        return poll_row(step, poll_id)


def remove_sheet(workspace: Workspace, *, poll_id: UUID, sheet_no: int) -> PollRow:
    """Take out a sheet that should not have been typed in; KnownError `poll_not_open`, `sheet_missing`."""
    with workspace.step("remove_sheet", undoable=_is_named(workspace, poll_id)) as step:
        poll = must_be_open(step, poll_id)
        ballot = _sheet(step, poll_id, sheet_no)
        _write_dots(step, ballot, {})
        step.erase(ballot)
        _hide_if_secret(step, poll)
        return poll_row(step, poll_id)


def check_control(workspace: Workspace, *, poll_id: UUID, sheets: int, dots: int | None = None) -> ControlTotal:
    """Compare what was typed with what was counted on the table; tells only whether they agree, never the totals."""
    with workspace.reading() as reader:
        typed = [given for ballot, given in ballots_of(reader, poll_row(reader, poll_id).id) if ballot.from_paper]
        total = sum(sum(given.values()) for given in typed)
        return ControlTotal(sheets_agree=len(typed) == sheets, dots_agree=None if dots is None else total == dots)


def _is_named(workspace: Workspace, poll_id: UUID) -> bool:
    with workspace.reading() as reader:
        return reader.get(Poll, poll_id).secrecy is Secrecy.NAMED


def _voter(voters: tuple[VoterRow, ...], participant_id: UUID) -> VoterRow:
    found = next((voter for voter in voters if voter.participant_id == participant_id), None)
    if found is None:
        raise KnownError("not_entitled")
    return found


def _voter_on_sheet(poll: PollRow, voters: tuple[VoterRow, ...], participant_id: UUID | None) -> VoterRow | None:
    if poll.secrecy is Secrecy.SECRET:
        if participant_id:
            raise KnownError("voter_not_wanted")
        return None
    if participant_id is None:
        raise KnownError("voter_missing")
    return _voter(voters, participant_id)


def _sector_kept(voters: tuple[VoterRow, ...], sector: Sector | None) -> Sector | None:
    """Give what a secret ballot may say of its voter: no group so small that it would name them."""
    return sector if sector in groups(sectors_of(voters)) else None


def _add_ballot(
    step: Step,
    poll: PollRow,
    voter: VoterRow | None = None,
    *,
    sector: Sector | None = None,
    sheet_no: int | None = None,
) -> Ballot:
    # Counted here too, since sheets of paper and turns at the laptop do not know of each other.
    if poll.cast >= poll.entitled:
        raise KnownError("all_have_voted", count=poll.entitled)
    return step.add(
        Ballot(
            poll_id=poll.id,
            secret=voter is None,
            sheet_no=sheet_no,
            sector=voter.sector if voter else sector,
            participant_id=voter.participant_id if voter else None,
            from_paper=sheet_no is not None,
        )
    )


def _write_dots(step: Step, ballot: Ballot, dots: Dots) -> None:
    for choice in step.all(Choice, Choice.ballot_id == ballot.id):
        step.erase(choice)
    for option_id, given in dots.items():
        if given:
            step.add(Choice(ballot_id=ballot.id, option_id=option_id, secret=ballot.secret, value=given))


def _hide_if_secret(step: Step, poll: PollRow) -> None:
    if poll.secrecy is Secrecy.SECRET:
        _hide(step, poll.id)


def _hide(step: Step, poll_id: UUID) -> None:
    entitlements = select(Entitlement.id).where(Entitlement.poll_id == poll_id)
    ballots = select(Ballot.id).where(Ballot.poll_id == poll_id)
    step.hide_order(Turn, col(Turn.entitlement_id).in_(entitlements))
    step.hide_order(Choice, col(Choice.ballot_id).in_(ballots))
    step.hide_order(Ballot, Ballot.poll_id == poll_id)
    step.tell(step.get(Poll, poll_id))


def _ballot_by(reader: Reader, poll: PollRow, participant_id: UUID) -> Ballot | None:
    found = reader.all(Ballot, Ballot.poll_id == poll.id, Ballot.participant_id == participant_id)
    return found[0] if found else None


def _sheet(reader: Reader, poll_id: UUID, sheet_no: int) -> Ballot:
    where = Ballot.poll_id == poll_id, Ballot.sheet_no == sheet_no
    found = reader.all(Ballot, *where) if 1 <= sheet_no <= LAST_SHEET else []
    if not found:
        raise KnownError("sheet_missing", sheet=sheet_no)
    return found[0]


def _dots_of(reader: Reader, ballot: Ballot) -> dict[UUID, int]:
    return {choice.option_id: choice.value for choice in reader.all(Choice, Choice.ballot_id == ballot.id)}
