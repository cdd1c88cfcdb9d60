"""The table of records: sorted, filtered, patched and edited without losing the cursor."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.record_model import Column, pack_rows, unpack_rows
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped
from coprod_desktop.ui.widgets.wrapped_table import WrappedTable
from coprod_desktop.words import Words
from tests.conftest import type_text


@dataclass(frozen=True)
class Row:
    id: UUID
    name: str
    seats: int | None


def row(name: str, seats: int | None = 1) -> Row:
    return Row(uuid4(), name, seats)


CREMA, SORESINA, ETOILE = row("Comune di Crema", 20), row("Comune di Soresina", 3), row("Étoile", 100)
Make = Callable[..., RecordTable[Row]]


@pytest.fixture
def make(qtbot: QtBot, words: Words, theme: Theme) -> Make:
    def made(edit: Callable[[Row, Any], object] | None = None, **options: Any) -> RecordTable[Row]:
        columns = [
            Column[Row]("name", "Name", lambda one: one.name, edit=edit),
            Column[Row]("seats", "Seats", lambda one: str(one.seats or ""), sort_key=lambda one: one.seats),
        ]
        table: RecordTable[Row] = RecordTable(words, "Partners", columns, **options)
        qtbot.addWidget(table)
        table.set_rows([SORESINA, ETOILE, CREMA])
        table.resize(500, 300)
        table.show()
        return table

    return made


def names(table: RecordTable[Row]) -> list[str]:
    return [str(table.records.index(place, 0).data()) for place in range(table.records.rowCount())]


def click_header(qtbot: QtBot, table: RecordTable[Row], column: int) -> None:
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(column) + 12
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 12))


def test_rows_stand_in_their_own_order_until_a_header_sorts_them(qtbot: QtBot, make: Make) -> None:
    table = make()
    assert names(table) == ["Comune di Soresina", "Étoile", "Comune di Crema"]
    click_header(qtbot, table, 0)
    assert names(table) == ["Comune di Crema", "Comune di Soresina", "Étoile"]
    click_header(qtbot, table, 0)
    assert names(table) == ["Étoile", "Comune di Soresina", "Comune di Crema"]


def test_numbers_sort_as_numbers_and_what_is_missing_comes_last(qtbot: QtBot, make: Make) -> None:
    table = make()
    table.patch([row("Nobody", None)])
    table.go_to(CREMA.id, 1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F3)
    assert names(table) == ["Comune di Soresina", "Comune di Crema", "Étoile", "Nobody"]
    qtbot.keyClick(table, Qt.Key.Key_F3)
    assert names(table) == ["Étoile", "Comune di Crema", "Comune di Soresina", "Nobody"]


def test_many_rows_are_patched_at_once_and_the_cursor_stays(make: Make) -> None:
    table = make()
    table.go_to(CREMA.id, 0)
    more = [row(f"Coop {number:03}") for number in range(500)]
    resets: list[bool] = []
    table.records.modelReset.connect(lambda: resets.append(True))
    table.patch([*more, replace(CREMA, name="Zona sud")], [SORESINA.id])
    assert names(table) == ["Étoile", "Zona sud", *(one.name for one in more)]
    assert (len(resets), table.records.total) == (1, 502)
    here = table.current_row()
    assert here is not None
    assert here.name == "Zona sud"
    table.patch([], [one.id for one in more])
    assert names(table) == ["Étoile", "Zona sud"]


def test_a_patch_moves_a_row_to_its_place_and_keeps_the_cursor_on_it(make: Make) -> None:
    table = make()
    table.records.sort(0)
    table.go_to(CREMA.id)
    table.patch([replace(CREMA, name="Zona sud")], [SORESINA.id])
    assert names(table) == ["Étoile", "Zona sud"]
    assert table.current_row() == replace(CREMA, name="Zona sud")
    assert table.selected_rows() == [replace(CREMA, name="Zona sud")]


def test_new_rows_come_to_their_place(make: Make) -> None:
    table = make()
    table.records.sort(0)
    table.patch([row("Comune di Offanengo")])
    assert names(table) == ["Comune di Crema", "Comune di Offanengo", "Comune di Soresina", "Étoile"]


def test_the_cursor_and_the_selection_survive_a_new_set_of_rows(make: Make) -> None:
    table = make(many=True)
    table.go_to(ETOILE.id, 1)
    table.set_rows([CREMA, ETOILE, row("Other")])
    assert table.current_row() == ETOILE
    assert table.currentIndex().column() == 1
    assert table.selected_rows() == [ETOILE]


def test_the_filter_minds_neither_case_nor_accents_and_counts(qtbot: QtBot, words: Words, make: Make) -> None:
    table = make()
    pane = RecordPane(words, table, EmptyState(words, "Nothing here yet."))
    qtbot.addWidget(pane)
    pane.show()
    type_text(pane.filter, "ETOI")
    assert names(table) == ["Étoile"]
    assert pane.count.text() == "1 of 3"
    table.patch([row("Étoile du Nord")])
    assert len(names(table)) == 2
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert len(names(table)) == 4
    assert pane.count.text() == "4 rows"


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot, words: Words, make: Make) -> None:
    table = make()
    empty = EmptyState(words, "Nothing here yet.")
    pane = RecordPane(words, table, empty)
    qtbot.addWidget(pane)
    pane.show()
    assert table.isVisible()
    table.set_rows([])
    assert empty.isVisible()
    assert not table.isVisible()


def test_a_cell_is_edited_by_f2_and_handed_over_by_enter(qtbot: QtBot, make: Make) -> None:
    edited: list[tuple[Row, Any]] = []
    table = make(edit=lambda one, value: edited.append((one, value)))
    table.go_to(CREMA.id, 0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Name"
    editor.clear()
    type_text(editor, "Città di Crema")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # Qt hands the text over once the key is done with.
    qtbot.waitUntil(lambda: edited == [(CREMA, "Città di Crema")])


def test_esc_leaves_a_cell_as_it_was(qtbot: QtBot, make: Make) -> None:
    edited: list[Any] = []
    table = make(edit=lambda _one, value: edited.append(value))
    assert table.edit_row(CREMA.id, "name")
    editor = table.findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit))
    assert edited == []
    assert names(table)[2] == "Comune di Crema"


def test_enter_opens_a_row_where_nothing_is_edited_in_place(qtbot: QtBot, make: Make) -> None:
    table = make()
    table.go_to(ETOILE.id, 1)
    table.setFocus()
    with qtbot.waitSignal(table.activated_row) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ETOILE]


def test_delete_asks_for_all_rows_chosen(qtbot: QtBot, make: Make) -> None:
    table = make(many=True)
    table.setFocus()
    table.selectAll()
    with qtbot.waitSignal(table.delete_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert asked.args == [[SORESINA, ETOILE, CREMA]]


def test_the_menu_of_a_row_opens_by_key(qtbot: QtBot, make: Make) -> None:
    asked: list[Row] = []

    def fill(menu: QMenu, one: Row) -> None:
        asked.append(one)
        menu.addAction("Open")

    table = make(menu=fill)
    table.go_to(CREMA.id)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Menu)
    assert asked == [CREMA]
    menu = table.findChild(QMenu)
    assert menu is not None
    menu.close()


def test_rows_are_dragged_by_their_kind_and_ids(make: Make) -> None:
    table = make(many=True, drag_kind="partner")
    indexes = [table.records.index(place, column) for place in (0, 2) for column in (0, 1)]
    assert unpack_rows(table.records.mimeData(indexes)) == ("partner", [SORESINA.id, CREMA.id])
    assert unpack_rows(pack_rows("team", [])) == ("team", [])


def test_a_cell_tells_its_column_to_those_who_cannot_see(make: Make) -> None:
    table = make()
    index = table.records.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: Comune di Soresina"
    assert table.accessibleName() == "Partners"


def test_the_columns_fill_the_width(make: Make) -> None:
    table = make()
    assert abs(table.horizontalHeader().length() - table.viewport().width()) <= 2


def test_wrapped_texts_are_never_cut_and_rows_are_measured_once_a_width(
    qtbot: QtBot, words: Words, theme: Theme
) -> None:
    read: list[UUID] = []

    def text(one: Row) -> str:
        read.append(one.id)
        return one.name

    def cut() -> list[str]:
        QApplication.processEvents()
        width = table.columnWidth(0) - 20
        shown = enumerate(table.records.first_rows(99))
        return [
            one.name
            for place, one in shown
            if table.rowHeight(place) < height_of(wrapped(one.name, table.font(), width))
        ]

    rows = [row(f"A long name of a place, {number} " * 6) for number in range(40)]
    columns = [Column[Row]("name", "Name", text), Column[Row]("seats", "Seats", lambda one: str(one.seats), stretch=0)]
    table: WrappedTable[Row] = WrappedTable(words, "Partners", columns)
    qtbot.addWidget(table)
    table.set_rows(rows)
    for width in (900, 300, 700, 500):
        table.resize(width, 300)
    table.show()
    QApplication.processEvents()
    assert read.count(rows[-1].id) <= 4
    assert cut() == []
    table.resize(320, 300)
    assert cut() == []
    read.clear()
    table.patch([replace(rows[0], name="Much longer than before " * 20), row("Another " * 30)], [rows[1].id])
    assert cut() == []
    assert rows[-1].id not in read
