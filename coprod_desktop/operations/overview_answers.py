"""What was said in a project and what became of it, with what is still to be done, read for the overview alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, or_, select

from coprod_desktop.domain.actions import CLOSED, ActionState
from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.polls import PollState
from coprod_desktop.domain.priority_board import ActionOn, BoardNote, DecisionOn, RaisedAt, Voice, VoteOn
from coprod_desktop.domain.project_overview import ActionBrief
from coprod_desktop.operations.columns import table_of
from coprod_desktop.records import (
    Action,
    ActionEvent,
    Decision,
    DecisionPriority,
    Merge,
    Poll,
    PollEvent,
    PollOption,
    Priority,
)
from coprod_desktop.store import Reader

T = TypeVar("T")
NOWHERE = RaisedAt(None, "", None, None, "")


class Answers:
    """Cards with what became of them, and all actions as they stand; `names` are those of the partners."""

    def __init__(self, reader: Reader, project_id: UUID, names: Mapping[UUID, str]) -> None:
        self._reader, self._project_id, self._names = reader, project_id, names
        self._decisions: dict[UUID, list[DecisionOn]] = defaultdict(list)
        self._actions: dict[UUID, list[ActionOn]] = defaultdict(list)
        self._votes: dict[UUID, list[VoteOn]] = defaultdict(list)
        self.actions: dict[UUID, ActionBrief] = {}
        self.agreed: dict[UUID, date] = {}
        """The day on which each action was agreed."""
        self._read_decisions()
        self._read_actions()
        self._read_votes()
        self.raised = self._count_raised()
        self.notes = self._read_notes()
        """The cards that something names; all others are only counted."""

    @property
    def has_closed(self) -> bool:
        """Whether any action is done or dropped."""
        return any(action.state in CLOSED for action in self.actions.values())

    def _count_raised(self) -> int:
        p = table_of(Priority).c
        statement = select(func.count()).where(p.project_id == self._project_id, p.deleted_at.is_(None))
        return int(self._reader.rows(statement)[0][0])

    def _read_notes(self) -> tuple[BoardNote, ...]:
        p = table_of(Priority).c
        statement = (
            select(p.id, p.text, p.partner_id, p.sector)
            .where(p.project_id == self._project_id, p.deleted_at.is_(None), or_(*_named(p.id)))
            .order_by(p.captured_at, p.rank)
        )
        voices = {
            key: Voice(key, text, partner, self._names.get(partner, ""), sector, NOWHERE)
            for key, text, partner, sector in self._reader.rows(statement)
        }
        into = self._joined_into()
        joined: dict[UUID, list[Voice]] = defaultdict(list)
        for key, voice in voices.items():
            if into.get(key) in voices:
                joined[into[key]].append(voice)
        return tuple(self._note(voice, joined[key]) for key, voice in voices.items() if into.get(key) not in voices)

    def _note(self, voice: Voice, joined: list[Voice]) -> BoardNote:
        keys = [voice.id, *(one.id for one in joined)]
        decisions = sorted(_together(self._decisions, keys), key=lambda decision: decision.on)
        votes, actions = _together(self._votes, keys), _together(self._actions, keys)
        return BoardNote(voice, None, "", tuple(joined), tuple(votes), tuple(decisions), tuple(actions))

    def _joined_into(self) -> dict[UUID, UUID]:
        merge, said = table_of(Merge), table_of(Priority)
        statement = (
            select(merge.c.from_id, merge.c.into_id)
            .select_from(merge.join(said, said.c.id == merge.c.from_id))
            .where(said.c.project_id == self._project_id, merge.c.undone_at.is_(None), merge.c.deleted_at.is_(None))
        )
        return {row[0]: row[1] for row in self._reader.rows(statement)}

    def _read_decisions(self) -> None:
        link, decision, said = (table_of(kind) for kind in (DecisionPriority, Decision, Priority))
        d = decision.c
        statement = (
            select(link.c.priority_id, d.id, d.meeting_id, d.decided_at, d.text, d.reason, link.c.answer)
            .select_from(link.join(decision, d.id == link.c.decision_id).join(said, said.c.id == link.c.priority_id))
            .where(
                said.c.project_id == self._project_id,
                link.c.deleted_at.is_(None),
                d.deleted_at.is_(None),
            )
            .order_by(d.decided_at, d.rank)
        )
        for priority_id, *told in self._reader.rows(statement):
            self._decisions[priority_id].append(DecisionOn(*told))

    def _read_actions(self) -> None:
        a = table_of(Action).c
        statement = (
            select(a.id, a.what, a.due, a.partner_id, a.priority_id, a.decision_id)
            .where(a.project_id == self._project_id, a.deleted_at.is_(None))
            .order_by(a.rank)
        )
        news = self._news()
        answered = self._answered_by()
        for key, what, due, partner, priority_id, decision_id in self._reader.rows(statement):
            state, agreed, later, owner = news.get(key, (ActionState.OPEN, None, None, None))
            who = self._names.get(owner or partner, "")
            self.actions[key] = ActionBrief(key, what, who, later or due, state)
            if agreed:
                self.agreed[key] = agreed
            origins = [*([priority_id] if priority_id else []), *answered.get(decision_id, ())]
            for origin in dict.fromkeys(origins):
                self._actions[origin].append(ActionOn(key, what, who, later or due, state))

    def _news(self) -> dict[UUID, tuple[ActionState, date, date | None, UUID | None]]:
        """Give what the news of each action tells: the last state, the first day, the last date and the last owner."""
        event, action = table_of(ActionEvent), table_of(Action)
        e = event.c
        statement = (
            select(e.action_id, e.state, e.on, e.new_due, e.to_partner_id)
            .select_from(event.join(action, action.c.id == e.action_id))
            .where(action.c.project_id == self._project_id, e.deleted_at.is_(None))
            .order_by(e.on, e.rank)
        )
        news: dict[UUID, tuple[ActionState, date, date | None, UUID | None]] = {}
        for key, state, day, due, owner in self._reader.rows(statement):
            _state, agreed, old_due, old_owner = news.get(key, (state, day, None, None))
            news[key] = (state, agreed, due or old_due, owner or old_owner)
        return news

    def _answered_by(self) -> dict[UUID, list[UUID]]:
        answered: dict[UUID, list[UUID]] = defaultdict(list)
        for priority_id, decisions in self._decisions.items():
            for decision in decisions:
                if decision.answer is Answer.ANSWERS:
                    answered[decision.id].append(priority_id)
        return answered

    def _read_votes(self) -> None:
        option, poll, event, said = (table_of(kind) for kind in (PollOption, Poll, PollEvent, Priority))
        opened = select(event.c.poll_id).where(event.c.deleted_at.is_(None))
        statement = (
            select(poll.c.id, option.c.priority_id, poll.c.meeting_id, poll.c.question)
            .select_from(option.join(poll, poll.c.id == option.c.poll_id).join(said, said.c.id == option.c.priority_id))
            .where(
                said.c.project_id == self._project_id,
                option.c.deleted_at.is_(None),
                poll.c.deleted_at.is_(None),
                poll.c.id.in_(opened),
            )
        )
        for poll_id, priority_id, meeting_id, question in self._reader.rows(statement):
            vote = VoteOn(poll_id, priority_id, meeting_id, question, PollState.OPEN, 0)
            self._votes[priority_id].append(vote)


def _named(key: Any) -> Iterator[Any]:
    """Give the conditions of priorities that a decision, an action, a vote or a merge names."""
    links = (DecisionPriority, "priority_id"), (Action, "priority_id"), (PollOption, "priority_id")
    for kind, name in (*links, (Merge, "from_id"), (Merge, "into_id")):
        column = table_of(kind).c[name]
        yield key.in_(select(column).where(column.is_not(None)))


def _together(found: Mapping[UUID, list[T]], keys: Iterable[UUID]) -> list[T]:
    return list(dict.fromkeys(one for key in keys for one in found.get(key, ())))
