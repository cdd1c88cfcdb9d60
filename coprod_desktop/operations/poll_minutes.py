"""What the minutes tell of the votes of a meeting."""

from uuid import UUID

from coprod_desktop.domain.decisions import DecisionRow
from coprod_desktop.domain.minutes import PollMinutes
from coprod_desktop.domain.polls import PollRow, PollState
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import list_polls
from coprod_desktop.store import Workspace


def poll_minutes(workspace: Workspace, *, meeting_id: UUID) -> tuple[PollMinutes, ...]:
    """Give the votes that were opened in a meeting; one that is open has no totals here either."""
    decisions = list_decisions(workspace, meeting_id=meeting_id)
    polls = list_polls(workspace, meeting_id=meeting_id)
    return tuple(_told(workspace, poll, decisions) for poll in polls if poll.events)


def _told(workspace: Workspace, poll: PollRow, decisions: tuple[DecisionRow, ...]) -> PollMinutes:
    is_closed = poll.state is PollState.CLOSED
    return PollMinutes(
        poll=poll,
        result=poll_result(workspace, poll_id=poll.id) if is_closed else None,
        table=count_table(workspace, poll_id=poll.id) if is_closed else None,
        decisions=tuple(decision.text for decision in decisions if decision.poll_id == poll.id),
    )
