"""The hooks of Python and its threads: every fault that nobody caught comes to one place."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

Take = Callable[[BaseException], object]


class Hooks:
    """Hands over what nobody caught: in the window, in a thread, and where Python itself can raise nothing."""

    def __init__(self, take: Take, take_unraisable: Take) -> None:
        self._take, self._take_unraisable = take, take_unraisable

    def put_on(self) -> None:
        """Take faults from now on."""
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_fault
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable

    def take_off(self) -> None:
        """Leave faults to whoever took them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _on_fault(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            self._take(fault)

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self._take(arguments.exc_value)

    def _on_unraisable(self, arguments: "sys.UnraisableHookArgs") -> None:
        if arguments.exc_value is not None:
            self._take_unraisable(arguments.exc_value)
