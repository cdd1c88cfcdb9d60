"""Below the agenda: how the item at hand is done, and what the facilitator wants to remember under it."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.operations.agenda import change_item, note_item
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.agenda_rows import TimedItem
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.fields import LongTextField, TextField
from coprod_desktop.ui.widgets.saved_field import SavedField
from coprod_desktop.ui.widgets.saved_text import SavedText
from coprod_desktop.words import Words, mark


class ItemDetails(QWidget):
    """Two fields of the item at hand, each saved as it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: TimedItem | None = None
        words = desk.words
        self.method_field = TextField(words, self._method_label, placeholder=mark("For example: round of the table"))
        self.note_field = LongTextField(words, mark("Note for yourself: never on paper or wall"), lines=2)
        self.note_field.control.setMaximumHeight(self.note_field.control.minimumHeight())
        self._method = SavedField(self.method_field, self._change_method)
        self._note = SavedText(self.note_field, self._change_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.method_field)
        column.addWidget(self.note_field)
        desk.room_safe_changed.connect(self._hide_private)
        self._hide_private()

    def show_item(self, item: TimedItem | None) -> None:
        """Show the fields of another item; what is being typed stays while it is the same one."""
        same = _key(item) == _key(self._item)
        self._item = item
        self.setEnabled(item is not None)
        self._method.show_value(item.row.method if item else "", leave_typing=same)
        self._note.show_value(item.note if item else "", leave_typing=same)
        self.method_field.reword(self._desk.words)

    def _hide_private(self) -> None:
        self.note_field.setVisible(not self._desk.room_safe)

    def _method_label(self, words: Words) -> str:
        return words.say("How: «{item}»", item=self._item.row.title) if self._item else words.say("How")

    def _change_method(self, method: str) -> None:
        if self._item is None:
            return
        row = self._item.row
        self._told(
            done(self._desk, change_item, item_id=row.id, title=row.title, planned_min=row.planned_min, method=method)
        )

    def _change_note(self, note: str) -> None:
        if self._item is not None:
            self._told(done(self._desk, note_item, item_id=self._item.id, note=note))

    def _told(self, saved: bool) -> None:
        if saved and self._item is not None:
            self._desk.told.emit(self._desk.words.say("«{item}» changed", item=self._item.row.title))


def _key(item: TimedItem | None) -> UUID | None:
    return item.id if item else None
