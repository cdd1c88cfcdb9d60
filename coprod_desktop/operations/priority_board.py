"""The board of a project's priorities: every card with its way, read in few questions, and moved by hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, or_, select, type_coerce
from sqlmodel import col

from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote, RaisedAt, Voice, place_at
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.merges import leaders_of, live_merges, stands_alone
from coprod_desktop.operations.names import partner_names
from coprod_desktop.operations.priority_ways import Ways, ways_of
from coprod_desktop.operations.ranks import rank_between
from coprod_desktop.operations.themes import theme_rows
from coprod_desktop.records import Meeting, Merge, Priority, Team, Theme
from coprod_desktop.store import Reader, Step, Workspace

NOBODY: tuple[UUID | None, str] = (None, "")
NOWHERE = RaisedAt(None, "", None, None, "")


def project_priorities(workspace: Workspace, *, project_id: UUID) -> tuple[BoardNote, ...]:
    """Give all cards of a project in the order of the board: by place within whatever theme they have."""
    with workspace.reading() as reader:
        return _notes(workspace, reader, project_id, None)


def board_notes(workspace: Workspace, *, project_id: UUID, priority_ids: Iterable[UUID]) -> tuple[BoardNote, ...]:
    """Give the cards that show these priorities, by themselves or among those joined; for few of them."""
    with workspace.reading() as reader:
        keys = leaders_of(reader, priority_ids)
        return _notes(workspace, reader, project_id, keys) if keys else ()


def move_on_board(
    workspace: Workspace,
    *,
    priority_ids: Sequence[UUID],
    theme_id: UUID | None,
    before_id: UUID | None = None,
    after_id: UUID | None = None,
) -> None:
    """Put cards into a theme, before or behind one that is there, or at its end; they keep the order given.

    None stands for no theme. Raises KnownError `not_found`.
    """
    with workspace.step("move_on_board") as step:
        moved = [step.get(Priority, key) for key in dict.fromkeys(priority_ids)]
        if not moved:
            return
        theme_id = linked(step, Theme, theme_id)
        low, high, tied = _gap(step, moved, theme_id, before_id, after_id)
        for priority in moved:
            priority.theme_id = theme_id
        for priority in [*moved, *tied]:
            low = priority.board_rank = rank_between(low, high)
        step.save()


def _gap(
    step: Step, moved: Sequence[Priority], theme_id: UUID | None, before_id: UUID | None, after_id: UUID | None
) -> tuple[str | None, str | None, list[Priority]]:
    """Give the keys between which cards are to stand, None for an end of the theme, and cards that move on for them.

    Those have the same place as the card before them, as when one came from another theme or from the bin.
    """
    moving = {priority.id for priority in moved}
    there = [(place, key) for place, key in _column(step, moved[0].project_id, theme_id) if key not in moving]
    keys = [key for _place, key in there]
    at = keys.index(before_id) if before_id in keys else keys.index(after_id) + 1 if after_id in keys else len(keys)
    low = there[at - 1][0] if at else None
    tied = [key for place, key in there[at:] if place == low]
    behind = there[at + len(tied) :]
    return low, behind[0][0] if behind else None, [step.get(Priority, key) for key in tied]


def _column(reader: Reader, project_id: UUID, theme_id: UUID | None) -> list[tuple[str, UUID]]:
    """Give the places and keys of a theme's cards, in order."""
    columns: Any = (Priority.id, Priority.board_rank, Priority.captured_at, Priority.rank)
    themes = select(col(Theme.id)).where(col(Theme.project_id) == project_id, col(Theme.deleted_at).is_(None))
    none = or_(col(Priority.theme_id).is_(None), col(Priority.theme_id).not_in(themes))
    here = col(Priority.theme_id) == theme_id if theme_id else none
    statement = select(*columns).where(
        col(Priority.project_id) == project_id, col(Priority.deleted_at).is_(None), here, stands_alone()
    )
    return sorted((given or place_at(at, rank, key), key) for key, given, at, rank in reader.rows(statement))


def _notes(workspace: Workspace, reader: Reader, project_id: UUID, keys: set[UUID] | None) -> tuple[BoardNote, ...]:
    """Read cards with all that was joined to them: those of the given keys, or all."""
    merges = _merges(reader, project_id, keys)
    joined_ids = {from_id for _merge, _into, from_id in merges}
    wanted = None if keys is None else keys | joined_ids
    themes = {theme.id.hex: theme for theme in theme_rows(reader, project_id)}
    voices, cards = _voices(reader, project_id, wanted)
    ways = ways_of(workspace, reader, project_id, wanted)
    joined = _joined(merges, voices)
    notes = (
        _note(voices[key], themes.get(theme or ""), place, joined.get(key, ()), ways)
        for key, theme, place in cards
        if key not in joined_ids
    )
    return tuple(sorted(notes, key=lambda note: note.place))


def _note(voice: Voice, theme: ThemeRow | None, place: str, joined: tuple[Voice, ...], ways: Ways) -> BoardNote:
    if not joined and voice.id not in ways:
        # So are most of thousands: nothing need be gathered for them.
        return BoardNote(voice, theme, place)
    keys = [voice.id, *(one.id for one in joined)]
    return BoardNote(voice, theme, place, joined, ways.votes(keys), ways.decisions(keys), ways.actions(keys))


def _merges(reader: Reader, project_id: UUID, keys: set[UUID] | None) -> Sequence[tuple[UUID, UUID, UUID]]:
    statement = (
        select(col(Merge.id), col(Merge.into_id), col(Merge.from_id))
        .join(Priority, col(Priority.id) == col(Merge.from_id))
        .where(col(Priority.project_id) == project_id, col(Priority.deleted_at).is_(None), *live_merges())
        .order_by(col(Priority.captured_at), col(Priority.rank))
    )
    if keys is not None:
        statement = statement.where(col(Merge.into_id).in_(keys))
    return reader.rows(statement)


def _joined(merges: Sequence[tuple[UUID, UUID, UUID]], voices: Mapping[UUID, Voice]) -> dict[UUID, tuple[Voice, ...]]:
    joined: dict[UUID, tuple[Voice, ...]] = {}
    for merge_id, into_id, from_id in merges:
        one = voices[from_id]
        voice = Voice(one.id, one.text, one.partner_id, one.partner, one.sector, one.raised, merge_id)
        joined[into_id] = (*joined.get(into_id, ()), voice)
    return joined


def _voices(
    reader: Reader, project_id: UUID, keys: set[UUID] | None
) -> tuple[dict[UUID, Voice], list[tuple[UUID, str | None, str]]]:
    """Read what was said, and of each its theme (as it is written in the file) and its place."""
    p = Priority
    # Ten thousand keys that name a few rows are quicker compared as they are written.
    links = (type_coerce(key, String) for key in (p.meeting_id, p.partner_id, p.theme_id))
    columns: Any = (p.id, p.text, p.sector, p.board_rank, p.captured_at, p.rank, *links)
    statement = select(*columns).where(col(p.project_id) == project_id, col(p.deleted_at).is_(None))
    if keys is not None:
        statement = statement.where(col(p.id).in_(keys))
    partners = {key.hex: (key, name) for key, (name, _sector) in partner_names(reader, project_id).items()}
    meetings = _meetings(reader, project_id)
    voices: dict[UUID, Voice] = {}
    cards: list[tuple[UUID, str | None, str]] = []
    for key, text, sector, given, at, rank, meeting, partner, theme in reader.rows(statement):
        voices[key] = Voice(key, text, *partners.get(partner, NOBODY), sector, meetings.get(meeting, NOWHERE))
        # Two cards at one place stand in the order of their keys; the sign comes before all letters of places.
        cards.append((key, theme, f"{given or place_at(at, rank, key)}!{key.hex}"))
    return voices, cards


def _meetings(reader: Reader, project_id: UUID) -> dict[str, RaisedAt]:
    columns: Any = (Meeting.id, Meeting.title, Meeting.started_at, Meeting.planned_at, Meeting.team_id, Team.name)
    statement = (
        select(*columns)
        .outerjoin(Team, col(Team.id) == col(Meeting.team_id))
        .where(col(Meeting.project_id) == project_id)
    )
    return {
        key.hex: RaisedAt(key, title, _day(started or planned), team_id, team or "")
        for key, title, started, planned, team_id, team in reader.rows(statement)
    }


def _day(moment: Any) -> Any:
    return moment.astimezone().date() if moment else None
