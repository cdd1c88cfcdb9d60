"""How the teams of the project are arranged: two forms, each explained in one line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from coprod_desktop.domain.projects import ProjectDetail, StructureForm
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import LABELS

EXPLAINED = {
    StructureForm.DEVOLVED: mark("Each team has its own municipalities and decides there by itself."),
    StructureForm.COORDINATED: mark("Each team has a task; the lead organisation steers and coordinates them all."),
}


class StructureCard(Card):
    """The two forms; the arrow keys go from one to the other."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__(deeds.words, mark("How the teams are arranged"))
        self._deeds = deeds
        self._form = StructureForm.DEVOLVED
        self._group = QButtonGroup(self)
        self.buttons = {form: self._add_form(deeds.words, form) for form in StructureForm}
        self.since = Text(deeds.words, "", "caption")
        self.body.addWidget(self.since)
        self.reword(deeds.words)

    def show_detail(self, detail: ProjectDetail) -> None:
        """Show the arrangement of a project."""
        self._form = detail.form
        self.buttons[detail.form].setChecked(True)
        day = detail.form_since
        self.since.setVisible(day is not None)
        if day is not None:
            self.since.say(lambda words: words.say("So since {day}", day=words.date(day)))

    def reword(self, words: Words) -> None:
        """Say what each form means to those who hear the screen."""
        for form, button in self.buttons.items():
            button.setAccessibleDescription(words.say(EXPLAINED[form]))

    def _add_form(self, words: Words, form: StructureForm) -> Button:
        button = Button(words, LABELS["StructureForm"][form], kind="segment")
        button.setCheckable(True)
        button.setProperty("align", "left")
        button.toggled.connect(lambda on: self._choose(form) if on else None)
        self._group.addButton(button)
        option = QWidget()
        column = QVBoxLayout(option)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        explained = Text(words, EXPLAINED[form], "caption")
        explained.setContentsMargins(14, 0, 0, 0)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(explained)
        self.body.addWidget(option)
        return button

    def _choose(self, form: StructureForm) -> None:
        if form is not self._form and not self._deeds.arrange(form):
            self.buttons[self._form].setChecked(True)
