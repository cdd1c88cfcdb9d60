"""A table of a few rows inside a card: as tall as its rows, with the way to delete one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy

from coprod_desktop.ui.widgets.record_model import Column, HasId
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark

R = TypeVar("R", bound=HasId)
DELETE = mark("Delete")


class ShortTable(RecordTable[R]):
    """Never scrolls up and down; it is hidden while it has no row."""

    def __init__(self, words: Words, name: Say, columns: Sequence[Column[R]], remove: Callable[[R], object]) -> None:
        def fill(menu: QMenu, row: R) -> None:
            menu.addAction(self.words.say(DELETE)).triggered.connect(lambda _checked: remove(row))

        super().__init__(words, name, columns, menu=fill)
        self.setProperty("role", "short")
        self.delete_asked.connect(lambda rows: [remove(row) for row in rows])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.records.rows_changed.connect(self._show_rows)
        self.horizontalHeader().geometriesChanged.connect(self.updateGeometry)
        self._show_rows()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; where they are the same ones, an edit that is under way is not disturbed."""
        if [row.id for row in rows] == [row.id for row in self.records.all_rows()]:
            self.patch(rows)
        else:
            self.set_rows(rows)

    def sizeHint(self) -> QSize:
        """Take the height of the rows."""
        rows = self.records.rowCount() * self.verticalHeader().defaultSectionSize()
        tall = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 2
        return QSize(super().sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        """Never take less."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _show_rows(self) -> None:
        self.setVisible(self.records.rowCount() > 0)
        self.updateGeometry()
