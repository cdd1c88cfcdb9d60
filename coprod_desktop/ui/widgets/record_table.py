"""A table of records: sorted by its headers, edited in place, walked by keys, quick with thousands of rows."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.record_delegate import RecordDelegate
from coprod_desktop.ui.widgets.record_model import Column, HasId, RecordTableModel
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.words import Words, mark

R = TypeVar("R", bound=HasId)
ROW_PX = 38
SAMPLE = 60
WIDEST_PX = 320
Flag = QItemSelectionModel.SelectionFlag


class RecordTable(QTableView, Generic[R]):
    """A table over a `RecordTableModel`; Enter or F2 edits a cell that can be edited, else Enter opens the row."""

    told_keys: tuple[KeyTold, ...] = (EDIT, DELETE, (mark("Sort by this column"), "F3"), MENU)
    activated_row = Signal(object)
    """Enter or a double click on a cell that is not edited in place: the row."""
    selected = Signal(object)
    """Another row is current: the row, or None."""
    delete_asked = Signal(object)
    """Delete was pressed: the list of rows selected."""
    refused = Signal(str)
    """What was typed in a cell cannot be read: a sentence."""

    def __init__(
        self,
        words: Words,
        name: Say,
        columns: Sequence[Column[R]],
        *,
        many: bool = False,
        drag_kind: str = "",
        menu: Callable[[QMenu, R], None] | None = None,
    ) -> None:
        super().__init__()
        self.words = words
        self._name = name
        self._menu = menu
        self._keep: tuple[UUID | None, int, set[UUID]] = (None, 0, set())
        self._needs: list[int] = []
        self._stale = False
        self._fitted_width = self.viewport().width()
        self.records: RecordTableModel[R] = RecordTableModel(words, columns, drag_kind, self)
        self.setModel(self.records)
        self.setItemDelegate(RecordDelegate(self.records, self.refused.emit, self))
        self._set_up(many, bool(drag_kind))
        self._set_up_headers()
        self._connect()
        self.reword(words)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the current one and the selection stay where they are still there."""
        self.records.set_rows(rows)
        self._fit_anew()

    def patch(self, changed: Sequence[R], removed: Sequence[UUID] = ()) -> None:
        """Put in rows that were added or changed, take out those removed."""
        self.records.patch(changed, removed)

    def current_row(self) -> R | None:
        """Give the current row."""
        index = self.currentIndex()
        return self.records.row_at(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[R]:
        """Give the selected rows, from the top."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [row for place in places if (row := self.records.row_at(place)) is not None]

    def go_to(self, row_id: UUID, column: int | None = None) -> bool:
        """Make a row current and bring it into view; False where it is not shown."""
        place = self.records.place_of(row_id)
        if place is None:
            return False
        index = self.records.index(place, max(self.currentIndex().column(), 0) if column is None else column)
        if self.isVisible():
            # Rows take their heights first, or it would be brought to where it does not stay.
            self.executeDelayedItemsLayout()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def edit_row(self, row_id: UUID, key: str) -> bool:
        """Start editing a cell in place, by its row and the key of its column."""
        column = [column.key for column in self.records.columns].index(key)
        if not self.go_to(row_id, column):
            return False
        self.setFocus()
        self.edit(self.currentIndex())
        return True

    def reword(self, words: Words) -> None:
        """Say names, titles and values in another language."""
        changed, self.words = words is not self.words, words
        self.setAccessibleName(said(words, self._name))
        if changed:
            self.records.reword(words)
            self._fit_anew()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, open, delete or sort by key."""
        key = event.key()
        editing = self.state() == QAbstractItemView.State.EditingState
        index = self.currentIndex()
        if not editing and key == Qt.Key.Key_Delete and self.selected_rows():
            self.delete_asked.emit(self.selected_rows())
        elif editing or not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_F3:
            self._sort_by(index.column())
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and event.modifiers()):
            self._open_menu(self.visualRect(index).center())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Put the cursor on the first row where there is none yet."""
        super().focusInEvent(event)
        # Qt itself makes a first row current, but selects none.
        if self.records.rowCount() and not self.selectionModel().hasSelection():
            here = self.currentIndex()
            self.setCurrentIndex(self.records.index(max(here.row(), 0), max(here.column(), 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width among the columns, before they are next seen."""
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted_width:
            self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Fit columns and rows, once for all that has changed since they were last laid out."""
        if self._stale or self.viewport().width() != self._fitted_width:
            self._stale, self._fitted_width = False, self.viewport().width()
            self._fit_columns()
        self._fit_rows()
        super().doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()
            self._fit_anew()

    # Inside

    def _set_up(self, many: bool, drags: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setProperty("role", "records")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(drags)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _set_up_headers(self) -> None:
        rows, titles = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows()
        titles.setHighlightSections(False)
        titles.setSectionsClickable(True)
        titles.setSortIndicatorShown(True)
        titles.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        titles.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _connect(self) -> None:
        titles = self.horizontalHeader()
        titles.sortIndicatorChanged.connect(self.records.sort)
        self.records.modelAboutToBeReset.connect(self._remember)
        self.records.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.selected.emit(self.current_row()))
        self.doubleClicked.connect(self._double_clicked)
        self.customContextMenuRequested.connect(self._open_menu)

    def _enter(self) -> None:
        index = self.currentIndex()
        if self.records.columns[index.column()].edit:
            self.edit(index)
        else:
            self.activated_row.emit(self.current_row())

    def _double_clicked(self) -> None:
        if not self.records.columns[self.currentIndex().column()].edit:
            self.activated_row.emit(self.current_row())

    def _sort_by(self, column: int) -> None:
        titles = self.horizontalHeader()
        again = titles.sortIndicatorSection() == column
        down = again and titles.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        titles.setSortIndicator(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def _open_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        row = self.records.row_at(index.row())
        if self._menu is None or row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu(menu, row)
        menu.popup(self.viewport().mapToGlobal(point))

    def _remember(self) -> None:
        row = self.current_row()
        chosen = {row.id for row in self.selected_rows()}
        self._keep = (row.id if row else None, max(self.currentIndex().column(), 0), chosen)

    def _restore(self) -> None:
        row_id, column, chosen = self._keep
        place = self.records.place_of(row_id) if row_id else None
        if place is not None:
            index = self.records.index(place, column)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.scrollTo(index)
        selection = QItemSelection()
        for one in chosen:
            there = self.records.place_of(one)
            if there is not None:
                selection.select(self.records.index(there, 0), self.records.index(there, 0))
        self.selectionModel().select(selection, Flag.ClearAndSelect | Flag.Rows)

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(scaled(ROW_PX))
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_PX))

    def _fit_anew(self) -> None:
        """Measure the columns once more, before they are next seen."""
        self._needs.clear()
        self._stale = True
        self.scheduleDelayedItemsLayout()

    def _measured(self) -> list[int]:
        """Give what each column needs, measured once for these rows, letters and words."""
        if not self._needs:
            self._needs = [self._need(place) for place in range(len(self.records.columns))]
        return self._needs

    def _fit_columns(self) -> None:
        """Give each column what its title and first rows need, and share what is left by its stretch."""
        columns, titles = self.records.columns, self.horizontalHeader()
        needs = self._measured()
        spare = self.viewport().width() - sum(needs)
        total = sum(column.stretch for column in columns)
        for place, column in enumerate(columns):
            extra = spare * column.stretch // total if spare > 0 and total else 0
            titles.resizeSection(place, needs[place] + extra)

    def _fit_rows(self) -> None:
        """Give the rows their heights; here they are all alike."""

    def _need(self, place: int) -> int:
        column, metrics = self.records.columns[place], self.fontMetrics()
        texts = [column.text(row) for row in self.records.first_rows(SAMPLE)]
        wide = max((metrics.horizontalAdvance(text.split("\n", 1)[0]) for text in texts), default=0)
        title = metrics.horizontalAdvance(said(self.words, column.title)) + scaled(22)
        status = scaled(26) if column.tone else 0
        return max(title, min(wide + status, scaled(WIDEST_PX))) + scaled(22)
