"""Matching: what each column of the list tells, beside the first things that stand in it."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from coprod_desktop.domain.list_columns import ListColumn, Matched
from coprod_desktop.domain.list_table import ListTable
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.lines import ComboBox
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

CHOICE_PX = 230
EXPLAINED = mark(
    "Say what each column holds. Consents are never imported. Families take part under a number; their names stay "
    "with their people and are never printed."
)


class ColumnChoices(QWidget):
    """A line a column: its heading, what it is taken for, and what stands in it. Each thing is told by one column."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._width = 0
        self.choices: dict[int, ComboBox] = {}
        self.summary = Text(words, "", "strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.summary)
        column.addWidget(Text(words, EXPLAINED))
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_table(self, table: ListTable, columns: Matched) -> None:
        """Show the columns of a list that hold something, each as it is taken at first."""
        self._width = len(columns)
        self.summary.show_as_is(self._words.plural("{count} row", "{count} rows", len(table.rows)))
        for place, column in enumerate(columns):
            samples = table.samples(place)
            if samples:
                self._add(place, table.headings[place], " · ".join(samples), column)
        self._size()

    def columns(self) -> Matched:
        """Give what each column is taken for."""
        return tuple(self._chosen(place) for place in range(self._width))

    def take_focus(self) -> None:
        """Put the cursor on the first column."""
        for choice in list(self.choices.values())[:1]:
            choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _add(self, place: int, heading: str, samples: str, column: ListColumn | None) -> None:
        words, line = self._words, self._grid.rowCount()
        name = heading or words.say("Column {number}", number=place + 1)
        choice = ComboBox()
        for one, text in ((None, words.say("Not imported")), *((one, label(words, one)) for one in ListColumn)):
            choice.addItem(text, one)
        choice.setCurrentIndex(max(choice.findData(column), 0))
        choice.setAccessibleName(name)
        choice.setAccessibleDescription(samples)
        choice.activated.connect(partial(self._keep_once, place))
        self.choices[place] = choice
        self._grid.addWidget(_heading(name, choice), line, 0)
        self._grid.addWidget(choice, line, 1)
        self._grid.addWidget(_plain(words, samples), line, 2)

    def _keep_once(self, place: int, _index: int) -> None:
        chosen = self._chosen(place)
        for other, choice in self.choices.items():
            if other != place and chosen is not None and self._chosen(other) is chosen:
                choice.setCurrentIndex(0)

    def _chosen(self, place: int) -> ListColumn | None:
        # Qt gives a member of a vocabulary back as a bare text.
        code = self.choices[place].currentData() if place in self.choices else None
        return ListColumn(code) if code else None

    def _size(self) -> None:
        for choice in self.choices.values():
            choice.setFixedWidth(scaled(CHOICE_PX))


def _heading(name: str, choice: ComboBox) -> QLabel:
    heading = QLabel(name.replace("&", "&&"))
    heading.setTextFormat(Qt.TextFormat.PlainText)
    heading.setProperty("role", "field")
    heading.setWordWrap(True)
    heading.setBuddy(choice)
    return heading


def _plain(words: Words, samples: str) -> Text:
    text = Text(words, "", "hint")
    text.show_as_is(samples)
    return text
