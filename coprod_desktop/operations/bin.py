"""The bin: what was removed, and how it comes back, also long after undo no longer reaches it."""

from collections.abc import Iterable
from uuid import UUID

from coprod_desktop.domain.bin import BinKind, BinRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.bin_rows import KINDS, bin_rows, merged_away
from coprod_desktop.operations.bringing_back import bring_record_back
from coprod_desktop.records import Record
from coprod_desktop.store import Step, Workspace


def list_bin(workspace: Workspace, *, project_id: UUID | None) -> tuple[BinRow, ...]:
    """Give the projects in the bin, and what of one project lies there by itself, last removed first.

    What went along with something else is counted there, and comes back with it.
    """
    with workspace.reading() as reader:
        return bin_rows(reader, project_id)


def bring_back(workspace: Workspace, *, kind: BinKind, id: UUID) -> None:  # noqa: A002  # as in a row of the bin
    """Bring one thing back with exactly what went along; what it belongs to comes too, where that lies there as well.

    Raises KnownError `not_in_bin`, `theme_exists`, `team_exists`, `partner_twice`, `meeting_not_open`, `there_again`.
    """
    bring_all_back(workspace, things=[(kind, id)])


def bring_all_back(workspace: Workspace, *, things: Iterable[tuple[BinKind, UUID]]) -> None:
    """Bring several things back in one step, or none of them; one that came along with another is back already.

    Raises KnownErrors as `bring_back`.
    """
    with workspace.step("bring_back") as step:
        for record in [_lying(step, kind, key) for kind, key in things]:
            bring_record_back(step, record)


def _lying(step: Step, kind: BinKind, key: UUID) -> Record:
    record = step.session.get(KINDS[kind], key)
    if record is None or record.deleted_at is None or merged_away(step, [key]):
        raise KnownError("not_in_bin")
    return record
