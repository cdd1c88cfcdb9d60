"""Priorities: captured in the room, in people's own words."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.priorities import PriorityRow, Provenance, read_capture
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.merges import joined_within, stands_alone
from coprod_desktop.operations.names import partner_names
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.operations.themes import theme_named
from coprod_desktop.records import AgendaItem, DecisionPriority, Meeting, Merge, Participant, Partner, Priority, Theme
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TEXT = mark("Priority")


def list_priorities(workspace: Workspace, *, meeting_id: UUID) -> tuple[PriorityRow, ...]:
    """Give a meeting's priorities in order, without those that were joined to another."""
    with workspace.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
        return _rows(reader, meeting.project_id, Priority.meeting_id == meeting_id, stands_alone())


def priorities_as_said(
    workspace: Workspace, *, meeting_id: UUID
) -> tuple[tuple[PriorityRow, tuple[PriorityRow, ...]], ...]:
    """Give each priority of a meeting with those of the same meeting that were joined to it, for its minutes.

    One joined to a priority of another meeting stands by itself: what was said here is told here.
    """
    with workspace.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
        rows = _rows(reader, meeting.project_id, Priority.meeting_id == meeting_id)
        into = joined_within(reader, meeting_id)
    return tuple((row, tuple(one for one in rows if into.get(one.id) == row.id)) for row in rows if row.id not in into)


def get_priority(workspace: Workspace, *, priority_id: UUID) -> PriorityRow:
    """Give one priority; KnownError `not_found`."""
    with workspace.reading() as reader:
        priority = reader.get(Priority, priority_id)
        return _rows(reader, priority.project_id, Priority.id == priority_id)[0]


def add_priority(
    workspace: Workspace,
    *,
    meeting_id: UUID,
    text: str,
    item_id: UUID | None = None,
    partner_id: UUID | None = None,
    author_id: UUID | None = None,
    theme_id: UUID | None = None,
    provenance: Provenance = Provenance.SPOKEN,
) -> PriorityRow:
    """Capture one line; `#theme` and `@partner` in it are taken out and followed.

    A partner that nobody knows by that name stays in the text, so that nothing typed is lost.
    Raises KnownError `text_missing`, `text_too_long`.
    """
    with workspace.step("add_priority") as step:
        meeting = step.get(Meeting, meeting_id)
        line, named_theme, named_partner = _understood(step, meeting.project_id, text)
        theme = theme_named(step, meeting.project_id, named_theme) if named_theme else step.find(Theme, theme_id)
        partner = named_partner or linked(step, Partner, partner_id)
        names = partner_names(step, meeting.project_id) if partner else {}
        priority = step.add(
            Priority(
                project_id=meeting.project_id,
                meeting_id=meeting_id,
                item_id=linked(step, AgendaItem, item_id),
                text=clean_text(line, field=TEXT, required=True),
                author_id=linked(step, Participant, author_id),
                partner_id=partner,
                sector=names[partner][1] if partner else None,
                provenance=provenance,
                theme_id=theme.id if theme else None,
                rank=last_rank(step, Priority, Priority.meeting_id == meeting_id),
                captured_at=step.now(),
            )
        )
        # Told from what was just written, not read again: this is the step that must be quickest.
        return _row(priority, theme, names)


def add_priorities(
    workspace: Workspace, *, meeting_id: UUID, lines: Sequence[str], item_id: UUID | None = None
) -> tuple[PriorityRow, ...]:
    """Capture several lines as several priorities in one step; empty lines are passed over."""
    with workspace.step("add_priorities"):
        return tuple(
            add_priority(workspace, meeting_id=meeting_id, text=line, item_id=item_id) for line in lines if line.strip()
        )


def change_priority(workspace: Workspace, *, priority_id: UUID, text: str) -> PriorityRow:
    """Write a priority anew; `#theme` and `@partner` in the line are followed as in capture."""
    with workspace.step("change_priority") as step:
        priority = step.get(Priority, priority_id)
        line, named_theme, named_partner = _understood(step, priority.project_id, text)
        priority.text = clean_text(line, field=TEXT, required=True)
        if named_theme:
            priority.theme_id = theme_named(step, priority.project_id, named_theme).id
        if named_partner:
            _give_to(step, priority, named_partner)
        step.save()
        return _rows(step, priority.project_id, Priority.id == priority_id)[0]


def assign_priority(
    workspace: Workspace, *, priority_id: UUID, partner_id: UUID | None, theme_id: UUID | None
) -> PriorityRow:
    """Say who raised a priority and to which theme it belongs; None for nobody and none."""
    with workspace.step("change_priority") as step:
        priority = step.get(Priority, priority_id)
        priority.theme_id = linked(step, Theme, theme_id, kept=priority.theme_id)
        _give_to(step, priority, linked(step, Partner, partner_id, kept=priority.partner_id))
        step.save()
        return _rows(step, priority.project_id, Priority.id == priority_id)[0]


def remove_priority(workspace: Workspace, *, priority_id: UUID) -> None:
    """Put a priority into the bin, with what decisions say to it; what was joined to it stands by itself again."""
    with workspace.step("remove_priority") as step:
        priority = step.get(Priority, priority_id)
        step.remove(
            priority,
            *step.all(DecisionPriority, DecisionPriority.priority_id == priority_id),
            *step.all(Merge, or_(col(Merge.into_id) == priority_id, col(Merge.from_id) == priority_id)),
        )


def remove_priorities(workspace: Workspace, *, priority_ids: Sequence[UUID]) -> None:
    """Put several priorities into the bin in one step."""
    with workspace.step("remove_priority"):
        for priority_id in priority_ids:
            remove_priority(workspace, priority_id=priority_id)


def _understood(step: Step, project_id: UUID, text: str) -> tuple[str, str, UUID | None]:
    captured = read_capture(text)
    partner = _partner_named(step, project_id, captured.partner) if captured.partner else None
    unknown = captured.partner and partner is None
    return (f"{captured.text} @{captured.partner}" if unknown else captured.text), captured.theme, partner


def _partner_named(step: Step, project_id: UUID, name: str) -> UUID | None:
    present = {partner.id for partner in step.all(Partner, Partner.project_id == project_id)}
    named = {k: n.casefold() for k, (n, _sector) in partner_names(step, project_id).items() if k in present}
    exact = [key for key, known in named.items() if known == name.casefold()]
    started = [key for key, known in named.items() if known.startswith(name.casefold())]
    found = exact or started
    return found[0] if len(found) == 1 or exact else None


def _give_to(step: Step, priority: Priority, partner_id: UUID | None) -> None:
    priority.partner_id = partner_id
    priority.sector = _sector(step, priority.project_id, partner_id)


def _sector(step: Step, project_id: UUID, partner_id: UUID | None) -> Sector | None:
    return partner_names(step, project_id)[partner_id][1] if partner_id else None


def _rows(reader: Reader, project_id: UUID, *where: ColumnElement[bool] | bool) -> tuple[PriorityRow, ...]:
    names = partner_names(reader, project_id)
    statement = (
        select(Priority, Theme)
        .outerjoin(Theme, (col(Theme.id) == col(Priority.theme_id)) & col(Theme.deleted_at).is_(None))
        .where(col(Priority.deleted_at).is_(None), *where)
        # Not by the time: a clock may be set back during a meeting.
        .order_by(col(Priority.rank), col(Priority.id))
    )
    return tuple(_row(priority, theme, names) for priority, theme in reader.rows(statement))


def _row(priority: Priority, theme: Theme | None, names: dict[UUID, tuple[str, Sector]]) -> PriorityRow:
    return PriorityRow(
        id=priority.id,
        meeting_id=priority.meeting_id,
        item_id=priority.item_id,
        text=priority.text,
        partner_id=priority.partner_id,
        partner=names[priority.partner_id][0] if priority.partner_id else "",
        sector=priority.sector,
        theme_id=theme.id if theme else None,
        theme=theme.name if theme else "",
        colour=theme.colour if theme else None,
        rank=priority.rank,
        captured_at=priority.captured_at,
    )
