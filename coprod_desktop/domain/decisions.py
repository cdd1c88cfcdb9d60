"""Decisions: what was settled, why, by which rule, and which priorities it answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DecisionRule(StrEnum):
    """How a decision came about."""

    CONSENSUS = "consensus"
    UNANIMITY = "unanimity"
    MAJORITY = "majority"
    VOTE = "vote"
    LEAD_DECIDES = "lead_decides"


class Answer(StrEnum):
    """What a decision says to a priority."""

    ANSWERS = "answers"
    DECLINES = "declines"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision; answered and declined priorities as (id, text), `poll_id` the poll that it follows."""

    id: UUID
    meeting_id: UUID
    item_id: UUID | None
    number: int | None
    text: str
    reason: str
    rule: DecisionRule
    dissents: tuple[str, ...]
    answers: tuple[tuple[UUID, str], ...]
    declines: tuple[tuple[UUID, str], ...]
    decided_at: datetime
    poll_id: UUID | None = None
