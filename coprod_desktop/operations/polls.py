"""Polls: prepared, opened for those in the room, closed, and reopened with a reason; every turn is minuted."""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import SystemRandom
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.attendance import AttendanceRow, Capacity
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import PollRow, PollState, Secrecy, VoterRow, must_be_a_budget
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.poll_rows import add_event, must_be_open, poll_row, poll_rows, voter_rows
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import AgendaItem, Entitlement, Meeting, Poll, PollEvent, PollOption, Priority
from coprod_desktop.store import Step, Workspace
from coprod_desktop.words import mark

QUESTION, OPTION, REASON = mark("Question"), mark("Option"), mark("Reason")
FEWEST_OPTIONS = 2
Shuffle = Callable[[list[PollOption]], None]
Option = tuple[str, UUID | None]
"""A text and the priority it stands for; an empty text takes that of the priority."""


def by_chance(options: list[PollOption]) -> None:
    """Put options into an order that nobody can foretell."""
    SystemRandom().shuffle(options)


def list_polls(workspace: Workspace, *, meeting_id: UUID) -> tuple[PollRow, ...]:
    """Give a meeting's polls in order, without any total."""
    with workspace.reading() as reader:
        return poll_rows(reader, Poll.meeting_id == meeting_id)


def project_polls(workspace: Workspace, *, project_id: UUID) -> tuple[PollRow, ...]:
    """Give the polls of all meetings of a project, without any total."""
    with workspace.reading() as reader:
        meetings = select(Meeting.id).where(Meeting.project_id == project_id)
        return poll_rows(reader, col(Poll.meeting_id).in_(meetings))


def get_poll(workspace: Workspace, *, poll_id: UUID) -> PollRow:
    """Give one poll without any total; KnownError `not_found`."""
    with workspace.reading() as reader:
        return poll_row(reader, poll_id)


def list_voters(workspace: Workspace, *, poll_id: UUID) -> tuple[VoterRow, ...]:
    """Give those who may vote and whether they have, by partner and name; sheets of a secret poll name nobody."""
    with workspace.reading() as reader:
        return voter_rows(reader, poll_row(reader, poll_id))


def list_latecomers(workspace: Workspace, *, poll_id: UUID) -> tuple[AttendanceRow, ...]:
    """Give the members who are in the room and have no vote yet, by partner and name."""
    with workspace.reading() as reader:
        poll = poll_row(reader, poll_id)
        known = {voter.participant_id for voter in voter_rows(reader, poll)}
        return tuple(row for row in _members_present(workspace, poll.meeting_id) if row.participant_id not in known)


def prepare_poll(
    workspace: Workspace,
    *,
    meeting_id: UUID,
    question: str,
    options: Sequence[Option],
    budget: int,
    cap: int,
    item_id: UUID | None = None,
    secrecy: Secrecy = Secrecy.SECRET,
) -> PollRow:
    """Prepare a dot vote: `budget` dots a person, at most `cap` of them on one option.

    Raises KnownError `text_missing`, `text_too_long`, `option_twice`, `dots_out_of_range`.
    """
    with workspace.step("prepare_poll") as step:
        must_be_a_budget(budget, cap)
        poll = step.add(
            Poll(
                meeting_id=step.get(Meeting, meeting_id).id,
                item_id=linked(step, AgendaItem, item_id),
                question=clean_text(question, field=QUESTION, required=True),
                secrecy=secrecy,
                budget=budget,
                cap=cap,
                rank=last_rank(step, Poll, Poll.meeting_id == meeting_id),
            )
        )
        _write_options(step, poll.id, options)
        return poll_row(step, poll.id)


def change_poll(
    workspace: Workspace,
    *,
    poll_id: UUID,
    question: str,
    options: Sequence[Option],
    secrecy: Secrecy,
    budget: int,
    cap: int,
) -> PollRow:
    """Write a poll anew that was not opened yet; KnownErrors as `prepare_poll`, and `poll_not_prepared`."""
    with workspace.step("change_poll") as step:
        poll = _prepared(step, poll_id)
        must_be_a_budget(budget, cap)
        poll.question = clean_text(question, field=QUESTION, required=True)
        poll.secrecy, poll.budget, poll.cap = secrecy, budget, cap
        for option in step.all(PollOption, PollOption.poll_id == poll_id):
            step.erase(option)
        _write_options(step, poll_id, options)
        return poll_row(step, poll_id)


def remove_poll(workspace: Workspace, *, poll_id: UUID) -> None:
    """Put a poll into the bin in which nobody has voted; KnownError `poll_has_ballots`, `poll_was_closed`."""
    with workspace.step("remove_poll") as step:
        poll = poll_row(step, poll_id)
        if poll.cast:
            raise KnownError("poll_has_ballots")
        if any(event.state is PollState.CLOSED for event in poll.events):
            raise KnownError("poll_was_closed")
        step.remove(step.get(Poll, poll_id))
        for kind in (PollOption, PollEvent, Entitlement):
            step.remove(*step.all(kind, kind.poll_id == poll_id))


def open_poll(workspace: Workspace, *, poll_id: UUID, shuffle: Shuffle = by_chance) -> PollRow:
    """Open a poll for the members in the room: its texts are frozen, and its options stand in a chance order.

    Raises KnownError `poll_not_prepared`, `meeting_not_open`, `options_too_few`, `nobody_may_vote`.
    """
    with workspace.step("open_poll") as step:
        poll = _prepared(step, poll_id)
        _must_not_be_over(step, poll.meeting_id)
        options = step.all(PollOption, PollOption.poll_id == poll_id)
        if len(options) < FEWEST_OPTIONS:
            raise KnownError("options_too_few")
        voters = _members_present(workspace, poll.meeting_id)
        if not voters:
            raise KnownError("nobody_may_vote")
        shuffle(options)
        for place, option in enumerate(options):
            option.shuffle = place
        for voter in voters:
            step.add(Entitlement(poll_id=poll_id, participant_id=voter.participant_id))
        add_event(step, poll_id, PollState.OPEN)
        return poll_row(step, poll_id)


def entitle(workspace: Workspace, *, poll_id: UUID, participant_id: UUID) -> PollRow:
    """Give a vote to somebody who came in while the poll is open; who has one keeps it.

    Raises KnownError `poll_not_open`, `may_not_vote`.
    """
    with workspace.step("entitle") as step:
        poll = must_be_open(step, poll_id)
        if any(voter.participant_id == participant_id for voter in voter_rows(step, poll)):
            return poll
        if all(row.participant_id != participant_id for row in _members_present(workspace, poll.meeting_id)):
            raise KnownError("may_not_vote")
        step.add(Entitlement(poll_id=poll_id, participant_id=participant_id, present=False))
        return poll_row(step, poll_id)


def close_poll(workspace: Workspace, *, poll_id: UUID) -> PollRow:
    """Close a poll, so that its result may be seen; KnownError `poll_not_open`."""
    with workspace.step("close_poll") as step:
        must_be_open(step, poll_id)
        add_event(step, poll_id, PollState.CLOSED)
        return poll_row(step, poll_id)


def reopen_poll(workspace: Workspace, *, poll_id: UUID, reason: str) -> PollRow:
    """Open a closed poll once more and say why; its result is hidden again.

    Raises KnownError `poll_not_closed`, `meeting_not_open`, `text_missing`, `text_too_long`.
    """
    with workspace.step("reopen_poll") as step:
        poll = poll_row(step, poll_id)
        if poll.state is not PollState.CLOSED:
            raise KnownError("poll_not_closed")
        _must_not_be_over(step, poll.meeting_id)
        add_event(step, poll_id, PollState.OPEN, clean_text(reason, field=REASON, required=True))
        return poll_row(step, poll_id)


def _prepared(step: Step, poll_id: UUID) -> Poll:
    if poll_row(step, poll_id).state is not PollState.PREPARED:
        raise KnownError("poll_not_prepared")
    return step.get(Poll, poll_id)


def _must_not_be_over(step: Step, meeting_id: UUID) -> None:
    # Asked by the time that holds, as `_members_present` is.
    ended_at = step.get(Meeting, meeting_id).ended_at
    if ended_at is not None and ended_at <= step.now():
        raise KnownError("meeting_not_open")


def _write_options(step: Step, poll_id: UUID, options: Sequence[Option]) -> None:
    texts: set[str] = set()
    priorities: set[UUID] = set()
    for given, priority_id in options:
        priority = step.get(Priority, priority_id) if priority_id else None
        text = clean_text(given, field=OPTION) or (priority.text if priority else "")
        text = clean_text(text, field=OPTION, required=True)
        if text.casefold() in texts or priority_id in priorities:
            raise KnownError("option_twice", option=text)
        texts.add(text.casefold())
        if priority_id:
            priorities.add(priority_id)
        rank = last_rank(step, PollOption, PollOption.poll_id == poll_id)
        step.add(PollOption(poll_id=poll_id, priority_id=priority_id, text=text, rank=rank))


def _members_present(workspace: Workspace, meeting_id: UUID) -> list[AttendanceRow]:
    # Asked by the time that holds: what is typed in later tells of those who were there then.
    now = workspace.now()
    rows = list_attendance(workspace, meeting_id=meeting_id)
    return [row for row in rows if row.capacity is Capacity.MEMBER and _is_there(row, now)]


def _is_there(row: AttendanceRow, now: datetime) -> bool:
    return any(spell.arrived_at <= now and (spell.left_at is None or spell.left_at > now) for spell in row.spells)
