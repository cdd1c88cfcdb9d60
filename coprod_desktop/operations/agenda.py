"""The agenda of a meeting: what is planned, in which order, and how it really went."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import LONGEST_ITEM_MIN, AgendaRow, ItemKind, RunRow, usual_minutes
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.ranks import last_rank, rank_between
from coprod_desktop.records import Action, AgendaItem, Decision, ItemRun, Meeting, Note, Poll, Priority
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TITLE, METHOD, NOTE = mark("Agenda item"), mark("Method"), mark("Note for yourself")


def list_agenda(workspace: Workspace, *, meeting_id: UUID) -> tuple[AgendaRow, ...]:
    """Give the items of a meeting in the planned order, with the spells in which each was on."""
    with workspace.reading() as reader:
        return _rows(reader, AgendaItem.meeting_id == meeting_id)


def get_item(workspace: Workspace, *, item_id: UUID) -> AgendaRow:
    """Give one item; KnownError `not_found`."""
    with workspace.reading() as reader:
        return _row(reader, reader.get(AgendaItem, item_id))


def facilitator_notes(workspace: Workspace, *, meeting_id: UUID) -> dict[UUID, str]:
    """Give the facilitator's own notes by item; they are for the plan and the facilitator's screen alone."""
    with workspace.reading() as reader:
        items = reader.all(AgendaItem, AgendaItem.meeting_id == meeting_id)
        return {item.id: item.note for item in items if item.note}


def add_item(
    workspace: Workspace,
    *,
    meeting_id: UUID,
    title: str,
    planned_min: int | None = None,
    method: str = "",
    kind: ItemKind = ItemKind.TOPIC,
    note: str = "",
    after: UUID | None = None,
) -> AgendaRow:
    """Put an item behind another one, or at the end of the agenda; without minutes it takes those usual for its kind.

    Raises KnownError `text_missing`, `text_too_long`, `minutes_out_of_range`.
    """
    with workspace.step("add_item") as step:
        meeting = step.get(Meeting, meeting_id)
        item = step.add(
            AgendaItem(
                meeting_id=meeting.id,
                rank=_rank_after(step, meeting.id, after) if after else _last(step, meeting.id),
                title=clean_text(title, field=TITLE, required=True),
                planned_min=_minutes(usual_minutes(kind) if planned_min is None else planned_min),
                method=clean_text(method, field=METHOD),
                kind=kind,
                note=clean_text(note, field=NOTE),
            )
        )
        return _row(step, item)


def change_item(
    workspace: Workspace,
    *,
    item_id: UUID,
    title: str,
    planned_min: int,
    method: str | None = None,
    kind: ItemKind | None = None,
) -> AgendaRow:
    """Write an item anew; method and kind stay where None is given. KnownErrors as `add_item`."""
    with workspace.step("change_item") as step:
        item = step.get(AgendaItem, item_id)
        item.title = clean_text(title, field=TITLE, required=True)
        item.planned_min = _minutes(planned_min)
        item.added_min = max(item.added_min, -planned_min)
        if method is not None:
            item.method = clean_text(method, field=METHOD)
        item.kind = kind or item.kind
        step.save()
        return _row(step, item)


def note_item(workspace: Workspace, *, item_id: UUID, note: str) -> None:
    """Write the facilitator's own note of an item; KnownError `text_too_long`."""
    with workspace.step("note_item") as step:
        step.get(AgendaItem, item_id).note = clean_text(note, field=NOTE)
        step.save()


def move_item(workspace: Workspace, *, item_id: UUID, after: UUID | None) -> None:
    """Put an item behind another one of its meeting, or first where `after` is None."""
    with workspace.step("move_item") as step:
        item = step.get(AgendaItem, item_id)
        if after == item_id:
            return
        item.rank = _rank_after(step, item.meeting_id, after, but=item_id)
        step.save()


def remove_item(workspace: Workspace, *, item_id: UUID) -> None:
    """Put an item into the bin with its spells; what was captured under it stays with the meeting."""
    with workspace.step("remove_item") as step:
        item = step.get(AgendaItem, item_id)
        for kind in (Note, Priority, Decision, Action, Poll):
            for record in step.all(kind, kind.item_id == item_id):
                record.item_id = None
        step.remove(item, *step.all(ItemRun, ItemRun.item_id == item_id))


def begin_item(workspace: Workspace, *, meeting_id: UUID, item_id: UUID) -> None:
    """Put an item on, whichever it is, and take off what was on; one that is on already stays as it is.

    Raises KnownError `meeting_not_open`.
    """
    with workspace.step("begin_item") as step:
        meeting = step.get(Meeting, meeting_id)
        if meeting.started_at is None or meeting.ended_at is not None:
            raise KnownError("meeting_not_open")
        item = step.get(AgendaItem, item_id)
        on = open_runs(step, meeting_id)
        if any(run.item_id == item.id for run in on):
            return
        end_runs(step, on, step.now())
        step.add(ItemRun(item_id=item.id, started_at=step.now()))


def end_item(workspace: Workspace, *, item_id: UUID) -> None:
    """Take an item off; one that is not on stays as it is."""
    with workspace.step("begin_item") as step:
        on = open_runs(step, step.get(AgendaItem, item_id).meeting_id)
        end_runs(step, [run for run in on if run.item_id == item_id], step.now())


def add_minutes(workspace: Workspace, *, item_id: UUID, minutes: int = 2) -> AgendaRow:
    """Give an item more time in the room (or take it back); KnownError `minutes_out_of_range`."""
    with workspace.step("add_minutes") as step:
        item = step.get(AgendaItem, item_id)
        _minutes(item.planned_min + item.added_min + minutes)
        item.added_min += minutes
        step.save()
        return _row(step, item)


def open_runs(reader: Reader, meeting_id: UUID) -> list[ItemRun]:
    """Give the spells of a meeting's items that are not over; for other operations."""
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    return reader.all(ItemRun, col(ItemRun.item_id).in_(items), col(ItemRun.ended_at).is_(None))


def end_runs(step: Step, runs: list[ItemRun], at: datetime) -> None:
    """End spells, none of them before it began; for other operations."""
    for run in runs:
        run.ended_at = max(at, run.started_at)
    step.save()


def _last(step: Step, meeting_id: UUID) -> str:
    return last_rank(step, AgendaItem, AgendaItem.meeting_id == meeting_id)


def _rank_after(step: Step, meeting_id: UUID, after: UUID | None, *, but: UUID | None = None) -> str:
    before = step.get(AgendaItem, after).rank if after else None
    # Those in the bin keep their places, so that undo never finds its place taken.
    ranks = select(AgendaItem.id, AgendaItem.rank).where(AgendaItem.meeting_id == meeting_id)
    others = [rank for key, rank in step.rows(ranks) if key != but]
    return rank_between(before, min((rank for rank in others if before is None or rank > before), default=None))


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_ITEM_MIN:
        raise KnownError("minutes_out_of_range", most=LONGEST_ITEM_MIN)
    return minutes


def _row(reader: Reader, item: AgendaItem) -> AgendaRow:
    return _rows(reader, AgendaItem.id == item.id)[0]


def _rows(reader: Reader, where: Any) -> tuple[AgendaRow, ...]:
    items = reader.all(AgendaItem, where, order=(col(AgendaItem.rank), col(AgendaItem.id)))
    keys = [item.id for item in items]
    runs: dict[UUID, list[RunRow]] = defaultdict(list)
    for run in reader.all(ItemRun, col(ItemRun.item_id).in_(keys), order=(col(ItemRun.started_at),)):
        runs[run.item_id].append(RunRow(run.id, run.started_at, run.ended_at))
    return tuple(
        AgendaRow(
            id=item.id,
            meeting_id=item.meeting_id,
            title=item.title,
            planned_min=item.planned_min,
            added_min=item.added_min,
            method=item.method,
            runs=tuple(runs[item.id]),
            kind=item.kind,
        )
        for item in items
    )
