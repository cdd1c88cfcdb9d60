"""The dialog of the bin: found as one types, chosen by the arrows, and brought back by Enter."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.bin import BinRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.bin import bring_all_back, list_bin
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner, EmptyState
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

EMPTY = mark("What you delete comes here, and can be brought back at any time.")
HINT = mark("Enter brings back what is chosen, with all that went along. Shift and the arrows choose several.")
WIDEST_PX = {"name": 260, "where": 190, "along": 160}
DETAIL_LINES, LONGEST_CELL = 2, 160


class BinTable(RecordTable[BinRow]):
    """What lies in the bin; Enter or a double click brings back what is chosen."""

    told_keys: tuple[KeyTold, ...] = (
        (mark("Bring back what is chosen"), "Return"),
        (mark("Sort by this column"), "F3"),
    )

    def _need(self, place: int) -> int:
        # So that the day of the deletion is in sight too.
        return min(super()._need(place), scaled(WIDEST_PX.get(self.records.columns[place].key, 1000)))


class BinDialog(Dialog):
    """Shows the bin of the project on the desk. Open it with `open()`."""

    brought_back = Signal(object)
    """These rows are back: a list of `BinRow`."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, desk.words, mark("Bin"), width=1100, tall=True)
        self._desk = desk
        self.table = BinTable(desk.words, mark("Deleted things"), self._columns(desk.words), many=True)
        self.pane = RecordPane(desk.words, self.table, EmptyState(desk.words, EMPTY))
        self.trouble = Banner(desk.words, "", Tone.BAD)
        self.trouble.hide()
        self.detail = Text(desk.words, "")
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hint = Text(desk.words, HINT, "hint")
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.pane, 1)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.hint)
        self.back = self.add_button(self._say_back, self.bring_back, kind="primary")
        self.add_button(mark("Close"), self.reject)
        self.table.activated_row.connect(lambda _row: self.bring_back())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.table.selected.connect(self._show_detail)
        desk.room_safe_changed.connect(self.show_rows)
        self.show_rows()

    def show_rows(self) -> None:
        """Show what lies in the bin now."""
        rows = list_bin(self._desk.workspace, project_id=self._desk.project_id)
        self.table.set_rows([replace(row, name=self._desk.person(row.name)) if row.personal else row for row in rows])
        for line in (self.detail, self.hint):
            line.setVisible(bool(rows))
        self._offer()

    def bring_back(self) -> None:
        """Bring back what is chosen and close; a known trouble is told here, and the dialog stays."""
        rows = self.table.selected_rows()
        if not rows:
            return
        try:
            bring_all_back(self._desk.workspace, things=[(row.kind, row.id) for row in rows])
        except KnownError as trouble:
            sentence = trouble.say(self.words)
            self.trouble.tell(lambda _words: sentence, Tone.BAD)
            return
        self.accept()
        self.brought_back.emit(rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where one types what is looked for, with room for the line below the table."""
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * DETAIL_LINES)
        super().showEvent(event)
        if self.table.records.total:
            self.pane.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _columns(self, words: Words) -> Sequence[Column[BinRow]]:
        return [
            Column("kind", mark("Kind"), lambda row: label(words, row.kind), stretch=0),
            Column("name", mark("Name"), lambda row: row.title(words), stretch=3),
            Column("where", mark("Belongs to"), lambda row: row.belongs_to(words), stretch=2),
            Column("along", mark("Comes back too"), lambda row: row.went_along(words), stretch=2),
            Column(
                "removed",
                mark("Deleted"),
                lambda row: words.moment(row.removed_at),
                lambda row: row.removed_at,
                stretch=0,
            ),
        ]

    def _show_detail(self, row: BinRow | None) -> None:
        """Say in full what the narrow cells of the row say in short."""
        cells = [column.text(row) for column in self.table.records.columns] if row else []
        self.detail.show_as_is(" · ".join(shorten(cell, LONGEST_CELL, placeholder="…") for cell in cells if cell))

    def _offer(self) -> None:
        self.trouble.hide()
        self.back.setEnabled(bool(self.table.selected_rows()))
        self.back.say(self._say_back)

    def _say_back(self, words: Words) -> str:
        count = len(self.table.selected_rows())
        return words.plural("Bring {count} back", "Bring {count} back", count) if count > 1 else words.say("Bring back")
