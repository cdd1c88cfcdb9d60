"""A form: fields in one column, checked together."""

from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.fields import Field
from coprod_desktop.words import Words

F = TypeVar("F", bound=Field)
PAIR_PX = 400


class Form(QWidget):
    """Fields in one column; `values()` gives what is filled in, by key."""

    changed = Signal()
    """The user changed a field."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.dirty = False
        self._trouble = Banner(words, "", Tone.BAD)
        self._trouble.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        around.addLayout(self._column)
        around.addStretch(1)
        self._column.setSpacing(14)
        self._column.addWidget(self._trouble)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)

    def add(self, key: str, field: F) -> F:
        """Add a field under a key."""
        self._keep(key, field)
        self._column.addWidget(field)
        return field

    def add_pair(self, first: tuple[str, Field], second: tuple[str, Field]) -> None:
        """Add two short fields that belong together, side by side where there is room."""
        for key, field in (first, second):
            self._keep(key, field)
        self._column.addWidget(Beside(PAIR_PX, (first[1], 1), (second[1], 1)))

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field, as a sentence."""
        self._column.addWidget(widget)

    def values(self) -> dict[str, Any]:
        """Give what is filled in, by key; ValueError where something cannot be read."""
        return {key: field.value() for key, field in self.fields.items()}

    def fill(self, **values: Any) -> None:
        """Fill in values; the form counts as untouched."""
        for key, value in values.items():
            self.fields[key].set_value(value)
            self.fields[key].set_error("")
        self.dirty = False

    def check(self) -> bool:
        """Show what is wrong in each field and go to the first; tell whether all is right."""
        self.set_trouble("")
        wrong = [field for field in self.fields.values() if field.isEnabled() and not field.check()]
        if wrong:
            wrong[0].control.setFocus()
        return not wrong

    def set_error(self, key: str, sentence: str) -> None:
        """Show what is wrong with one field, and go there."""
        self.fields[key].set_error(sentence)
        self.fields[key].control.setFocus()

    def set_trouble(self, sentence: str) -> None:
        """Show what is wrong with the whole; an empty sentence takes it away."""
        self._trouble.setVisible(bool(sentence))
        if sentence:
            self._trouble.tell(lambda _words: sentence, Tone.BAD)

    def trouble(self) -> str:
        """Give what is wrong with the whole; empty where nothing is."""
        return "" if self._trouble.isHidden() else self._trouble.text.text()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).control.setFocus()

    def _keep(self, key: str, field: Field) -> None:
        self.fields[key] = field
        field.changed.connect(self._touched)

    def _touched(self) -> None:
        self.dirty = True
        self.changed.emit()
