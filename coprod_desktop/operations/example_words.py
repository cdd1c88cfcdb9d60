"""How the worked example is told: one language, keys instead of positions, days counted from today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

SUNDAY = 6


def moment_on(day: date, at: time = time(9)) -> datetime:
    """Give a moment of a day where the computer stands."""
    return datetime.combine(day, at).astimezone()


@dataclass(slots=True)
class Told:
    """What has been told of a project so far: the keys of its rows, and how its texts and days are read."""

    language: str
    today: date
    project: UUID = field(init=False)
    keys: dict[str, UUID] = field(default_factory=dict)
    places: dict[str, UUID] = field(default_factory=dict)

    def tell(self, text: str | Mapping[str, str] | None) -> str:
        """Give a text in the example's language; empty where there is none."""
        if text is None:
            return ""
        return text if isinstance(text, str) else text[self.language]

    def day(self, offset: int) -> date:
        """Give the day that lies so many days from today; nobody meets on a Sunday, so Monday stands for it."""
        day = self.today + timedelta(days=offset)
        return day + timedelta(days=1) if day.weekday() == SUNDAY else day

    def find(self, key: str | None) -> UUID | None:
        """Give the row of a key, None where none is named."""
        return self.keys[key] if key else None

    def find_all(self, row: Mapping[str, Any], name: str) -> list[UUID]:
        """Give the rows of all keys in a list."""
        return [self.keys[key] for key in row.get(name, ())]
