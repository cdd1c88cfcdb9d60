"""What the tool shows of a vote before it is closed: prepared, and open; never a total."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.polls import PollRow, PollState, letter_of
from coprod_desktop.ui.live.vote_texts import TextColumn
from coprod_desktop.ui.live.vote_words import say_cast, say_rule
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark


class VotePane(QWidget):
    """The rule of a vote, and buttons; what a state has more comes below."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.poll: PollRow | None = None
        self.rule = Text(words, self._say_rule, "caption")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.rule)

    def show_poll(self, poll: PollRow) -> None:
        """Show a vote."""
        self.poll = poll
        self.rule.reword(self.words)

    def reword(self, words: Words) -> None:
        """Say what was shown again."""
        self.words = words
        if self.poll is not None:
            self.show_poll(self.poll)

    def add_buttons(self, buttons: Iterable[Button]) -> None:
        """Put buttons below what is there."""
        flow = FlowLayout(gap=8)
        for button in buttons:
            flow.addWidget(button)
        self.column.addLayout(flow)

    def _say_rule(self, words: Words) -> str:
        return say_rule(words, self.poll) if self.poll else ""


class PreparedPane(VotePane):
    """The options with the letters of the sheets, and the button that opens the vote."""

    open_asked = Signal()
    change_asked = Signal()
    remove_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.open = Button(words, mark("Open the vote"), kind="primary", on_click=self.open_asked.emit)
        self.change = Button(words, mark("Change…"), icon="pencil", on_click=self.change_asked.emit)
        self.remove = Button(words, mark("Delete"), kind="quiet", icon="trash-2", on_click=self.remove_asked.emit)
        self.options = TextColumn(words)
        self.add_buttons((self.open, self.change, self.remove))
        self.column.addWidget(self.options)
        self.column.addStretch(1)

    def show_poll(self, poll: PollRow) -> None:
        """Show a vote."""
        super().show_poll(poll)
        self.options.show_texts([f"{letter_of(place)}   {option.text}" for place, option in enumerate(poll.options)])


class OpenPane(VotePane):
    """How many have voted, the ways to collect ballots, and the options in the order shown to voters."""

    booth_asked = Signal()
    sheets_asked = Signal()
    late_asked = Signal()
    wall_asked = Signal()
    close_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.cast = Text(words, lambda w: say_cast(w, self.poll) if self.poll else "", "title")
        self.booth = Button(words, mark("One by one here…"), kind="primary", on_click=self.booth_asked.emit)
        self.sheets = Button(words, mark("Type in sheets…"), on_click=self.sheets_asked.emit)
        self.close_vote = Button(words, mark("Close the vote…"), on_click=self.close_asked.emit)
        self.late = Button(words, mark("Somebody came later…"), kind="quiet", on_click=self.late_asked.emit)
        self.wall = Button(words, mark("Show on the wall"), kind="quiet", on_click=self.wall_asked.emit)
        self.order = Text(words, mark("In the order shown to voters:"), "caption")
        self.options = TextColumn(words)
        self.column.addWidget(self.cast)
        self.add_buttons((self.booth, self.sheets, self.close_vote, self.late, self.wall))
        self.column.addWidget(self.order)
        self.column.addWidget(self.options)
        self.column.addStretch(1)

    def show_poll(self, poll: PollRow) -> None:
        """Show a vote."""
        super().show_poll(poll)
        self.cast.reword(self.words)
        self.options.show_texts([f"·   {option.text}" for option in poll.shuffled])


def sign_of_state(state: PollState) -> str:
    """Give the sign of a state, to stand before its word."""
    return {PollState.PREPARED: "○", PollState.OPEN: "→", PollState.CLOSED: "✓"}[state]
