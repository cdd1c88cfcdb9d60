"""The fast form of the news: a state by one key, a note, a new date, to whom it goes; Enter records it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import ChoiceField, TextField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import DateField
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

# The first four by the same keys as in live mode.
STATES = (
    ActionState.DONE,
    ActionState.GOES_ON,
    ActionState.HANDED_OVER,
    ActionState.DROPPED,
    ActionState.IN_PROGRESS,
    ActionState.BLOCKED,
)


class NewsForm(QWidget):
    """What became of an action, told in a moment."""

    recorded = Signal(dict)
    """The news is to be kept: the values that `record_progress` asks for."""
    left = Signal()
    """Esc: nothing is to be told."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.states = {state: self._state_button(number, state) for number, state in enumerate(STATES, 1)}
        self._group = QButtonGroup(self)
        self.note_field = TextField(words, mark("Note"), placeholder=mark("What was done, or why"))
        self.due_field = DateField(words, mark("New date"))
        self.to_field = ChoiceField(words, mark("To whom"), required=True)
        self.record_button = Button(words, mark("Record the news"), on_click=self.record)
        self._lay_out()
        self.clear()

    def offer_partners(self, partners: Sequence[tuple[UUID, str]]) -> None:
        """Offer these partners to hand over to."""
        nobody: list[tuple[UUID | None, Any]] = [(None, mark("Choose a partner"))]
        self.to_field.set_options([*nobody, *((key, partial(_as_it_is, name)) for key, name in partners)])

    def clear(self) -> None:
        """Empty the form."""
        self.choose(ActionState.IN_PROGRESS)
        for field in (self.note_field, self.due_field, self.to_field):
            field.set_value(None)
            field.set_error("")

    def begin(self, action: ActionRow, state: ActionState | None = None) -> None:
        """Put the cursor where the news of an action starts, with a state where one was asked for."""
        self.choose(state or (action.state if action.state in self.states else ActionState.IN_PROGRESS))
        if self.state is ActionState.HANDED_OVER:
            self.to_field.control.setFocus()
        elif state is None:
            self.states[self.state].setFocus()
        else:
            self.note_field.control.setFocus()

    @property
    def state(self) -> ActionState:
        """The state chosen."""
        return next(state for state, button in self.states.items() if button.isChecked())

    def choose(self, state: ActionState) -> None:
        """Choose a state; the fields that go with it are shown."""
        self.states[state].setChecked(True)
        self.to_field.setVisible(state is ActionState.HANDED_OVER)
        self.due_field.setVisible(state not in {ActionState.DONE, ActionState.DROPPED})

    def record(self) -> None:
        """Hand the news over, where it is complete."""
        fields: Mapping[str, Any] = {"note": self.note_field, "new_due": self.due_field, "to_partner_id": self.to_field}
        # A field that does not go with the state is hidden, and says nothing.
        asked = {key: field for key, field in fields.items() if not field.isHidden()}
        wrong = [field for field in asked.values() if not field.check()]
        if wrong:
            wrong[0].control.setFocus()
        else:
            self.recorded.emit({"state": self.state} | {key: field.value() for key, field in asked.items()})

    def reword(self, words: Words) -> None:
        """Keep the words; the buttons and fields say theirs themselves."""
        self._words = words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record by Enter, leave by Esc, go along the states by arrows."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif way is not None and any(button.hasFocus() for button in self.states.values()):
            state = STATES[(STATES.index(self.state) + way) % len(STATES)]
            self.choose(state)
            self.states[state].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _state_button(self, number: int, state: ActionState) -> Button:
        def say(words: Words) -> str:
            return f"{number} {label(words, state)}"

        button = Button(self._words, say, kind="segment", on_click=lambda: self.choose(state))
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, gap=4)
        for button in self.states.values():
            self._group.addButton(button)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Text(self._words, mark("News"), "strong"))
        for widget in (chips, self.to_field, self.note_field, self.due_field):
            column.addWidget(widget)
        column.addWidget(self.record_button, alignment=Qt.AlignmentFlag.AlignLeft)


def _as_it_is(text: str, _words: object) -> str:
    return text
