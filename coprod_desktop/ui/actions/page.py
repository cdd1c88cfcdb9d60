"""Actions of the project: what is open, overdue or done, and the news of each."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.changes import Changes, Origin
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.operations.actions import add_action, change_action, list_actions, record_progress, remove_action
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.ui.actions.action_form import ActionForm
from coprod_desktop.ui.actions.filters import Filters
from coprod_desktop.ui.actions.news_form import STATES
from coprod_desktop.ui.actions.panel import ActionPanel
from coprod_desktop.ui.actions.sayings import due_of, owner_of, status_of, tone_of, urgency_of
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.wrapped_table import WrappedTable
from coprod_desktop.words import mark
from coprod_desktop.words.labels import label

NEW_KEY = "Ins"
NARROW_PX = 880
NONE_YET = mark("Here stand the actions agreed in meetings: who does what by when, and what became of it.")
NONE_HERE = mark("No action is like this. Choose others above.")


class ActionsPage(Page):
    """Chips over a table, and the panel of one action beside it."""

    place = "actions"
    title = mark("Actions")
    icon = "list-checks"
    kinds = frozenset({"action", "actionevent"})
    concerned = kinds | {"meeting", "partner", "organisation", "participant", "team"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._actions: dict[UUID, ActionRow] = {}
        self._meetings: dict[UUID, str] = {}
        self.filters = Filters(desk.words)
        self.table = WrappedTable(desk.words, mark("Actions"), self._columns(), menu=self._fill_menu)
        self.empty = EmptyState(
            desk.words, NONE_YET, Button(desk.words, mark("New action"), icon="plus", on_click=self.add_new)
        )
        self.pane = RecordPane(desk.words, self.table, self.empty)
        self.panel = ActionPanel(desk)
        self._build()
        self._connect()

    # What the window asks

    def show_project(self) -> None:
        """Show the actions of the project as they are now."""
        project_id, words = self.desk.project_id, self.words
        actions = self.desk.do(list_actions, project_id=project_id) if project_id else None
        meetings = self.desk.do(list_meetings, project_id=project_id) if project_id else None
        self._meetings = {row.id: meeting_name(words, title=row.title, team=row.team) for row in meetings or ()}
        ordered = sorted(actions or (), key=lambda row: urgency_of(row, self.today))
        self._actions = {row.id: row for row in ordered}
        self.filters.show_actions(ordered, self.today)
        self.panel.news.offer_partners(self._partners())
        self._show_rows()

    def on_changes(self, changes: Changes) -> None:
        """Show what a step changed; after undo and redo the cursor goes to the action that it concerned."""
        if not changes.touches(*self.concerned):
            return
        before = self._actions
        self.show_project()
        if changes.origin is not Origin.STEP:
            touched = next((row for row in self._actions.values() if before.get(row.id) != row), None)
            if touched is not None:
                self.table.go_to(touched.id)

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on an action, also where only its news is named; filters that hide it are taken away."""
        if kind == "actionevent":
            owners = (row.id for row in self._actions.values() if any(event.id == row_id for event in row.events))
            row_id = next(owners, row_id)
        if kind not in self.kinds or row_id not in self._actions:
            return False
        if self.table.records.place_of(row_id) is None:
            self.pane.filter.clear()
            self.filters.clear()
            self._show_rows()
        self.table.setFocus()
        return self.table.go_to(row_id)

    def initial_focus(self) -> None:
        """Start on the table."""
        if self.table.records.rowCount():
            self.table.setFocus()
        else:
            super().initial_focus()

    @property
    def today(self) -> date:
        """The day on which the screen stands."""
        return self.words.local(self.desk.workspace.now()).date()

    # Deeds

    def add_new(self) -> None:
        """Ask for a new action."""
        self._open_form(mark("New action"), mark("Add action"), self._form(), self._add)

    def change(self, action: ActionRow) -> None:
        """Ask for an action as it was first agreed."""
        form = self._form()
        form.show_action(action)
        self._open_form(mark("Change the action"), mark("Save"), form, partial(self._change, action))

    def record(self, news: dict[str, Any]) -> None:
        """Keep the news of the current action."""
        action = self.panel.action
        if action is None:
            return
        told = self.desk.do(record_progress, action_id=action.id, on=self.today, **news)
        if told is not None:
            words = self.words
            self.panel.news.clear()
            self.table.setFocus()
            state = label(words, news["state"])
            self.desk.told.emit(words.say("«{action}»: {state}", action=action.what, state=state))

    def remove(self, actions: list[ActionRow]) -> None:
        """Put actions into the bin."""
        for action in actions:
            if done(self.desk, remove_action, action_id=action.id):
                self.desk.told.emit(self.words.say("Action «{action}» deleted", action=action.what))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number on the table begins the news of the current action with that state."""
        number = event.key() - Qt.Key.Key_1
        action = self.table.current_row()
        if self.table.hasFocus() and action is not None and 0 <= number < len(STATES):
            self.panel.news.begin(action, STATES[number])
        else:
            super().keyPressEvent(event)

    # Inside

    def _columns(self) -> list[Column[ActionRow]]:
        return [
            Column("what", mark("What"), lambda row: row.what, edit=self._rename, stretch=5),
            Column("owner", mark("Owner"), lambda row: owner_of(self.words, row), stretch=3),
            Column("team", mark("Team"), lambda row: row.team, stretch=2),
            Column(
                "due",
                mark("Due"),
                lambda row: due_of(self.words, row),
                sort_key=lambda row: row.due.toordinal() if row.due else None,
                stretch=0,
            ),
            Column(
                "status",
                mark("Status"),
                lambda row: status_of(self.words, row, self.today),
                sort_key=lambda row: (*urgency_of(row, self.today), row.state),
                tone=lambda row: tone_of(row, self.today),
                stretch=0,
            ),
        ]

    def _build(self) -> None:
        new = self.add_action_button(mark("New action"), self.add_new, primary=True, icon="plus")
        new.setToolTip(QKeySequence(NEW_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.pane, 1)
        self._beside = Beside(NARROW_PX, (left, 7), (self.panel, 4))
        self.body.addWidget(self.filters)
        self.body.addWidget(self._beside, 1)

    def _connect(self) -> None:
        shortcut = QShortcut(QKeySequence(NEW_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.add_new)
        self.filters.changed.connect(self._choose)
        self.table.selected.connect(lambda row: self.panel.show_action(row, self._meetings))
        self.table.activated_row.connect(self.panel.news.begin)
        self.table.delete_asked.connect(self.remove)
        self.table.refused.connect(self.desk.failed)
        self.panel.news.recorded.connect(self.record)
        self.panel.news.left.connect(self.table.setFocus)
        self.panel.change_asked.connect(self.change)
        self.panel.delete_asked.connect(lambda row: self.remove([row]))
        self.panel.meeting_asked.connect(lambda row: self.desk.opened.emit("meeting", row.meeting_id))
        self._beside.turned.connect(self.panel.stand_below)

    def _choose(self) -> None:
        self.filters.show_actions(list(self._actions.values()), self.today)
        self._show_rows()

    def _show_rows(self) -> None:
        place = self.table.currentIndex().row()
        self.empty.line.say(NONE_HERE if self._actions else NONE_YET)
        self.table.set_rows(self.filters.shown())
        last = self.table.records.rowCount() - 1
        if self.table.current_row() is None and last >= 0:
            # The action after the one that went away, or the first.
            row = self.table.records.row_at(min(max(place, 0), last))
            if row is not None:
                self.table.go_to(row.id)
        self.panel.show_action(self.table.current_row(), self._meetings)

    def _partners(self) -> list[tuple[UUID, str]]:
        project_id = self.desk.project_id
        rows = self.desk.do(list_partners, project_id=project_id) if project_id else None
        return sorted(((row.id, row.name) for row in rows or ()), key=lambda pair: pair[1].casefold())

    def _form(self) -> ActionForm:
        project_id = self.desk.project_id
        people = self.desk.do(list_people, project_id=project_id) if project_id else None
        return ActionForm(self.words, self._partners(), people or ())

    def _open_form(self, title: str, verb: str, form: ActionForm, save: Any) -> None:
        if self.desk.project_id is not None:
            FormDialog(self, self.words, title, form, verb, save).open()

    def _add(self, values: dict[str, Any]) -> None:
        if self.desk.project_id is None:
            return
        action = add_action(self.desk.workspace, project_id=self.desk.project_id, **values)
        self.reveal("action", action.id)
        self.desk.told.emit(self.words.say("Action «{action}» added", action=action.what))

    def _change(self, action: ActionRow, values: dict[str, Any]) -> None:
        changed = change_action(self.desk.workspace, action_id=action.id, **values)
        self.desk.told.emit(self.words.say("Action «{action}» changed", action=changed.what))

    def _rename(self, action: ActionRow, what: str) -> None:
        changed = self.desk.do(
            change_action,
            action_id=action.id,
            what=what,
            partner_id=action.first_owner_id,
            participant_id=action.first_person_id,
            due=action.first_due,
        )
        if changed is not None:
            self.desk.told.emit(self.words.say("Action «{action}» changed", action=changed.what))

    def _fill_menu(self, menu: QMenu, action: ActionRow) -> None:
        words = self.words
        for number, state in enumerate(STATES, 1):
            menu.addAction(f"{number} {label(words, state)}", partial(self.panel.news.begin, action, state))
        menu.addSeparator()
        menu.addAction(words.say("Change"), partial(self.change, action))
        menu.addAction(words.say("Delete"), QKeySequence("Del"), partial(self.remove, [action]))
