"""A thread beside the window, for what takes long: making papers, printing them, reading lists."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import QObject, Signal


class BackRoom(QObject):
    """Does one piece of work after the other in a thread of its own, and hands the result back to the window."""

    _finished = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        # Python waits for a thread of its own before Qt's objects go, even where a script ends without an event loop.
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._work: list[Future[None]] = []
        self._open = True
        self._finished.connect(self._hand_over)

    def do(self, work: Callable[[], Any], hand_over: Callable[[Any], object]) -> None:
        """Do some work there; its result is handed over here, and its failure raised here."""
        if self._open:
            self._work = [one for one in self._work if not one.done()]
            self._work.append(self._thread.submit(self._run, work, hand_over))

    def close(self, patience_s: float | None = None) -> None:
        """Take no more work and wait for what has begun; with patience, no longer than that: it then ends by itself."""
        self._open = False
        self._thread.shutdown(wait=patience_s is None, cancel_futures=True)
        begun = [one for one in self._work if not one.cancelled()]
        if patience_s is not None and not wait(begun, patience_s).not_done:
            self._thread.shutdown()

    def _run(self, work: Callable[[], Any], hand_over: Callable[[Any], object]) -> None:
        try:
            result = work()
        except Exception as failure:  # it belongs to the window's thread, whatever it is
            self._finished.emit(hand_over, None, failure)
        else:
            self._finished.emit(hand_over, result, None)

    def _hand_over(self, hand_over: Callable[[Any], object], result: Any, failure: Exception | None) -> None:
        if failure is not None:
            raise failure
        if self._open:
            hand_over(result)
