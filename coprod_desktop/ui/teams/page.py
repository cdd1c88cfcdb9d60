"""Teams: the structure of a project as cards, and the question that it must answer."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import TeamsView
from coprod_desktop.operations.teams import teams_view
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.places import TEAMS
from coprod_desktop.ui.teams.board import TeamsBoard
from coprod_desktop.ui.teams.deeds import TeamDeeds
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark


class TeamsPage(Page):
    """A line to add teams, the question of the structure with its answer, and the board."""

    where = TEAMS
    concerned = where.kinds | {"structure", "projectplace", "place", "partner", "organisation", "project"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._deeds = TeamDeeds(desk)
        self.board = TeamsBoard(desk, self._deeds)
        self.name_line = LineEdit()
        self.none_yet = Text(desk.words, mark("There is no team yet. Write the name of the first one above."))
        self.question = Text(desk.words, wrap=False)
        self.answer = Pill()
        self.asked = QWidget()
        self.hint = Text(desk.words, _hint, "hint")
        self._build()

    def show_project(self) -> None:
        """Show the teams as they are now; the cursor stays where it is."""
        project_id = self.desk.project_id
        view = self.desk.do(teams_view, project_id=project_id) if project_id else None
        self.board.show_view(view)
        if view:
            self._show_question(view)

    def on_changes(self, changes: Changes) -> None:
        """Show what a step changed, where it concerns the teams."""
        if changes.touches(*self.concerned):
            self.show_project()

    def reword(self) -> None:
        """Say what the line is for."""
        self.name_line.setPlaceholderText(self.words.say("Write the name of a new team and press Enter"))
        self.name_line.setAccessibleName(self.words.say("Name of a new team"))

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on a team, or on what belongs to one."""
        return self.board.focus_team(row_id) if kind == "team" else self.board.focus_stay(row_id)

    def initial_focus(self) -> None:
        """Start with what has no team, or with the first team's name."""
        if not self.board.focus_first():
            self.name_line.setFocus()

    def add(self) -> None:
        """Add the team whose name stands in the line; where none does, go there."""
        name, project_id = self.name_line.text().strip(), self.desk.project_id
        if name and project_id and self._deeds.add(project_id, name):
            self.name_line.clear()
        self.name_line.setFocus()

    def _build(self) -> None:
        self.add_action_button(mark("Add team"), self.add, primary=True, icon="plus")
        self.name_line.returnPressed.connect(self.add)
        line = FlowLayout(self.asked, gap=10)
        line.addWidget(self.question)
        line.addWidget(self.answer)
        for widget in (self.name_line, self.none_yet, self.asked, self.board, self.hint):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.reword()

    def _show_question(self, view: TeamsView) -> None:
        self.none_yet.setVisible(not view.teams)
        for widget in (self.asked, self.hint):
            widget.setVisible(bool(view.teams))
        if view.form is StructureForm.DEVOLVED:
            self.question.say(mark("Is any place left out?"))
            self.answer.show_status("", *_places_left_out(self.words, view))
        else:
            self.question.say(mark("Who decides what?"))
            self.answer.show_status("", *_tasks_missing(self.words, view))


def _places_left_out(words: Words, view: TeamsView) -> tuple[str, Tone]:
    missing = len(view.places_without_team)
    if missing:
        return (
            words.plural("{count} municipality without a team", "{count} municipalities without a team", missing),
            Tone.WARN,
        )
    if not view.has_places:
        return words.say("The project has no municipality yet"), Tone.PLAIN
    return words.say("Every municipality has a team"), Tone.OK


def _tasks_missing(words: Words, view: TeamsView) -> tuple[str, Tone]:
    missing = len(view.teams_without_task)
    if missing:
        return words.plural("{count} team without a task", "{count} teams without a task", missing), Tone.WARN
    return words.say("Every team has its task"), Tone.OK


def _hint(words: Words) -> str:
    return words.say(
        "Drag partners and municipalities between the cards; with Ctrl a partner joins one more team. "
        "By key: Ctrl+→ and Ctrl+← move what is selected, M opens the list of teams, Del takes out of the team."
    )
