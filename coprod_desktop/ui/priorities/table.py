"""The list: the same cards as on the board, a row each, with the same keys."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.priority_board import BoardNote, Outcome
from coprod_desktop.ui.priorities.keys import TOLD
from coprod_desktop.ui.priorities.sayings import say_group, say_joined, say_meeting, say_outcome, say_place, sign
from coprod_desktop.ui.priorities.shelf import Shelf
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.record_model import Column, folded
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.words import Words, mark

MARK, TEXT, THEME, OUTCOME = "mark", "text", "theme", "outcome"
KEPT = frozenset({MARK, TEXT, THEME, OUTCOME})
NARROWEST_PX = 180
_OUTCOMES = list(Outcome)


class PriorityTable(RecordTable[BoardNote]):
    """Follows the shelf, patch by patch; it begins in the order of the board."""

    told_keys = (*TOLD, (mark("Sort by this column"), "F3"))

    def __init__(
        self,
        words: Words,
        shelf: Shelf,
        *,
        press: Callable[[QKeyEvent], bool],
        edit: Callable[[BoardNote, str], object],
        menu: Callable[[QMenu, BoardNote], None],
    ) -> None:
        self._shelf, self._press = shelf, press
        super().__init__(words, mark("List of priorities"), self._make(edit), menu=menu)
        keys = [column.key for column in self.records.columns]
        self._text_at, theme = keys.index(TEXT), keys.index(THEME)
        self.horizontalHeader().setSortIndicator(theme, Qt.SortOrder.AscendingOrder)
        shelf.renewed.connect(lambda: self.set_rows(shelf.shown()))
        shelf.patched.connect(self._patch)
        shelf.turned.connect(self._follow)
        shelf.marked.connect(self._show_marks)
        self.selected.connect(self._turn)

    def edit_note(self, note_id: UUID) -> None:
        """Start editing the words of a row in place."""
        self.edit_row(note_id, TEXT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with rows what is done with cards; the rest is a table's."""
        if self.state() != self.State.EditingState and self._press(event):
            return
        before = self.current_row()
        super().keyPressEvent(event)
        after = self.current_row()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before and after and before is not after:
            self._shelf.mark((before.id, after.id))

    # Inside

    def _make(self, edit: Callable[[BoardNote, str], object]) -> list[Column[BoardNote]]:
        return [
            Column(
                MARK,
                lambda words: words.say_in("column", "Mark"),
                lambda note: "✓" if note.id in self._shelf.marks else "",
                stretch=0,
            ),
            Column(TEXT, mark("Priority"), lambda note: note.text, edit=edit, stretch=6),
            Column(
                THEME,
                mark("Theme"),
                lambda note: note.theme.name if note.theme else self.words.say("No theme yet"),
                sort_key=lambda note: (
                    note.theme is not None,
                    folded(note.theme.name) if note.theme else "",
                    note.place,
                ),
                stretch=2,
            ),
            Column(
                OUTCOME,
                mark("Outcome so far"),
                lambda note: say_outcome(self.words, note),
                sort_key=lambda note: _OUTCOMES.index(note.outcome),
                tone=lambda note: sign(note.outcome)[1],
                stretch=0,
            ),
            Column("who", mark("Raised by"), lambda note: note.voice.partner, stretch=2),
            Column("joined", mark("Joined with it"), lambda note: say_joined(self.words, note), stretch=0),
            Column("vote", mark("Vote"), lambda note: say_place(self.words, note), stretch=0),
            Column("group", mark("Group"), lambda note: say_group(self.words, note.voice.raised), stretch=1),
            Column(
                "meeting",
                mark("Meeting"),
                lambda note: say_meeting(self.words, note.voice.raised),
                sort_key=lambda note: note.voice.raised.on,
                stretch=2,
            ),
        ]

    def _fit_columns(self) -> None:
        """Show the columns for which there is room, those kept first; what has none, the panel tells."""
        columns, room = list(enumerate(self.records.columns)), self.viewport().width()
        needs = {place: self._need(place) for place, _column in columns}
        shown = [place for place, column in columns if column.key in KEPT]
        beyond = max(sum(needs[place] for place in shown) - room, 0)
        text = next(place for place, column in columns if column.key == TEXT)
        needs[text] = max(needs[text] - beyond, scaled(NARROWEST_PX))
        for place, _column in columns:
            if place not in shown and sum(needs[one] for one in shown) + needs[place] <= room:
                shown.append(place)
        spare = max(room - sum(needs[place] for place in shown), 0)
        total = sum(column.stretch for place, column in columns if place in shown)
        for place, column in columns:
            self.setColumnHidden(place, place not in shown)
            self.horizontalHeader().resizeSection(place, needs[place] + spare * column.stretch // total)

    def _patch(self, changed: Sequence[BoardNote], gone: Sequence[UUID]) -> None:
        self.patch(changed, gone)
        self._show_marks()

    def _turn(self, note: BoardNote | None) -> None:
        if note is not None:
            self._shelf.turn_to(note.id)

    def _follow(self) -> None:
        note, here = self._shelf.current, self.current_row()
        if note is not None and (here is None or here.id != note.id):
            # The cursor starts on the words, not on the mark.
            self.go_to(note.id, max(self.currentIndex().column(), self._text_at))

    def _show_marks(self) -> None:
        last = self.records.rowCount() - 1
        if last >= 0:
            self.records.dataChanged.emit(self.records.index(0, 0), self.records.index(last, 0))
