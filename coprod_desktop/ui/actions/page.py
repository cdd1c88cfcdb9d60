"""Actions: what was agreed to do, by whom, by when, and what became of it."""

from collections.abc import Sequence
from uuid import UUID

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.changes import Changes
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.ui.actions.columns import ActionColumns
from coprod_desktop.ui.actions.deeds import Deeds
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.words import mark


class ActionsPage(Page):
    """Who does what by when in a project, since its first meeting."""

    place = "actions"
    title = mark("Actions")
    icon = "list-checks"
    kinds = frozenset({"action", "actionevent"})
    concerned = kinds | {"meeting", "team", "partner", "organisation", "participant", "decision", "priority"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, today = desk.words, desk.workspace.today
        self.deeds = Deeds(desk)
        columns = ActionColumns(lambda: self.words, today, self.deeds)
        self.table: RecordTable[ActionRow] = RecordTable(words, mark("Actions"), columns.make())
        self.empty = EmptyState(words, mark("Here stands what was agreed to do, by whom and by when."))
        self.pane = RecordPane(words, self.table, self.empty)
        self.body.addWidget(self.pane, 1)
        self.table.delete_asked.connect(self._remove)
        self.table.refused.connect(desk.failed)

    def show_project(self) -> None:
        """Show the actions as they are now."""
        project_id = self.desk.project_id
        rows = self.desk.do(list_actions, project_id=project_id) if project_id else None
        self.table.set_rows(rows or ())

    def on_changes(self, changes: Changes) -> None:
        """Show what a step changed, where it concerns actions."""
        if changes.touches(*self.concerned):
            self.show_project()

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on an action, also where only its news is named."""
        rows = self.table.records.all_rows()
        if kind == "actionevent":
            row_id = next((row.id for row in rows if any(event.id == row_id for event in row.events)), row_id)
        self.table.setFocus()
        return self.table.go_to(row_id, 0)

    def initial_focus(self) -> None:
        """Start in the table."""
        self.table.setFocus()

    def _remove(self, rows: Sequence[ActionRow]) -> None:
        for row in rows:
            self.deeds.remove(row)
