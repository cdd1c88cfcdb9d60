"""Fields of a form: a label above, the control, a hint, and what is wrong with it below."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from coprod_desktop.ui.widgets.lines import ComboBox, LineEdit, LongText
from coprod_desktop.ui.widgets.texts import Say, Text, dress, said
from coprod_desktop.words import Words, mark

MISSING = mark("Please fill this in.")


class Field(QWidget):
    """The frame of a field; a kind of field brings its control, its value and its own check."""

    changed = Signal()
    """The user changed the value."""

    def __init__(self, words: Words, label: Say, control: QWidget, *, hint: Say = "", required: bool = False) -> None:
        super().__init__()
        self.words = words
        self.control = control
        self.required = required
        self._label_say = label
        self.label = QLabel()
        self.label.setProperty("role", "field")
        self.label.setBuddy(control)
        self.label.setWordWrap(True)
        self.hint = Text(words, hint, "hint")
        if not hint:
            self.hint.hide()
        self.error = Text(words, "", "error")
        self.error.hide()
        self.setFocusProxy(control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._arrange()
        self._name()

    def value(self) -> Any:
        """Give what is filled in; ValueError where it cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Fill in a value."""
        raise NotImplementedError

    def problem(self) -> Say:
        """Say what is wrong with what is filled in; nothing where it is right."""
        try:
            empty = self.value() in (None, "")
        except ValueError:
            return self.unreadable()
        return MISSING if self.required and empty else ""

    def unreadable(self) -> Say:
        """Say how to write what could not be read."""
        return MISSING

    def check(self) -> bool:
        """Show what is wrong, if anything; tell whether all is right."""
        problem = self.problem()
        self.set_error(said(self.words, problem))
        return not problem

    def set_error(self, sentence: str) -> None:
        """Show a sentence below the field; an empty one takes it away."""
        self.error.show_as_is(f"✕ {sentence}" if sentence else "")
        self.error.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self.hint.text())
        dress(self.control, bad=bool(sentence))

    def reword(self, words: Words) -> None:
        """Say the label again, and write the value in the other language."""
        try:
            value = self.value()
        except ValueError:
            value = None
        self.words = words
        self._name()
        if value is not None:
            self.blockSignals(True)
            self.set_value(value)
            self.blockSignals(False)

    def _arrange(self) -> None:
        for widget in (self.label, self.control, self.hint, self.error):
            self._column.addWidget(widget)
        # Beside a taller neighbour the field keeps its parts together, at the top.
        self._column.addStretch(1)

    def _name(self) -> None:
        name = said(self.words, self._label_say)
        self.label.setText(name.replace("&", "&&"))
        self.control.setAccessibleName(name)
        self.setAccessibleName(name)


class TextField(Field):
    """One line of text."""

    control: LineEdit

    def __init__(
        self,
        words: Words,
        label: Say,
        *,
        hint: Say = "",
        required: bool = False,
        limit: int = 32_767,
        placeholder: Say = "",
    ) -> None:
        self._placeholder = placeholder
        super().__init__(words, label, LineEdit(), hint=hint, required=required)
        self.control.setMaxLength(limit)
        self.control.textEdited.connect(self.changed)
        self.control.setPlaceholderText(said(words, placeholder))

    def value(self) -> str:
        """Give the text without blanks around it."""
        return self.control.text().strip()

    def set_value(self, value: str | None) -> None:
        """Fill in a text."""
        self.control.setText(value or "")
        self.control.setCursorPosition(0)

    def reword(self, words: Words) -> None:
        """Say the label and the placeholder; the text is the user's and stays."""
        self.words = words
        self._name()
        self.control.setPlaceholderText(said(words, self._placeholder))


class LongTextField(Field):
    """Several lines of text: Enter makes a new line, Tab leaves."""

    control: LongText

    def __init__(self, words: Words, label: Say, *, hint: Say = "", required: bool = False, lines: int = 4) -> None:
        super().__init__(words, label, LongText(), hint=hint, required=required)
        self._quiet = False
        self.control.setMinimumHeight(self.control.fontMetrics().lineSpacing() * lines + 20)
        self.control.textChanged.connect(self._typed)

    def value(self) -> str:
        """Give the text without blanks around it."""
        return self.control.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Fill in a text."""
        self._quiet = True
        self.control.setPlainText(value or "")
        self._quiet = False

    def reword(self, words: Words) -> None:
        """Say the label; the text is the user's and stays."""
        self.words = words
        self._name()

    def _typed(self) -> None:
        if not self._quiet:
            self.changed.emit()


class ChoiceField(Field):
    """One of several values: `options` are pairs of a value and the text that names it."""

    control: ComboBox

    def __init__(
        self,
        words: Words,
        label: Say,
        options: Sequence[tuple[Any, Say]] = (),
        *,
        hint: Say = "",
        required: bool = False,
    ) -> None:
        self._options: list[tuple[Any, Say]] = []
        super().__init__(words, label, ComboBox(), hint=hint, required=required)
        self.set_options(options)
        self.control.activated.connect(self.changed)

    def set_options(self, options: Sequence[tuple[Any, Say]]) -> None:
        """Offer other values; the one chosen stays where it is still there."""
        chosen = self.value() if self._options else None
        self._options = list(options)
        self.control.clear()
        for _value, text in self._options:
            self.control.addItem(said(self.words, text))
        self.set_value(chosen)

    def value(self) -> Any:
        """Give the value chosen; None where there is none."""
        index = self.control.currentIndex()
        return self._options[index][0] if 0 <= index < len(self._options) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; the first one where it is not offered."""
        values = [option[0] for option in self._options]
        self.control.setCurrentIndex(values.index(value) if value in values else (0 if values else -1))

    def reword(self, words: Words) -> None:
        """Say the label and the options again."""
        self.words = words
        self._name()
        for index, (_value, text) in enumerate(self._options):
            self.control.setItemText(index, said(words, text))


class CheckField(Field):
    """Yes or no, with its label beside the box."""

    control: QCheckBox

    def __init__(self, words: Words, label: Say, *, hint: Say = "") -> None:
        super().__init__(words, label, QCheckBox(), hint=hint)
        self.control.toggled.connect(self.changed)

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.control.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it or not."""
        with QSignalBlocker(self.control):
            self.control.setChecked(bool(value))

    def _arrange(self) -> None:
        self.label.hide()
        for widget in (self.control, self.hint, self.error):
            self._column.addWidget(widget)

    def _name(self) -> None:
        super()._name()
        self.control.setText(said(self.words, self._label_say).replace("&", "&&"))
