"""What came of priorities: the votes, decisions and actions that name them, each read in one question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.polls import PollResult, PollState
from coprod_desktop.domain.priority_board import ActionOn, DecisionOn, VoteOn
from coprod_desktop.operations.actions import action_rows
from coprod_desktop.operations.poll_results import poll_result
from coprod_desktop.records import Action, Decision, DecisionPriority, Poll, PollEvent, PollOption, Priority
from coprod_desktop.store import Reader, Workspace

T = TypeVar("T")
Keys = set[UUID] | None
"""The priorities asked for; None for all of the project."""


@dataclass(slots=True)
class Ways:
    """Votes, decisions and actions by the key of the priority that each names."""

    _votes: dict[UUID, list[VoteOn]] = field(default_factory=lambda: defaultdict(list))
    _decisions: dict[UUID, list[DecisionOn]] = field(default_factory=lambda: defaultdict(list))
    _actions: dict[UUID, list[ActionOn]] = field(default_factory=lambda: defaultdict(list))

    def __contains__(self, priority_id: UUID) -> bool:
        """Tell whether anything names a priority."""
        return priority_id in self._votes or priority_id in self._decisions or priority_id in self._actions

    def votes(self, keys: Sequence[UUID]) -> tuple[VoteOn, ...]:
        """Give the votes on any of these priorities."""
        return _together(self._votes, keys)

    def decisions(self, keys: Sequence[UUID]) -> tuple[DecisionOn, ...]:
        """Give the decisions on any of these priorities, each once, in order of time."""
        return tuple(sorted(_together(self._decisions, keys), key=lambda decision: decision.on))

    def actions(self, keys: Sequence[UUID]) -> tuple[ActionOn, ...]:
        """Give the actions that came of any of these priorities, each once."""
        return _together(self._actions, keys)

    def add_vote(self, priority_id: UUID, vote: VoteOn) -> None:
        """Take down a vote."""
        self._votes[priority_id].append(vote)

    def add_decision(self, priority_id: UUID, decision: DecisionOn) -> None:
        """Take down a decision."""
        self._decisions[priority_id].append(decision)

    def add_action(self, priority_id: UUID, action: ActionOn) -> None:
        """Take down an action."""
        self._actions[priority_id].append(action)

    def answered_by(self) -> dict[UUID, list[UUID]]:
        """Give the priorities that each decision answers."""
        answered: dict[UUID, list[UUID]] = defaultdict(list)
        for priority_id, decisions in self._decisions.items():
            for decision in decisions:
                if decision.answer is Answer.ANSWERS:
                    answered[decision.id].append(priority_id)
        return answered


def ways_of(workspace: Workspace, reader: Reader, project_id: UUID, keys: Keys) -> Ways:
    """Read what came of priorities."""
    ways = Ways()
    _read_decisions(reader, project_id, keys, ways)
    _read_actions(reader, project_id, keys, ways)
    _read_votes(workspace, reader, project_id, keys, ways)
    return ways


def _together(found: dict[UUID, list[T]], keys: Sequence[UUID]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for key in keys for one in found.get(key, ())))


def _named(statement: Any, priority_id: Any, project_id: UUID, keys: Keys) -> Any:
    """Ask only for what names a priority of the project, or one of those asked for."""
    if keys is not None:
        return statement.where(priority_id.in_(keys))
    return statement.where(priority_id.in_(select(col(Priority.id)).where(col(Priority.project_id) == project_id)))


def _read_decisions(reader: Reader, project_id: UUID, keys: Keys, ways: Ways) -> None:
    statement = (
        select(DecisionPriority, Decision)
        .join(Decision, col(Decision.id) == col(DecisionPriority.decision_id))
        .where(col(DecisionPriority.deleted_at).is_(None), col(Decision.deleted_at).is_(None))
        .order_by(col(Decision.decided_at), col(Decision.rank))
    )
    for link, decision in reader.rows(_named(statement, col(DecisionPriority.priority_id), project_id, keys)):
        told = DecisionOn(
            decision.id, decision.meeting_id, decision.decided_at, decision.text, decision.reason, link.answer
        )
        ways.add_decision(link.priority_id, told)


def _read_actions(reader: Reader, project_id: UUID, keys: Keys, ways: Ways) -> None:
    answered = ways.answered_by()
    named = col(Action.priority_id).is_not(None) if keys is None else col(Action.priority_id).in_(keys)
    for row in action_rows(reader, project_id, or_(named, col(Action.decision_id).in_(list(answered)))):
        origins = [row.priority_id] if row.priority_id else []
        origins += answered.get(row.decision_id, []) if row.decision_id else []
        for priority_id in dict.fromkeys(origins):
            ways.add_action(priority_id, _action(row))


def _action(row: ActionRow) -> ActionOn:
    return ActionOn(row.id, row.what, row.owner, row.due, row.state)


def _read_votes(workspace: Workspace, reader: Reader, project_id: UUID, keys: Keys, ways: Ways) -> None:
    statement = (
        select(PollOption, Poll)
        .join(Poll, col(Poll.id) == col(PollOption.poll_id))
        .where(col(PollOption.deleted_at).is_(None), col(Poll.deleted_at).is_(None))
        .order_by(col(Poll.rank), col(PollOption.rank))
    )
    found = reader.rows(_named(statement, col(PollOption.priority_id), project_id, keys))
    states = _states(reader, {poll.id for _option, poll in found})
    closed = [key for key, state in states.items() if state is PollState.CLOSED]
    results = {key: poll_result(workspace, poll_id=key) for key in closed}
    for option, poll in found:
        if states.get(poll.id, PollState.PREPARED) is not PollState.PREPARED:
            ways.add_vote(option.priority_id, _vote(option, poll, results.get(poll.id)))


def _vote(option: PollOption, poll: Poll, result: PollResult | None) -> VoteOn:
    """Tell a vote: without any total where there is no result yet."""
    if result is None:
        return VoteOn(poll.id, poll.meeting_id, poll.question, option.text, PollState.OPEN)
    got = next(one for one in result.options if one.option_id == option.id)
    merged = next((one for one in result.merged if option.id in one.option_ids), None)
    return VoteOn(
        poll_id=poll.id,
        meeting_id=poll.meeting_id,
        question=poll.question,
        text=option.text,
        state=PollState.CLOSED,
        options=len(result.options),
        place=got.place,
        dots=got.dots,
        supporters=got.supporters,
        together=(merged.dots, merged.supporters) if merged else None,
    )


def _states(reader: Reader, polls: Iterable[UUID]) -> dict[UUID, PollState]:
    """Give the state that the last event of each poll left it in."""
    events = reader.all(PollEvent, col(PollEvent.poll_id).in_(list(polls)), order=(col(PollEvent.rank),))
    return {event.poll_id: event.state for event in events}
