"""The line that adds partners one after the other: name, kind, Enter, and on to the next."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.ui.partners.columns import KINDS
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import ChoiceField, Field, TextField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.offered_names import Offer, OfferedNames
from coprod_desktop.ui.widgets.texts import Text, dress, said
from coprod_desktop.ui.widgets.typed_fields import DateField
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

WIDTHS = {"name": 300, "kind": 200, "place": 170, "joined_on": 160}
WRONG_AT = {"date_order": "joined_on"}


class AddBar(Card):
    """Fields in one line, which wraps; Enter adds and stays, Esc closes. Kind and day stay for the next partner."""

    closed = Signal()
    """The bar was put away."""

    def __init__(self, words: Words, today: date, add: Callable[..., object], offer_places: Offer) -> None:
        super().__init__()
        self._words = words
        self._add = add
        place = TextField(words, mark("Municipality"))
        OfferedNames(place.control, offer_places)
        self.fields: dict[str, Field] = {
            "name": TextField(words, mark("Name")),
            "kind": ChoiceField(words, mark("Kind"), [(kind, _said(kind)) for kind in KINDS]),
            "place": place,
            "joined_on": DateField(words, mark("Joined")),
        }
        self.fields["kind"].set_value(OrganisationKind.MUNICIPALITY)
        self.fields["joined_on"].set_value(today)
        self.error = Text(words, "", "error")
        self.error.hide()
        self.add_button = Button(words, mark("Add"), on_click=self.submit)
        self.close_button = Button(words, mark("Close"), kind="quiet", on_click=self.put_away)
        self._lay_out()

    @property
    def day(self) -> date | None:
        """The day that stands in the bar; None where there is none that can be read."""
        field = self.fields["joined_on"]
        return None if field.problem() else cast("date | None", field.value())

    def open_up(self) -> None:
        """Show the bar and put the cursor into the name."""
        self.show()
        self.fields["name"].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Add what is written and go on to the next; what is wrong is told below the line."""
        for key, field in self.fields.items():
            problem = said(self._words, field.problem())
            if problem:
                self._refuse(key, problem)
                return
        values: dict[str, Any] = {key: field.value() for key, field in self.fields.items()}
        try:
            self._add(**values)
        except KnownError as trouble:
            self._refuse(WRONG_AT.get(trouble.code, "name"), trouble.say(self._words))
            return
        self._refuse("name", "")
        for key in ("name", "place"):
            self.fields[key].set_value("")

    def put_away(self) -> None:
        """Hide the bar; what stands in it stays."""
        self.hide()
        self.closed.emit()

    def reword(self, words: Words) -> None:
        """Say in another language what the name is for, and from now on what is wrong."""
        self._words = words
        self._show_kind()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Enter add from every field, and Esc close."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _refuse(self, key: str, sentence: str) -> None:
        self.error.show_as_is(f"✕ {sentence}" if sentence else "")
        self.error.setVisible(bool(sentence))
        for other, field in self.fields.items():
            dress(field.control, bad=bool(sentence) and other == key)
        self.fields[key].control.setAccessibleDescription(sentence)
        self.fields[key].control.setFocus()

    def _show_kind(self) -> None:
        family = self.fields["kind"].value() is OrganisationKind.FAMILY
        hint = self._words.say("Left empty: the next number") if family else ""
        cast(TextField, self.fields["name"]).control.setPlaceholderText(hint)

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, gap=12)
        for field in self.fields.values():
            field.control.installEventFilter(self)
            flow.addWidget(field)
        flow.addWidget(_under_label(self.add_button))
        flow.addWidget(_under_label(self.close_button))
        self.body.addWidget(line)
        self.body.addWidget(self.error)
        cast(ChoiceField, self.fields["kind"]).control.currentIndexChanged.connect(self._show_kind)
        self._size()

    def _size(self) -> None:
        for key, field in self.fields.items():
            field.setFixedWidth(scaled(WIDTHS[key]))


def _said(kind: OrganisationKind) -> Callable[[Words], str]:
    return lambda words: label(words, kind)


def _under_label(button: Button) -> QWidget:
    """Put a button where the fields beside it have their line, below a label."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    space = QLabel(" ")
    space.setProperty("role", "field")
    column.addWidget(space)
    column.addWidget(button)
    return holder
