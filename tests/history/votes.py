"""Votes, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from coprod_desktop.domain.polls import PollState, Secrecy
from coprod_desktop.operations import agenda, ballots, polls
from tests.history.base import WHICH, History


class VoteHistory(History):
    """What polls can do."""

    @rule(meeting=WHICH, item=WHICH, chosen=WHICH, secrecy=st.sampled_from(Secrecy))
    def prepare(self, meeting: int, item: int, chosen: int, secrecy: Secrecy) -> None:
        if row := self.pick(self.meetings(), meeting):
            there = self.pick(agenda.list_agenda(self.workspace, meeting_id=row.id), item)
            note = self.pick(self.board(), chosen)
            self.tried(
                lambda: polls.prepare_poll(
                    self.workspace,
                    meeting_id=row.id,
                    question="Q",
                    options=[("", note.id if note else None), ("None of it", None)],
                    budget=2,
                    cap=2,
                    secrecy=secrecy,
                    item_id=there.id if there else None,
                )
            )

    @rule(which=WHICH)
    def turn_poll(self, which: int) -> None:
        if poll := self.pick(self.polls(), which):
            if poll.state is PollState.PREPARED:
                self.tried(lambda: polls.open_poll(self.workspace, poll_id=poll.id, shuffle=list.reverse))
            elif poll.state is PollState.OPEN:
                self.tried(lambda: polls.close_poll(self.workspace, poll_id=poll.id))
            else:
                self.tried(lambda: polls.reopen_poll(self.workspace, poll_id=poll.id, reason="Again"))

    @rule(which=WHICH, voter=WHICH, option=st.integers(0, 1), sheet=st.integers(0, 3))
    def vote(self, which: int, voter: int, option: int, sheet: int) -> None:
        open_ones = [poll for poll in self.polls() if poll.state is PollState.OPEN]
        poll = self.pick(open_ones, which)
        who = self.pick(polls.list_voters(self.workspace, poll_id=poll.id), voter) if poll else None
        if poll is None or who is None:
            return
        dots = {poll.options[option].id: 2}
        if not sheet:
            self.tried(
                lambda: ballots.cast_ballot(
                    self.workspace, poll_id=poll.id, participant_id=who.participant_id, dots=dots
                )
            )
        elif sheet in ballots.sheets(self.workspace, poll_id=poll.id):
            change = ballots.remove_sheet if option else None
            if change:
                self.tried(lambda: ballots.remove_sheet(self.workspace, poll_id=poll.id, sheet_no=sheet))
            else:
                self.tried(lambda: ballots.change_sheet(self.workspace, poll_id=poll.id, sheet_no=sheet, dots=dots))
        else:
            named = poll.secrecy is Secrecy.NAMED
            self.tried(
                lambda: ballots.enter_sheet(
                    self.workspace,
                    poll_id=poll.id,
                    sheet_no=sheet,
                    dots=dots,
                    participant_id=who.participant_id if named else None,
                )
            )

    @rule(which=WHICH, who=WHICH)
    def let_vote(self, which: int, who: int) -> None:
        poll, person = self.pick(self.polls(), which), self.pick(self.people(), who)
        if poll and person:
            self.tried(lambda: polls.entitle(self.workspace, poll_id=poll.id, participant_id=person.id))
