"""Watches over one run of the app: marks it, takes its faults, keeps its log, and tells how the last one ended.

It stands before the window is painted: what is seldom needed is loaded when it is.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coprod_desktop import __version__
from coprod_desktop.ui.crash.asked_to_end import AskedToEnd
from coprod_desktop.ui.crash.fatal import FatalTrace, died_at, read_trace
from coprod_desktop.ui.crash.faults import Fault, Faults
from coprod_desktop.ui.crash.hooks import Hooks
from coprod_desktop.ui.crash.log import Log, last_lines
from coprod_desktop.ui.crash.qt_messages import QtMessages
from coprod_desktop.ui.crash.run import Run
from coprod_desktop.ui.crash.steps import StepLog

if TYPE_CHECKING:
    from coprod_desktop.domain.changes import Changes
    from coprod_desktop.operations import Workspace
    from coprod_desktop.ui.crash.dialog import FaultDialog
    from coprod_desktop.ui.window import MainWindow

STAND_MS = 20_000
"""A start went well once one could work for so long."""
FAILED_STARTS = 2
LINES_TOLD = 30
log = logging.getLogger(__name__)


class Guard(QObject):
    """Begins when the app does; `end` once its last window is closed. `home` is where the app remembers things."""

    def __init__(self, parent: QObject, home: Path) -> None:
        super().__init__(parent)
        self._log_folder = home / "log"
        self.run = Run(home)
        self.faults = Faults(self._tell, self._remind, self)
        self._steps = StepLog()
        self._window: MainWindow | None = None
        self._asked_to_end: AskedToEnd | None = None
        self._log: Log | None = None
        self._fatal: FatalTrace | None = None
        self._is_ready = self._has_file = False
        self._standing = QTimer(self, singleShot=True, interval=STAND_MS)
        self._standing.timeout.connect(self.run.stand)
        # Without a disk that takes them, there is neither log nor trace.
        with suppress(OSError):
            self._log = Log(self._log_folder, self.run.name)
            self._fatal = FatalTrace(self._trace_of(self.run.name))
        log.info("%s started%s", __version__, ", carefully" if self.is_careful else "")
        self._hooks = Hooks(self.faults.take, self.faults.write)
        self._qt_messages = QtMessages()
        self._hooks.put_on()
        self._qt_messages.put_on()

    @property
    def is_careful(self) -> bool:
        """Whether the last starts failed, so that this one does as little as it can."""
        return len(self.run.failed_starts) >= FAILED_STARTS

    def watch(self, window: MainWindow) -> None:
        """Tell faults over this window, and close it where the system asks the app to end."""
        self._window = window
        self._asked_to_end = AskedToEnd(self, window.close)

    def be_ready(self) -> None:
        """Take note that one can work, and tell how the last run ended, where that was no good end."""
        self._is_ready = True
        log.info("ready")
        if not self.is_careful:
            self._standing.start()
            self._tell_last_end()

    def follow(self, workspace: Workspace) -> None:
        """Take the steps of a workspace down from now on."""
        log.info("a workspace is open")
        workspace.subscribe(self._note)
        if self.is_careful and not self._has_file:
            self._standing.start()
        self._has_file = True

    def end(self) -> None:
        """Come to a good end: what marks the run goes, and nothing is taken any more."""
        log.info("ended")
        self._standing.stop()
        if self._is_ready and (self._has_file or not self.is_careful):
            self.run.end(well=True)
        elif self.faults.count and not self._is_ready:
            self.run.end(well=False)
        else:
            self.run.close()
        self._hooks.take_off()
        self._qt_messages.take_off()
        if self._asked_to_end is not None:
            self._asked_to_end.close()
        if self._fatal is not None:
            self._fatal.close()
        if self._log is not None:
            self._log.close()

    @property
    def failures(self) -> str:
        """The details of the last starts, where they failed; empty where this start need not be careful."""
        from coprod_desktop.ui.crash.details import tell_details

        if not self.is_careful:
            return ""
        told = [line for name in self.run.failed_starts[-FAILED_STARTS:] for line in self._left_by(name)]
        return tell_details(told, self._steps.last())

    # Inside

    def _note(self, changes: Changes) -> None:
        self._steps.note(changes)
        self.run.note_saved()

    def _tell(self, fault: Fault) -> FaultDialog | None:
        from coprod_desktop.ui.crash.details import tell_details
        from coprod_desktop.ui.crash.dialog import FaultDialog

        window = self._window
        if window is None or not window.isVisible():
            return None
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        saved_at = window.desk.workspace.saved_at if window.desk else None
        details = tell_details(fault.text.splitlines(), self._steps.last())
        dialog = FaultDialog(window, window.words, details, saved_at)
        dialog.setModal(True)
        dialog.show()
        return dialog

    def _remind(self) -> None:
        if self._window is not None:
            self._window.frame.toast.warn(self._window.words.say("The same thing went wrong again. You can go on."))

    def _tell_last_end(self) -> None:
        from coprod_desktop.ui.crash.details import tell_details
        from coprod_desktop.ui.crash.last_end import LastEnd

        if self.run.ended and self._window is not None:
            ended = self.run.ended[-1]
            details = tell_details(self._left_by(ended.name), [])
            self._window.frame.put_above(
                LastEnd(self._window.words, ended, died_at(self._trace_of(ended.name)), details)
            )

    def _left_by(self, run: str) -> list[str]:
        """Give what a run left behind: how it died, and the end of its log."""
        return [f"Run {run}", *read_trace(self._trace_of(run)), *last_lines(self._log_folder, run, LINES_TOLD), ""]

    def _trace_of(self, run: str) -> Path:
        return self._log_folder / f"{run}.fatal"
