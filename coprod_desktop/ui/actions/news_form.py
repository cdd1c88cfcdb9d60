"""The fast form of the news: a state, a note, a new date, to whom it goes; Enter records it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.domain.partners import PartnerRow
from coprod_desktop.ui.widgets.boxes import SectionTitle, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import Field, TextField
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.widgets.who_field import DueField, Who, WhoField
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

# The first four by the numbers they have in live mode.
STATES = (
    ActionState.DONE,
    ActionState.GOES_ON,
    ActionState.HANDED_OVER,
    ActionState.DROPPED,
    ActionState.IN_PROGRESS,
    ActionState.BLOCKED,
)
USUAL = ActionState.IN_PROGRESS


class NewsForm(QWidget):
    """What became of an action, told in a moment; only the fields that go with the state are asked."""

    recorded = Signal(object)
    """The news is to be kept: the values that `record_progress` takes."""
    left = Signal()
    """Esc: nothing is to be told."""

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self.states = Segments(words, mark("What became of it"))
        for number, state in enumerate(STATES, 1):
            self.states.add(state.value, _numbered(number, state)).setProperty("align", "left")
        self.to = WhoField(words, mark("To whom"), required=True)
        self.new_due = DueField(words, mark("New date"), today, hint=mark("A day, or +14 for fourteen days from now."))
        self.note = TextField(words, mark("Note"), placeholder=mark("What was done, or why"))
        self.record_button = Button(words, mark("Record"), on_click=self.record)
        self._asked: dict[ActionState, tuple[Field, ...]] = {
            ActionState.GOES_ON: (self.new_due,),
            ActionState.HANDED_OVER: (self.to,),
        }
        self.states.chosen.connect(lambda _key: self._show_fields())
        self._lay_out(words)
        self.clear()

    @property
    def state(self) -> ActionState:
        """The state chosen."""
        return ActionState(self.states.key)

    def offer(self, partners: Sequence[PartnerRow]) -> None:
        """Offer these partners to hand over to."""
        self.to.offer(partners)

    def clear(self) -> None:
        """Empty the form."""
        for field in (self.to, self.new_due, self.note):
            field.set_value(None)
            field.set_error("")
        self._choose(USUAL)

    def begin(self, action: ActionRow, state: ActionState | None = None) -> None:
        """Put the cursor where the news of an action starts: on the states, or past them where one is given."""
        self._choose(state or (action.state if action.state in STATES else USUAL))
        if state is None:
            self.states.button(self.state).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._go_to_fields()

    def record(self) -> None:
        """Hand the news over where it is complete."""
        asked = (*self._asked.get(self.state, ()), self.note)
        wrong = [field for field in asked if not field.check()]
        if wrong:
            wrong[0].control.setFocus()
            return
        values: dict[str, Any] = {"state": self.state, "note": self.note.value()}
        if self.state is ActionState.GOES_ON:
            values["new_due"] = self.new_due.value()
        if self.state is ActionState.HANDED_OVER:
            to: Who = self.to.value()
            values["to_partner_id"] = to.partner_id
        self.recorded.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record by Enter, leave by Esc, choose a state by its number."""
        place = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 0 <= place < len(STATES):
            self._choose(STATES[place])
            self._go_to_fields()
        else:
            super().keyPressEvent(event)

    def _choose(self, state: ActionState) -> None:
        self.states.choose(state.value)
        self._show_fields()

    def _show_fields(self) -> None:
        asked = self._asked.get(self.state, ())
        for field in (self.to, self.new_due):
            field.setVisible(field in asked)

    def _go_to_fields(self) -> None:
        first = (*self._asked.get(self.state, ()), self.note)[0]
        first.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self, words: Words) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionTitle(words, mark("Update (N)")))
        for widget in (self.states, self.to, self.new_due):
            column.addWidget(widget)
        last = row(self.note, stretch=False)
        last.addWidget(self.record_button, alignment=Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)


def _numbered(number: int, state: ActionState) -> Say:
    return lambda words: f"{number} {label(words, state)}"
