"""Undo and redo: as the store does them, save that nothing that was seen of a vote can be made unseen.

Undoing the closing of a poll is a reopening, and undoing a reopening is a closing: both are minuted, and both end
there. Nothing is undone on which ballots rest.
"""

from collections.abc import Iterable
from uuid import UUID

from coprod_desktop.domain.changes import Change, Changes, Fate, Origin
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import PollState
from coprod_desktop.operations.poll_rows import add_event
from coprod_desktop.records import Ballot, Entitlement, Poll, PollEvent, PollOption
from coprod_desktop.store import Reader, Workspace

TURNED = {"close_poll": ("reopen_poll", PollState.OPEN), "reopen_poll": ("close_poll", PollState.CLOSED)}
OF_POLL: dict[str, type[Poll | PollOption | PollEvent | Entitlement]] = {
    "poll": Poll,
    "polloption": PollOption,
    "pollevent": PollEvent,
    "entitlement": Entitlement,
}


def undo(workspace: Workspace) -> Changes | None:
    """Take the last step back; None where there is none. KnownError `poll_has_ballots`, `poll_was_closed`."""
    last = workspace.last_changes()
    if last is None:
        return None
    if last.step in TURNED:
        return _turn_poll(workspace, last)
    with workspace.reading() as reader:
        _must_leave_votes(reader, last)
    return workspace.undo()


def redo(workspace: Workspace) -> Changes | None:
    """Bring the last undone step again; None where there is none."""
    return workspace.redo()


def _turn_poll(workspace: Workspace, last: Changes) -> Changes:
    name, state = TURNED[last.step]
    with workspace.step(name, takes_back=True) as step:
        (event,) = last.of("pollevent")
        add_event(step, step.get(PollEvent, event.id).poll_id, state)
    return Changes(last.step, last.rows, Origin.UNDO)


def _must_leave_votes(reader: Reader, last: Changes) -> None:
    """Refuse to undo what brought a poll, its opening or a voter, where more has come of the poll than that step.

    A poll that came back from the bin with its meeting goes there again with its ballots, as it did before.
    """
    made = {row.id for row in last.rows if row.fate is Fate.ADDED}
    for poll_id in _polls_in(reader, last.of(*OF_POLL)):
        came_along = last.step == "bring_back" and reader.get(Poll, poll_id).meeting_id in made
        if not came_along and _others(reader.all(Ballot, Ballot.poll_id == poll_id), made):
            raise KnownError("poll_has_ballots")
        events = reader.all(PollEvent, PollEvent.poll_id == poll_id)
        if any(event.id in made for event in events) and _others(events, made):
            raise KnownError("poll_was_closed")


def _polls_in(reader: Reader, rows: Iterable[Change]) -> set[UUID]:
    polls: set[UUID] = set()
    for row in rows:
        record = reader.find(OF_POLL[row.kind], row.id) if row.fate is Fate.ADDED else None
        if record is not None:
            polls.add(record.id if isinstance(record, Poll) else record.poll_id)
    return polls


def _others(records: Iterable[Ballot | PollEvent], made: set[UUID]) -> bool:
    return any(record.id not in made for record in records)
