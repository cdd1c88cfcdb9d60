"""Agendas made from what is there already: a template, or an earlier meeting."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import AgendaRow, NewItem
from coprod_desktop.operations.agenda import add_item, list_agenda, remove_item
from coprod_desktop.records import AgendaItem, Meeting
from coprod_desktop.store import Workspace


def meetings_with_agenda(workspace: Workspace, *, project_id: UUID) -> frozenset[UUID]:
    """Give the meetings of a project that have an agenda to be copied."""
    statement = (
        select(AgendaItem.meeting_id)
        .join(Meeting, col(Meeting.id) == col(AgendaItem.meeting_id))
        .where(Meeting.project_id == project_id, col(AgendaItem.deleted_at).is_(None))
        .distinct()
    )
    with workspace.reading() as reader:
        return frozenset(key for (key,) in reader.rows(statement))


def items_to_copy(workspace: Workspace, *, meeting_id: UUID) -> tuple[NewItem, ...]:
    """Give the agenda of a meeting as it was planned, to be put into another one; the facilitator's notes with it."""
    with workspace.reading() as reader:
        items = reader.all(
            AgendaItem, AgendaItem.meeting_id == meeting_id, order=(col(AgendaItem.rank), col(AgendaItem.id))
        )
        return tuple(NewItem(item.title, item.planned_min, item.method, item.kind, item.note) for item in items)


def fill_agenda(
    workspace: Workspace, *, meeting_id: UUID, items: Sequence[NewItem], replace: bool = False
) -> tuple[AgendaRow, ...]:
    """Put items at the end of an agenda, or in the place of all that is there, in one step.

    Only the agenda of a meeting not begun yet may be replaced: KnownError `meeting_begun`.
    """
    with workspace.step("fill_agenda") as step:
        if replace:
            if step.get(Meeting, meeting_id).started_at is not None:
                raise KnownError("meeting_begun")
            for row in list_agenda(workspace, meeting_id=meeting_id):
                remove_item(workspace, item_id=row.id)
        return tuple(
            add_item(
                workspace,
                meeting_id=meeting_id,
                title=item.title,
                planned_min=item.planned_min,
                method=item.method,
                kind=item.kind,
                note=item.note,
            )
            for item in items
        )
