"""The grid of notes: filled line by line, patched, walked by keys, edited in place."""

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.note_model import Note
from coprod_desktop.ui.widgets.notes import NoteEditor, NoteGrid
from coprod_desktop.words import Words
from tests.conftest import type_text

NOTES = [Note(uuid4(), f"Nota {number}", "Famiglie", number) for number in range(5)]


@pytest.fixture
def grid(qtbot: QtBot, words: Words, theme: Theme) -> NoteGrid:
    made = NoteGrid(words, "Priorities", many=True)
    qtbot.addWidget(made)
    made.resize(560, 400)
    made.set_notes(NOTES)
    made.show()
    return made


def texts(grid: NoteGrid) -> list[list[str]]:
    model = grid.notes
    return [
        [note.text for column in range(model.columnCount()) if (note := model.note_at(model.index(line, column)))]
        for line in range(model.rowCount())
    ]


def test_notes_fill_lines_and_new_ones_come_last(grid: NoteGrid) -> None:
    assert texts(grid) == [["Nota 0", "Nota 1"], ["Nota 2", "Nota 3"], ["Nota 4"]]
    grid.patch([Note(uuid4(), "Nota 5"), Note(uuid4(), "Nota 6")])
    assert texts(grid)[2:] == [["Nota 4", "Nota 5"], ["Nota 6"]]


def test_notes_close_up_when_one_goes(grid: NoteGrid) -> None:
    grid.patch([replace(NOTES[3], text="Nota tre")], [NOTES[0].id, NOTES[4].id])
    assert texts(grid) == [["Nota 1", "Nota 2"], ["Nota tre"]]
    grid.patch([], [note.id for note in NOTES])
    assert texts(grid) == []


def test_a_wider_grid_has_more_columns_and_keeps_its_place(grid: NoteGrid) -> None:
    grid.go_to(NOTES[3].id)
    grid.resize(800, 400)
    assert texts(grid)[0] == ["Nota 0", "Nota 1", "Nota 2"]
    assert grid.current_note() == NOTES[3]


def test_the_arrow_keys_go_on_into_the_next_line(qtbot: QtBot, grid: NoteGrid) -> None:
    grid.go_to(NOTES[1].id)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current_note() == NOTES[2]
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.current_note() == NOTES[1]


def test_a_note_is_edited_in_place(qtbot: QtBot, grid: NoteGrid) -> None:
    assert grid.edit_note(NOTES[2].id)
    editor = grid.findChild(NoteEditor)
    assert editor is not None
    editor.clear()
    type_text(editor, "Più vicino")
    with qtbot.waitSignal(grid.edited) as edited:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [NOTES[2].id, "Più vicino"]


def test_esc_leaves_a_note_as_it_was(qtbot: QtBot, grid: NoteGrid) -> None:
    told: list[str] = []
    grid.edited.connect(lambda _id, text: told.append(text))
    grid.edit_note(NOTES[2].id)
    editor = grid.findChild(NoteEditor)
    assert editor is not None
    type_text(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: grid.findChild(NoteEditor) is None)
    assert told == []


def test_delete_asks_for_the_notes_chosen(qtbot: QtBot, grid: NoteGrid) -> None:
    grid.go_to(NOTES[1].id)
    with qtbot.waitSignal(grid.delete_asked) as asked:
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert asked.args == [[NOTES[1].id]]


def test_a_note_tells_all_it_shows_to_those_who_cannot_see(grid: NoteGrid) -> None:
    grid.patch([replace(NOTES[0], state="decisa")])
    index = grid.notes.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Nota 0, Famiglie, decisa"
