"""What is on the wall and what comes next: chosen, shown, frozen, blanked, and following the meeting."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.domain.meetings import AgendaRow, MeetingState
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.wall.material import Material
from coprod_desktop.ui.wall.sheet import Sheet
from coprod_desktop.ui.wall.sheets import THANKS, make_sheet
from coprod_desktop.ui.wall.views import Choice, View

TICK_MS = 1000
TIMED = frozenset({View.CLOCK, View.AGENDA})


class Projection(QObject):
    """The sheet on the wall, and apart from it the one chosen to come next."""

    changed = Signal()
    """What is on the wall, or what comes next, is another now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.material = Material(desk, self)
        self.next = Choice()
        self.shown = Choice()
        self.frozen = False
        self.blanked = False
        self.follows = False
        self._sheet: Sheet | None = None
        self._item_id: UUID | None = None
        self._was_open = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        # What several changes touch at once is shown once, after the step that is to be quick.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.material.changed.connect(self._soon.start)
        desk.reworded.connect(self.refresh)

    # What stands where

    @property
    def sheet(self) -> Sheet:
        """The sheet on the wall; a frozen one is kept as it was."""
        if self._sheet is None:
            self._sheet = make_sheet(self.desk.words, self.material, self.shown)
        return self._sheet

    @property
    def next_sheet(self) -> Sheet:
        """The sheet that comes next."""
        return make_sheet(self.desk.words, self.material, self.next)

    # What the person at the laptop does

    def choose(self, choice: Choice) -> None:
        """Choose what comes next; the wall stays as it is."""
        self.next = choice
        self.changed.emit()

    def show(self) -> None:
        """Put what was chosen on the wall; a frozen wall stays as it is."""
        if not self.frozen:
            self._put(self.next)
            self.blanked = False
            self.changed.emit()

    def show_at_once(self, choice: Choice) -> None:
        """Put something on the wall that was asked for elsewhere; a frozen wall stays as it is."""
        self.choose(choice)
        self.show()

    def turn_page(self, page: int) -> None:
        """Show another page of what is on the wall; a frozen wall stays as it is."""
        if not self.frozen:
            self.shown = replace(self.shown, page=page)
            self.changed.emit()

    def freeze(self, on: bool) -> None:
        """Keep the wall as it is, whatever happens; or let it go on."""
        self.frozen = on
        self.refresh()

    def blank(self, on: bool) -> None:
        """Show nothing; or again what was there."""
        self.blanked = on
        self.changed.emit()

    def follow(self, on: bool) -> None:
        """Show each item as soon as it is put on; or only what is chosen."""
        self.follows = on
        self._item_id = None
        self.refresh()

    def run(self, on: bool) -> None:
        """Let the time go on while somebody sees it."""
        if on:
            self._timer.start()
            self.refresh()
        else:
            self._timer.stop()

    # What happens by itself

    def tick(self) -> None:
        """Tell the time again where it is shown."""
        if self.shown.view in TIMED or self.next.view in TIMED:
            self.refresh()

    def refresh(self) -> None:
        """Make the sheets anew from what is kept."""
        if not self.frozen:
            self._follow()
            self._sheet = None
        self.changed.emit()

    def _follow(self) -> None:
        meeting, item = self.material.meeting, self.material.item
        ended = meeting is not None and meeting.state is MeetingState.ENDED
        if self.follows and ended and self._was_open:
            self._put(Choice(View.QUIET, line=self.desk.words.say(THANKS)))
        elif self.follows and item and item.id != self._item_id:
            self._put(of_item(item))
        self._was_open = meeting is not None and meeting.state is MeetingState.OPEN
        self._item_id = item.id if item else None

    def _put(self, choice: Choice) -> None:
        self.shown = choice
        self._sheet = None


def of_item(item: AgendaRow) -> Choice:
    """Give what stands on the wall while an item is on: its title, calm and alone in a break."""
    return Choice(View.QUIET, line=item.title) if item.is_break else Choice(View.QUESTION)
