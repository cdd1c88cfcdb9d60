"""What the project designs: its services, and the phase in which each stands."""

from PySide6.QtWidgets import QHBoxLayout

from coprod_desktop.domain.projects import Phase, ProjectDetail, ServiceRow
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.project.short_table import ShortTable
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

ADD = mark("New service")


class ServicesCard(Card):
    """The services in a table, edited in place, with a line below it for the next one."""

    def __init__(self, deeds: Deeds) -> None:
        words = deeds.words
        super().__init__(words, mark("What it designs"))
        self._deeds = deeds
        self._empty = Text(words, mark("No service yet: what are you designing together?"), "caption")
        self.table = ShortTable(words, mark("Services"), self._columns(), deeds.remove_service)
        self.line = LineEdit()
        self.add_button = Button(words, mark("Add"), icon="plus", on_click=self._add)
        self.table.refused.connect(deeds.desk.failed)
        self.line.returnPressed.connect(self._add)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.line, 1)
        line.addWidget(self.add_button)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.table)
        self.body.addLayout(line)
        self.reword(words)

    def show_detail(self, detail: ProjectDetail) -> None:
        """Show the services of a project."""
        self.table.show_rows(detail.services)
        self._empty.setVisible(not detail.services)

    def reword(self, words: Words) -> None:
        """Say what the line is for."""
        self.line.setPlaceholderText(words.say(ADD))
        self.line.setAccessibleName(words.say(ADD))

    def _columns(self) -> list[Column[ServiceRow]]:
        deeds = self._deeds
        return [
            Column(
                "name",
                mark("Service"),
                lambda row: row.name,
                edit=lambda row, name: deeds.change_service(row, name=name),
                stretch=3,
            ),
            Column(
                "phase",
                mark("Phase"),
                lambda row: label(deeds.words, row.phase),
                value=lambda row: row.phase,
                edit=lambda row, phase: deeds.change_service(row, phase=phase),
                editor="choice",
                options=lambda _row: [(phase, label(deeds.words, phase)) for phase in Phase],
            ),
        ]

    def _add(self) -> None:
        name = self.line.text().strip()
        if name and self._deeds.add_service(name):
            self.line.clear()
        self.line.setFocus()
