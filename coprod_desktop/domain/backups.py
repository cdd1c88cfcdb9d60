"""Backups: which of them are kept, what a look inside one tells, and what looking after a file found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.words import Words

RECENT, RECENT_MOST, RECENT_FEW = timedelta(hours=1), 24, 3
"""How far back every backup is kept, and how many of those at most; fewer where they are large."""
HOURS = (timedelta(days=1), "%Y-%m-%dT%H")
SPANS = (
    (timedelta(days=7), "%Y-%m-%d"),
    (timedelta(weeks=5), "%G-%V"),
    (timedelta(days=12 * 31), "%Y-%m"),
)
"""How far back the newest backup of each day, week and month is kept; and of each hour, where they are not large."""
MOST, MOST_LARGE = RECENT_MOST + 25 + 8 + 6 + 14, RECENT_FEW + 8 + 6 + 14
"""No more backups than these are kept of one series."""


class Place(Enum):
    """Where a backup lies."""

    HERE = auto()
    """In the user's data folder on this computer."""
    SECOND = auto()
    """In the second folder, as on a stick."""
    ASIDE = auto()
    """Beside the file: it is the file itself, set aside when a backup was put in its place."""
    CHOSEN = auto()
    """Wherever it was chosen from."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup: its file, the moment it was made, and where it lies."""

    path: Path
    made_at: datetime
    place: Place = Place.HERE


@dataclass(frozen=True, slots=True)
class BackupContents:
    """A look inside a backup: the projects by title, and how many meetings and partners it holds."""

    projects: tuple[str, ...]
    meetings: int
    partners: int
    last_step_at: datetime | None

    def as_lines(self, words: Words) -> list[str]:
        """Say it line by line: the projects, how much there is, and when something was changed last."""
        lines = [*(f"«{title}»" for title in self.projects), self.say_counts(words)]
        if self.last_step_at is not None:
            lines.append(words.say("Last change: {moment}", moment=words.moment(self.last_step_at)))
        return lines

    def say_counts(self, words: Words) -> str:
        """Say how much there is."""
        meetings = words.plural("{count} meeting", "{count} meetings", self.meetings)
        partners = words.plural("{count} partner", "{count} partners", self.partners)
        return f"{meetings} · {partners}"


@dataclass(frozen=True, slots=True)
class FolderUpkeep:
    """How it stands with the backups in one folder: the newest one, whether it is new, and what went wrong."""

    place: Place
    folder: Path
    newest: datetime | None = None
    made: bool = False
    trouble: KnownError | None = None


@dataclass(frozen=True, slots=True)
class UpkeepReport:
    """What looking after a file found and did; `waits` where backups wait for the end of a secret vote."""

    file_trouble: KnownError | None = None
    waits: bool = False
    folders: tuple[FolderUpkeep, ...] = ()

    def at(self, place: Place) -> FolderUpkeep | None:
        """Give how it stands in one of the places; None where it was not looked after."""
        return next((folder for folder in self.folders if folder.place is place), None)


def worth_keeping(backups: Iterable[BackupRow], now: datetime, *, large: bool = False) -> frozenset[Path]:
    """Give the backups to keep: those of the last hour, then the newest of each hour, day, week and month.

    The newest of all is always kept. Those that bear a time to come, as after a clock was set back, are a series of
    their own, kept as they would have been at the time of their newest. Of large ones fewer are kept of the last day.
    """
    rows = sorted(backups, key=lambda row: row.made_at, reverse=True)
    to_come = [row for row in rows if row.made_at > now]
    past = rows[len(to_come) :]
    kept = _of_series(past, now, large=large)
    return kept | _of_series(to_come, to_come[0].made_at, large=large) if to_come else kept


def _of_series(rows: list[BackupRow], now: datetime, *, large: bool) -> frozenset[Path]:
    recent = [row.path for row in rows if now - row.made_at < RECENT]
    kept = {row.path for row in rows[:1]} | set(recent[: RECENT_FEW if large else RECENT_MOST])
    for span, form in SPANS if large else (HOURS, *SPANS):
        newest: dict[str, Path] = {}
        for row in rows:
            if now - row.made_at < span:
                newest.setdefault(row.made_at.strftime(form), row.path)
        kept |= set(newest.values())
    return frozenset(kept)
