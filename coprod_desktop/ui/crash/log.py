"""The log on this computer: one file a run of the app, kept small, in a folder that only its user can read."""

import logging
from contextlib import suppress
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path

from coprod_desktop.domain.faults import short_path, tell_fault
from coprod_desktop.ui.crash.private import make_private_folder, private_opener

OUR_LOGGER = "coprod_desktop"
LARGEST_BYTES, RUNS_KEPT, BEFORE = 200_000, 10, ".before"


class PrivateLog(logging.FileHandler):
    """Writes into a file of the user's own, and begins another one where it is full.

    Where the disk is full or gone, nothing is written and nobody disturbed. Python's own handler that begins files
    anew loads what talks to networks.
    """

    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(open(self.baseFilename, "ab", opener=private_opener), encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        with suppress(OSError, ValueError):
            if self.stream is not None and self.stream.tell() > LARGEST_BYTES:
                self.stream.close()
                self.stream = None  # the next line opens it anew
                Path(self.baseFilename).replace(f"{self.baseFilename}{BEFORE}")
            super().emit(record)

    def close(self) -> None:
        """Write no more; what could not be written is let go."""
        with suppress(OSError, ValueError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:
        """Let a line go that cannot be written: Python's own way would show all its values."""


class WithoutText(logging.Formatter):
    """Writes our own lines as they are; of other libraries only who spoke and where, for they may quote texts."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, in UTC."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        ours = record.name.split(".")[0] == OUR_LOGGER
        what = record.getMessage() if ours else f"({short_path(record.pathname)}:{record.lineno})"
        lines = [f"{at} {record.levelname} {record.name} {what}"]
        if record.exc_info and record.exc_info[1]:
            lines.append(tell_fault(record.exc_info[1]))
        return "\n".join(lines)


class Log:
    """The log of one run, from its beginning until it is closed."""

    def __init__(self, folder: Path, run: str) -> None:
        """Begin; OSError where the folder cannot be made or the file not be written."""
        make_private_folder(folder)
        _sweep(folder)
        self._handler = PrivateLog(folder / f"{run}.log")
        self._handler.setFormatter(WithoutText())
        logging.getLogger().addHandler(self._handler)
        self._ours = logging.getLogger(OUR_LOGGER)
        self._level = self._ours.level
        self._ours.setLevel(logging.INFO)
        logging.captureWarnings(True)

    def close(self) -> None:
        """Write no more."""
        logging.captureWarnings(False)
        self._ours.setLevel(self._level)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()


def last_lines(folder: Path, run: str, count: int) -> list[str]:
    """Give the last lines of the log of a run; none where there is no log."""
    try:
        return (folder / f"{run}.log").read_text("utf-8", "replace").splitlines()[-count:]
    except OSError:
        return []


def _sweep(folder: Path) -> None:
    """Take the files of all but the last runs away; their names begin with the moment of the start."""
    runs = sorted({path.name.partition(".")[0] for path in folder.iterdir()})
    for run in runs[: -RUNS_KEPT + 1]:
        for path in folder.glob(f"{run}.*"):
            path.unlink(missing_ok=True)
