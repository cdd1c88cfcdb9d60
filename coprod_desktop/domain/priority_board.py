"""The way of a priority: who raised it and where, how it was voted on, what was decided, and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollState
from coprod_desktop.domain.priorities import ThemeRow


class Outcome(StrEnum):
    """What became of a priority so far."""

    NOT_ANSWERED = "not_answered"
    DECIDED = "decided"
    DECLINED = "declined"
    ACTED_ON = "acted_on"


@dataclass(frozen=True, slots=True)
class RaisedAt:
    """The meeting in which something was raised; `team` is empty for a plenary, `on` None before it is held."""

    meeting_id: UUID | None
    title: str
    on: date | None
    team_id: UUID | None
    team: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One priority as it was said; `merge_id` is the link by which it was joined to another, None for the card."""

    id: UUID
    text: str
    partner_id: UUID | None
    partner: str
    sector: Sector | None
    raised: RaisedAt
    merge_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class VoteOn:
    """A poll in which a priority could be chosen, in the words frozen then.

    Place, dots and supporters are told once it is closed; `together` are dots and supporters of all options that have
    become one card since.
    """

    poll_id: UUID
    meeting_id: UUID
    question: str
    text: str
    state: PollState
    options: int = 0
    place: int | None = None
    dots: int = 0
    supporters: int = 0
    together: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DecisionOn:
    """A decision that answers or declines a priority, with its reason."""

    id: UUID
    meeting_id: UUID
    on: datetime
    text: str
    reason: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class ActionOn:
    """An action that came of a priority, or of a decision that answers it."""

    id: UUID
    what: str
    owner: str
    due: date | None
    state: ActionState


@dataclass(frozen=True, slots=True)
class BoardNote:
    """One card of the board; `place` is its key of order within its theme.

    `joined` are the originals taken as the same, whose votes, decisions and actions count for this card too.
    """

    voice: Voice
    theme: ThemeRow | None
    place: str
    joined: tuple[Voice, ...] = ()
    votes: tuple[VoteOn, ...] = ()
    decisions: tuple[DecisionOn, ...] = ()
    actions: tuple[ActionOn, ...] = ()

    @property
    def id(self) -> UUID:
        """The key of the priority that leads."""
        return self.voice.id

    @property
    def text(self) -> str:
        """The words on the card."""
        return self.voice.text

    @property
    def theme_id(self) -> UUID | None:
        """The key of the theme, None where there is none yet."""
        return self.theme.id if self.theme else None

    @property
    def voices(self) -> Iterator[Voice]:
        """All that were taken together in this card, the leading one first."""
        yield self.voice
        yield from self.joined

    @property
    def outcome(self) -> Outcome:
        """What became of it: an action that was not dropped counts most, then the latest decision."""
        if any(action.state is not ActionState.DROPPED for action in self.actions):
            return Outcome.ACTED_ON
        if not self.decisions:
            return Outcome.NOT_ANSWERED
        return Outcome.DECLINED if self.decisions[-1].answer is Answer.DECLINES else Outcome.DECIDED


def place_at(moment: datetime, rank: str, key: UUID) -> str:
    """Give the key of order for a card that nobody has moved yet: that of its moment, then of its place in the list.

    It is a key of the same sort that moving gives, so that a card can be put before or behind it without changing it:
    the letter tells how many digits the microseconds have, what follows is the fraction.
    """
    microseconds = max(round(moment.timestamp() * 1_000_000), 0)
    return f"m{microseconds:013x}{rank}{key.hex[:6]}V"
