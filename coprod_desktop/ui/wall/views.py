"""What may stand on the wall, and what is chosen to come next."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from coprod_desktop.words import mark


class View(StrEnum):
    """The sheets that the wall knows."""

    WELCOME = "welcome"
    AGENDA = "agenda"
    QUESTION = "question"
    BOARD = "board"
    PROGRESS = "progress"
    RESULT = "result"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    CLOCK = "clock"
    QUIET = "quiet"


NAMES = {
    View.WELCOME: mark("Welcome"),
    View.AGENDA: mark("Agenda"),
    View.QUESTION: mark("Question"),
    View.BOARD: mark("Priorities"),
    View.PROGRESS: mark("Vote under way"),
    View.RESULT: mark("Result"),
    View.DECISIONS: mark("Decisions"),
    View.ACTIONS: mark("Actions"),
    View.CLOCK: mark("Clock"),
    View.QUIET: mark("Quiet page"),
}
OF_POLLS = frozenset({View.PROGRESS, View.RESULT})


@dataclass(frozen=True, slots=True)
class Choice:
    """A view with what belongs to it: a line of one's own, a poll, and a page; None is the page of what is on."""

    view: View = View.WELCOME
    line: str = ""
    poll_id: UUID | None = None
    page: int | None = None
