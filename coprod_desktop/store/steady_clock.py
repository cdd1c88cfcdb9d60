"""A clock that goes on where the computer's is set back, so that spans and order stay right within a meeting."""

from collections.abc import Callable
from datetime import datetime, timedelta

FURTHEST = timedelta(days=1)
"""Beyond this the date itself was wrong, and what comes from now on shall bear the right one."""


class SteadyClock:
    """Gives the moments of another clock; when that is set back, goes on from the last moment it gave."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._ahead = timedelta()
        self._last: datetime | None = None

    def __call__(self) -> datetime:
        """Give the present moment."""
        moment = self._clock() + self._ahead
        if self._last is not None and moment < self._last:
            back = self._last - moment
            if self._ahead + back > FURTHEST:
                moment, self._ahead = moment - self._ahead, timedelta()
            else:
                moment, self._ahead = self._last, self._ahead + back
        self._last = moment
        return moment
