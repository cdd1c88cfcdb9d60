"""One by one at the laptop: the window belongs to one voter at a time, and keeps nothing of the one before."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.polls import PollRow
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.polls import get_poll, list_voters
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.vote_ballot import Ballot
from coprod_desktop.ui.live.vote_ballot_list import BallotList
from coprod_desktop.ui.live.vote_late import LateDialog
from coprod_desktop.ui.live.vote_voters import OneVoter, VoterPicker, voters_to_come
from coprod_desktop.ui.live.vote_words import is_secret, say_cast, say_left
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.dialog import Dialog, confirm
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.words import Words, mark

WIDEST_PX = 1040


class VoteBooth(Dialog):
    """Fills the window: who votes, their ballot, thanks, and on to the next person."""

    def __init__(self, parent: QWidget, desk: Desk, poll: PollRow) -> None:
        super().__init__(parent, desk.words, mark("Voting one by one"), tall=True)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.desk = desk
        self.poll = poll
        self.voter: OneVoter | None = None
        words = desk.words
        self.title.setProperty("role", "title")
        self.told = Text(words, "", "large")
        self.projector = Text(words, mark("If the projector shows this window too, turn it off first."), "caption")
        self.picker = VoterPicker(desk, mark("Who votes now?"))
        self.ballot = Ballot(words, self)
        self.options = BallotList(words, mark("Options"), self.ballot)
        self.left = Text(words, self._say_left, "large-strong")
        self.refusal = Text(words, "", "large-warn")
        self.keys = Text(
            words, mark("↑ ↓ go to an option · + gives a dot · − takes it back · Enter when you are done"), "caption"
        )
        self._lay_out()
        self.go = self.add_button("", self._go, kind="primary")
        self.back = self.add_button("", self.reject)
        self.late = self.add_button(mark("Somebody came later…"), self._ask_latecomer, kind="quiet")
        self.picker.chosen.connect(self._choose)
        self.options.finished.connect(self.go.setFocus)
        self.ballot.changed.connect(self._show_left)
        self.ballot.refused.connect(self._refuse)
        desk.room_safe_changed.connect(self._hide_or_show)
        self._next = self._begin_who
        self._begin_who()

    # The pages

    def _begin_who(self) -> None:
        self._forget()
        self.poll = get_poll(self.desk.workspace, poll_id=self.poll.id)
        self.picker.show_people(voters_to_come(list_voters(self.desk.workspace, poll_id=self.poll.id)))
        over = self._is_over
        self._turn(mark("Who votes now?"), self._say_who, *(() if over else self._who_parts()))
        self._word(mark("Back to the meeting") if over else mark("This person"), mark("Back to the meeting"))
        self._next = self.accept if over else self.picker.choose
        self.back.setHidden(over)
        self.late.show()
        (self.go if over else self.picker.line).setFocus()

    def _choose(self, voter: OneVoter) -> None:
        self.voter = voter
        # Who else is to vote, and who was looked for, is nothing for the eyes of the one who votes.
        self.picker.show_people(())
        self._turn(lambda _words: self.desk.person(voter.name), self._say_ready)
        self._word(mark("Begin to vote"), mark("It is somebody else"))
        self._next = self._begin_ballot
        self.go.setFocus()

    def _begin_ballot(self) -> None:
        poll = self.poll
        self.ballot.begin(poll.shuffled, poll.budget, poll.cap)
        self._turn(lambda _words: poll.question, self._say_voter, self.left, self.options, self.keys)
        self._word(mark("Cast the ballot"), mark("Leave without voting"))
        self._next = self._ask_to_cast
        self.options.setCurrentIndex(self.ballot.index(0))
        self.options.setFocus()

    def _ask_to_cast(self) -> None:
        if not self.ballot.is_blank:
            self._cast()
            return
        confirm(
            self,
            self.words,
            mark("Cast it without dots?"),
            mark("It counts as an abstention."),
            verb=mark("Cast it without dots"),
            on_yes=self._cast,
        )

    def _cast(self) -> None:
        if self.voter is None:
            return
        try:
            cast_ballot(
                self.desk.workspace, poll_id=self.poll.id, participant_id=self.voter.id, dots=self.ballot.dots()
            )
        except KnownError as trouble:
            self._refuse(trouble.say)
        else:
            self._thank()

    def _thank(self) -> None:
        self._forget()
        self._turn(mark("Thank you"), mark("Your ballot is in the box. Please call the next person."))
        self._word(mark("Next person"), mark("Back to the meeting"))
        self._next = self._begin_who
        self.go.setFocus()

    # Leaving

    def reject(self) -> None:
        """Go one page back; a ballot that is begun is only left when the voter says so."""
        if self.ballot.rowCount() == 0:
            if self._next == self._begin_ballot:
                self._begin_who()
            else:
                super().reject()
        elif self.ballot.is_blank:
            self._begin_who()
        else:
            confirm(
                self,
                self.words,
                mark("Leave without voting?"),
                mark("The dots given so far are forgotten. You can still vote later."),
                verb=mark("Leave without voting"),
                on_yes=self._begin_who,
                back=mark("Keep voting"),
            )

    # Inside

    @property
    def _is_over(self) -> bool:
        # Sheets of paper name nobody in a secret vote, so that the list alone does not tell it.
        return self.picker.is_empty or self.poll.cast >= self.poll.entitled

    def _go(self) -> None:
        self._next()

    def _forget(self) -> None:
        self.ballot.clear()
        self.voter = None

    def _turn(self, title: Say, told: Say, *shown: QWidget) -> None:
        self.title.say(title)
        self.told.say(told)
        self.told.setVisible(bool(self.told.text()))
        for widget in (self.projector, self.picker, self.left, self.options, self.keys):
            widget.setVisible(widget in shown)
        self._rest.setVisible(not {self.picker, self.options} & set(shown))
        self.late.hide()
        self.back.show()

    def _who_parts(self) -> tuple[QWidget, ...]:
        return (self.projector, self.picker) if is_secret(self.poll) else (self.picker,)

    def _word(self, go: Say, back: Say) -> None:
        self.go.say(go)
        self.back.say(back)

    def _ask_latecomer(self) -> None:
        dialog = LateDialog(self, self.desk, self.poll)
        dialog.accepted.connect(self._begin_who)
        dialog.open()

    def _hide_or_show(self) -> None:
        for text in (self.title, self.told):
            text.reword(self.words)

    def _show_left(self) -> None:
        self.left.reword(self.words)
        self._take_refusal_away()
        self._announce(self.left.text())

    def _refuse(self, why: Say) -> None:
        self.refusal.show_as_is(f"! {said(self.words, why)}")
        # In the place of the line above the dots, so that nothing moves and nothing is out of sight.
        self.refusal.show()
        self.told.hide()
        self._announce(self.refusal.text())

    def _take_refusal_away(self) -> None:
        self.refusal.show_as_is("")
        self.refusal.hide()
        self.told.setVisible(bool(self.told.text()))

    def _announce(self, text: str) -> None:
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _say_left(self, words: Words) -> str:
        return say_left(words, self.ballot.left, self.ballot.budget) if self.ballot.budget else ""

    def _say_who(self, words: Words) -> str:
        if self._is_over:
            return words.say("Everybody who may vote has voted.")
        return say_cast(words, self.poll)

    def _say_ready(self, words: Words) -> str:
        partner = self.voter.partner if self.voter else ""
        if is_secret(self.poll):
            told = words.say("Is this you? Your vote is secret: from here on only you look at the screen.")
        else:
            told = words.say("Is this you? Your ballot will bear your name.")
        return f"{partner}\n\n{told}"

    def _say_voter(self, words: Words) -> str:
        count = words.plural("{count} option", "{count} options", self.ballot.rowCount())
        # A secret ballot never stands beside the name of its voter, not even while it is filled in.
        if is_secret(self.poll):
            alone = words.say("Only you look at the screen now.")
            return f"{count} · {alone}"
        return f"{count} · {self.desk.person(self.voter.name)}" if self.voter else count

    def _lay_out(self) -> None:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.told, self.refusal, self.left):
            column.addWidget(widget)
        column.addWidget(self.projector)
        column.addWidget(self.picker, 1)
        column.addWidget(self.options, 1)
        column.addWidget(self.keys)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        side = QHBoxLayout()
        side.addWidget(self._column, 1)
        side.addStretch(0)
        self.body.addLayout(side, 1)

    def _fit(self) -> None:
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        room = self.screen().availableGeometry()
        self.setGeometry(QRect(window.geometry()) if window is not None and window.isVisible() else room)
        self._column.setMaximumWidth(scaled(WIDEST_PX))
