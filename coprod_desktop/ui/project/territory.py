"""Where the project works: the municipalities of its territory."""

import re

from PySide6.QtWidgets import QHBoxLayout

from coprod_desktop.domain.projects import ProjectDetail
from coprod_desktop.operations.places import suggest_places
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.project.places import PlacesList
from coprod_desktop.ui.widgets.boxes import Card, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.offered_names import OfferedNames
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

ADD = mark("New municipality, or several with commas")
SEPARATORS = ",;\n\u2028"


class TerritoryCard(Card):
    """The municipalities as chips, with a line above them for the next one."""

    def __init__(self, deeds: Deeds) -> None:
        words = deeds.words
        super().__init__(words, mark("Where it works"))
        self._deeds = deeds
        self.count = Text(words, "", "caption")
        self.line = LineEdit()
        self.add_button = Button(words, mark("Add"), icon="plus", on_click=self._add)
        self.list = PlacesList(words)
        self.remove_button = Button(words, mark("Take out"), icon="x", on_click=self.list.ask_removal)
        self.line.returnPressed.connect(self._add)
        self.list.removal_asked.connect(deeds.remove_place)
        self.list.chosen.connect(self.remove_button.setEnabled)
        workspace = deeds.desk.workspace
        self.offered = OfferedNames(self.line, lambda text: suggest_places(workspace, text=text), separators=SEPARATORS)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.line, 1)
        line.addWidget(self.add_button)
        self.body.addWidget(self.count)
        self.body.addLayout(line)
        self.body.addWidget(self.list)
        self.body.addLayout(row(self.remove_button))
        self.reword(words)

    def show_detail(self, detail: ProjectDetail) -> None:
        """Show the territory of a project."""
        number = len(detail.places)
        self.list.set_places(detail.places)
        self.remove_button.setVisible(number > 0)
        self.count.say(
            (lambda words: words.plural("{count} municipality", "{count} municipalities", number))
            if number
            else mark("No municipality yet. In a geographic arrangement each belongs to one team.")
        )

    def reword(self, words: Words) -> None:
        """Say what the line is for."""
        self.line.setPlaceholderText(words.say(ADD))
        self.line.setAccessibleName(words.say(ADD))

    def _add(self) -> None:
        names = [name.strip() for name in re.split(f"[{SEPARATORS}]", self.line.text()) if name.strip()]
        if names and self._deeds.add_places(names):
            self.line.clear()
        self.line.setFocus()
