"""Actions: what was agreed to do, by whom, by when, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.domain.partners import PartnerRow, is_partner_on
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.whereabouts import action_of_news
from coprod_desktop.ui.actions.action_form import ActionForm
from coprod_desktop.ui.actions.columns import ActionColumns
from coprod_desktop.ui.actions.deeds import Deeds
from coprod_desktop.ui.actions.filters import ActionFilters
from coprod_desktop.ui.actions.menus import action_menu
from coprod_desktop.ui.actions.panel import ActionPanel
from coprod_desktop.ui.actions.sayings import Meetings, urgency
from coprod_desktop.ui.actions.table import ActionTable
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.places import ACTIONS
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.in_view import bring_into_view
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import mark

NEW_KEY = "Ins"
NARROW_PX = 880
NONE_YET = mark("What was agreed appears here: who does it, by when, and what became of it.")
NONE_HERE = mark("No action matches. Choose another filter above.")


class ActionsPage(Page):
    """Filters over a table, and beside it the panel of one action."""

    where = ACTIONS
    concerned = where.kinds | {"meeting", "team", "partner", "organisation", "participant", "decision", "priority"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, self._today = desk.words, desk.workspace.today
        self._rows: dict[UUID, ActionRow] = {}
        self._meetings: Meetings = {}
        self.deeds = Deeds(desk)
        self.filters = ActionFilters(words)
        columns = ActionColumns(lambda: self.words, self._today, self.deeds)
        self.table = ActionTable(words, columns, lambda menu, row: action_menu(menu, self, row))
        start = Button(words, mark("New action"), icon="plus", on_click=self.add_new)
        self.empty = EmptyState(words, NONE_YET, start)
        self.pane = RecordPane(words, self.table, self.empty)
        self.panel = ActionPanel(words, self._today())
        self._build()
        self._connect()

    # What the page shows

    def show_project(self) -> None:
        """Show the actions as they are now; the one chosen stays chosen."""
        project_id, today = self.desk.project_id, self._today()
        rows = self.desk.do(list_actions, project_id=project_id) if project_id else None
        meetings = self.desk.do(list_meetings, project_id=project_id) if project_id else None
        self._meetings = {one.id: meeting_name(self.words, title=one.title, team=one.team) for one in meetings or ()}
        shown = [replace(row, person=self.desk.person(row.person)) for row in rows or ()]
        self._rows = {row.id: row for row in sorted(shown, key=lambda row: urgency(row, today))}
        self.panel.news.offer(self._partners())
        self.filters.count(list(self._rows.values()), today)
        self._show_rows()

    def on_changes(self, changes: Changes) -> None:
        """Show what a step changed, where it concerns actions."""
        if not changes.touches(*self.concerned):
            return
        self.show_project()

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on an action, also where only its news is named; filters that hide it are taken away."""
        if kind == "actionevent":
            told = (row.id for row in self._rows.values() if any(event.id == row_id for event in row.events))
            row_id = next(told, row_id)
        if row_id not in self._rows:
            return False
        if self.table.records.place_of(row_id) is None:
            self.pane.filter.clear()
            self.filters.show_all()
        self.table.setFocus()
        return self.table.go_to(row_id, 0)

    def reveal_gone(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on the action of which news was taken back."""
        action_id = self.desk.do(action_of_news, event_id=row_id) if kind == "actionevent" else None
        return action_id is not None and self.reveal("action", action_id)

    def narrow(self, part: str) -> None:
        """Show only the actions that stand as a part is called: open, overdue, closed, or all."""
        self.filters.standings.choose(part)

    def initial_focus(self) -> None:
        """Start in the table, or where the first action is written."""
        if self.table.records.rowCount():
            self.table.setFocus()
        else:
            super().initial_focus()

    # What one may do

    def add_new(self) -> None:
        """Ask for a new action."""
        if self.desk.project_id is not None:
            self._open_form(mark("New action"), mark("Add action"), self._form(), self._add)

    def change(self, row: ActionRow) -> None:
        """Ask for an action as it was first agreed."""
        form = self._form()
        form.show_action(row)
        self._open_form(
            mark("Change the action"), mark("Save"), form, lambda **agreed: self.deeds.put_right(row, **agreed)
        )

    def begin_news(self, row: ActionRow, state: ActionState | None = None) -> None:
        """Go to the form of the news; done and in progress need no more words and are recorded at once."""
        if state in (ActionState.DONE, ActionState.IN_PROGRESS):
            self.deeds.record(row, state)
        else:
            news = self.panel.news
            news.begin(row, state)
            # The fields that were just shown find their places only after this turn.
            QTimer.singleShot(0, news, lambda: bring_into_view(news, news.rect()))

    # Inside

    def _build(self) -> None:
        new = self.add_action_button(mark("New action"), self.add_new, primary=True, icon="plus")
        new.setToolTip(QKeySequence(NEW_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        self._beside = Beside(NARROW_PX, (self.pane, 9), (self.panel, 5))
        self.body.addWidget(self.filters)
        self.body.addWidget(self._beside, 1)

    def _connect(self) -> None:
        self.add_command(mark("New action"), self.add_new, NEW_KEY)
        self.filters.changed.connect(self._show_rows)
        self.table.selected.connect(lambda _row: self._show_chosen())
        self.table.activated_row.connect(self.begin_news)
        self.table.news_asked.connect(self.begin_news)
        self.table.delete_asked.connect(self._remove)
        self.table.refused.connect(self.desk.failed)
        self.panel.news.recorded.connect(self._record)
        self.panel.news.left.connect(self.table.setFocus)
        self.panel.left.connect(self.table.setFocus)
        self.panel.change_asked.connect(self.change)
        self.panel.delete_asked.connect(self.deeds.remove)
        self._beside.turned.connect(self.panel.stand_below)

    def _show_rows(self) -> None:
        place = max(self.table.currentIndex().row(), 0)
        self.empty.line.say(NONE_HERE if self._rows else NONE_YET)
        self.table.set_rows(self.filters.shown())
        if self.table.current_row() is None:
            # The action after the one that went away, or the last.
            row = self.table.records.row_at(min(place, self.table.records.rowCount() - 1))
            if row is not None:
                self.table.go_to(row.id, 0)
        self._show_chosen()
        self.filters.setVisible(bool(self._rows))

    def _show_chosen(self) -> None:
        row = self.table.current_row()
        if self.table.hasFocus():
            bring_into_view(self.table.viewport(), self.table.visualRect(self.table.currentIndex()))
        self.panel.setVisible(row is not None)
        self.panel.show_action(row, self._meetings, self._today())

    def _record(self, news: dict[str, Any]) -> None:
        row = self.panel.action
        if row is not None and self.deeds.record(row, **news):
            self.panel.news.clear()
            self.table.setFocus()

    def _remove(self, rows: Sequence[ActionRow]) -> None:
        for row in rows:
            self.deeds.remove(row)

    def _partners(self) -> list[PartnerRow]:
        project_id, today = self.desk.project_id, self._today()
        rows = self.desk.do(list_partners, project_id=project_id) if project_id else None
        return [row for row in rows or () if is_partner_on(row, today)]

    def _form(self) -> ActionForm:
        project_id = self.desk.project_id
        people = self.desk.do(list_people, project_id=project_id) if project_id else None
        return ActionForm(self.words, self._today(), self._partners(), people or (), self.desk.person)

    def _open_form(self, title: Say, verb: Say, form: ActionForm, save: Callable[..., object]) -> None:
        FormDialog(self, self.words, title, form, verb=verb, save=lambda _values: save(**form.agreed())).open()

    def _add(self, **agreed: Any) -> None:
        project_id = self.desk.project_id
        if project_id is not None:
            self.reveal("action", self.deeds.add(project_id, **agreed).id)
