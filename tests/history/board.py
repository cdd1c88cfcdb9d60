"""The board of priorities, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from coprod_desktop.operations import agenda
from coprod_desktop.operations import priorities as said
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.priority_board import move_on_board
from coprod_desktop.operations.themes import add_theme
from tests.history.base import WHICH, History

LINES = st.sampled_from(["A shuttle", "a shuttle #transport", "Home help @School", "A course #days @Family 1", "Rest"])


class BoardHistory(History):
    """What capture and the board can do."""

    @rule(meeting=WHICH, item=WHICH, text=LINES)
    def capture(self, meeting: int, item: int, text: str) -> None:
        if there := self.pick(self.meetings(), meeting):
            under = self.pick(agenda.list_agenda(self.workspace, meeting_id=there.id), item)
            self.tried(
                lambda: said.add_priority(
                    self.workspace, meeting_id=there.id, text=text, item_id=under.id if under and item % 2 else None
                )
            )

    @rule(which=WHICH, theme=WHICH, partner=WHICH)
    def assign(self, which: int, theme: int, partner: int) -> None:
        if note := self.pick(self.board(), which):
            to, of = self.pick(self.themes(), theme), self.pick(self.partners(), partner)
            self.tried(
                lambda: said.assign_priority(
                    self.workspace,
                    priority_id=note.id,
                    theme_id=to.id if to else None,
                    partner_id=of.id if of else None,
                )
            )

    @rule(which=st.lists(WHICH, min_size=1, max_size=3), theme=WHICH, beside=WHICH, before=st.booleans())
    def move_cards(self, which: list[int], theme: int, beside: int, before: bool) -> None:
        cards = [note.id for number in which if (note := self.pick(self.board(), number))]
        to, there = self.pick(self.themes(), theme), self.pick(self.board(), beside)
        key = there.id if there else None
        self.tried(
            lambda: move_on_board(
                self.workspace,
                priority_ids=cards,
                theme_id=to.id if to and theme % 3 else None,
                before_id=key if before else None,
                after_id=None if before else key,
            )
        )

    @rule(which=st.lists(WHICH, min_size=2, max_size=4))
    def join_cards(self, which: list[int]) -> None:
        cards = [note.id for number in which if (note := self.pick(self.board(), number))]
        if cards:
            self.tried(lambda: merge_priorities(self.workspace, into_id=cards[0], from_ids=cards[1:]))

    @rule(which=WHICH, some=st.booleans())
    def take_cards_apart(self, which: int, some: bool) -> None:
        if note := self.pick([note for note in self.board() if note.joined], which):
            merges = [one.merge_id for one in note.joined if one.merge_id][:1] if some else None
            self.tried(lambda: take_apart(self.workspace, priority_id=note.id, merge_ids=merges))

    @rule(name=st.sampled_from(["transport", "Transport", "days"]))
    def add_theme(self, name: str) -> None:
        self.tried(lambda: add_theme(self.workspace, project_id=self.project, name=name))
