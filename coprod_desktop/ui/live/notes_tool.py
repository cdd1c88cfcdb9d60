"""Notes: what is said on each item; the private ones stand apart and closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from coprod_desktop.domain.notes import NoteRow
from coprod_desktop.domain.priorities import read_capture
from coprod_desktop.operations.notes import add_note, change_note, remove_note
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.options import as_is
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.widgets.boxes import Picture
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

HERE, ALL = "item", "meeting"


class NotesTool(Tool):
    """Two lists: notes for the minutes, and private notes that nobody else ever sees."""

    key: ClassVar[str] = "notes"
    title: ClassVar[str] = mark("Notes")
    invitation: ClassVar[str] = mark("Write a note — @name puts it on record")
    kinds: ClassVar[frozenset[str]] = frozenset({"note"})

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(desk, live)
        words = desk.words
        self.scope = Segments(words, mark("Which notes"))
        self.scope.add(HERE, mark("This item"))
        self.scope.add(ALL, mark("Whole meeting"))
        self.scope.chosen.connect(lambda _key: self.refresh())
        self.private = Button(words, mark("Private"), kind="segment", icon="lock")
        self.private.setCheckable(True)
        self.private.toggled.connect(lambda _on: self.invitation_changed.emit())
        self.list = self._make_list(mark("Notes"))
        self.private_list = self._make_list(mark("Private notes"))
        self.private_list.hide()
        self._private_title = Text(words, self._count_private, "strong")
        self.open_private = Button(words, self._say_open, kind="quiet", on_click=self._turn_private)
        self.nothing = Text(words, mark("No note yet on this item."), "caption")
        self._lay_out()
        live.notes_changed.connect(self.refresh)
        live.agenda_changed.connect(self.refresh)
        self.reword(words)

    def invite(self) -> str:
        """Say whether what is written now is private."""
        return mark("Write a private note: only you see it") if self.private.isChecked() else self.invitation

    def take(self, text: str) -> None:
        """Write a note."""
        private = self.private.isChecked()
        text, person_id = (text, None) if private else self._on_record(text)
        note = self.desk.do(
            add_note,
            meeting_id=self.live.id,
            text=text,
            item_id=self.live.item_id,
            private=private,
            on_record_by_id=person_id,
        )
        if note:
            self.taken.emit()
            if private and self.private_list.isHidden():
                self._turn_private()
            (self.private_list if private else self.list).go_to(note.id)

    def offer_lines(self, words: Words, count: int) -> str:
        """Say what several pasted lines would become."""
        return words.plural("As {count} note", "As {count} notes", count)

    def names_after_at(self) -> list[str]:
        """Give the people in the room."""
        return [row.name for row in self.live.attendance if row.was_present]

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on a note, whichever item it stands under."""
        note = next((note for note in self.live.notes if note.id == row_id), None)
        if note is None or kind not in self.kinds:
            return False
        if note.item_id != self.live.item_id:
            self.scope.choose(ALL)
        if note.private and self.private_list.isHidden():
            self._turn_private()
        return (self.private_list if note.private else self.list).go_to(row_id)

    def take_focus(self) -> None:
        """Put the focus on the notes."""
        self.list.setFocus()

    def refresh(self) -> None:
        """Show the notes of the item, or of the whole meeting."""
        whole = self.scope.key == ALL
        shown = [note for note in self.live.notes if whole or note.item_id == self.live.item_id]
        public = [note for note in shown if not note.private]
        self.list.show_rows(public)
        self.private_list.show_rows([note for note in shown if note.private])
        if self.desk.room_safe and self.private.isChecked():
            # What is typed would be read while it is typed.
            self.private.click()
        for widget in (self.private, self._private_title, self.open_private):
            widget.setEnabled(not self.desk.room_safe)
        self.nothing.setVisible(not public)
        self._private_title.reword(self.words)
        any_private = self.desk.room_safe or any(note.private for note in self.live.notes)
        if not any_private and not self.private_list.isHidden():
            self._turn_private()
        self._closed.setVisible(any_private)

    def reword(self, _words: Words) -> None:
        """Say what stands in the lists again."""
        self.private.setToolTip(self.words.say("Write private notes (Alt+P)"))
        self.refresh()

    def _make_list(self, name: str) -> LineList[NoteRow]:
        notes: LineList[NoteRow] = LineList(
            self.words,
            name,
            self._line,
            edit_text=lambda note: note.text,
            edit=lambda note, text: self._change(note, text=text),
            menu=self._fill_menu,
            glyph_px=0,
        )
        notes.opened.connect(lambda _note: notes.edit(notes.currentIndex()))
        notes.delete_asked.connect(self._remove)
        return notes

    def _line(self, note: NoteRow) -> Line:
        words = self.words
        said = [words.time(note.written_at)]
        if note.on_record_by:
            said.append(words.say("on record at the wish of {name}", name=note.on_record_by))
        if self.scope.key == ALL:
            item = next((item.title for item in self.live.agenda if item.id == note.item_id), "")
            said.append(item)
        if note.private:
            said.append(words.say("private"))
        return Line(note.text, " · ".join(part for part in said if part))

    def _on_record(self, text: str) -> tuple[str, UUID | None]:
        captured = read_capture(text)
        name = captured.partner.casefold()
        known = [row for row in self.live.attendance if name and row.name.casefold() == name]
        if len(known) != 1:
            return text, None
        bare = read_capture(text).text
        # A theme means nothing in a note: what was typed stays.
        return (f"{bare} #{captured.theme}" if captured.theme else bare), known[0].participant_id

    def _change(self, note: NoteRow, *, text: str | None = None, private: bool | None = None) -> None:
        self.desk.do(
            change_note,
            note_id=note.id,
            text=note.text if text is None else text,
            private=note.private if private is None else private,
            on_record_by_id=note.on_record_by_id,
        )

    def _remove(self, note: NoteRow) -> None:
        self.desk.do(remove_note, note_id=note.id)
        # A private note is not read out in the toast either.
        deleted = self.words.say("Private note deleted")
        self.desk.told.emit(deleted if note.private else self.words.say("Note «{text}» deleted", text=note.text))

    def _fill_menu(self, menu: QMenu, note: NoteRow) -> None:
        words = self.words
        notes = self.private_list if note.private else self.list
        _add(menu, words.say("Edit (F2)"), lambda: notes.edit(notes.currentIndex()))
        if not note.private:
            _add(menu, words.say("On record at the wish of…"), lambda: self._ask_on_record(note))
            _add(menu, words.say("Make it private"), lambda: self._change(note, private=True))
        else:
            _add(menu, words.say("Put it into the minutes"), lambda: self._change(note, private=False))
        menu.addSeparator()
        _add(menu, words.say("Delete (Del)"), lambda: self._remove(note))

    def _ask_on_record(self, note: NoteRow) -> None:
        form = Form(self.words)
        there = [row for row in self.live.attendance if row.was_present]
        options = [(None, mark("Nobody")), *((row.participant_id, as_is(row.name)) for row in there)]
        form.add("person", ChoiceField(self.words, mark("At whose wish"), options))
        form.fill(person=note.on_record_by_id)

        def save(values: dict[str, UUID | None]) -> None:
            change_note(
                self.desk.workspace,
                note_id=note.id,
                text=note.text,
                private=False,
                on_record_by_id=values["person"],
            )

        dialog = FormDialog(self, self.words, mark("Put on record"), form, verb=mark("Save"), save=save)
        dialog.hide_from_room(self.desk)
        dialog.open()

    def _count_private(self, words: Words) -> str:
        if self.desk.room_safe:
            return words.say("Hidden while the window is room-safe (F9).")
        count = sum(note.private for note in self.live.notes)
        return words.plural("{count} private note", "{count} private notes", count)

    def _say_open(self, words: Words) -> str:
        return words.say("Show") if self.private_list.isHidden() else words.say("Hide")

    def _turn_private(self) -> None:
        self.private_list.setVisible(self.private_list.isHidden())
        self.open_private.reword(self.words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.scope, 1)
        head.addWidget(self.private)
        self._closed = QWidget()
        row = QHBoxLayout(self._closed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Picture("lock"))
        row.addWidget(self._private_title, 1)
        row.addWidget(self.open_private)
        self.column.addLayout(head)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list, 3)
        self.column.addWidget(self._closed)
        self.column.addWidget(self.private_list, 2)


def _add(menu: QMenu, text: str, run: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked: run())
