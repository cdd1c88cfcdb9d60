"""What is found by its words, wherever it lives."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label


class FoundKind(StrEnum):
    """The kinds of rows that are found, in the order in which they are shown; named as the rows that open."""

    PARTNER = "partner"
    PARTICIPANT = "participant"
    TEAM = "team"
    MEETING = "meeting"
    PRIORITY = "priority"
    DECISION = "decision"
    ACTION = "action"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """The meeting in which something was said, or that was found itself; `team` is empty for a plenary."""

    id: UUID
    title: str
    team: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """One row that was found; what is not known of its kind is empty.

    `who` is the partner that a person speaks for, that raised a priority or owns an action, or the lead of a project;
    `about` the role of a person, the place of a partner, or the task of a team; `alias` what may be printed of a
    person. Rows that are the `same_as` one another are the parts of one organisation or person in several projects.
    """

    kind: FoundKind
    id: UUID
    title: str
    project_id: UUID
    project: str
    who: str = ""
    about: str = ""
    organisation: OrganisationKind | None = None
    meeting: FoundMeeting | None = None
    state: ActionState | None = None
    due: date | None = None
    same_as: UUID | None = None
    alias: str = ""

    def context(self, words: Words) -> str:
        """Say in one line where it belongs: `Plenary meeting, 12 Mar 2009`."""
        parts = [
            label(words, self.organisation) if self.organisation else "",
            self.who,
            self.about,
            self._say_meeting(words),
            label(words, self.state) if self.state else "",
            words.say("by {date}", date=words.date(self.due)) if self.due else "",
        ]
        return " · ".join(part for part in parts if part)

    def _say_meeting(self, words: Words) -> str:
        if self.meeting is None:
            return ""
        name = meeting_name(words, title=self.meeting.title, team=self.meeting.team)
        if self.kind is FoundKind.MEETING:
            name = self.meeting.team or words.say("Plenary")
        return f"{name}, {words.date(self.meeting.at)}" if self.meeting.at else name
