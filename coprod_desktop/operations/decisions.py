"""Decisions: what was settled, with its reason, and what it says to priorities."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.decisions import Answer, DecisionRow, DecisionRule
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import AgendaItem, Decision, DecisionPriority, Dissent, Meeting, Poll, Priority
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TEXT, REASON, DISSENT = mark("Decision"), mark("Reason"), mark("Dissenting view")


def list_decisions(workspace: Workspace, *, meeting_id: UUID) -> tuple[DecisionRow, ...]:
    """Give a meeting's decisions in order."""
    with workspace.reading() as reader:
        return _rows(reader, Decision.meeting_id == meeting_id)


def project_decisions(workspace: Workspace, *, project_id: UUID) -> tuple[DecisionRow, ...]:
    """Give all decisions of a project in order of time."""
    with workspace.reading() as reader:
        meetings = select(Meeting.id).where(Meeting.project_id == project_id)
        return _rows(reader, col(Decision.meeting_id).in_(meetings), col(Decision.decided_at))


def add_decision(
    workspace: Workspace,
    *,
    meeting_id: UUID,
    text: str,
    reason: str = "",
    rule: DecisionRule = DecisionRule.CONSENSUS,
    item_id: UUID | None = None,
    answers: Iterable[UUID] = (),
    declines: Iterable[UUID] = (),
    dissents: Iterable[str] = (),
    poll_id: UUID | None = None,
) -> DecisionRow:
    """Record a decision, the priorities it answers or declines, and the poll that it follows.

    Raises KnownError `text_missing`, `text_too_long`, `answered_and_declined`.
    """
    with workspace.step("add_decision") as step:
        meeting = step.get(Meeting, meeting_id)
        decision = step.add(
            Decision(
                meeting_id=meeting_id,
                item_id=linked(step, AgendaItem, item_id),
                text=clean_text(text, field=TEXT, required=True),
                reason=clean_text(reason, field=REASON),
                rule=rule,
                team_id=meeting.team_id,
                poll_id=linked(step, Poll, poll_id),
                rank=last_rank(step, Decision, Decision.meeting_id == meeting_id),
                decided_at=step.now(),
            )
        )
        _link(step, decision, answers, declines)
        _dissent(step, decision, dissents)
        return _rows(step, Decision.id == decision.id)[0]


def change_decision(
    workspace: Workspace,
    *,
    decision_id: UUID,
    text: str,
    reason: str,
    rule: DecisionRule,
    answers: Iterable[UUID],
    declines: Iterable[UUID],
    dissents: Iterable[str],
) -> DecisionRow:
    """Write a decision anew, with all it says to priorities; KnownErrors as `add_decision`."""
    with workspace.step("change_decision") as step:
        decision = step.get(Decision, decision_id)
        decision.text = clean_text(text, field=TEXT, required=True)
        decision.reason = clean_text(reason, field=REASON)
        decision.rule = rule
        _link(step, decision, answers, declines)
        _dissent(step, decision, dissents)
        return _rows(step, Decision.id == decision_id)[0]


def remove_decision(workspace: Workspace, *, decision_id: UUID) -> None:
    """Put a decision into the bin, with what it says to priorities."""
    with workspace.step("remove_decision") as step:
        step.remove(step.get(Decision, decision_id), *_links(step, decision_id), *_dissents(step, decision_id))


def _link(step: Step, decision: Decision, answers: Iterable[UUID], declines: Iterable[UUID]) -> None:
    wanted = dict.fromkeys(answers, Answer.ANSWERS)
    declined = dict.fromkeys(declines, Answer.DECLINES)
    if wanted.keys() & declined.keys():
        raise KnownError("answered_and_declined")
    wanted |= declined
    for link in _links(step, decision.id):
        answer = wanted.pop(link.priority_id, None)
        if answer is None:
            step.erase(link)
        else:
            link.answer = answer
    for priority_id, answer in wanted.items():
        priority = step.get(Priority, priority_id)
        step.add(DecisionPriority(decision_id=decision.id, priority_id=priority.id, answer=answer))
    step.save()


def _dissent(step: Step, decision: Decision, texts: Iterable[str]) -> None:
    wanted = [text for text in (clean_text(text, field=DISSENT) for text in texts) if text]
    for known in _dissents(step, decision.id):
        if known.text in wanted:
            wanted.remove(known.text)
        else:
            step.erase(known)
    for text in wanted:
        step.add(Dissent(decision_id=decision.id, text=text))


def _links(reader: Reader, decision_id: UUID) -> list[DecisionPriority]:
    return reader.all(DecisionPriority, DecisionPriority.decision_id == decision_id)


def _dissents(reader: Reader, decision_id: UUID) -> list[Dissent]:
    return reader.all(Dissent, Dissent.decision_id == decision_id)


def _rows(reader: Reader, where: Any, *order: Any) -> tuple[DecisionRow, ...]:
    # Within a meeting not by the time: a clock may be set back.
    decisions = reader.all(Decision, where, order=(*order, col(Decision.rank), col(Decision.id)))
    keys = [decision.id for decision in decisions]
    said = _said(reader, keys)
    dissents: dict[UUID, list[str]] = defaultdict(list)
    for dissent in reader.all(Dissent, col(Dissent.decision_id).in_(keys)):
        dissents[dissent.decision_id].append(dissent.text)
    return tuple(
        DecisionRow(
            id=decision.id,
            meeting_id=decision.meeting_id,
            item_id=decision.item_id,
            number=decision.number,
            text=decision.text,
            reason=decision.reason,
            rule=decision.rule,
            dissents=tuple(sorted(dissents[decision.id])),
            answers=tuple(said[decision.id, Answer.ANSWERS]),
            declines=tuple(said[decision.id, Answer.DECLINES]),
            decided_at=decision.decided_at,
            poll_id=decision.poll_id,
        )
        for decision in decisions
    )


def _said(reader: Reader, keys: list[UUID]) -> dict[tuple[UUID, Answer], list[tuple[UUID, str]]]:
    statement = (
        select(DecisionPriority, Priority)
        .join(Priority, col(Priority.id) == col(DecisionPriority.priority_id))
        .where(
            col(DecisionPriority.decision_id).in_(keys),
            col(DecisionPriority.deleted_at).is_(None),
            col(Priority.deleted_at).is_(None),
        )
        .order_by(col(Priority.captured_at), col(Priority.rank))
    )
    said: dict[tuple[UUID, Answer], list[tuple[UUID, str]]] = defaultdict(list)
    for link, priority in reader.rows(statement):
        said[link.decision_id, link.answer].append((priority.id, priority.text))
    return said
