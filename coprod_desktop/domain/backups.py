"""Backups: which of them are kept, and what a look inside one tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

DAYS, WEEKS, MONTHS = 7, 5, 12
"""For how many days, weeks and months back the newest backup of each is kept; all of the last day are."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup: its file, and the moment it was made."""

    path: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BackupContents:
    """A look inside a backup: the projects by title, and how many meetings and partners it holds."""

    projects: tuple[str, ...]
    meetings: int
    partners: int
    last_step_at: datetime | None


def worth_keeping(backups: Iterable[BackupRow], now: datetime) -> frozenset[Path]:
    """Give the backups to keep: all of the last day, then the newest of each day, week and month, and always the last.

    A backup that bears a time to come, as after a clock was set back, is kept.
    """
    ordered = sorted(backups, key=lambda row: row.made_at, reverse=True)
    kept = {row.path for row in ordered[:1]}
    kept |= {row.path for row in ordered if now - row.made_at < timedelta(days=1)}
    spans = (
        (timedelta(days=DAYS), lambda at: at.date().isoformat()),
        (timedelta(weeks=WEEKS), lambda at: at.strftime("%G-%V")),
        (timedelta(days=MONTHS * 31), lambda at: at.strftime("%Y-%m")),
    )
    for span, name in spans:
        newest: dict[str, Path] = {}
        for row in ordered:
            if now - row.made_at < span:
                newest.setdefault(name(row.made_at), row.path)
        kept |= set(newest.values())
    return frozenset(kept)
