"""Vote: prepared, opened, collected one by one or from sheets, closed; no total is seen before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.domain.polls import PollRow, PollState
from coprod_desktop.operations.poll_results import poll_result
from coprod_desktop.operations.polls import close_poll, open_poll, remove_poll, reopen_poll
from coprod_desktop.operations.priorities import get_priority
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.decision_form import new_decision
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import low_field
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.live.vote_booth import VoteBooth
from coprod_desktop.ui.live.vote_closed import ClosedPane
from coprod_desktop.ui.live.vote_form import VoteDialog
from coprod_desktop.ui.live.vote_late import LateDialog
from coprod_desktop.ui.live.vote_panes import OpenPane, PreparedPane, VotePane, sign_of_state
from coprod_desktop.ui.live.vote_sheets import SheetsDialog
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import Dialog, FormDialog, confirm
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.flow import HeadLayout
from coprod_desktop.ui.widgets.focus import focus_inside
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.lines import ComboBox
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

WALL_KIND = "poll_wall"


class VoteTool(Tool):
    """Shows one vote of the meeting at a time: the one that is open or the newest, or the one chosen above."""

    key: ClassVar[str] = "vote"
    title: ClassVar[str] = mark("Vote")
    invitation: ClassVar[str] = mark("Write a question to vote on and press Enter; the options come next")
    kinds: ClassVar[frozenset[str]] = frozenset({"poll", "polloption", "pollevent", "entitlement", "ballot"})
    splits: ClassVar[bool] = False

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(desk, live)
        words = desk.words
        self._shown: UUID | None = None
        self._known: set[UUID] = set()
        self.which = ComboBox()
        self.which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._which_label = Text(words, mark("Votes of this meeting"), "caption")
        self._which_label.setBuddy(self.which)
        self.new = Button(words, mark("New vote…"), kind="quiet", icon="plus", on_click=self.prepare)
        self.question = Text(words, "", "card-title")
        self._head = QWidget()
        self._head.setLayout(HeadLayout(self.question, self.new))
        first = Button(words, mark("Prepare a vote…"), on_click=self.prepare)
        self.nothing = EmptyState(words, mark("Let the room choose: each person gives dots to a few options."), first)
        self.prepared = PreparedPane(words)
        self.opened = OpenPane(words)
        self.closed = ClosedPane(words)
        self._lay_out()
        self._connect()
        self.refresh()

    # What the screen asks

    def take(self, text: str) -> None:
        """Begin a vote with this question; the line keeps its text until the vote is saved."""
        self.prepare(text).accepted.connect(self.taken)

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Show the vote to which a row belongs."""
        if kind not in self.kinds or not self.live.polls:
            return False
        for poll in self.live.polls:
            if row_id in {poll.id, *(option.id for option in poll.options)}:
                self.show_poll(poll.id)
        return True

    def take_focus(self) -> None:
        """Put the focus on what can be done with the vote."""
        focus_inside(self._pane() or self.nothing)

    # What one may do with the vote shown

    @property
    def poll(self) -> PollRow | None:
        """The vote shown."""
        return next((poll for poll in self.live.polls if poll.id == self._shown), None)

    def show_poll(self, poll_id: UUID) -> None:
        """Show another vote."""
        self._shown = poll_id
        self.refresh()

    def prepare(self, question: str = "") -> VoteDialog:
        """Open the form of a new vote."""
        return self._open_form(None, question)

    def change(self) -> None:
        """Open the form of the vote shown."""
        self._with(self._open_form)

    def open_vote(self) -> None:
        """Open the vote shown for those in the room."""
        poll = self.poll
        if poll and self.desk.do(open_poll, poll_id=poll.id):
            self.desk.told.emit(self.words.say("Vote «{question}» opened", question=poll.question))
            self.opened.booth.setFocus()

    def remove(self) -> None:
        """Put the vote shown into the bin."""
        poll = self.poll
        if poll and done(self.desk, remove_poll, poll_id=poll.id):
            self.desk.told.emit(self.words.say("Vote «{question}» deleted", question=poll.question))

    def vote_here(self) -> None:
        """Let people vote one by one at this laptop."""
        self._with(lambda poll: VoteBooth(self, self.desk, poll).open())

    def type_sheets(self) -> None:
        """Type in sheets of paper."""
        self._with(lambda poll: SheetsDialog(self, self.desk, poll).open())

    def let_vote(self) -> None:
        """Give a vote to somebody who came later."""
        self._with(lambda poll: LateDialog(self, self.desk, poll).open())

    def ask_to_close(self) -> None:
        """Ask once, naming how many have not voted, then close."""
        self._with(self._ask_to_close)

    def ask_to_reopen(self) -> None:
        """Ask why, then open again."""
        self._with(self._ask_to_reopen)

    def decide(self) -> None:
        """Begin a decision that follows the vote shown, and answers what came first in it."""
        result = self.closed.result
        poll = self.poll
        if poll is None or result is None:
            return
        first = [row.priority_id for row in result.options if row.place == 1 and row.dots and row.priority_id]
        keys = [option.priority_id for option in poll.options if option.priority_id]
        rows = [self.desk.do(get_priority, priority_id=key) for key in keys if key not in self.live.priorities]
        earlier = [row for row in rows if row is not None]
        new_decision(self, self.desk, self.live, answers=first, earlier=earlier, poll_id=poll.id)

    def show_on_wall(self) -> None:
        """Ask the wall to show the vote."""
        self._with(lambda poll: self.desk.opened.emit(WALL_KIND, poll.id))

    # Showing

    def refresh(self) -> None:
        """Show the vote as it is now; the cursor stays with it."""
        polls = self.live.polls
        new = [poll.id for poll in polls if poll.id not in self._known]
        self._known = {poll.id for poll in polls}
        if new or self.poll is None:
            opened = [poll.id for poll in polls if poll.state is PollState.OPEN]
            wished = [*opened, *reversed(new), *(poll.id for poll in reversed(polls))]
            self._shown = wished[0] if wished else None
        self._fill_choice()
        poll = self.poll
        self.question.show_as_is(poll.question if poll else "")
        self._head.setVisible(bool(polls))
        self._turn(self._pane() or self.nothing)
        if poll is not None and poll.state is PollState.CLOSED:
            self._show_result(poll)
            return
        self.closed.clear()
        pane = self._pane()
        if poll is not None and pane is not None:
            pane.show_poll(poll)

    def reword(self, words: Words) -> None:
        """Say the choice again."""
        self.which.setAccessibleName(words.say("Votes of this meeting"))
        self.refresh()

    # Inside

    def _pane(self) -> VotePane | None:
        panes: dict[PollState, VotePane] = {
            PollState.PREPARED: self.prepared,
            PollState.OPEN: self.opened,
            PollState.CLOSED: self.closed,
        }
        return panes[self.poll.state] if self.poll else None

    def _turn(self, pane: QWidget) -> None:
        focus = self.window().focusWidget()
        lost = False
        for one in (self.nothing, self.prepared, self.opened, self.closed):
            lost |= one is not pane and focus is not None and one.isAncestorOf(focus)
            one.setVisible(one is pane)
        if lost:
            focus_inside(pane)

    def _show_result(self, poll: PollRow) -> None:
        result = self.desk.do(poll_result, poll_id=poll.id)
        if result is not None:
            self.closed.show_result(poll, result)

    def _with(self, run: Callable[[PollRow], Any]) -> None:
        if self.poll is not None:
            run(self.poll)

    def _open_form(self, poll: PollRow | None, question: str = "") -> VoteDialog:
        dialog = VoteDialog(self, self.desk, self.live, poll)
        dialog.written.connect(self._show_written)
        if question:
            dialog.vote.question.set_value(question)
            dialog.vote.dirty = True
        dialog.open()
        if question:
            dialog.vote.picked.control.setFocus()
        return dialog

    def _show_written(self, poll_id: UUID) -> None:
        self.show_poll(poll_id)
        if self.poll and self.poll.state is PollState.OPEN:
            self.opened.booth.setFocus()

    def _ask_to_close(self, poll: PollRow) -> None:
        left = poll.entitled - poll.cast

        def missing(words: Words) -> str:
            if not left:
                return words.say("Everybody who may vote has voted. The result is shown at once.")
            return words.plural(
                "{count} person has not voted yet. The result is shown at once; opening the vote again is minuted.",
                "{count} people have not voted yet. The result is shown at once; opening the vote again is minuted.",
                left,
            )

        confirm(self, self.words, mark("Close the vote?"), missing, verb=mark("Close the vote"), on_yes=self._close_now)

    def _close_now(self) -> None:
        poll = self.poll
        if poll and self.desk.do(close_poll, poll_id=poll.id):
            self.desk.told.emit(self.words.say("Vote «{question}» closed", question=poll.question))
            self.closed.decide.setFocus()

    def _ask_to_reopen(self, poll: PollRow) -> None:
        form = Form(self.words)
        form.add_widget(Text(self.words, mark("The totals are hidden again, and ballots can be added.")))
        hint = mark("It is written into the minutes.")
        form.add("reason", low_field(self.words, mark("Why it is opened again"), hint=hint, required=True))

        def save(values: dict[str, Any]) -> None:
            reopen_poll(self.desk.workspace, poll_id=poll.id, reason=values["reason"])
            self.desk.told.emit(self.words.say("Vote «{question}» opened again", question=poll.question))

        dialog: Dialog = FormDialog(
            self, self.words, mark("Open the vote again"), form, verb=mark("Open it again"), save=save
        )
        dialog.open()

    def _fill_choice(self) -> None:
        polls, words = self.live.polls, self.words
        self.which.blockSignals(True)
        self.which.clear()
        for poll in polls:
            self.which.addItem(f"{sign_of_state(poll.state)} {label(words, poll.state)}: {poll.question}", poll.id)
        shown = next((place for place, poll in enumerate(polls) if poll.id == self._shown), -1)
        self.which.setCurrentIndex(shown)
        self.which.blockSignals(False)
        for widget in (self._which_label, self.which):
            widget.setVisible(len(polls) > 1)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.live.polls):
            self.show_poll(self.live.polls[place].id)

    def _connect(self) -> None:
        self.which.activated.connect(self._choose)
        self.prepared.open_asked.connect(self.open_vote)
        self.prepared.change_asked.connect(self.change)
        self.prepared.remove_asked.connect(self.remove)
        self.opened.booth_asked.connect(self.vote_here)
        self.opened.sheets_asked.connect(self.type_sheets)
        self.opened.late_asked.connect(self.let_vote)
        self.opened.close_asked.connect(self.ask_to_close)
        self.closed.decide_asked.connect(self.decide)
        self.closed.reopen_asked.connect(self.ask_to_reopen)
        for pane in (self.opened, self.closed):
            pane.wall_asked.connect(self.show_on_wall)
        self.live.polls_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        self.column.addWidget(self._which_label)
        self.column.addWidget(self.which)
        self.column.addWidget(self._head)
        for widget in (self.nothing, self.prepared, self.opened, self.closed):
            self.column.addWidget(widget, 1)
        self.which.setAccessibleName(self.words.say("Votes of this meeting"))
