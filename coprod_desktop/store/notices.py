"""Who wants to know what was saved, and how they are told."""

import sys
from collections import deque
from collections.abc import Callable

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.errors import KnownError

Listener = Callable[[Changes], None]
TroubleListener = Callable[[KnownError], None]


class Notices:
    """Tells every listener of every saved step, in the order in which the steps were saved."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._trouble_listeners: list[TroubleListener] = []
        self._waiting: deque[Changes] = deque()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener from now on; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def subscribe_troubles(self, listener: TroubleListener) -> Callable[[], None]:
        """Tell a listener of troubles from now on; gives the function that ends it."""
        listeners = self._trouble_listeners
        listeners.append(listener)
        return lambda: listeners.remove(listener) if listener in listeners else None

    def announce_trouble(self, trouble: KnownError) -> None:
        """Tell all listeners that the file took no step, or could not be read."""
        for listener in list(self._trouble_listeners):
            listener(trouble)

    def announce(self, changes: Changes) -> None:
        """Tell all listeners; a step that a listener makes is told once all have heard of the one before."""
        self._waiting.append(changes)
        if len(self._waiting) > 1:
            return
        try:
            while self._waiting:
                self._tell_all(self._waiting[0])
                self._waiting.popleft()
        finally:
            self._waiting.clear()

    def end(self) -> None:
        """Tell nobody any more."""
        self._listeners.clear()
        self._trouble_listeners.clear()

    def _tell_all(self, changes: Changes) -> None:
        for listener in list(self._listeners):
            if listener not in self._listeners:
                continue
            try:
                listener(changes)
            except Exception as fault:
                # The step is saved: a fault of one listener is told as any fault, and the others still hear of it.
                sys.excepthook(type(fault), fault, fault.__traceback__)
