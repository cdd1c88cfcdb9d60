"""Decisions, what they say to priorities, and who dissented."""

from datetime import datetime
from uuid import UUID

from coprod_desktop.domain.decisions import Answer, DecisionRule
from coprod_desktop.records.base import Record, coded, free_text, link, moment, rank


class Decision(Record, table=True):
    """Something settled; its number is given when the minutes are approved."""

    meeting_id: UUID = link("meeting.id")
    item_id: UUID | None = link("agendaitem.id", optional=True)
    number: int | None = None
    text: str = free_text()
    reason: str = free_text()
    rule: DecisionRule = coded(DecisionRule, DecisionRule.CONSENSUS)
    team_id: UUID | None = link("team.id", optional=True)
    poll_id: UUID | None = link("poll.id", optional=True)
    supersedes_id: UUID | None = link("decision.id", optional=True)
    rank: str = rank()
    decided_at: datetime = moment(optional=False)


class DecisionPriority(Record, table=True):
    """What a decision says to one priority."""

    decision_id: UUID = link("decision.id")
    priority_id: UUID = link("priority.id")
    answer: Answer = coded(Answer, Answer.ANSWERS)


class Dissent(Record, table=True):
    """A dissenting view put on record."""

    decision_id: UUID = link("decision.id")
    text: str = free_text()
