"""The agenda of a planned meeting: a line to type items, and their list with clock times."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.meetings import (
    AgendaRow,
    ItemKind,
    MeetingRow,
    MeetingState,
    kind_by_name,
    read_item,
)
from coprod_desktop.operations.agenda import (
    add_item,
    change_item,
    facilitator_notes,
    list_agenda,
    move_item,
    remove_item,
)
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.agenda_columns import HELD, AgendaColumns
from coprod_desktop.ui.meetings.agenda_details import ItemDetails
from coprod_desktop.ui.meetings.agenda_fill import CopyDialog, FillDialog, TemplateDialog
from coprod_desktop.ui.meetings.agenda_rows import TimedItem, say_sum, timed
from coprod_desktop.ui.meetings.agenda_table import AgendaTable
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark


class AgendaCard(Card):
    """Enter in the line adds an item and stays; Alt with an arrow moves one, Delete takes it out."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words, mark("Agenda"))
        self._desk = desk
        self._meeting: MeetingRow | None = None
        self.sum = Text(words, "", "caption")
        self.line = LineEdit()
        self.hint = Text(
            words,
            mark("Minutes last. Alt+↑ and Alt+↓ move an item, Del removes it."),
            "hint",
        )
        self.break_button = Button(words, mark("Break"), kind="quiet", icon="coffee", on_click=self.add_break)
        self.template_button = Button(
            words, mark("Template…"), kind="quiet", icon="list-checks", on_click=self.take_template
        )
        self.copy_button = Button(
            words, mark("Copy from a meeting…"), kind="quiet", icon="copy", on_click=self.take_copy
        )
        columns = AgendaColumns(lambda: desk.words, self._has_begun, self._rename, self._change_minutes)
        self.table = AgendaTable(words, mark("Agenda"), columns.make(), menu=self._fill_menu)
        self.details = ItemDetails(desk)
        self._lay_out()
        self.line.returnPressed.connect(self._add)
        self.table.selected.connect(self.details.show_item)
        self.table.moved.connect(self._move)
        self.table.delete_asked.connect(self._remove)
        self.table.refused.connect(desk.failed)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say what the line and the buttons are for."""
        self.line.setPlaceholderText(words.say("Item and minutes, for example: Welcome 10"))
        self.line.setAccessibleName(words.say("New agenda item and its minutes"))
        self.break_button.setToolTip(words.say("Add a break behind the item at hand"))
        self.template_button.setToolTip(words.say("Put in the items that are usual in a phase of the project"))
        self.copy_button.setToolTip(words.say("Put in the items of another meeting, with their minutes and notes"))

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show the agenda of a meeting as it is now."""
        self._meeting = meeting
        workspace = self._desk.workspace
        agenda = list_agenda(workspace, meeting_id=meeting.id)
        now = workspace.now()
        items = timed(agenda, meeting, facilitator_notes(workspace, meeting_id=meeting.id), now)
        self._show_parts(meeting.state)
        self.table.set_rows(items)
        self.sum.show_as_is(say_sum(self._desk.words, items, meeting, now))
        self.details.show_item(self.table.current_row())

    def go_to(self, item_id: UUID) -> bool:
        """Put the cursor on an item; False where it is not here."""
        if self.table.go_to(item_id):
            self.table.setFocus()
            return True
        return False

    def add_break(self) -> None:
        """Put a break behind the item at hand, or at the end."""
        if self._meeting is None:
            return
        at_hand = self.table.current_row()
        item = self._desk.do(
            add_item,
            meeting_id=self._meeting.id,
            title=self._desk.words.say("Break"),
            kind=ItemKind.BREAK,
            after=at_hand.id if at_hand else None,
        )
        if item is not None:
            self.table.go_to(item.id)
            self._tell(mark("«{item}» added to the agenda"), item)

    def take_template(self) -> FillDialog | None:
        """Ask which template is to fill the agenda."""
        return self._open(TemplateDialog(self, self._desk, self._meeting)) if self._meeting else None

    def take_copy(self) -> FillDialog | None:
        """Ask which meeting's agenda is to be taken over."""
        return self._open(CopyDialog(self, self._desk, self._meeting)) if self._meeting else None

    def _show_parts(self, state: MeetingState) -> None:
        planned = state is MeetingState.PLANNED
        for place, column in enumerate(self.table.records.columns):
            self.table.setColumnHidden(place, column.key in HELD and planned)
        for button in (self.template_button, self.copy_button):
            button.setVisible(planned)
        for widget in (self.hint, self.break_button):
            widget.setVisible(state is not MeetingState.ENDED)

    def _has_begun(self) -> bool:
        return self._meeting is not None and self._meeting.state is not MeetingState.PLANNED

    def _open(self, dialog: FillDialog) -> FillDialog:
        dialog.open()
        return dialog

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=4)
        for button in (self.break_button, self.template_button, self.copy_button):
            buttons.addWidget(button)
        for widget in (self.sum, self.line, self.hint):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.details)

    def _add(self) -> None:
        title, minutes = read_item(self.line.text())
        if self._meeting is None or not title:
            return
        kind = kind_by_name(self._desk.words, title)
        item = self._desk.do(add_item, meeting_id=self._meeting.id, title=title, planned_min=minutes, kind=kind)
        if item is not None:
            self.line.clear()
            self.table.scrollToBottom()
            self._tell(mark("«{item}» added to the agenda"), item)

    def _rename(self, item: TimedItem, title: str) -> None:
        self._change(item.row, title=title)

    def _change_minutes(self, item: TimedItem, minutes: int | None) -> None:
        if minutes is not None:
            self._change(item.row, planned_min=minutes)

    def _change(
        self,
        row: AgendaRow,
        *,
        title: str | None = None,
        planned_min: int | None = None,
        kind: ItemKind | None = None,
    ) -> None:
        changed = self._desk.do(
            change_item,
            item_id=row.id,
            title=row.title if title is None else title,
            planned_min=row.planned_min if planned_min is None else planned_min,
            kind=kind,
        )
        if changed is not None:
            self._tell(mark("«{item}» changed"), changed)

    def _move(self, item: TimedItem, after: UUID | None) -> None:
        if done(self._desk, move_item, item_id=item.id, after=after):
            self.table.go_to(item.id)
            self._tell(mark("«{item}» moved"), item.row)

    def _remove(self, items: list[TimedItem]) -> None:
        for item in items:
            if done(self._desk, remove_item, item_id=item.id):
                self._tell(mark("«{item}» taken out of the agenda"), item.row)

    def _fill_menu(self, menu: QMenu, item: TimedItem) -> None:
        words, other = self._desk.words, ItemKind.TOPIC if item.row.is_break else ItemKind.BREAK
        menu.addAction(words.say("Move up"), lambda: self.table.move_current(-1)).setShortcut("Alt+Up")
        menu.addAction(words.say("Move down"), lambda: self.table.move_current(1)).setShortcut("Alt+Down")
        turn = words.say("Make it a topic") if item.row.is_break else words.say("Make it a break")
        menu.addAction(turn, partial(self._change, item.row, kind=other))
        menu.addSeparator()
        menu.addAction(words.say("Delete"), lambda: self._remove([item])).setShortcut("Del")

    def _tell(self, sentence: str, item: AgendaRow) -> None:
        self._desk.told.emit(self._desk.words.say(sentence, item=item.title))
