"""What is still missing at the end of a meeting."""

from uuid import UUID

from coprod_desktop.domain.actions import Gap
from coprod_desktop.domain.polls import PollState
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.polls import list_polls
from coprod_desktop.operations.since_last_time import earlier_actions
from coprod_desktop.records import Meeting
from coprod_desktop.store import Workspace


def meeting_gaps(workspace: Workspace, *, meeting_id: UUID) -> tuple[Gap, ...]:
    """Give what a meeting leaves open, in this order of codes.

    `poll_open`, `action_not_answered` (of earlier meetings), `decision_without_reason`, `action_without_owner`,
    `action_without_date`.
    """
    with workspace.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
        project_id = meeting.project_id
        decisions = list_decisions(workspace, meeting_id=meeting_id)
        actions = [a for a in list_actions(workspace, project_id=project_id) if a.meeting_id == meeting_id]
        asked = earlier_actions(workspace, meeting_id=meeting_id) if meeting.started_at else ()
        polls = list_polls(workspace, meeting_id=meeting_id)
        waiting = [a for a in asked if not a.answer_in(meeting_id)]
    return (
        *(Gap("poll_open", "poll", p.id, p.question) for p in polls if p.state is PollState.OPEN),
        *(Gap("action_not_answered", "action", a.id, a.what) for a in waiting),
        *(Gap("decision_without_reason", "decision", d.id, d.text) for d in decisions if not d.reason),
        *(Gap("action_without_owner", "action", a.id, a.what) for a in actions if a.is_open and not a.owner_id),
        *(Gap("action_without_date", "action", a.id, a.what) for a in actions if a.is_open and not a.due),
    )
