"""Priorities: what people asked for over all meetings, by theme, and what came of it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.priority_board import board_notes, project_priorities
from coprod_desktop.operations.themes import list_themes
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.places import PRIORITIES
from coprod_desktop.ui.priorities.board import BoardView
from coprod_desktop.ui.priorities.deeds import Deeds
from coprod_desktop.ui.priorities.filters import PriorityFilters
from coprod_desktop.ui.priorities.forms import JoinForm, ThemeForm
from coprod_desktop.ui.priorities.keys import press
from coprod_desktop.ui.priorities.menus import card_menu, theme_menu
from coprod_desktop.ui.priorities.panel import PriorityPanel
from coprod_desktop.ui.priorities.shelf import Column, Shelf
from coprod_desktop.ui.priorities.table import PriorityTable
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.in_view import bring_into_view
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import mark

TURN_KEY = "Ctrl+L"
NARROW_PX = 860
FEW = 50
"""So many cards are read again one by one; beyond, the whole board is."""
TINTS = 6
NONE_YET = mark("What people ask for in the meetings comes together here, by theme, with what came of it.")
NONE_HERE = mark("No priority matches. Choose another filter above.")
MARK_FIRST = mark("Mark the others with Space first, then press M on the one that leads.")
NOTHING_JOINED = mark("Nothing is joined to this priority.")


class PrioritiesPage(Page):
    """Filters over the board or the list, and beside it the way of one card."""

    where = PRIORITIES
    concerned = where.kinds | {
        "decision",
        "decisionpriority",
        "action",
        "actionevent",
        "poll",
        "polloption",
        "pollevent",
        "meeting",
        "team",
        "partner",
        "organisation",
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self.deeds = Deeds(desk)
        self.shelf = Shelf(self)
        self.filters = PriorityFilters(words)
        self.board = BoardView(words, self.shelf, lambda event: press(self, event))
        self.table = PriorityTable(
            words,
            self.shelf,
            press=lambda event: press(self, event),
            edit=self.deeds.change_text,
            menu=lambda menu, note: card_menu(menu, self, note),
        )
        self.panel = PriorityPanel(words, edit=self.edit, apart=self.take_apart, remove=self.remove)
        self.views, self.stack = QStackedWidget(), QStackedWidget()
        self.nothing = Text(words, NONE_HERE)
        self._start = Button(words, mark("Show meetings"), on_click=self._go_to_meetings)
        self.empty = EmptyState(words, NONE_YET, self._start)
        self._build()
        self._connect()

    # What the page shows

    def show_project(self) -> None:
        """Show the priorities as they are now; only what is different is painted anew."""
        project_id = self.desk.project_id
        notes = self.desk.do(project_priorities, project_id=project_id) if project_id else None
        themes = self.desk.do(list_themes, project_id=project_id) if project_id else None
        self.shelf.show_board(themes or (), notes or ())
        self._count()

    def on_changes(self, changes: Changes) -> None:
        """Patch the cards that a step touched; where it touched more than cards, compare with what is there."""
        if not changes.touches(*self.concerned):
            return
        touched = [row.id for row in changes.of("priority")]
        if len(touched) > FEW or changes.touches(*self.concerned - {"priority"}) or self.desk.project_id is None:
            self.show_project()
            return
        notes = self.desk.do(board_notes, project_id=self.desk.project_id, priority_ids=touched) or ()
        there = {note.id for note in notes}
        self.shelf.patch(notes, [key for key in touched if key in self.shelf.notes and key not in there])
        self._count()

    def reword(self) -> None:
        """Say what the kit does not say by itself."""
        self._name_turn()

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Put the cursor on a card, also on one that shows what was joined to it, or on a theme."""
        if kind == "theme":
            self._view().setFocus()
            return self.board.go_to_head(row_id)
        if kind == "merge":
            merged = (n.id for n in self.shelf.notes.values() if any(one.merge_id == row_id for one in n.joined))
            note_id = next(merged, None)
        else:
            note_id = self.shelf.card_of(row_id)
        if note_id is None:
            return False
        if self.shelf.where(note_id) is None:
            self.filters.show_all()
        self.go_to(note_id)
        return True

    def go_to(self, note_id: UUID) -> None:
        """Put the cursor on a card."""
        self.shelf.turn_to(note_id)
        self.board.go_to(note_id)
        self._view().setFocus()
        self._keep_in_sight()

    def narrow(self, part: str) -> None:
        """Show only the cards of which this became, or all of them."""
        self.filters.show_all()
        self.filters.outcomes.choose(part)

    def initial_focus(self) -> None:
        """Start on the current card, or where the first theme is added."""
        if self.shelf.notes:
            self._view().setFocus()
        else:
            super().initial_focus()

    def turn(self) -> None:
        """Show the list instead of the board, or the board again; the cursor stays on its card."""
        inside = self.views.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.views.setCurrentIndex(1 - self.views.currentIndex())
        self._name_turn()
        if self._view() is self.board and self.shelf.current_id is not None:
            self.board.go_to(self.shelf.current_id)
        if inside:
            self._view().setFocus()
            self._keep_in_sight()

    # What one may do

    def toggle_mark(self) -> None:
        """Mark the current card, or take its mark away."""
        if self.shelf.current is not None and self._head_here() is None:
            self.shelf.toggle(self.shelf.current.id)

    def unmark(self) -> None:
        """Take all marks away."""
        self.shelf.mark((), only=True)

    def edit(self) -> None:
        """Edit the words of the current card in place, or the theme on whose head the cursor is."""
        head = self._head_here()
        if head is not None:
            self._change_theme(head.theme)
        elif self.shelf.current_id is not None:
            self._view().edit_note(self.shelf.current_id)

    def remove(self) -> None:
        """Put the current card into the bin with all that are marked, or the theme on whose head the cursor is."""
        head = self._head_here()
        if head is not None and head.theme is not None:
            self.deeds.remove_theme(head.theme)
        elif head is None and self.shelf.current is not None:
            self.deeds.remove(self.shelf.chosen())

    def join(self) -> None:
        """Ask how the marked cards are joined to the current one."""
        current = self.shelf.current
        others = self.shelf.marks - {current.id} if current else set()
        if current is None or not others:
            self.desk.failed.emit(self.words.say(MARK_FIRST))
        else:
            self._ask_join(current, self.shelf.in_order(others))

    def take_apart(self, merge_id: UUID | None = None) -> None:
        """Let what is joined to the current card stand by itself again: one, or all."""
        current = self.shelf.current
        if current is None or not current.joined:
            self.desk.failed.emit(self.words.say(NOTHING_JOINED))
        else:
            self.deeds.apart(current, None if merge_id is None else [merge_id])

    def move_sideways(self, step: int) -> None:
        """Move the chosen cards to the theme beside the current one's."""
        here = self.shelf.where(self.shelf.current_id)
        if here is not None and self._head_here() is None and 0 <= here[0] + step < len(self.shelf.columns):
            self.deeds.move(self.shelf.chosen(), self.shelf.columns[here[0] + step].theme, None, None)
            self.board.scrollTo(self.board.currentIndex())

    def move_along(self, step: int) -> None:
        """Move the chosen cards up or down within the current one's theme."""
        here = self.shelf.where(self.shelf.current_id)
        if here is None or self._head_here() is not None:
            return
        column, chosen = self.shelf.columns[here[0]], self.shelf.chosen()
        places = [place for place, note in enumerate(column.notes) if note in chosen]
        beside = self.shelf.at(here[0], (places[-1] if step > 0 else places[0]) + step)
        if beside is not None:
            before, after = (None, beside.id) if step > 0 else (beside.id, None)
            self.deeds.move([column.notes[place] for place in places], column.theme, before, after)
            self.board.scrollTo(self.board.currentIndex())

    def give_theme(self, theme_id: UUID | None) -> None:
        """Move the chosen cards to the end of a theme."""
        chosen = self.shelf.chosen()
        if chosen:
            self.deeds.move(chosen, self._theme(theme_id), None, None)

    def add_theme(self) -> None:
        """Ask for a new theme."""
        project_id = self.desk.project_id
        if project_id is None:
            return
        form = ThemeForm(self.words, None, len(self.shelf.themes) % TINTS)
        self._open_form(
            form, mark("New theme"), mark("Add theme"), lambda values: self._add_theme(project_id, **values)
        )

    # Inside

    def _build(self) -> None:
        self._turn_button = self.add_action_button(mark("Show as list"), self.turn, icon="list")
        self.add_action_button(mark("New theme"), self.add_theme, primary=True, icon="plus")
        for view in (self.board, self.table):
            self.views.addWidget(view)
        for widget in (self.views, self.empty):
            self.stack.addWidget(widget)
        self._beside = Beside(NARROW_PX, (self.stack, 9), (self.panel, 4))
        self.body.addWidget(self.filters)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self._beside, 1)
        self._name_turn()

    def _connect(self) -> None:
        self.add_command(mark("Board or list"), self.turn, TURN_KEY)
        self.filters.changed.connect(self._sift)
        self.filters.line.left_down.connect(lambda: self._view().setFocus())
        self.shelf.turned.connect(self._show_chosen)
        board = self.board
        board.cards.edited.connect(self._edited)
        board.moved.connect(self._dropped)
        board.dropped_on.connect(self._dropped_on)
        board.head_opened.connect(self.edit)
        board.menu_asked.connect(self._open_menu)
        self.panel.opened.connect(self.desk.opened)
        self.panel.apart_asked.connect(self.take_apart)
        self.panel.theme_asked.connect(self.give_theme)
        self.panel.left.connect(lambda: self._view().setFocus())
        self._beside.turned.connect(self.panel.stand_below)

    def _view(self) -> BoardView | PriorityTable:
        return (self.board, self.table)[self.views.currentIndex()]

    def _head_here(self) -> Column | None:
        return self.board.head() if self._view() is self.board else None

    def _theme(self, theme_id: UUID | None) -> ThemeRow | None:
        return next((theme for theme in self.shelf.themes if theme.id == theme_id), None)

    def _name_turn(self) -> None:
        is_list = self._view() is self.table
        self._turn_button.say(mark("Show as board") if is_list else mark("Show as list"))
        self._turn_button.setToolTip(TURN_KEY)

    def _count(self) -> None:
        chosen = self.filters.chosen()
        self.filters.offer(self.words, list(self.shelf.notes.values()))
        there = bool(self.shelf.notes)
        self.filters.setVisible(there)
        self.stack.setCurrentIndex(0 if there or self.shelf.themes else 1)
        if chosen == self.filters.chosen():
            self._show_found()
        else:
            # What was chosen in a filter is no longer there.
            self._sift()

    def _sift(self) -> None:
        self.shelf.sift(self.filters.passes())
        self._show_found()

    def _show_found(self) -> None:
        self.nothing.setVisible(bool(self.shelf.notes) and not self.shelf.shown())

    def _show_chosen(self) -> None:
        note = self.shelf.current
        self.panel.setVisible(note is not None)
        self.panel.show_note(note, self.shelf.themes)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Let the page, which scrolls too in large letters, show where the cursor is."""
        view = self._view()
        if view.hasFocus():
            bring_into_view(view.viewport(), view.visualRect(view.currentIndex()))

    def _edited(self, note_id: UUID, text: str) -> None:
        self.deeds.change_text(self.shelf.notes[note_id], text)

    def _dropped(self, ids: Sequence[UUID], theme_id: UUID | None, before: UUID | None, after: UUID | None) -> None:
        self.deeds.move(self.shelf.in_order(ids), self._theme(theme_id), before, after)

    def _dropped_on(self, into: UUID, ids: Sequence[UUID]) -> None:
        self._ask_join(self.shelf.notes[into], self.shelf.in_order(ids))

    def _ask_join(self, leading: BoardNote, others: Sequence[BoardNote]) -> None:
        form = JoinForm(self.words, [leading, *others], leading.id)
        self._open_form(form, mark("Join priorities"), mark("Join"), lambda _values: self._join(form))

    def _join(self, form: JoinForm) -> None:
        joined = form.joined()
        self.deeds.join(**joined)
        self.unmark()
        self.go_to(joined["into"])

    def _change_theme(self, theme: ThemeRow | None) -> None:
        if theme is not None:
            form = ThemeForm(self.words, theme)
            self._open_form(
                form, mark("Change the theme"), mark("Save"), lambda values: self.deeds.change_theme(theme, **values)
            )

    def _add_theme(self, project_id: UUID, name: str, colour: int) -> None:
        self.board.go_to_head(self.deeds.add_theme(project_id, name, colour))

    def _open_form(self, form: Form, title: Say, verb: Say, save: Callable[[dict[str, Any]], object]) -> None:
        FormDialog(self, self.words, title, form, verb=verb, save=save).open()

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head, current = self._head_here(), self.shelf.current
        if head is not None:
            theme_menu(menu, self, head.theme)
        elif current is not None:
            card_menu(menu, self, current)
        menu.popup(point)

    def _go_to_meetings(self) -> None:
        project_id = self.desk.project_id
        meetings = self.desk.do(list_meetings, project_id=project_id) if project_id else None
        if meetings:
            self.desk.opened.emit("meeting", meetings[0].id)
