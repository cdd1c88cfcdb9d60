"""The dialog that stands while everything goes out or comes in: how far it is, and that it can be stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.widgets.work import Work
from coprod_desktop.words import Words, mark

Deed = Callable[[Callable[[int, int], object]], object]
"""Something that takes long, and tells how far it is."""


class ExchangeDialog(Dialog):
    """Does something beside the window; closes itself when it is done, and says why where it could not be."""

    succeeded = Signal()
    """It was done."""

    def __init__(self, parent: QWidget, words: Words, title: Say, doing: Say, deed: Deed) -> None:
        super().__init__(parent, words, title)
        self._room = BackRoom()
        self.is_working = True
        self.trouble = Banner(words, "", Tone.BAD)
        self.trouble.hide()
        self.work = Work(words)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.work, 1)
        self.stop = self.add_button(mark("Stop"), self.reject)
        self.leave = self.add_button(mark("Close"), self.reject, kind="primary")
        self.leave.hide()
        self.finished.connect(lambda _result: self._room.close())
        self.work.begin(doing)
        self._room.do(lambda: _tried(lambda: deed(self.work.tick)), self._end)

    def open(self) -> None:
        """Show it, ready to be stopped."""
        super().open()
        if self.is_working:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Stop what is under way, which then closes; else close."""
        if self.is_working:
            self.work.stop()
        else:
            super().reject()

    def give_up(self) -> None:
        """Stop, wait until nothing is under way any more, and close: the window is about to."""
        self.work.stop()
        self._room.close()
        super().reject()

    def _end(self, failure: Exception | None) -> None:
        self.is_working = False
        if failure is None:
            self.accept()
            self.succeeded.emit()
        elif isinstance(failure, Stopped):
            super().reject()
        elif isinstance(failure, KnownError):
            self._complain(failure)
        else:
            super().reject()
            raise failure

    def _complain(self, trouble: KnownError) -> None:
        sentence = trouble.say(self.words)
        self.trouble.tell(lambda _words: sentence, Tone.BAD)
        self.work.hide()
        self.stop.hide()
        self.leave.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grow()


def _tried(work: Callable[[], object]) -> Exception | None:
    try:
        work()
    except Exception as end:  # what is no known trouble is raised again in the window's thread
        return end
    return None
