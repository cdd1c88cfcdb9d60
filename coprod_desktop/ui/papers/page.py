"""Papers: the minutes of a meeting as they will be printed, and what can be done with them."""

from threading import RLock
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.reports import Paper
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.papers.file_name import file_name
from coprod_desktop.ui.papers.meeting_list import MeetingList
from coprod_desktop.ui.papers.options import PaperOptions
from coprod_desktop.ui.papers.outlets import Outlets
from coprod_desktop.ui.papers.paper_maker import PaperMaker, PaperOrder
from coprod_desktop.ui.papers.pdf_pages import PdfPages
from coprod_desktop.ui.papers.reader import PaperReader
from coprod_desktop.ui.papers.sayings import title_of
from coprod_desktop.ui.places import PAPERS
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.in_view import bring_into_view
from coprod_desktop.ui.widgets.veil import Veil
from coprod_desktop.words import Words, mark

NARROW_PX = 720


class PapersPage(Page):
    """Meetings held at the left, with the form of the paper; the paper itself at the right."""

    where = PAPERS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._room = BackRoom()
        self._maker = PaperMaker(self._room, desk.words)
        # The window shows pages while the other thread prints some.
        self._lock = RLock()
        self._shown: tuple[UUID, PaperOrder, Paper] | None = None
        self.outlets = Outlets(self, desk, self._room, self._lock)
        self.meetings = MeetingList(desk.words)
        self.options = PaperOptions(desk.words)
        self.reader = PaperReader(desk.words)
        self.save_button = self.add_action_button(mark("Save as PDF…"), self.save, icon="download")
        self.print_button = self.add_action_button(mark("Print…"), self.print, primary=True, icon="printer")
        self._stack = QStackedWidget()
        self._build()

    # What the page shows

    @property
    def paper(self) -> Paper | None:
        """The paper in view, once it is made."""
        return self._shown[2] if self._shown else None

    @property
    def is_making(self) -> bool:
        """Whether a paper is being made that is not in view yet."""
        return self._maker.order is not (self._shown[1] if self._shown else None)

    def show_project(self) -> None:
        """Show the meetings held, newest first, and the paper of the one chosen."""
        project_id = self.desk.project_id
        rows = self.desk.do(list_meetings, project_id=project_id) if project_id else ()
        held = [(row.started_at, row) for row in rows or () if row.started_at]
        held.sort(key=lambda pair: pair[0], reverse=True)
        self.meetings.set_meetings([row for _started, row in held])
        self._stack.setCurrentIndex(0 if held else 1)
        self.ask()

    def on_changes(self, changes: Changes) -> None:  # noqa: ARG002
        """Make the paper anew: nearly everything that is kept stands on it."""
        self.show_project()

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Show the minutes of a meeting."""
        if kind not in self.where.kinds or not self.meetings.go_to(row_id):
            return False
        self.reader.take_focus()
        bring_into_view(self.reader, self.reader.rect())
        return True

    def initial_focus(self) -> None:
        """Start with the choice of the meeting."""
        self.meetings.setFocus()

    def event(self, event: QEvent) -> bool:
        """Wait for the other thread before the page goes."""
        if event.type() == QEvent.Type.DeferredDelete:
            self._room.close()
            self.reader.show_paper(None, "")
        return super().event(event)

    # What one may do

    def ask(self) -> None:
        """Order the paper of the meeting chosen, in the form wished; the one in view stays until it is made."""
        row = self.meetings.current
        content = self.desk.do(minutes_content, meeting_id=row.id) if row else None
        if row is None or content is None:
            self._maker.ask(None)
            self._clear()
            return
        if self._shown and self._shown[0] != row.id:
            self._clear()
        self._maker.ask(PaperOrder(content, self.options.language.value(), self.options.large.value()))
        if self._shown is None:
            self.options.tell(mark("Making the paper…"))

    def save(self) -> None:
        """Ask where to save the paper."""
        if self._shown:
            self.outlets.ask_file(self._shown[2], self._file_name(self._shown[1]))

    def print(self) -> None:
        """Ask for a printer."""
        if self._shown:
            self.outlets.ask_printer(self._shown[2], self._file_name(self._shown[1]))

    # Inside

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.meetings, 1)
        column.addWidget(self.options)
        self._stack.addWidget(Beside(NARROW_PX, (left, 1), (self.reader, 3)))
        self._stack.addWidget(
            EmptyState(
                self.words, mark("Nothing to print yet. The minutes of each meeting appear here once it has been held.")
            )
        )
        self.body.addWidget(Veil(self.desk, self._stack), 1)
        self.meetings.chosen.connect(lambda _row: self.ask())
        self.options.changed.connect(self.ask)
        self.outlets.told.connect(self.options.tell)
        self._maker.made.connect(self._show)
        self.add_command(mark("Print…"), self.print, QKeySequence(QKeySequence.StandardKey.Print))
        self.add_command(mark("Save as PDF…"), self.save, QKeySequence(QKeySequence.StandardKey.Save))
        self._clear()

    def _show(self, order: PaperOrder, paper: Paper) -> None:
        row = self.meetings.current
        if row is None:
            return
        self._shown = (row.id, order, paper)
        self.reader.show_paper(PdfPages(paper.pdf, self._lock), lambda words: title_of(words, order.content))
        self.options.show_paper(paper)
        self.options.tell("")
        for button in (self.save_button, self.print_button):
            button.setEnabled(True)

    def _clear(self) -> None:
        self._shown = None
        self.reader.show_paper(None, "")
        for button in (self.save_button, self.print_button):
            button.setEnabled(False)

    def _file_name(self, order: PaperOrder) -> str:
        return file_name(order.content, Words(order.language, self.words.zone))
