"""What the self-test tells: a line for each check, and how many failed."""

import sys
import time
from collections.abc import Callable
from traceback import extract_tb
from types import TracebackType

from coprod_desktop.words import Words, mark, system_language

FINE, FAILED, NOT_REACHED = mark("ok"), mark("FAILED"), mark("not reached")


class CheckError(Exception):
    """Something is not as it should be; the text says what."""


def must(fact: object, otherwise: str) -> None:
    """Raise CheckError, saying what is wrong, where a fact does not hold."""
    if not fact:
        raise CheckError(otherwise)


class Report:
    """Carries checks out and prints how each went, in the user's language as far as that can be spoken."""

    def __init__(self) -> None:
        self.words = _speaker()
        self._begun = time.monotonic()
        self._done = 0
        self._failed = 0
        self._faults: list[str] = []
        # What fails in a slot of Qt is thrown nowhere but here.
        sys.excepthook = self._note

    def carry_out(self, name: str, fact: Callable[[], str]) -> bool:
        """Carry out a check, which gives a detail to print or raises; tells whether it went well."""
        self._faults.clear()
        try:
            detail = fact()
        except Exception as trouble:
            self._faults.insert(0, _told(trouble))
        if self._faults:
            return self._line(FAILED, name, "; ".join(self._faults))
        return self._line(FINE, name, detail)

    def in_turn(self, *checks: tuple[str, Callable[[], str]]) -> bool:
        """Carry out checks that build on one another: what follows a failed one is not reached."""
        whole = True
        for name, fact in checks:
            whole = self.carry_out(name, fact) if whole else self._line(FAILED, name, self.words.say(NOT_REACHED))
        return whole

    def end(self) -> int:
        """Print the sum; gives the exit code."""
        self._print("")
        if self._failed:
            self._print(self.words.say("{failed} of {count} checks failed.", failed=self._failed, count=self._done))
        else:
            took = f"{time.monotonic() - self._begun:.0f}"
            self._print(self.words.say("All {count} checks went well, in {seconds} s.", count=self._done, seconds=took))
        return 1 if self._failed else 0

    def _line(self, outcome: str, name: str, detail: str) -> bool:
        self._done += 1
        self._failed += outcome is FAILED
        said = self.words.say(outcome)
        self._print(f"{said:<8} {self.words.say(name)}{f': {detail}' if detail else ''}")
        return outcome is not FAILED

    def _print(self, line: str) -> None:
        print(line, flush=True)

    def _note(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._faults.append(_told(error))


def _speaker() -> Words:
    try:
        return Words(system_language())
    except OSError:  # the catalogue is gone, which a check will tell
        return Words("en")


def _told(error: BaseException) -> str:
    places = extract_tb(error.__traceback__)
    where = f" ({places[-1].filename.rpartition('coprod_desktop')[2]}:{places[-1].lineno})" if places else ""
    return str(error) if isinstance(error, CheckError) else f"{type(error).__name__}: {error}{where}"
