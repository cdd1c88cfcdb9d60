"""Faults of the program: each written down at once, from whatever thread; told in the window one at a time."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from coprod_desktop.domain.errors import HINDRANCES, KnownError
from coprod_desktop.domain.faults import kind_of, place_of_fault, tell_fault
from coprod_desktop.ui.crash.qt_messages import is_landmark

if TYPE_CHECKING:
    from coprod_desktop.ui.crash.dialog import FaultDialog

AT_ONCE_S, QUIET_S, REMIND_S = 2.0, 60.0, 15.0
"""What comes again so soon after its dialog was closed repeats by itself; then it is told by a toast, now and then."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, without the error itself: that would hold on to widgets and texts."""

    kind: str
    place: str
    text: str


class Faults(QObject):
    """Takes faults; `tell` opens the one dialog, `remind` says that what was told goes on."""

    taken = Signal(object)
    """A fault was written down, maybe in another thread."""

    def __init__(
        self,
        tell: Callable[[Fault], FaultDialog | None],
        remind: Callable[[], object],
        parent: QObject,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._tell, self._remind, self._clock = tell, remind, clock
        self._seen: Counter[tuple[str, str]] = Counter()
        self._dialog: FaultDialog | None = None
        self._told: Fault | None = None
        self._closed_at = self._reminded_at = float("-inf")
        self._quiet_until: dict[tuple[str, str], float] = {}
        # Never within what was at fault: that may be the painting of the window.
        self.taken.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def count(self) -> int:
        """How many there were so far."""
        return self._seen.total()

    def take(self, error: BaseException) -> None:
        """Write a fault down, and let the window tell it as soon as it can."""
        fault = self._write(error)
        if not (isinstance(error, KnownError) and error.code in HINDRANCES):  # which the window tells by itself
            self.taken.emit(fault)

    def write(self, error: BaseException) -> None:
        """Write a fault down that hindered nobody."""
        self._write(error)

    def _write(self, error: BaseException) -> Fault:
        fault = Fault(kind_of(error), place_of_fault(error), tell_fault(error))
        key = fault.kind, fault.place
        self._seen[key] += 1
        if is_landmark(self._seen[key]):
            log.error("A fault of the program, %d times\n%s", self._seen[key], fault.text)
            # Nobody may be listening there.
            with suppress(OSError, ValueError, AttributeError):
                print(fault.text, file=sys.stderr)
        return fault

    def _show(self, fault: Fault) -> None:
        try:
            self._tell_or_count(fault, self._clock())
        except Exception as another:  # to tell it in the same way would go on for ever
            self._write(another)

    def _tell_or_count(self, fault: Fault, now: float) -> None:
        repeats = self._repeats(fault, now)
        if repeats:
            self._quiet_until[fault.kind, fault.place] = now + QUIET_S
        if self._dialog is not None:
            self._dialog.count_one_more()
        elif not repeats:
            self._told, self._dialog = fault, self._tell(fault)
            if self._dialog is not None:
                self._dialog.finished.connect(self._closed)
        elif now - self._reminded_at > REMIND_S:
            self._reminded_at = now
            self._remind()

    def _repeats(self, fault: Fault, now: float) -> bool:
        """Tell whether a fault comes again by itself, as each time the window is painted."""
        same = self._told is not None and (fault.kind, fault.place) == (self._told.kind, self._told.place)
        soon = self._dialog is not None or now - self._closed_at < AT_ONCE_S
        known = self._quiet_until.get((fault.kind, fault.place), now) > now
        return (same and soon) or known

    def _closed(self) -> None:
        self._dialog = None
        self._closed_at = self._clock()
