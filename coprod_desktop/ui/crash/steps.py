"""Writes down which steps were taken: their codes, and kinds and keys of the rows they touched, never a value."""

from __future__ import annotations

import logging
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coprod_desktop.domain.changes import Changes

MOST_ROWS, STEPS_KEPT = 8, 20
log = logging.getLogger(__name__)


class StepLog:
    """Takes down every saved step in the log, and keeps the last ones for whoever tells of a fault."""

    def __init__(self) -> None:
        self._last: deque[str] = deque(maxlen=STEPS_KEPT)

    def note(self, changes: Changes) -> None:
        """Take one step down."""
        rows = [f"{row.kind} {row.id} {row.fate}" for row in changes.rows[:MOST_ROWS]]
        more = len(changes.rows) - len(rows)
        told = f"{changes.origin} {changes.step}: {', '.join(rows)}" + (f" and {more} more" if more else "")
        self._last.append(f"{datetime.now(UTC).isoformat(timespec='seconds')} {told}")
        log.info(told)

    def last(self) -> list[str]:
        """Give the last steps, the oldest first."""
        return list(self._last)
