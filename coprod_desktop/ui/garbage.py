"""Python's garbage, collected in the window's own thread and nowhere else.

Python collects in whichever thread happens to run, and what it lets go there may be a widget: Qt must not lose one in
another thread, nor while it dresses widget after widget.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 10_000
THOROUGH_EVERY = 6
"""Every so many times also what has lived long is looked through."""


class GarbageCollector(QObject):
    """Collects now and then while the event loop runs; Python's own collector is to be off."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._times = 0
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self._collect)
        timer.start()

    def _collect(self) -> None:
        self._times += 1
        gc.collect(1 if self._times % THOROUGH_EVERY else 2)
