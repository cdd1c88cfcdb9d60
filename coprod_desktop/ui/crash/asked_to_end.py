"""Lets the system end the app in a good way, as at the end of a session, where it asks by a signal."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

SIGNALS = ("SIGTERM", "SIGHUP")


class AskedToEnd(QObject):
    """Calls `end` once the event loop is at rest, and never within a step. Windows asks by a message that Qt hears."""

    def __init__(self, parent: QObject, end: Callable[[], object]) -> None:
        super().__init__(parent)
        self._end = end
        self._before: dict[int, signal.Handlers | Callable[..., object] | int | None] = {}
        if sys.platform == "win32":
            return
        # Python hears of a signal only when it has something to do: Qt wakes it.
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: os.read(self._reading, 64))
        for name in SIGNALS:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, self._asked)

    def close(self) -> None:
        """Leave signals to whoever took them before."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        os.close(self._reading)
        os.close(self._writing)

    def _asked(self, *_: object) -> None:
        QTimer.singleShot(0, self, self._end)
