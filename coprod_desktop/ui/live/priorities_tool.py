"""Priorities: what people ask for, a card each, the newest always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.priorities import (
    add_priorities,
    assign_priority,
    change_priority,
    remove_priority,
)
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.note_model import Note
from coprod_desktop.ui.widgets.notes import NoteGrid
from coprod_desktop.ui.widgets.sector import GLYPHS
from coprod_desktop.words import Words, mark

NOTE_PX = 184
"""Narrower than elsewhere: agenda and room stand beside, and three cards fit in a line."""


class PrioritiesTool(Tool):
    """The cards of the whole meeting; Enter in the capture line adds one and stays."""

    key: ClassVar[str] = "priorities"
    title: ClassVar[str] = mark("Priorities")
    invitation: ClassVar[str] = mark("Write a priority and press Enter — #theme @partner")
    kinds: ClassVar[frozenset[str]] = frozenset({"priority"})

    decide_asked = Signal(object)
    """A decision is to be taken on this priority."""
    act_asked = Signal(object)
    """An action is to come of this priority."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(desk, live)
        self.grid = NoteGrid(desk.words, mark("Priorities"), menu=self._fill_menu, width_px=NOTE_PX)
        self.grid.edited.connect(self._edit)
        self.grid.delete_asked.connect(self._remove)
        nothing = EmptyState(
            desk.words, mark("What people ask for appears here. Write the first priority in the line below.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(nothing)
        self.column.addWidget(self._stack, 1)
        self._last: tuple[object, str] | None = None
        live.priorities_patched.connect(self._patch)
        live.priorities_renewed.connect(self.refresh)
        self.refresh()

    def take(self, text: str) -> None:
        """Add a priority."""
        if self.live.capture(text):
            self.taken.emit()
            self.grid.show_last()

    def take_several(self, lines: Sequence[str]) -> None:
        """Add several priorities in one step."""
        added = self.desk.do(add_priorities, meeting_id=self.live.id, lines=lines, item_id=self.live.item_id)
        if added:
            self.grid.show_last()
            count = len(added)
            self.desk.told.emit(self.words.plural("{count} priority added", "{count} priorities added", count))

    def offer_lines(self, words: Words, count: int) -> str:
        """Say what several pasted lines would become."""
        return words.plural("As {count} priority", "As {count} priorities", count)

    def names_after_at(self) -> list[str]:
        """Give the partners."""
        return [partner.name for partner in self.live.partners]

    def names_after_hash(self) -> list[str]:
        """Give the themes."""
        return [theme.name for theme in self.live.themes]

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on a card."""
        return kind in self.kinds and self.grid.go_to(row_id)

    def take_focus(self) -> None:
        """Put the focus on the cards."""
        self.grid.setFocus()

    def refresh(self) -> None:
        """Show all cards anew."""
        rows = list(self.live.priorities.values())
        self.grid.set_notes([self._note(row) for row in rows])
        self._last = _place(rows[-1]) if rows else None
        self._show_nothing()

    def reword(self, _words: Words) -> None:
        """Say the captions again."""
        self.refresh()

    def _patch(self, changed: list[PriorityRow], removed: list[UUID]) -> None:
        there = self.grid.notes
        new = [row for row in changed if not there.index_of(row.id).isValid()]
        if any(self._last is not None and _place(row) < self._last for row in new):
            # What comes back from the bin returns to its old place.
            self.live.priorities = dict(sorted(self.live.priorities.items(), key=lambda pair: _place(pair[1])))
            self.refresh()
            return
        self.grid.patch([self._note(row) for row in changed], removed)
        if new:
            self._last = _place(new[-1])
        self._show_nothing()

    def _note(self, row: PriorityRow) -> Note:
        shape = GLYPHS[row.sector] if row.sector else ""
        partner = f"{shape} {row.partner}".strip() if row.partner else ""
        theme = f"#{row.theme}" if row.theme else ""
        caption = " · ".join(part for part in (partner, theme) if part)
        return Note(row.id, row.text, caption, row.colour or 0)

    def _show_nothing(self) -> None:
        self._stack.setCurrentIndex(0 if self.live.priorities else 1)

    def _edit(self, row_id: UUID, text: str) -> None:
        self.desk.do(change_priority, priority_id=row_id, text=text)

    def _remove(self, row_ids: list[UUID]) -> None:
        for row_id in row_ids:
            text = self.live.priorities[row_id].text
            self.desk.do(remove_priority, priority_id=row_id)
            self.desk.told.emit(self.words.say("Priority «{text}» deleted", text=text))

    def _fill_menu(self, menu: QMenu, note: Note) -> None:
        row, words = self.live.priorities[note.id], self.words
        menu.addAction(words.say("Edit (F2)")).triggered.connect(lambda _c: self.grid.edit_note(row.id))
        menu.addAction(words.say("Decide on it…")).triggered.connect(lambda _c: self.decide_asked.emit(row))
        menu.addAction(words.say("Make an action of it…")).triggered.connect(lambda _c: self.act_asked.emit(row))
        menu.addSeparator()
        if row.partner_id:
            menu.addAction(words.say("Without a partner")).triggered.connect(
                lambda _c: self.desk.do(assign_priority, priority_id=row.id, partner_id=None, theme_id=row.theme_id)
            )
        if row.theme_id:
            menu.addAction(words.say("Without a theme")).triggered.connect(
                lambda _c: self.desk.do(assign_priority, priority_id=row.id, partner_id=row.partner_id, theme_id=None)
            )
        menu.addAction(words.say("Delete (Del)")).triggered.connect(lambda _c: self._remove([row.id]))


def _place(row: PriorityRow) -> tuple[object, str]:
    return row.captured_at, row.rank
