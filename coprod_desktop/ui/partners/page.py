"""Partners: the table of a project's partners, the line that adds them, and the panel of the one chosen."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, PersonRow
from coprod_desktop.operations.partners import list_partners, partner_count
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.places import suggest_places
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.importing.files import ListFiles
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.partners.add_bar import AddBar
from coprod_desktop.ui.partners.columns import PartnerColumns
from coprod_desktop.ui.partners.counts import PartnerCounts
from coprod_desktop.ui.partners.deeds import Deeds
from coprod_desktop.ui.partners.doubles import DoublesDialog
from coprod_desktop.ui.partners.menus import partner_menu, person_menu
from coprod_desktop.ui.partners.panel import PartnerPanel
from coprod_desktop.ui.partners.partner_form import open_partner_form
from coprod_desktop.ui.partners.person_form import open_person_form
from coprod_desktop.ui.partners.table import PartnerTable
from coprod_desktop.ui.places import PARTNERS
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.focus import tab_through
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.words import mark

WIDE_PX = 860
PANEL_PX = 330
LIST, DETAILS = "list", "details"


class PartnersPage(Page):
    """Who takes part in a project, since when, in which sector and role."""

    where = PARTNERS
    concerned = where.kinds | {"project", "place", "team", "teampartner", "structure"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, today = desk.words, desk.workspace.today
        self.deeds = Deeds(desk)
        self.lists = ListFiles(self, desk)
        self._people: tuple[PersonRow, ...] = ()
        self.counts = PartnerCounts(words)
        self.bar = AddBar(words, today(), self._add, self._offer_places)
        columns = PartnerColumns(lambda: self.words, today, self.deeds.change_partner, self._offer_places)
        self.table = PartnerTable(words, columns, today, lambda menu, row: partner_menu(menu, self, row))
        self.pane = RecordPane(words, self.table, EmptyState(words, mark("Open a project to see its partners.")))
        self.panel = PartnerPanel(words, today)
        self.segments = Segments(words)
        self.every_column = Button(words, mark("All columns"), kind="quiet")
        self._build()
        self._connect()

    # What the page shows

    def show_project(self) -> None:
        """Show the partners as they are now; the one chosen stays chosen."""
        project_id = self.desk.project_id
        rows = (self.desk.do(list_partners, project_id=project_id) if project_id else None) or ()
        self._people = (self.desk.do(list_people, project_id=project_id) if project_id else None) or ()
        self.table.set_rows(rows)
        if self.table.current_row() is None and rows:
            self.table.go_to(rows[0].id, 0)
        self._show_counts()
        self._show_chosen()
        self._arrange()

    def on_changes(self, changes: Changes) -> None:
        """Patch the rows that a step changed."""
        project_id = self.desk.project_id
        if project_id is None or not changes.touches(*self.concerned):
            return
        rows = self.desk.do(list_partners, project_id=project_id) or ()
        self._people = self.desk.do(list_people, project_id=project_id) or ()
        known = {row.id: row for row in self.table.records.all_rows()}
        now = {row.id for row in rows}
        self.table.patch([row for row in rows if known.get(row.id) != row], [key for key in known if key not in now])
        self._show_counts()
        self._show_chosen()

    def reveal(self, kind: str, row_id: UUID) -> bool:  # noqa: ARG002
        """Put the cursor on a partner, or on the person that a row belongs to."""
        for row in self.table.records.all_rows():
            if row_id in (row.id, row.organisation_id):
                return self.go_to(row.id)
        person = next((person for person in self._people if row_id in _keys(person)), None)
        if person is None or not self.table.go_to(person.partner_id):
            return False
        self.segments.choose(DETAILS)
        card = self.panel.card_of(person.id)
        if card is not None:
            card.setFocus()
        return card is not None

    def go_to(self, partner_id: UUID) -> bool:
        """Put the cursor on a partner in the table."""
        self.segments.choose(LIST)
        self.table.setFocus()
        return self.table.go_to(partner_id, 0)

    def initial_focus(self) -> None:
        """Start in the table, or where a partner is added while there is none but the lead."""
        if self.desk.project_id is not None and self.table.records.total < 2:
            self.open_bar()
        else:
            self.table.setFocus()

    # What one may do

    def open_bar(self) -> None:
        """Show the line that adds partners."""
        if self.desk.project_id is not None:
            self.bar.open_up()

    def add_family(self) -> None:
        """Add a family under the next printed name, on the day that stands in the line where it is open."""
        if self.desk.project_id is not None:
            joined_on = self.bar.day if self.bar.isVisible() else self.desk.workspace.today()
            self._try(lambda: self._add(name="", kind=OrganisationKind.FAMILY, joined_on=joined_on))

    def edit_partner(self) -> None:
        """Open the form of the partner chosen."""
        row = self.table.current_row()
        if row is not None:
            open_partner_form(
                self,
                self.words,
                row,
                lambda **values: self.deeds.rewrite_partner(row, **values),
                self._offer_places,
            )

    def add_person(self) -> None:
        """Open the form of a new person of the partner chosen; a family's is named after it."""
        row = self.table.current_row()
        if row is not None:
            open_person_form(
                self,
                self.words,
                lambda words: words.say("Add a person for «{partner}»", partner=row.name),
                mark("Add person"),
                lambda **values: self.deeds.add_person(row, **values),
                alias=f", {row.name}" if row.is_family else "",
                today=self.desk.workspace.today(),
            ).hide_from_room(self.desk)

    def edit_person(self, person: PersonRow) -> None:
        """Open the form of a person."""
        open_person_form(
            self,
            self.words,
            mark("Edit person"),
            mark("Save"),
            lambda **values: self.deeds.rewrite_person(person, **values),
            person=person,
            today=self.desk.workspace.today(),
        ).hide_from_room(self.desk)

    def open_doubles(self) -> None:
        """Go through the partners and people that may stand here twice."""
        if self.desk.project_id is not None:
            DoublesDialog(self, self.desk).open()

    def show_details(self) -> None:
        """Go to the panel of the partner chosen."""
        self.segments.choose(DETAILS)
        self.panel.take_focus()

    def show_list(self) -> None:
        """Go back to the table."""
        self.segments.choose(LIST)
        self.table.setFocus()

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the table, or under a word of its own where there is too little room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    # Inside

    def _offer_places(self, text: str) -> tuple[str, ...]:
        return suggest_places(self.desk.workspace, text=text)

    def _build(self) -> None:
        self.add_action_button(mark("Save list…"), self.lists.ask_where)
        self.add_action_button(mark("Import…"), self.lists.ask_list)
        self.add_action_button(mark("Add family"), self.add_family).setToolTip("F8")
        self.add_action_button(mark("Add partner"), self.open_bar, primary=True, icon="plus").setToolTip("Ins")
        self.segments.add(LIST, mark("All partners"))
        self.segments.add(DETAILS, mark("Details"))
        self.every_column.setCheckable(True)
        self.pane.tools.addWidget(self.every_column)
        doubles = Button(self.words, mark("Doubles…"), kind="quiet", on_click=self.open_doubles)
        self.pane.tools.addWidget(doubles)
        tab_through(self.pane.filter, self.every_column, doubles)
        self.bar.hide()
        both = QWidget()
        side_by_side = QHBoxLayout(both)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(16)
        side_by_side.addWidget(self.pane, 1)
        side_by_side.addWidget(self.panel)
        for widget in (self.counts, self.bar, self.segments):
            self.body.addWidget(widget)
        self.body.addWidget(both, 1)

    def _connect(self) -> None:
        self.bar.closed.connect(self.show_list)
        self.table.selected.connect(lambda _row: self._show_chosen())
        self.table.activated_row.connect(lambda _row: self.show_details())
        self.table.delete_asked.connect(self._remove)
        self.table.refused.connect(self.desk.failed)
        self.table.columns_left_out.connect(self._offer_columns)
        self.every_column.toggled.connect(self.table.show_all_columns)
        self.panel.edit_asked.connect(self.edit_partner)
        self.panel.add_asked.connect(self.add_person)
        self.panel.edit_person.connect(self.edit_person)
        self.panel.remove_person.connect(self.deeds.remove_person)
        self.panel.person_menu.connect(self._open_person_menu)
        self.segments.chosen.connect(lambda _key: self._arrange())
        self.panel.left.connect(self.show_list)
        self.add_command(mark("Add partner, or a person in the details"), self._insert, "Ins")
        self.add_command(mark("Add family"), self.add_family, "F8")
        self.add_command(mark("Import a list of partners"), self.lists.ask_list, "Ctrl+I")
        self.add_command(mark("Save the list of partners and people"), self.lists.ask_where, "Ctrl+Shift+S")
        self.add_command(mark("Look for doubles"), self.open_doubles, "Shift+F8")
        self.add_command(mark("Show people and details"), self.show_details, "Alt+Return")

    def _insert(self) -> None:
        focus = self.focusWidget()
        inside = focus is not None and self.panel.isAncestorOf(focus)
        (self.add_person if inside else self.open_bar)()

    def _add(self, **values: Any) -> None:
        project_id = self.desk.project_id
        if project_id is not None:
            row = self.deeds.add_partner(project_id, **values)
            self.table.go_to(row.id, 0)

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except KnownError as trouble:
            self.desk.failed.emit(trouble.say(self.words))

    def _remove(self, rows: Sequence[PartnerRow]) -> None:
        for row in rows:
            self.deeds.remove_partner(row)

    def _open_person_menu(self, person: PersonRow, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person_menu(menu, self, person)
        menu.popup(point)

    def _show_counts(self) -> None:
        project_id = self.desk.project_id
        count = self.desk.do(partner_count, project_id=project_id) if project_id else None
        if count is not None:
            self.counts.show_count(count)

    def _show_chosen(self) -> None:
        if self.table.hasFocus():
            self._scroll.ensureWidgetVisible(self.table)
        row = self.table.current_row()
        hidden = self.desk.room_safe
        people = [person for person in self._people if row and person.partner_id == row.id and not hidden]
        self.panel.show_partner(row, people)
        if hidden:
            self.panel.note.say(mark("Hidden while the window is room-safe (F9)."))

    def _offer_columns(self, left_out: int) -> None:
        self.every_column.setVisible(bool(left_out))

    def _arrange(self) -> None:
        wide = self.width() >= scaled(WIDE_PX)
        listed = wide or self.segments.key == LIST
        self.segments.setVisible(not wide)
        self.counts.setVisible(listed and self.desk.project_id is not None)
        self.pane.setVisible(listed)
        self.panel.setVisible(wide or not listed)
        if wide:
            self.panel.setFixedWidth(scaled(PANEL_PX))
        else:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(self.maximumWidth())


def _keys(person: PersonRow) -> set[UUID | None]:
    """Give the keys of all rows that a person is made of."""
    rows = (*(consent.id for consent in person.consents), *(key for key, _text in person.access_needs))
    return {person.id, person.person_id, *rows}
