"""The dialog that starts a project: title, lead and arrangement are enough."""

from typing import Any

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.operations.organisations import organisation_names
from coprod_desktop.operations.projects import add_project
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.project.completion import Completion
from coprod_desktop.ui.project.facts import LEAD, TITLE
from coprod_desktop.ui.project.structure import EXPLAINED
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import mark
from coprod_desktop.words.labels import LABELS


class NewProjectDialog(FormDialog):
    """Asks for what a project needs; then puts it on the desk and shows it. Open it with `open()`."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        words = desk.words
        form = Form(words)
        form.add("title", TextField(words, TITLE, required=True))
        lead = form.add("lead", TextField(words, LEAD, required=True, hint=mark("For example: ASL di Cremona")))
        labels = LABELS["StructureForm"]
        options = [(kind, labels[kind]) for kind in StructureForm]
        self._structure = ChoiceField(words, mark("How the teams are arranged"), options, required=True)
        self._explained = Text(words, EXPLAINED[StructureForm.DEVOLVED], "hint")
        form.add("form", self._structure)
        form.add_widget(self._explained)
        self._structure.control.currentIndexChanged.connect(self._explain)
        Completion(lead.control, lambda: organisation_names(desk.workspace))
        super().__init__(parent, words, mark("New project"), form, verb=mark("Add project"), save=self._add)
        self._desk = desk

    def _explain(self) -> None:
        self._explained.say(EXPLAINED[self._structure.value()])

    def _add(self, values: dict[str, Any]) -> None:
        project_id = add_project(self._desk.workspace, **values)
        self._desk.choose_project(project_id)
        self._desk.opened.emit("project", project_id)
        self._desk.told.emit(self._desk.words.say("Project «{title}» added", title=values["title"]))
