"""Polls: what is voted on, who may vote, and the ballots.

A secret ballot has no voter and no time, stays out of the journal, and lies in tables without row numbers, so that
not even the order of voting is kept.
"""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollMethod, PollState, Secrecy
from coprod_desktop.records.base import Record, coded, free_text, link, moment, plain, rank

WITHOUT_ROW_NUMBERS = {"sqlite_with_rowid": False}


class Poll(Record, table=True):
    """A question put to the room; its state is that of its last event."""

    meeting_id: UUID = link("meeting.id")
    item_id: UUID | None = link("agendaitem.id", optional=True)
    question: str = free_text()
    method: PollMethod = coded(PollMethod, PollMethod.DOTS)
    secrecy: Secrecy = coded(Secrecy, Secrecy.SECRET)
    rule: str = plain()
    budget: int = Field(default=3, ge=1)
    cap: int = Field(default=3, ge=1)
    rank: str = rank()


class PollOption(Record, table=True):
    """One thing to choose; text and shuffled place are frozen at the opening."""

    poll_id: UUID = link("poll.id")
    priority_id: UUID | None = link("priority.id", optional=True)
    text: str = free_text()
    cost_cents: int | None = None
    rank: str = rank()
    shuffle: int = 0


class PollEvent(Record, table=True):
    """The opening, closing or reopening of a poll."""

    poll_id: UUID = link("poll.id")
    state: PollState = coded(PollState, PollState.OPEN)
    at: datetime = moment(optional=False)
    reason: str = free_text()
    rank: str = rank()


class Entitlement(Record, table=True):
    """A person who may vote in a poll, and whether they were in the room when it opened."""

    poll_id: UUID = link("poll.id")
    participant_id: UUID = link("participant.id")
    present: bool = True


class Turn(Record, table=True):
    """A person has cast a secret ballot; which one is not known."""

    __table_args__ = WITHOUT_ROW_NUMBERS
    journaled: ClassVar[bool] = False

    entitlement_id: UUID = link("entitlement.id")


class Ballot(Record, table=True):
    """One voter's sheet: of a person only where the poll is named."""

    __table_args__ = (
        CheckConstraint("secret = 0 OR participant_id IS NULL", name="secret_without_voter"),
        WITHOUT_ROW_NUMBERS,
    )

    poll_id: UUID = link("poll.id")
    secret: bool = True
    sheet_no: int | None = None
    sector: Sector | None = coded(Sector, optional=True)
    participant_id: UUID | None = link("participant.id", optional=True)
    from_paper: bool = False

    @property
    def leaves_trace(self) -> bool:
        """Tell whether the journal may know of it."""
        return not self.secret


class Choice(Record, table=True):
    """What a ballot gives to one option."""

    __table_args__ = WITHOUT_ROW_NUMBERS

    ballot_id: UUID = link("ballot.id")
    option_id: UUID = link("polloption.id")
    secret: bool = True
    value: int = 0

    @property
    def leaves_trace(self) -> bool:
        """Tell whether the journal may know of it."""
        return not self.secret
