"""One run of the app, marked for as long as it lasts, so that the next start knows how it ended.

A mark is a small file that its process holds, however it ends: one that nobody holds is of a run that came to no good
end. Those of failed starts stay, until a start has gone well.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from PySide6.QtCore import QSysInfo

from coprod_desktop.ui.crash.private import hold, make_private_folder, private_opener

MARK, FAILED = ".mark", ".failed"
LENGTH = 120
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
        self._told = {"boot": _boot()}
        self._mark = self._folder / f"{self.name}{MARK}"
        self._file: IO[bytes] | None = None
        with suppress(OSError):
            make_private_folder(self._folder)
        self.ended = tuple(self._gather())
        self.failed_starts = tuple(sorted(path.stem for path in self._folder.glob(f"*{FAILED}")))
        with suppress(OSError):
            self._file = open(self._mark, "wb", buffering=0, opener=private_opener)  # noqa: SIM115  held to the end
            hold(self._file)
        self._write()

    def stand(self) -> None:
        """Tell that this start went well: failed ones before it are forgotten."""
        self._told["stood"] = "yes"
        self._write()
        self._forget_failures()

    def note_saved(self) -> None:
        """Tell that a step was saved just now."""
        self._told["saved_at"] = self._clock().isoformat()
        self._write()

    def end(self, *, well: bool) -> None:
        """Take the mark away; where the run did not go well, although it was ended, it counts as a failed start."""
        if well:
            self._forget_failures()
            self.close()
        else:
            self._let_go(lambda: self._mark.rename(self._mark.with_suffix(FAILED)))

    def close(self) -> None:
        """Take the mark away, and leave what is known of failed starts as it is."""
        self._let_go(self._mark.unlink)

    def _gather(self) -> Iterator[EndedRun]:
        """Give the runs whose mark nobody holds, and take the marks away; of failed starts it stays, renamed."""
        for mark in sorted(self._folder.glob(f"*{MARK}")):
            with suppress(OSError):
                with mark.open("r+b") as file:
                    if not hold(file):
                        continue
                    run = _read(mark.stem, file.read())
                if run.stood or run.computer_went_off:
                    mark.unlink()
                else:
                    mark.rename(mark.with_suffix(FAILED))
                yield run

    def _forget_failures(self) -> None:
        with suppress(OSError):
            for path in self._folder.glob(f"*{FAILED}"):
                path.unlink(missing_ok=True)

    def _write(self) -> None:
        """Write the mark anew in one go, always as long, so that no kill leaves half of it."""
        if self._file is not None:
            with suppress(OSError):
                self._file.seek(0)
                self._file.write(" ".join(f"{key}={value}" for key, value in self._told.items()).ljust(LENGTH).encode())

    def _let_go(self, deed: Callable[[], object]) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
                deed()


def _read(name: str, mark: bytes) -> EndedRun:
    try:
        told = dict(part.split("=") for part in mark.decode("ascii").split())
        saved_at = datetime.fromisoformat(told["saved_at"]) if "saved_at" in told else None
        went_off = told["boot"] not in ("", _boot())
        return EndedRun(name, saved_at, "stood" in told, went_off)
    except (ValueError, KeyError):
        # A kill leaves it whole: only when the power goes is one damaged.
        return EndedRun(name, None, stood=False, computer_went_off=True)


def _boot() -> str:
    return QSysInfo.bootUniqueId().toStdString()
