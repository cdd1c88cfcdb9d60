"""Backups: which of them are kept, and what a look inside one tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

SPANS = ((timedelta(days=7), "%Y-%m-%d"), (timedelta(weeks=5), "%G-%V"), (timedelta(days=12 * 31), "%Y-%m"))
"""How far back the newest backup of each day, week and month is kept; all of the last day are."""


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
    for span, form in SPANS:
        newest: dict[str, Path] = {}
        for row in ordered:
            if now - row.made_at < span:
                newest.setdefault(row.made_at.strftime(form), row.path)
        kept |= set(newest.values())
    return frozenset(kept)
