"""The agenda of a planned meeting: a line to type items, and their list with clock times."""

from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.clock import planned_times
from coprod_desktop.domain.meetings import USUAL_ITEM_MIN, AgendaRow, MeetingRow, read_item
from coprod_desktop.operations.agenda import add_item, change_item, list_agenda, move_item, remove_item
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.agenda_table import AgendaTable, TimedItem
from coprod_desktop.ui.meetings.sayings import minutes_of
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.saved_field import SavedField
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
            mark("Put the minutes at the end of the line. Alt+↑ and Alt+↓ move an item, Del removes it."),
            "hint",
        )
        self.table = AgendaTable(words, mark("Agenda"), self._columns(), menu=self._fill_menu)
        self.method_field = TextField(words, self._method_label, placeholder=mark("For example: round of the table"))
        self._method = SavedField(self.method_field, self._change_method)
        for widget in (self.sum, self.line, self.hint):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.method_field)
        self.line.returnPressed.connect(self._add)
        self.table.selected.connect(self._show_method)
        self.table.moved.connect(self._move)
        self.table.delete_asked.connect(self._remove)
        self.table.refused.connect(desk.failed)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say what the line is for."""
        self.line.setPlaceholderText(words.say("Item and minutes, for example: Welcome 10"))
        self.line.setAccessibleName(words.say("New agenda item and its minutes"))

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show the agenda of a meeting as it is now."""
        self._meeting = meeting
        agenda = list_agenda(self._desk.workspace, meeting_id=meeting.id)
        self.table.set_rows(_timed(agenda, meeting.at))
        self._show_sum(agenda, meeting.at)
        self._show_method(self.table.current_row())

    def go_to(self, item_id: UUID) -> bool:
        """Put the cursor on an item; False where it is not here."""
        if self.table.go_to(item_id):
            self.table.setFocus()
            return True
        return False

    def _columns(self) -> list[Column[TimedItem]]:
        return [
            Column("at", mark("Begins"), self._from, sort_key=lambda item: item.begin, stretch=0),
            Column("title", mark("Item"), lambda item: item.row.title, edit=self._rename, stretch=4),
            Column(
                "minutes",
                lambda words: words.say_in("time", "Minutes"),
                lambda item: self._desk.words.number(item.row.allowed_min),
                edit=self._change_minutes,
                editor="number",
                align="right",
                stretch=0,
            ),
        ]

    def _from(self, item: TimedItem) -> str:
        return self._desk.words.time(item.begin) if item.begin else ""

    def _show_sum(self, agenda: tuple[AgendaRow, ...], start: datetime | None) -> None:
        words, total = self._desk.words, sum(item.allowed_min for item in agenda)
        parts = [words.plural("{count} item", "{count} items", len(agenda)), minutes_of(words, total)]
        if agenda and start:
            parts.append(f"{words.time(start)}–{words.time(planned_times(agenda, start)[-1][1])}")
        self.sum.show_as_is(" · ".join(parts))

    def _add(self) -> None:
        title, minutes = read_item(self.line.text())
        if self._meeting is None or not title:
            return
        planned = USUAL_ITEM_MIN if minutes is None else minutes
        item = self._desk.do(add_item, meeting_id=self._meeting.id, title=title, planned_min=planned)
        if item is not None:
            self.line.clear()
            self.table.scrollToBottom()
            self._tell(mark("«{item}» added to the agenda"), item)

    def _rename(self, item: TimedItem, title: str) -> None:
        self._change(item.row, title=title)

    def _change_minutes(self, item: TimedItem, minutes: int | None) -> None:
        if minutes is not None:
            # What was added in the room stays added.
            self._change(item.row, planned_min=max(minutes - item.row.added_min, 0))

    def _change_method(self, method: str) -> None:
        item = self.table.current_row()
        if item is not None:
            self._change(item.row, method=method)

    def _show_method(self, item: TimedItem | None) -> None:
        self.method_field.setEnabled(item is not None)
        self._method.show_value(item.row.method if item else "")
        self.method_field.reword(self._desk.words)

    def _method_label(self, words: Words) -> str:
        item = self.table.current_row()
        return words.say("How: «{item}»", item=item.row.title) if item else words.say("How")

    def _change(
        self, row: AgendaRow, *, title: str | None = None, planned_min: int | None = None, method: str | None = None
    ) -> None:
        changed = self._desk.do(
            change_item,
            item_id=row.id,
            title=row.title if title is None else title,
            planned_min=row.planned_min if planned_min is None else planned_min,
            method=method,
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
        words = self._desk.words
        menu.addAction(words.say("Move up"), lambda: self.table.move_current(-1)).setShortcut("Alt+Up")
        menu.addAction(words.say("Move down"), lambda: self.table.move_current(1)).setShortcut("Alt+Down")
        menu.addSeparator()
        menu.addAction(words.say("Delete"), lambda: self._remove([item])).setShortcut("Del")

    def _tell(self, sentence: str, item: AgendaRow) -> None:
        self._desk.told.emit(self._desk.words.say(sentence, item=item.title))


def _timed(agenda: tuple[AgendaRow, ...], start: datetime | None) -> list[TimedItem]:
    begins = [begin for begin, _end in planned_times(agenda, start)] if start else [None] * len(agenda)
    return [TimedItem(row, begin) for row, begin in zip(agenda, begins, strict=True)]
