"""The panel beside the table: one action, the form of its news, what it comes from and its history."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.actions import ActionEventRow, ActionRow
from coprod_desktop.ui.actions.news_form import NewsForm
from coprod_desktop.ui.actions.sayings import (
    Meetings,
    say_agreed,
    say_news,
    say_origin,
    say_state,
    say_time,
    say_who_when,
)
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.ui.widgets.boxes import Card, ScrollArea, SectionTitle, line
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


class ActionPanel(Card):
    """Tells of one action; the buttons only ask, the page does."""

    change_asked = Signal(object)
    """The action is to be put right."""
    delete_asked = Signal(object)
    """The action is to be deleted."""
    left = Signal()
    """Esc was pressed: the cursor goes back to the table."""

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self._words = words
        self.action: ActionRow | None = None
        self.state, self.time = Pill(), Pill()
        self.what = Text(words, "", "card-title")
        self.facts = Text(words)
        self.agreed = Text(words, "", "caption")
        self.news = NewsForm(words, today)
        self.change_button = Button(
            words, mark("Change"), icon="pencil", on_click=lambda: self.change_asked.emit(self.action)
        )
        self.delete_button = Button(
            words, mark("Delete"), icon="trash-2", on_click=lambda: self.delete_asked.emit(self.action)
        )
        self._history = QWidget()
        self._inner = QWidget()
        self._scroll = ScrollArea(gutter=True)
        self._lay_out()

    def show_action(self, action: ActionRow | None, meetings: Meetings, today: date) -> None:
        """Show an action with the names of its meetings; None empties the panel."""
        if action is None or self.action is None or action.id != self.action.id:
            self.news.clear()
        self.action = action
        self._inner.setVisible(action is not None)
        if action is None:
            return
        words = self._words
        self.what.show_as_is(action.what)
        sign, tone = sign_of(action.state)
        self.state.show_status(sign, label(words, action.state), tone)
        sign, _, time = say_time(words, action, today).partition(" ")
        self.time.setVisible(sign == "!")
        self.time.show_status(sign, time, Tone.WARN)
        self.facts.show_as_is(say_who_when(words, action))
        origin = say_origin(words, action)
        self.agreed.show_as_is("\n".join(filter(None, (say_agreed(words, action, meetings), origin))))
        self._show_history(action, meetings)

    def history(self) -> list[str]:
        """Give what the history shows, the latest first."""
        return [text.text() for text in self._history.findChildren(Text)]

    def reword(self, words: Words) -> None:
        """Speak another language from now on."""
        self._words = words

    def stand_below(self, below: bool) -> None:
        """Stand below the table, as tall as what it holds, or beside it, where it scrolls by itself."""
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
        states, buttons = QWidget(), QWidget()
        flow = FlowLayout(states, gap=6)
        flow.addWidget(self.state)
        flow.addWidget(self.time)
        flow = FlowLayout(buttons)
        flow.addWidget(self.change_button)
        flow.addWidget(self.delete_button)
        history = SectionTitle(self._words, mark("What came of it"))
        for widget in (self.what, states, self.facts, self.agreed, line(), self.news, line(), history):
            column.addWidget(widget)
        column.addWidget(self._history)
        column.addWidget(buttons)
        column.addStretch(1)
        self._scroll.body.addWidget(self._inner)
        self.body.addWidget(self._scroll, 1)

    def _show_history(self, action: ActionRow, meetings: Meetings) -> None:
        gone, self._history = self._history, QWidget()
        column = QVBoxLayout(self._history)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for event in reversed(action.events):
            self._add_event(column, event, say_news(self._words, event, meetings, action.meeting_id))
        self._column.replaceWidget(gone, self._history)
        gone.hide()
        gone.deleteLater()

    def _add_event(self, column: QVBoxLayout, event: ActionEventRow, below: str) -> None:
        words = self._words
        head = Text(words)
        head.show_as_is(f"{words.date(event.on)} · {say_state(words, event.state)}")
        column.addWidget(head)
        if below:
            told = Text(words, "", "caption")
            told.show_as_is(below)
            column.addWidget(told)
        column.addSpacing(6)
