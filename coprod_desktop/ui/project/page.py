"""The page of the project on the desk."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.projects import ProjectDetail
from coprod_desktop.operations.projects import project_detail
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.places import PROJECT
from coprod_desktop.ui.project.cycle import PhaseCard
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.project.dialogs import NewProjectDialog
from coprod_desktop.ui.project.facts import FactsCard
from coprod_desktop.ui.project.funding import FundingCard
from coprod_desktop.ui.project.services import ServicesCard
from coprod_desktop.ui.project.structure import StructureCard
from coprod_desktop.ui.project.territory import TerritoryCard
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.beside import GAP_PX, Beside
from coprod_desktop.ui.widgets.boxes import Banner, EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.words import mark

NARROW_PX = 860
NEW_PROJECT = mark("New project")
# Their names stand on this page, but they live on others.
SHOWN_TOO = "organisation", "place"


class ProjectPage(Page):
    """What the project is; every field is saved as soon as it is left."""

    where = PROJECT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._detail: ProjectDetail | None = None
        self.deeds = Deeds(desk)
        words = desk.words
        self.illustrative = Banner(words, "", Tone.INFO)
        self.phase = PhaseCard(self.deeds)
        self.facts = FactsCard(self.deeds)
        self.structure = StructureCard(self.deeds)
        self.funding = FundingCard(self.deeds)
        self.services = ServicesCard(self.deeds)
        self.territory = TerritoryCard(self.deeds)
        self._empty = EmptyState(
            words,
            mark("Here you will find the project: what it is, who leads it, who pays for it and where it works."),
            Button(words, NEW_PROJECT, kind="primary", icon="plus", on_click=self.ask_new),
        )
        self._full = self._lay_out_cards()
        self.body.addWidget(self._empty)
        self.body.addWidget(self._full)
        self.body.addStretch(1)
        self.delete_button = self.add_action_button(mark("Delete project"), self._delete, icon="trash-2")
        self.new_button = self.add_action_button(NEW_PROJECT, self.ask_new, icon="plus")

    def show_project(self) -> None:
        """Show the project on the desk, or how to start one."""
        key = self.desk.project_id
        self._detail = self.desk.do(project_detail, project_id=key) if key else None
        detail = self._detail
        for widget in (self._full, self.delete_button, self.new_button):
            widget.setVisible(detail is not None)
        self._empty.setVisible(detail is None)
        if detail is None:
            return
        self.illustrative.setVisible(bool(detail.illustrative_note))
        if detail.illustrative_note:
            self.illustrative.tell(lambda _words: detail.illustrative_note)
        for card in (self.phase, self.facts, self.structure, self.funding, self.services, self.territory):
            card.show_detail(detail)

    def on_changes(self, changes: Changes) -> None:
        """Show the project anew where a step concerned it."""
        if changes.touches(*self.where.kinds, *SHOWN_TOO):
            self.show_project()

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put a project on the desk, or show what a step concerned on it."""
        if kind == "project":
            self.desk.choose_project(row_id)
            return True
        cards: dict[str, QWidget] = {
            "structure": self.structure,
            "fundingsource": self.funding,
            "service": self.services,
            "projectplace": self.territory,
        }
        self._scroll.ensureWidgetVisible(cards[kind])
        tables: dict[str, RecordTable[Any]] = {
            "fundingsource": self.funding.table,
            "service": self.services.table,
        }
        table = tables.get(kind)
        if table is None or not table.go_to(row_id):
            return False
        table.setFocus()
        return True

    def initial_focus(self) -> None:
        """Put the cursor into the title, or on the way to a first project."""
        if self._detail is None:
            super().initial_focus()
        else:
            self.facts.title_field.control.setFocus()

    def ask_new(self) -> None:
        """Ask for a new project."""
        NewProjectDialog(self.desk, self.window()).open()

    def _lay_out_cards(self) -> QWidget:
        left = _column(self.facts, self.territory)
        right = _column(self.structure, self.funding, self.services)
        return _column(self.illustrative, self.phase, Beside(NARROW_PX, (left, 1), (right, 1)))

    def _delete(self) -> None:
        if self._detail is not None:
            self.deeds.remove_project(self._detail.title)


def _column(*widgets: QWidget) -> QWidget:
    """Put widgets one below the other, at the top."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP_PX)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return column
