"""What a step changed: the one notice that all screens receive."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Fate(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Origin(StrEnum):
    """How a step came about."""

    STEP = "step"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that a step touched; `kind` is its noun, as `priority`."""

    kind: str
    id: UUID
    fate: Fate


@dataclass(frozen=True, slots=True)
class Changes:
    """All rows that one step touched, in order."""

    step: str
    rows: tuple[Change, ...]
    origin: Origin = Origin.STEP

    def of(self, *kinds: str) -> tuple[Change, ...]:
        """Give the changes that concern these kinds."""
        return tuple(row for row in self.rows if row.kind in kinds)

    def touches(self, *kinds: str) -> bool:
        """Tell whether any of these kinds is concerned."""
        return any(row.kind in kinds for row in self.rows)
