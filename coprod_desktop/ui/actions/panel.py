"""The panel beside the table: one action, the form of its news, and its history."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.ui.actions.news_form import NewsForm
from coprod_desktop.ui.actions.sayings import facts_of, news_of, status_of, tone_of
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.boxes import Card, ScrollArea, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark


class ActionPanel(Card):
    """Tells of one action; the buttons only ask, the page does."""

    change_asked = Signal(object)
    delete_asked = Signal(object)
    meeting_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._desk = desk
        self.action: ActionRow | None = None
        self.status = Pill()
        self.what = Text(words, "", "card-title")
        self.facts = Text(words)
        self.change_button = Button(
            words, mark("Change"), icon="pencil", on_click=lambda: self.change_asked.emit(self.action)
        )
        self.meeting_button = Button(
            words, mark("Meeting"), icon="calendar", on_click=lambda: self.meeting_asked.emit(self.action)
        )
        self.delete_button = Button(
            words, mark("Delete"), icon="trash-2", on_click=lambda: self.delete_asked.emit(self.action)
        )
        self.news = NewsForm(words)
        self._history = QWidget()
        self._scroll = ScrollArea()
        self._lay_out()

    def show_action(self, action: ActionRow | None, meetings: Mapping[UUID, str]) -> None:
        """Show another action, with the names of the meetings; None empties the panel."""
        if action is None or self.action is None or action.id != self.action.id:
            self.news.clear()
        self.action = action
        self.setVisible(action is not None)
        if action is None:
            return
        words = self._desk.words
        today = words.local(self._desk.workspace.now()).date()
        sign, word = status_of(words, action, today).split(" ", 1)
        self.status.show_status(sign, word, tone_of(action, today))
        self.what.show_as_is(action.what)
        self.facts.show_as_is("\n".join(facts_of(words, action, meetings)))
        self.meeting_button.setVisible(action.meeting_id in meetings)
        self._show_history(action, meetings)

    def stand_below(self, below: bool) -> None:
        """Stand below the table, as tall as what it holds, or beside it, where it scrolls by itself."""
        if below:
            self.body.addWidget(self._all)
        else:
            self._scroll.body.addWidget(self._all)
        self._scroll.setVisible(not below)

    def _lay_out(self) -> None:
        self._all = QWidget()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        buttons = FlowLayout(gap=8)
        for button in (self.change_button, self.meeting_button, self.delete_button):
            buttons.addWidget(button)
        column.addLayout(row(self.status))
        column.addWidget(self.what)
        column.addWidget(self.facts)
        column.addLayout(buttons)
        column.addWidget(self.news)
        column.addWidget(Text(self._desk.words, mark("History"), "strong"))
        column.addWidget(self._history)
        column.addStretch(1)
        self._column = column
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.body.addWidget(self._all)
        self.body.addWidget(self._scroll, 1)

    def _show_history(self, action: ActionRow, meetings: Mapping[UUID, str]) -> None:
        gone, self._history = self._history, QWidget()
        column = QVBoxLayout(self._history)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = self._desk.words
        for event in reversed(action.events):
            head, told = news_of(words, event, meetings)
            column.addWidget(_text(words, head, "body"))
            if told:
                column.addWidget(_text(words, told, "caption"))
            column.addSpacing(6)
        self._column.replaceWidget(gone, self._history)
        gone.hide()
        gone.deleteLater()


def _text(words: Words, text: str, role: str) -> Text:
    shown = Text(words, "", role)
    shown.show_as_is(text)
    return shown
