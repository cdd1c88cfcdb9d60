"""Finding rows of every kind by the beginnings of their words."""

from collections.abc import Iterable
from uuid import UUID

from coprod_desktop.domain.finding import Found, FoundKind
from coprod_desktop.domain.partners import name_key
from coprod_desktop.domain.texts import fold
from coprod_desktop.operations.found_rows import ROWS_OF
from coprod_desktop.store import Workspace

BEYOND = 3
"""So many times more rows are looked at than are given, so that those of the project on the desk come first."""
_BY_NAME = frozenset({FoundKind.PARTNER, FoundKind.PARTICIPANT, FoundKind.TEAM, FoundKind.PROJECT})


def find(workspace: Workspace, *, text: str, project_id: UUID | None = None, limit: int = 8) -> tuple[Found, ...]:
    """Give the rows in which every word of a text begins a word: of each kind at most so many, kind after kind.

    Those of the project given come first, then those whose title begins with the text, then by name, or the last
    written first. Private notes are not looked at; what lies in the bin is not found.
    """
    if not text.strip():
        return ()
    with workspace.reading() as reader:
        found = {kind: ROWS_OF[kind](reader, text, limit * BEYOND) for kind in FoundKind}
    return tuple(one for kind, rows in found.items() for one in _best(kind, rows, text, project_id)[:limit])


def _best(kind: FoundKind, rows: Iterable[Found], text: str, project_id: UUID | None) -> list[Found]:
    begun, named = fold(text), kind in _BY_NAME

    def order(one: Found) -> tuple[bool, bool, tuple[tuple[int, str], ...]]:
        # Of a long text only its beginning is looked at: accents and blanks never double a word.
        title = fold(one.title[: 2 * len(text)])
        return one.project_id != project_id, not title.startswith(begun), name_key(one.title) if named else ()

    known: set[object] = set()
    best = []
    for one in sorted(rows, key=order):
        # An organisation or a person that takes part in several projects leads to the nearest one.
        if one.same_as is None or one.same_as not in known:
            best.append(one)
        known.add(one.same_as)
    return best
