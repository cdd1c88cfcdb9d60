"""What is seen while a list is read, compared or written: how far it is, and that it can be stopped."""

import threading
import time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from coprod_desktop.domain.importing import Stopped
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.words import Words, mark

TURN_S = 0.03
"""How long work in the window's thread goes on between two looks at keys and mouse."""


class Work(QWidget):
    """A bar with what is being done; `tick` is the progress of an operation, in this thread or in another."""

    _told = Signal(int, int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.doing = Text(words, "", "strong")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words.say("Progress"))
        self.bar.setTextVisible(False)
        self._stop = threading.Event()
        self._looked_at = 0.0
        self._doing: Say = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        column.addWidget(Text(words, mark("Until it is done, nothing is written: you can stop at any time."), "hint"))
        column.addStretch(2)
        self._told.connect(self._show)

    def begin(self, doing: Say) -> None:
        """Say what is begun; how long it takes is not known yet."""
        self._doing = doing
        self.doing.say(doing)
        self.bar.setRange(0, 0)
        self._stop.clear()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def tick(self, done: int, total: int) -> None:
        """Tell how far it is, from another thread; raises `Stopped` where somebody asked to stop."""
        self._look(done, total)

    def tick_here(self, done: int, total: int) -> None:
        """Tell how far it is, from the window's own thread, and let the window live; raises `Stopped`."""
        if self._look(done, total):
            QCoreApplication.processEvents()
            self._must_go_on()

    def _look(self, done: int, total: int) -> bool:
        self._must_go_on()
        due = time.monotonic() - self._looked_at > TURN_S
        if due:
            self._looked_at = time.monotonic()
            self._told.emit(done, total)
        return due

    def _must_go_on(self) -> None:
        if self._stop.is_set():
            raise Stopped

    def _show(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        share = 10_000 * done // total if total else 0
        self.doing.say(lambda words: f"{said(words, self._doing)} {words.share(share // 100 * 100)}")
