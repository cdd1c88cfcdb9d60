"""Preparing a vote: its question, what may be chosen, how many dots a person has, and whether ballots are secret."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.polls import LARGEST_BUDGET, PollRow, Secrecy, offered_dots
from coprod_desktop.operations.polls import FEWEST_OPTIONS, change_poll, open_poll, prepare_poll
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import low_field
from coprod_desktop.ui.live.vote_alike import alike_pairs
from coprod_desktop.ui.live.vote_options_field import VoteOptionsField
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField, LongTextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import NumberField
from coprod_desktop.words import Words, mark

OFFERED_CAP = 3
MOST_PAIRS = 3
WIDE_PX, NARROW_PX = 900, 640


class VoteForm(Form):
    """The fields of a vote; the dots offered follow the number of options until somebody types others."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        words = desk.words
        super().__init__(words)
        self._words = words
        self._own_dots = False
        self._pairs: list[tuple[str, str]] = []
        notes = project_priorities(desk.workspace, project_id=live.meeting.project_id)
        self.question = self.add("question", low_field(words, mark("Question"), required=True))
        self.picked = VoteOptionsField(words, notes, live.id)
        hint = mark("One per line, in the room’s own words.")
        self.written = LongTextField(words, mark("Other options"), hint=hint, lines=3)
        self.written.control.setMaximumHeight(self.written.control.minimumHeight())
        self.budget = NumberField(
            words, mark("Dots for each person"), hint=self._say_offer, required=True, least=1, most=LARGEST_BUDGET
        )
        hint = mark("So that no one decides alone.")
        self.cap = NumberField(
            words, mark("At most on one option"), hint=hint, required=True, least=1, most=LARGEST_BUDGET
        )
        secrecies: list[tuple[Secrecy, str]] = [
            (Secrecy.SECRET, mark("Secret: nobody can tell who chose what")),
            (Secrecy.NAMED, mark("By name: every ballot names its voter")),
        ]
        self.secrecy = ChoiceField(words, mark("Ballots"), secrecies)
        self.count = Text(words, self._say_count, "strong")
        self.alike = Banner(words, self._say_alike, Tone.WARN)
        self.add_widget(self.alike)
        self._put_beside()
        self.budget.changed.connect(self._type_dots)
        self.cap.changed.connect(self._type_dots)
        for field in (self.picked, self.written):
            field.changed.connect(self._offer)
        self._offer()

    def show_poll(self, poll: PollRow) -> None:
        """Fill in a vote that was prepared."""
        free = [option.text for option in poll.options if option.priority_id is None]
        self._own_dots = True
        self.fill(
            question=poll.question,
            picked=[option.priority_id for option in poll.options if option.priority_id],
            written="\n".join(free),
            budget=poll.budget,
            cap=poll.cap,
            secrecy=poll.secrecy,
        )
        self._offer()
        self.dirty = False

    def said(self) -> dict[str, Any]:
        """Give what is filled in, as the operations take it."""
        values = self.values()
        picked: list[tuple[str, Any]] = [("", key) for key in values.pop("picked")]
        values["options"] = picked + [(text, None) for text in _lines(values.pop("written"))]
        return values

    def texts(self) -> list[str]:
        """Give the texts of all options so far."""
        return self.picked.texts() + _lines(self.written.value())

    def _put_beside(self) -> None:
        """Put what may be chosen at the left, and how one chooses at the right, where there is room."""
        for key, field in (
            ("picked", self.picked),
            ("written", self.written),
            ("budget", self.budget),
            ("cap", self.cap),
            ("secrecy", self.secrecy),
        ):
            self._keep(key, field)
        dots = QWidget()
        pair = QHBoxLayout(dots)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        pair.addWidget(self.budget, 1)
        pair.addWidget(self.cap, 1)
        left, right = QWidget(), QWidget()
        for side, widgets in ((left, (self.picked, self.count)), (right, (self.written, dots, self.secrecy))):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        self.add_widget(Beside(NARROW_PX, (left, 1), (right, 1)))

    def _type_dots(self) -> None:
        self._own_dots = True

    def _offer(self) -> None:
        texts = self.texts()
        if not self._own_dots:
            self.budget.set_value(offered_dots(len(texts)))
            self.cap.set_value(min(offered_dots(len(texts)), OFFERED_CAP))
        self.count.reword(self._words)
        self.budget.hint.reword(self._words)
        self._pairs = alike_pairs(texts)
        self.alike.setVisible(bool(self._pairs))
        self.alike.text.reword(self._words)

    def _say_count(self, words: Words) -> str:
        return words.plural("{count} option", "{count} options", len(self.texts()))

    def _say_offer(self, words: Words) -> str:
        count = len(self.texts())
        offered = words.number(offered_dots(count))
        if count < FEWEST_OPTIONS:
            return words.say("About a quarter of the options, and 3 at least.")
        return words.plural(
            "Offered: {offered}. About a quarter of {count} option, and 3 at least.",
            "Offered: {offered}. About a quarter of {count} options, and 3 at least.",
            count,
            offered=offered,
        )

    def _say_alike(self, words: Words) -> str:
        pairs = [words.say("«{one}» and «{other}»", one=one, other=other) for one, other in self._pairs[:MOST_PAIRS]]
        return words.say(
            "These sound alike: {pairs}. Join them first on the board of priorities, or people’s dots will be split.",
            pairs="; ".join(pairs),
        )


class VoteDialog(FormDialog):
    """Prepares a vote: it is opened at once, or kept until its turn comes."""

    written = Signal(UUID)
    """The vote is saved."""

    def __init__(self, parent: QWidget, desk: Desk, live: LiveMeeting, poll: PollRow | None = None) -> None:
        self.desk = desk
        self.live = live
        self.poll = poll
        self.vote = VoteForm(desk, live)
        self._opens = True
        title = mark("New vote") if poll is None else mark("Change the vote")
        super().__init__(
            parent, desk.words, title, self.vote, verb=mark("Open the vote"), save=self._write, width=WIDE_PX
        )
        self.keep_button = Button(desk.words, mark("Keep it for later"), on_click=self.keep)
        self._buttons.insert_widget(1, self.keep_button)
        if poll is not None:
            self.vote.show_poll(poll)

    def keep(self) -> None:
        """Save, and leave the opening for later."""
        self._opens = False
        self.save()
        self._opens = True

    def _write(self, _values: dict[str, Any]) -> None:
        said = self.vote.said()
        self.poll = self._prepare(said)
        # Should the opening be refused, what is typed is safe: the vote is there, prepared.
        self.form.dirty = False
        if self._opens:
            open_poll(self.desk.workspace, poll_id=self.poll.id)
        self._tell(said["question"])
        self.written.emit(self.poll.id)

    def _prepare(self, said: dict[str, Any]) -> PollRow:
        workspace = self.desk.workspace
        if self.poll is not None:
            return change_poll(workspace, poll_id=self.poll.id, **said)
        return prepare_poll(workspace, meeting_id=self.live.id, item_id=self.live.item_id, **said)

    def _tell(self, question: str) -> None:
        words = self.words
        opened = words.say("Vote «{question}» opened", question=question)
        kept = words.say("Vote «{question}» prepared", question=question)
        self.desk.told.emit(opened if self._opens else kept)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
