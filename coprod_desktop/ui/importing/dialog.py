"""The dialog that brings a list in: columns, preview, and only then the writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import ImportPlan, Stopped
from coprod_desktop.domain.list_columns import guess_columns
from coprod_desktop.domain.list_table import ListTable
from coprod_desktop.operations.importing import accept_import, known_partners, last_columns, plan_import, read_list
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.importing.columns import ColumnChoices
from coprod_desktop.ui.importing.preview import Preview
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.work import Work
from coprod_desktop.words import mark

READING, COMPARING, WRITING = mark("Reading the list…"), mark("Comparing with the register…"), mark("Writing…")


class ImportDialog(Dialog):
    """Reads a list beside the window, lets a person match and look through it, and writes it in one step."""

    def __init__(self, parent: QWidget, desk: Desk, project_id: UUID, path: Path) -> None:
        name = path.name
        super().__init__(
            parent, desk.words, lambda words: words.say("Import «{file}»", file=name), width=1240, tall=True
        )
        self._desk = desk
        self._project_id = project_id
        self._path = path
        self._room = BackRoom()
        self._table: ListTable | None = None
        self._plan: ImportPlan | None = None
        self.trouble = Banner(desk.words, "", Tone.BAD)
        self.work = Work(desk.words)
        self.columns = ColumnChoices(desk.words)
        self.preview = Preview(desk.words)
        self._pane: QWidget = self.work
        self._build()
        self._connect()
        self.finished.connect(lambda _result: self._room.close())
        self._read()

    @property
    def _panes(self) -> tuple[QWidget, ...]:
        return self.work, self.columns, self.preview

    @property
    def is_working(self) -> bool:
        """Tell whether a list is being read, compared or written."""
        return self._pane is self.work

    def reject(self) -> None:
        """Stop what is under way; otherwise close, as nothing is written yet."""
        if self.is_working:
            self.work.stop()
        if self._table is None or not self.is_working:
            super().reject()

    # The steps

    def _read(self) -> None:
        self._begin(READING)
        self._beside(lambda: read_list(self._path), self._match)

    def _match(self, table: ListTable) -> None:
        self._table = table
        self.columns.show_table(table, guess_columns(table.headings, last_columns(self._desk.workspace)))
        self._show(self.columns)

    def _compare(self) -> None:
        table, columns = self._table, self.columns.columns()
        if table is None:
            return
        try:
            known = known_partners(self._desk.workspace, project_id=self._project_id)
        except KnownError as trouble:
            self._complain(trouble)
            return
        self._begin(COMPARING)
        self._beside(lambda: plan_import(known, table, columns, self.work.tick), self._look)

    def _look(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.preview.show_plan(plan)
        self._show(self.preview)

    def _accept(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._begin(WRITING)
        words = self._desk.words
        try:
            result = accept_import(
                self._desk.workspace,
                project_id=self._project_id,
                plan=plan,
                family_name=lambda number: words.say("Family {number}", number=number),
                choices=self.preview.choices,
                progress=self.work.tick_here,
            )
        except Stopped:
            self._show(self.preview)
        except KnownError as trouble:
            self._show(self.preview)
            self._complain(trouble)
        else:
            self.accept()
            self._desk.told.emit(result.say(words))

    # Inside

    def _build(self) -> None:
        self.hidden = Banner(self._desk.words, mark("The list is hidden while the window is room-safe (F9)."))
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.hidden)
        # Not stacked: each is as tall as it must be, and only the list of columns scrolls.
        for pane in self._panes:
            pane.hide()
            self.body.addWidget(pane, 1)
        self.go_on = self.add_button(mark("Show what will happen"), self._compare, kind="primary")
        self.take = self.add_button(self._say_take, self._accept, kind="primary")
        self.back = self.add_button(mark("Back to the columns"), lambda: self._show(self.columns))
        self.stop = self.add_button(mark("Stop"), self.work.stop)
        self.leave = self.add_button(mark("Close"), self.reject)

    def _connect(self) -> None:
        self.preview.decided.connect(self._offer)
        self._desk.room_safe_changed.connect(self._hide_from_room)
        self._hide_from_room()

    def _show(self, pane: QWidget) -> None:
        self._pane = pane
        self.trouble.hide()
        self._hide_from_room()
        self._offer()
        if pane is self.columns:
            self.columns.take_focus()
        elif pane is self.preview:
            self.preview.take_focus()

    def _begin(self, doing: str) -> None:
        self.work.begin(doing)
        self._show(self.work)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_from_room(self) -> None:
        """Hide the list, which is full of names, while people in the room may see the window."""
        self.hidden.setVisible(self._desk.room_safe)
        for pane in self._panes:
            pane.setVisible(pane is self._pane and (pane is self.work or not self._desk.room_safe))

    def _offer(self) -> None:
        """Show the buttons that belong to what is seen; the keys press no other."""
        shown = self._pane
        matching = shown is self.columns and self._table is not None
        for button, there, ready in (
            (self.go_on, matching, True),
            (self.take, shown is self.preview, self.preview.effective > 0),
            (self.back, shown is self.preview, True),
            (self.stop, shown is self.work, True),
            (self.leave, shown is not self.work, True),
        ):
            button.setVisible(there)
            button.setEnabled(there and ready)
        self.take.say(self._say_take)
        (self.take if shown is self.preview else self.go_on).setDefault(True)

    def _say_take(self, words: Any) -> str:
        if not self._plan or not self.preview.effective:
            return str(words.say("Nothing to import"))
        return str(words.plural("Import {count} row", "Import {count} rows", self.preview.effective))

    def _complain(self, trouble: KnownError) -> None:
        sentence = trouble.say(self._desk.words)
        self.trouble.tell(lambda _words: sentence, Tone.BAD)

    def _beside(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do some work in the thread beside; what it fails with is told here."""
        self._room.do(lambda: _tried(work), lambda result: self._hand_over(result, then))

    def _hand_over(self, result: Any, then: Callable[[Any], object]) -> None:
        if not isinstance(result, Exception):
            then(result)
            return
        self._show(self.columns)
        if isinstance(result, KnownError):
            self._complain(result)
        elif not isinstance(result, Stopped):
            raise result


def _tried(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as end:  # what is no known trouble is raised again in the window's thread
        return end
