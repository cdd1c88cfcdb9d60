"""What lies in the bin: each thing that somebody removed, with what went along and what it belonged to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.finding import FoundMeeting
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.words import Words


class BinKind(StrEnum):
    """What can be brought back by itself; named as the rows that open."""

    PROJECT = "project"
    PARTNER = "partner"
    PARTICIPANT = "participant"
    TEAM = "team"
    PLACE = "projectplace"
    FUNDING = "fundingsource"
    SERVICE = "service"
    MEETING = "meeting"
    ITEM = "agendaitem"
    ATTENDANCE = "attendance"
    NOTE = "note"
    THEME = "theme"
    PRIORITY = "priority"
    POLL = "poll"
    DECISION = "decision"
    ACTION = "action"


COUNTED: Mapping[BinKind, Callable[[Words, int], str]] = {
    BinKind.PARTNER: lambda words, n: words.plural("{count} partner", "{count} partners", n),
    BinKind.PARTICIPANT: lambda words, n: words.plural("{count} person", "{count} people", n),
    BinKind.PLACE: lambda words, n: words.plural("{count} municipality", "{count} municipalities", n),
    BinKind.MEETING: lambda words, n: words.plural("{count} meeting", "{count} meetings", n),
    BinKind.ITEM: lambda words, n: words.plural("{count} agenda item", "{count} agenda items", n),
    BinKind.NOTE: lambda words, n: words.plural("{count} note", "{count} notes", n),
    BinKind.PRIORITY: lambda words, n: words.plural("{count} priority", "{count} priorities", n),
    BinKind.POLL: lambda words, n: words.plural("{count} vote", "{count} votes", n),
    BinKind.DECISION: lambda words, n: words.plural("{count} decision", "{count} decisions", n),
    BinKind.ACTION: lambda words, n: words.plural("{count} action", "{count} actions", n),
}
"""How many of a kind are said, where they went along with something else."""


@dataclass(frozen=True, slots=True)
class BinRow:
    """One thing in the bin; what is not known of its kind is empty.

    `who` is the partner, or the lead, that it names; `meeting` the one that it belongs to, or is itself. `parts` tells
    how many of each kind went along and come back too. `within_removed`: what it belongs to lies in the bin as well,
    and comes back with it. `personal`: its name is not for the room to see.
    """

    kind: BinKind
    id: UUID
    name: str
    removed_at: datetime
    who: str = ""
    meeting: FoundMeeting | None = None
    parts: tuple[tuple[BinKind, int], ...] = ()
    within_removed: bool = False
    personal: bool = False

    def title(self, words: Words) -> str:
        """Say what it is called."""
        if self.kind is BinKind.MEETING and self.meeting:
            return _dated(words, self.meeting)
        return self.name

    def belongs_to(self, words: Words) -> str:
        """Say in one line whose it is and where it stood."""
        where = _dated(words, self.meeting) if self.meeting and self.kind is not BinKind.MEETING else ""
        there = " · ".join(part for part in (self.who, where) if part)
        return words.say("{where} (in the bin too)", where=there) if there and self.within_removed else there

    def went_along(self, words: Words) -> str:
        """Say what went along: `12 notes, 3 decisions`."""
        return ", ".join(COUNTED[kind](words, count) for kind, count in self.parts)


def _dated(words: Words, meeting: FoundMeeting) -> str:
    name = meeting_name(words, title=meeting.title, team=meeting.team)
    return f"{name}, {words.date(meeting.at)}" if meeting.at else name
