"""Upkeep while somebody works: backups and a look whether the file is sound, beside the window and in pauses.

When the window is closed, one more backup on this computer follows (`App.make_last_backups`): by then the window is
gone and nobody waits. The second folder is left out then, as a stick may be pulled out as soon as the window is gone;
it gets what it lacks at the next opening, and whenever a meeting is left.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.domain.backups import UpkeepReport
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.operations.upkeep import keep_up
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.desk import Desk

FIRST_MS, EVERY_MS, AGAIN_MS, SOON_MS = 20_000, 600_000, 60_000, 5_000
"""After the opening, then again and again; after a trouble or during a secret vote; when there is a reason."""
PAUSE_S, LONGEST_WAIT_S = 5.0, 120.0
"""How long nothing was saved before it begins; where there is no such pause, it waits for one no longer than that."""
LOOK_EVERY = 6
PATIENCE_S = 2.0


class Upkeep(QObject):
    """Looks after the file on the desk from `begin` on, until the desk is left."""

    reported = Signal(object)
    """What was found and done: an `UpkeepReport`."""

    def __init__(self, desk: Desk, second: Callable[[], Path | None], pause_s: float = PAUSE_S) -> None:
        """`second` gives the second folder for backups, if there is one."""
        super().__init__(desk)
        self._desk = desk
        self._second = second
        self._pause_s = pause_s
        self._room = BackRoom()
        self._left = threading.Event()
        self._rounds = 0
        self._stepped_at = self._due_at = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._begin_in_a_pause)
        desk.changed.connect(self._note_step)
        desk.moved.connect(self.hurry)
        desk.left.connect(self.stop)

    def begin(self, first_ms: int = FIRST_MS) -> None:
        """Begin, once one can type."""
        if not self._left.is_set():
            self._start(first_ms)

    def hurry(self) -> None:
        """Look after the file soon, as after a meeting was left or a second folder was chosen."""
        self.begin(SOON_MS)

    def stop(self) -> None:
        """Stop: what is under way ends where it is; a slow stick is not waited for."""
        self._timer.stop()
        self._left.set()
        self._room.close(PATIENCE_S)

    def _note_step(self) -> None:
        self._stepped_at = time.monotonic()

    def _start(self, after_ms: int) -> None:
        self._due_at = time.monotonic() + after_ms / 1000
        self._timer.start(after_ms)

    def _begin_in_a_pause(self) -> None:
        now = time.monotonic()
        wait_s = self._stepped_at + self._pause_s - now
        if wait_s > 0 and now < self._due_at + LONGEST_WAIT_S:
            self._timer.start(int(wait_s * 1000) + 1)
            return
        # Begun first, so that it goes on whatever becomes of this round.
        self._start(EVERY_MS)
        look = self._rounds % LOOK_EVERY == LOOK_EVERY - 1
        self._rounds += 1
        path, second, left = self._desk.workspace.path, self._second(), self._left
        self._room.do(lambda: _kept_up(path, second, left, look=look), self._report)

    def _report(self, report: UpkeepReport | None) -> None:
        if report is None:
            return
        if report.waits or report.file_trouble or any(folder.trouble for folder in report.folders):
            self._start(AGAIN_MS)
        self.reported.emit(report)


def _kept_up(path: Path, second: Path | None, left: threading.Event, *, look: bool) -> UpkeepReport | None:
    try:
        return keep_up(path, second=second, look=look, stopped=left.is_set)
    except Stopped:
        return None
