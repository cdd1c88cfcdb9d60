"""One run of the app, marked for as long as it lasts, so that the next start knows how it ended.

A mark is a small file with moments in it, and beside it a lock that ends with the process. A mark that nobody holds
is of a run that came to no good end. Those of failed starts stay, until a start has gone well.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from coprod_desktop.ui.crash.private import make_private_folder, private_opener

MARK, LOCK, FAILED = ".json", ".lock", ".failed"
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class EndedRun:
    """A run that nobody brought to an end."""

    name: str
    saved_at: datetime | None
    """When its last step was saved, as far as there was one."""
    stood: bool
    """Whether it had started well: one could work for a while."""
    computer_went_off: bool
    """Whether the computer was started anew since; False also where the system does not tell."""


class Run:
    """The mark of this run, and what is left of those before it. Where it cannot be kept, the app runs without."""

    def __init__(self, home: Path, *, clock: Clock = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._folder = home / "running"
        self.name = f"{clock():%Y%m%dT%H%M%S%f}-{os.getpid()}"
        self._told: dict[str, str | bool] = {"boot": _boot()}
        self._mark = self._folder / f"{self.name}{MARK}"
        with suppress(OSError):
            make_private_folder(self._folder)
        self.ended = tuple(self._gather())
        self.failed_starts = tuple(sorted(path.stem for path in self._folder.glob(f"*{FAILED}")))
        self._lock = _lock_of(self._mark)
        if self._lock.tryLock(0):
            self._write()

    def stand(self) -> None:
        """Tell that this start went well: failed ones before it are forgotten."""
        self._told["stood"] = True
        self._write()
        self._forget_failures()

    def note_saved(self) -> None:
        """Tell that a step was saved just now."""
        self._told["saved_at"] = self._clock().isoformat()
        self._write()

    def end(self, *, well: bool) -> None:
        """Take the mark away; where the run did not go well, although it was ended, it counts as a failed start."""
        with suppress(OSError):
            if well:
                self._mark.unlink(missing_ok=True)
                self._forget_failures()
            elif self._mark.exists():
                self._mark.rename(self._mark.with_suffix(FAILED))
        self._lock.unlock()

    def close(self) -> None:
        """Take the mark away, and leave what is known of failed starts as it is."""
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)
        self._lock.unlock()

    def _gather(self) -> Iterator[EndedRun]:
        """Give the runs whose mark nobody holds, and take the marks away; of failed starts it stays, renamed."""
        names = {path.stem for path in self._folder.glob("*") if path.suffix in (MARK, LOCK)}
        for mark in (self._folder / f"{name}{MARK}" for name in sorted(names)):
            lock = _lock_of(mark)
            if not lock.tryLock(0):
                continue
            with suppress(OSError):
                run = _read(mark)
                if run.stood or run.computer_went_off:
                    mark.unlink()
                else:
                    mark.rename(mark.with_suffix(FAILED))
                yield run
            lock.unlock()

    def _forget_failures(self) -> None:
        with suppress(OSError):
            for path in self._folder.glob(f"*{FAILED}"):
                path.unlink(missing_ok=True)

    def _write(self) -> None:
        """Write the mark anew, whole or not at all; without a disk that takes it, the old one stays."""
        unfinished = self._mark.with_suffix(".part")
        with suppress(OSError):
            with open(unfinished, "w", encoding="utf-8", opener=private_opener) as file:
                json.dump(self._told, file)
            unfinished.replace(self._mark)


def _read(mark: Path) -> EndedRun:
    """Read a mark; OSError where there is none."""
    text = mark.read_text("utf-8", "replace")
    try:
        told = json.loads(text)
        saved_at = datetime.fromisoformat(told["saved_at"]) if "saved_at" in told else None
        went_off = bool(told["boot"]) and told["boot"] != _boot()
        return EndedRun(mark.stem, saved_at, bool(told.get("stood")), went_off)
    except (ValueError, TypeError, KeyError):
        # Marks are written whole: only when the power goes is one damaged.
        return EndedRun(mark.stem, None, stood=False, computer_went_off=True)


def _boot() -> str:
    return QSysInfo.bootUniqueId().toStdString()


def _lock_of(mark: Path) -> QLockFile:
    lock = QLockFile(str(mark.with_suffix(LOCK)))
    # However long it runs, a run that lives is not over.
    lock.setStaleLockTime(0)
    return lock
