"""Actions and what happened to them."""

from datetime import date
from uuid import UUID

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.records.base import Record, coded, free_text, link, rank


class Action(Record, table=True):
    """Who does what by when; its state is that of its last event."""

    project_id: UUID = link("project.id")
    meeting_id: UUID | None = link("meeting.id", optional=True)
    item_id: UUID | None = link("agendaitem.id", optional=True)
    decision_id: UUID | None = link("decision.id", optional=True)
    priority_id: UUID | None = link("priority.id", optional=True)
    partner_id: UUID | None = link("partner.id", optional=True)
    participant_id: UUID | None = link("participant.id", optional=True)
    what: str = free_text()
    due: date | None = None
    rest_until: date | None = None
    rank: str = rank()


class ActionEvent(Record, table=True):
    """One thing that happened to an action; `rank` orders events of one day."""

    action_id: UUID = link("action.id")
    meeting_id: UUID | None = link("meeting.id", optional=True)
    state: ActionState = coded(ActionState, ActionState.OPEN)
    on: date
    note: str = free_text()
    new_due: date | None = None
    to_partner_id: UUID | None = link("partner.id", optional=True)
    decision_id: UUID | None = link("decision.id", optional=True)
    rank: str = rank()
