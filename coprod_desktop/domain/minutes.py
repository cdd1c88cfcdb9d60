"""What the minutes of a meeting hold: one frozen value that says nothing in any language yet.

Paper, window and export are all made from it. Names are printed names only (a family is its "Family 3");
private notes, contacts and access needs have no place here. A text that is not known is empty, a moment that
is not known None; moments are UTC and aware, the paper tells them in its own time zone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.meetings import EngagementTool
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import CountTable, PollResult, PollRow
from coprod_desktop.domain.projects import Phase


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: a stay in the room or a spell of an item; `end` is None while it lasts."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda: its number from 1 on, its title, its planned minutes (0 where none are).

    A break has no number (0): nothing is dealt with in it.
    """

    number: int
    title: str
    planned_min: int


@dataclass(frozen=True, slots=True)
class MinutesHeading:
    """Which meeting this was.

    `lead` is the body whose minutes these are, `title` the meeting's. `number` counts the meetings of the
    team, or the plenary ones of the project, from 1 on in the order they were held. `team` is empty for a
    plenary. `held_on` is the local day; `started` and `ended` are the real ones. `chair` and `minute_taker`
    are printed names. `register_number` is given at approval and None before. `body` and `logo` (PNG), where they are
    set, head the paper instead of the lead alone.
    """

    lead: str
    project: str
    service_area: str
    tender_ref: str
    title: str
    number: int
    team: str
    phase: Phase
    tool: EngagementTool
    held_on: date
    started: datetime | None
    ended: datetime | None
    venue: str
    convocation: str
    chair: str
    minute_taker: str
    agenda: tuple[AgendaLine, ...]
    register_number: int | None = None
    body: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class PersonPresent:
    """Somebody who was in the room at any time; a person who left and came back has several stays.

    `organisation` is the partner's printed name, `role` the person's there, `stands_in_for` whom they stand
    in for.
    """

    name: str
    organisation: str
    role: str
    capacity: Capacity
    stands_in_for: str
    stays: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PersonAway:
    """Somebody who was expected and did not come."""

    name: str
    organisation: str
    role: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something put on record at a person's wish; `wished_by` is a printed name."""

    text: str
    wished_by: str


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority in the words it was said, with who raised it as far as that was kept.

    `joined` are those of the same meeting that were taken as the same, each in its own words.
    """

    text: str
    partner: str
    sector: Sector | None
    theme: str
    joined: tuple["PriorityLine", ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with its reason, and which priorities it answers or declines (their texts).

    `number` is that of the project's series, given at approval and None before. `poll` is the question of the vote
    that it follows, if any.
    """

    number: int | None
    text: str
    reason: str
    rule: DecisionRule
    dissents: tuple[str, ...]
    answers: tuple[str, ...]
    declines: tuple[str, ...]
    poll: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Who does what by when; `owner` is a partner's printed name, `person` the one named there, if any."""

    what: str
    owner: str
    person: str
    due: date | None
    state: ActionState


@dataclass(frozen=True, slots=True)
class ActionAnswer:
    """An action of an earlier meeting that was open when this one began, and what was answered here.

    `action` is as it stood at the start, with the date that held then; `meeting` and `agreed_on` tell where
    it comes from. `answer` is None where nothing was said. `new_due`, `handed_to`, `note` (why) and the text of
    the `decision` by which it was answered go with the answer.
    """

    action: ActionLine
    meeting: str
    agreed_on: date | None
    answer: ActionState | None
    new_due: date | None
    handed_to: str
    note: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class PollMinutes:
    """A vote with its rules and every turn it took; `decisions` are the texts of those that follow it.

    `result` and `table` are None unless it is closed.
    """

    poll: PollRow
    result: PollResult | None
    table: CountTable | None
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Captured:
    """What was captured during an item, each kind in the order of capture; `notes` are the public ones."""

    notes: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    priorities: tuple[PriorityLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    polls: tuple[PollMinutes, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was captured."""
        return any((self.notes, self.statements, self.priorities, self.decisions, self.actions, self.polls))


@dataclass(frozen=True, slots=True)
class ItemMinutes:
    """One item as it was dealt with; `number` and `title` are those of its agenda line.

    `spells` are when it was on, in order; none where things were captured although it was never put on.
    """

    number: int
    title: str
    planned_min: int
    spells: tuple[Span, ...]
    captured: Captured


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting, as far as it is set; `starts` is None where only the day is known."""

    title: str
    on: date
    starts: datetime | None
    venue: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """All that the minutes of one meeting hold.

    `present`, `apologies` and `absent` are in the order in which they are printed. `items` are in the order
    really taken (start of the first spell), those never put on but captured under after them; agenda lines of
    which nothing was taken are not among them. `outside` is what was captured under no item.
    `earlier_actions` were open when the meeting began; `open_actions` are all still open at its end, with
    those agreed here, soonest first. `illustrative_note` marks an invented example and is empty otherwise.
    """

    heading: MinutesHeading
    present: tuple[PersonPresent, ...]
    apologies: tuple[PersonAway, ...]
    absent: tuple[PersonAway, ...]
    earlier_actions: tuple[ActionAnswer, ...]
    items: tuple[ItemMinutes, ...]
    outside: Captured
    open_actions: tuple[ActionLine, ...]
    next_meeting: NextMeeting | None
    draft: bool = True
    illustrative_note: str = ""


def not_taken(content: MinutesContent) -> tuple[AgendaLine, ...]:
    """Give the agenda lines that were not dealt with; breaks are not among them."""
    taken = {item.number for item in content.items}
    return tuple(line for line in content.heading.agenda if line.number and line.number not in taken)


def was_in_room(person: PersonPresent, spells: tuple[Span, ...]) -> bool:
    """Tell whether a person was in the room at any moment of these spells."""
    return any(
        (spell.end is None or stay.start < spell.end) and (stay.end is None or stay.end > spell.start)
        for stay in person.stays
        for spell in spells
    )


def away_from(content: MinutesContent, item: ItemMinutes) -> tuple[PersonPresent, ...]:
    """Give those at the meeting who were not in the room during an item; nobody where its time is unknown."""
    if not item.spells:
        return ()
    return tuple(person for person in content.present if not was_in_room(person, item.spells))
