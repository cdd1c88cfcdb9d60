"""Matching: what each column of the list tells, beside the first things that stand in it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.list_columns import ListColumn, Matched
from coprod_desktop.domain.list_table import ListTable
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import LABELS

FIELD_PX = 250
EXPLAINED = mark(
    "Say what each column holds. Consents are never imported. Families take part under a number; their names stay "
    "with their people and are never printed."
)


class ColumnFields(QWidget):
    """A choice a column; one that is chosen for two columns is taken from the first."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._width = 0
        self.fields: dict[int, ChoiceField] = {}
        self.summary = Text(words, "", "strong")
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self.summary, Text(words, EXPLAINED), self._holder):
            column.addWidget(widget)
        column.addStretch(1)

    def show_table(self, table: ListTable, columns: Matched) -> None:
        """Show the columns of a list that hold something, each as it is taken at first."""
        self._width = len(columns)
        self.summary.say(
            lambda words: words.plural(
                "{count} row below the headings", "{count} rows below the headings", len(table.rows)
            )
        )
        for place, column in enumerate(columns):
            samples = table.samples(place)
            if samples:
                self._add(place, table.headings[place], " · ".join(samples), column)
        self._size()

    def columns(self) -> Matched:
        """Give what each column is taken for."""
        return tuple(self.fields[place].value() if place in self.fields else None for place in range(self._width))

    def take_focus(self) -> None:
        """Put the cursor on the first column."""
        for field in list(self.fields.values())[:1]:
            field.control.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _add(self, place: int, heading: str, samples: str, column: ListColumn | None) -> None:
        field = ChoiceField(self._words, _heading(heading, place), _OPTIONS, hint=lambda _words: samples)
        field.set_value(column)
        field.changed.connect(lambda: self._keep_once(place))
        self.fields[place] = field
        self._flow.addWidget(field)

    def _keep_once(self, place: int) -> None:
        chosen = self.fields[place].value()
        for other, field in self.fields.items():
            if other != place and chosen is not None and field.value() is chosen:
                field.set_value(None)

    def _size(self) -> None:
        for field in self.fields.values():
            field.setFixedWidth(scaled(FIELD_PX))


def _heading(heading: str, place: int) -> Say:
    return lambda words: heading or words.say("Column {number}", number=place + 1)


_OPTIONS: list[tuple[ListColumn | None, Say]] = [
    (None, mark("Not imported")),
    *((column, LABELS["ListColumn"][column.value]) for column in ListColumn),
]
