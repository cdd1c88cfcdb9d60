"""A closed vote: the result as bars and as a table, what has to be known with it, and what follows."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.polls import PollResult, PollRow, PollState
from coprod_desktop.ui.live.vote_bars import Bar, DotBars
from coprod_desktop.ui.live.vote_panes import VotePane
from coprod_desktop.ui.live.vote_result_table import ResultTable, result_rows, say_place
from coprod_desktop.ui.live.vote_texts import TextColumn
from coprod_desktop.ui.live.vote_words import say_dots, say_people
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

NARROW_PX = 900


class ClosedPane(VotePane):
    """Shows a result; it is only made when a vote is closed, so that no total exists on the screen before."""

    decide_asked = Signal()
    wall_asked = Signal()
    reopen_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.result: PollResult | None = None
        self.turnout = Text(words, lambda w: say_turnout(w, self.result) if self.result else "", "strong")
        self.decide = Button(words, mark("Decide on this…"), kind="primary", on_click=self.decide_asked.emit)
        self.wall = Button(words, mark("Show on the wall"), on_click=self.wall_asked.emit)
        self.reopen = Button(words, mark("Reopen…"), kind="quiet", on_click=self.reopen_asked.emit)
        self.remarks = TextColumn(words)
        self.bars = DotBars()
        self.table: ResultTable | None = None
        self.split = Text(words, mark("By sector: dots, and supporters in brackets."), "caption")
        below = QWidget()
        self._below = QVBoxLayout(below)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self.split)
        self._below.addStretch(1)
        left = QWidget()
        bars = QVBoxLayout(left)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.addWidget(self.bars)
        bars.addStretch(1)
        self.column.addWidget(self.turnout)
        self.add_buttons((self.decide, self.wall, self.reopen))
        self.column.addWidget(self.remarks)
        self.column.addWidget(Beside(NARROW_PX, (left, 2), (below, 3)))
        self.column.addStretch(1)

    def show_result(self, poll: PollRow, result: PollResult) -> None:
        """Show a result."""
        self.result = result
        self.show_poll(poll)

    def show_poll(self, poll: PollRow) -> None:
        """Show a vote with the result handed in before."""
        super().show_poll(poll)
        if self.result is None:
            return
        words, result = self.words, self.result
        self.turnout.reword(words)
        self.remarks.show_texts(remarks(words, poll, result))
        bars = [
            Bar(
                say_place(words, option),
                option.text,
                f"{say_dots(words, option.dots)} · {say_people(words, option.supporters)}",
                option.dots,
            )
            for option in result.options
        ]
        self.bars.show_bars(bars, words.say("Result as bars"))
        self._show_table(result)

    def clear(self) -> None:
        """Forget the result, as when the vote is opened again."""
        self.result = None
        self.remarks.show_texts(())
        self.bars.show_bars((), "")
        self.turnout.reword(self.words)
        self._drop_table()

    def _show_table(self, result: PollResult) -> None:
        # Its columns follow the groups that may be shown apart, which are others in each vote.
        self._drop_table()
        self.table = ResultTable(self.words, [group for group, _count in result.voters])
        self._below.insertWidget(0, self.table)
        self.setTabOrder(self.reopen, self.table)
        self.table.set_rows(result_rows(result))
        self.split.setVisible(bool(result.voters))

    def _drop_table(self) -> None:
        if self.table is not None:
            self._below.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None


def say_turnout(words: Words, result: PollResult) -> str:
    """Say how many ballots there are, of how many people, and which of them are blank or from paper."""
    told = [
        words.plural("{count} ballot", "{count} ballots", result.ballots),
        words.plural("{count} person could vote", "{count} people could vote", result.entitled),
        words.plural("{count} abstention", "{count} abstentions", result.abstained),
    ]
    if result.from_paper:
        told.append(words.plural("{count} from paper", "{count} from paper", result.from_paper))
    return " · ".join(told)


def remarks(words: Words, poll: PollRow, result: PollResult) -> list[str]:
    """Say what has to be known to read a result rightly: shared places, pooled groups, merged options, reopenings."""
    return [*_ties(words, result), *_groups(words, result), *_merged(words, result), *_reopened(words, poll)]


def _ties(words: Words, result: PollResult) -> list[str]:
    chosen = [option for option in result.options if option.dots]
    told = []
    for place, options in groupby(chosen, key=lambda option: option.place):
        texts = [f"«{option.text}»" for option in options]
        if len(texts) > 1:
            shared = words.say(
                "{options} share the {place} place: the room decides.",
                options=words.list(texts),
                place=words.ordinal(place),
            )
            told.append(f"→ {shared}")
    return told


def _groups(words: Words, result: PollResult) -> list[str]:
    if not result.ballots:
        return []
    if not result.voters:
        return [words.say("Not split by sector: that takes at least two groups of five ballots.")]
    if any(group is None for group, _count in result.voters):
        return [words.say("Groups with fewer than five ballots are counted together, so that nobody can be told.")]
    return []


def _merged(words: Words, result: PollResult) -> list[str]:
    return [
        words.say(
            "{options} were joined after the vote: together {dots} from {people}.",
            options=words.list([f"«{text}»" for text in merged.texts]),
            dots=say_dots(words, merged.dots),
            people=say_people(words, merged.supporters),
        )
        for merged in result.merged
    ]


def _reopened(words: Words, poll: PollRow) -> list[str]:
    again = [event for event in poll.events if event.state is PollState.OPEN][1:]
    return [
        words.say("Reopened at {time}: {reason}", time=words.time(event.at), reason=event.reason)
        if event.reason
        else words.say("Reopened at {time}, as its closing was taken back.", time=words.time(event.at))
        for event in again
    ]
