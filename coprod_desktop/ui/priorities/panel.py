"""The panel beside the board: one card with its whole way in words, each step with the way to its place."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.priorities.sayings import (
    say_action,
    say_decision,
    say_raised,
    say_vote,
    say_word,
    sign,
)
from coprod_desktop.ui.widgets.boxes import Card, ScrollArea, line
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.focus import tab_anchor, tab_through
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words, mark

Step = tuple[Say, str, str, UUID | None, Say]
"""One step of the way: a heading, what is told, the kind and key of the place to go to, and what the button says."""
MEETING, ACTION = mark("Show meeting"), mark("Show action")


class PriorityPanel(Card):
    """Tells of one card; the buttons only ask, the page does."""

    opened = Signal(str, UUID)
    """The place of a step is asked for: its kind and key."""
    apart_asked = Signal(object)
    """What is joined is to be taken apart: one (by the key of its link), or all (None)."""
    theme_asked = Signal(object)
    """The card is to go to this theme (by key, or None)."""
    left = Signal()
    """Esc was pressed: the cursor goes back."""

    def __init__(
        self, words: Words, *, edit: Callable[[], object], apart: Callable[[], object], remove: Callable[[], object]
    ) -> None:
        super().__init__()
        self._words = words
        self.note: BoardNote | None = None
        self._start = tab_anchor(self)
        self.outcome = Pill()
        self.text = Text(words, "", "card-title")
        self.theme = ChoiceField(words, mark("Theme"))
        self._way = QWidget()
        self._inner = QWidget()
        self._scroll = ScrollArea(gutter=True)
        self._apart = Button(words, mark("Take apart"), on_click=apart)
        self._buttons = (
            Button(words, mark("Edit"), icon="pencil", on_click=edit),
            self._apart,
            Button(words, mark("Delete"), icon="trash-2", on_click=remove),
        )
        self._lay_out()
        self.theme.changed.connect(lambda: self.theme_asked.emit(self.theme.value()))

    def show_note(self, note: BoardNote | None, themes: Sequence[ThemeRow]) -> None:
        """Show a card; None empties the panel."""
        self.note = note
        self._inner.setVisible(note is not None)
        if note is None:
            return
        glyph, tone = sign(note.outcome)
        self.outcome.show_status(glyph, say_word(self._words, note.outcome), tone)
        self.text.show_as_is(note.text)
        self._apart.setVisible(bool(note.joined))
        options: list[tuple[Any, Say]] = [(theme.id, partial(_as_is, theme.name)) for theme in themes]
        self.theme.set_options([(None, mark("No theme yet")), *options])
        self.theme.set_value(note.theme_id)
        self._show_way(note)

    def way(self) -> list[str]:
        """Give what the way tells, step by step."""
        return [text.text() for text in self._way.findChildren(Text)]

    def reword(self, words: Words) -> None:
        """Speak another language from now on."""
        self._words = words

    def stand_below(self, below: bool) -> None:
        """Stand below the board, as tall as what it holds, or beside it, where it scrolls by itself."""
        (self.body if below else self._scroll.body).addWidget(self._inner)
        self._scroll.setVisible(not below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in self._buttons:
            flow.addWidget(button)
        for widget in (self.text, self.outcome, line(), self._way, line(), self.theme, buttons):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll.body.addWidget(self._inner)
        self.body.addWidget(self._scroll, 1)

    def _show_way(self, note: BoardNote) -> None:
        gone, self._way = self._way, QWidget()
        column = QVBoxLayout(self._way)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        last: Say = ""
        for heading, told, kind, key, verb in self._steps(note):
            if heading != last:
                column.addSpacing(8 if last else 0)
                column.addWidget(Text(self._words, heading, "strong"))
                last = heading
            text = Text(self._words)
            text.show_as_is(told)
            column.addWidget(text)
            if key is not None:
                button = Button(self._words, verb, kind="quiet", on_click=partial(self._go, kind, key))
                column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.replaceWidget(gone, self._way)
        tab_through(self._start, *self._way.findChildren(Button))
        gone.hide()
        gone.deleteLater()

    def _go(self, kind: str, key: UUID) -> None:
        if kind == "merge":
            self.apart_asked.emit(key)
        else:
            self.opened.emit(kind, key)

    def _steps(self, note: BoardNote) -> Iterator[Step]:
        """Give the way: raised, joined, voted on, decided, acted on."""
        words = self._words
        yield mark("Raised by"), say_raised(words, note.voice), "meeting", note.voice.raised.meeting_id, MEETING
        for voice in note.joined:
            told = f"«{voice.text}»\n{say_raised(words, voice)}"
            yield mark("Joined with it"), told, "merge", voice.merge_id, mark("Take apart")
        for vote in note.votes:
            yield mark("Vote"), say_vote(words, vote), "meeting", vote.meeting_id, MEETING
        for decision in note.decisions:
            yield mark("Decision"), say_decision(words, decision), "meeting", decision.meeting_id, MEETING
        for action in note.actions:
            yield mark("Action"), say_action(words, action), "action", action.id, ACTION
        if not note.decisions and not note.actions:
            told = words.say("No decision or action addresses it yet.")
            yield (lambda said: said.say_in("one priority", "Not answered yet")), told, "", None, ""


def _as_is(name: str, _words: Words) -> str:
    return name
