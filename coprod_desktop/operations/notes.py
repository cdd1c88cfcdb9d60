"""Notes on the items of a meeting, public or private."""

from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.notes import NoteRow
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.links import linked
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import AgendaItem, Meeting, Note, Participant
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.words import mark

TEXT = mark("Note")


def list_notes(workspace: Workspace, *, meeting_id: UUID) -> tuple[NoteRow, ...]:
    """Give a meeting's notes in order, private ones included."""
    with workspace.reading() as reader:
        return _rows(reader, Note.meeting_id == meeting_id)


def add_note(
    workspace: Workspace,
    *,
    meeting_id: UUID,
    text: str,
    item_id: UUID | None = None,
    private: bool = False,
    on_record_by_id: UUID | None = None,
) -> NoteRow:
    """Write a note; a private one is not put on record at anybody's wish.

    Raises KnownError `text_missing`, `text_too_long`.
    """
    with workspace.step("add_note") as step:
        note = step.add(
            Note(
                meeting_id=step.get(Meeting, meeting_id).id,
                item_id=linked(step, AgendaItem, item_id),
                text=clean_text(text, field=TEXT, required=True),
                private=private,
                on_record_by_id=None if private else linked(step, Participant, on_record_by_id),
                rank=last_rank(step, Note, Note.meeting_id == meeting_id),
                written_at=step.now(),
            )
        )
        return _rows(step, Note.id == note.id)[0]


def change_note(
    workspace: Workspace,
    *,
    note_id: UUID,
    text: str,
    private: bool,
    on_record_by_id: UUID | None = None,
) -> NoteRow:
    """Write a note anew; a private note is not put on record at anybody's wish."""
    with workspace.step("change_note") as step:
        note = step.get(Note, note_id)
        note.text = clean_text(text, field=TEXT, required=True)
        note.private = private
        told = None if private else on_record_by_id
        note.on_record_by_id = linked(step, Participant, told, kept=note.on_record_by_id)
        step.save()
        return _rows(step, Note.id == note_id)[0]


def remove_note(workspace: Workspace, *, note_id: UUID) -> None:
    """Put a note into the bin."""
    with workspace.step("remove_note") as step:
        step.remove(step.get(Note, note_id))


def _rows(reader: Reader, where: bool) -> tuple[NoteRow, ...]:
    statement = (
        select(Note, Participant.alias)
        .outerjoin(Participant, col(Participant.id) == col(Note.on_record_by_id))
        .where(col(Note.deleted_at).is_(None), where)
        .order_by(col(Note.rank))
    )
    return tuple(
        NoteRow(
            id=note.id,
            meeting_id=note.meeting_id,
            item_id=note.item_id,
            text=note.text,
            private=note.private,
            on_record_by_id=note.on_record_by_id,
            on_record_by=alias or "",
            written_at=note.written_at,
        )
        for note, alias in reader.rows(statement)
    )
