"""Priorities taken as the same: one card leads, the originals are kept as they were said and may be taken apart."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.records import Merge, Priority
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TEXT = mark("Priority")


def merge_priorities(workspace: Workspace, *, into_id: UUID, from_ids: Iterable[UUID], text: str = "") -> None:
    """Take priorities as the same as one that leads, which may get another wording; nothing else of them changes.

    What was joined to any of them before is joined to the leading one now, so that there are never two levels.
    Raises KnownError `not_found`, `nothing_to_join`, `joined_already`.
    """
    with workspace.step("merge_priorities") as step:
        leading = _standing_alone(step, into_id)
        others = [_standing_alone(step, key) for key in dict.fromkeys(from_ids) if key != into_id]
        if not others or any(other.project_id != leading.project_id for other in others):
            raise KnownError("nothing_to_join")
        keys = [other.id for other in others]
        for merge in step.all(Merge, col(Merge.into_id).in_(keys), *live_merges()):
            merge.into_id = leading.id
        for key in keys:
            step.add(Merge(into_id=leading.id, from_id=key))
        if text.strip():
            leading.text = clean_text(text, field=TEXT, required=True)
        step.save()


def take_apart(workspace: Workspace, *, priority_id: UUID, merge_ids: Sequence[UUID] | None = None) -> tuple[UUID, ...]:
    """Let what was joined to a priority stand by itself again: all of it, or some; gives the keys of the originals."""
    with workspace.step("take_apart") as step:
        step.get(Priority, priority_id)
        merges = step.all(Merge, col(Merge.into_id) == priority_id, *live_merges())
        undone = [merge for merge in merges if merge_ids is None or merge.id in merge_ids]
        for merge in undone:
            merge.undone_at = step.now()
        step.save()
        return tuple(merge.from_id for merge in undone)


def live_merges() -> tuple[ColumnElement[bool], ...]:
    """Give the conditions of merges that hold; for other operations."""
    return col(Merge.undone_at).is_(None), col(Merge.deleted_at).is_(None)


def stands_alone() -> ColumnElement[bool]:
    """Give the condition of priorities that are not joined to another; for other operations."""
    return col(Priority.id).not_in(select(col(Merge.from_id)).where(*live_merges()))


def joined_within(reader: Reader, meeting_id: UUID) -> dict[UUID, UUID]:
    """Give what was joined to what among the priorities of one meeting; for other operations."""
    here = select(col(Priority.id)).where(col(Priority.meeting_id) == meeting_id)
    merges = reader.all(Merge, col(Merge.from_id).in_(here), col(Merge.into_id).in_(here), *live_merges())
    return {merge.from_id: merge.into_id for merge in merges}


def leaders_of(reader: Reader, priority_ids: Iterable[UUID]) -> set[UUID]:
    """Give the keys of the cards that show these priorities, be it joined to another."""
    keys = set(priority_ids)
    statement = select(col(Merge.from_id), col(Merge.into_id)).where(col(Merge.from_id).in_(keys), *live_merges())
    into: dict[UUID, UUID] = dict(reader.rows(statement))
    return {into.get(key, key) for key in keys}


def _standing_alone(step: Step, priority_id: UUID) -> Priority:
    priority = step.get(Priority, priority_id)
    if step.all(Merge, col(Merge.from_id) == priority_id, *live_merges()):
        raise KnownError("joined_already", text=priority.text)
    return priority
