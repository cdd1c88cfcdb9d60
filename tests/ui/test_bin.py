"""The bin by keyboard, in both languages: found, brought back, taken back, shown where it lives; names hidden."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.bin import BinKind
from coprod_desktop.operations.bin import list_bin
from coprod_desktop.operations.meetings import list_meetings, remove_meeting
from coprod_desktop.operations.notes import list_notes, remove_note
from coprod_desktop.operations.people import list_people, remove_person
from coprod_desktop.operations.priorities import remove_priority
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.projects import remove_project
from coprod_desktop.operations.themes import add_theme, remove_theme
from coprod_desktop.ui.bin.dialog import BinDialog
from coprod_desktop.ui.desk import HIDDEN_NAME
from coprod_desktop.ui.find.palette import Palette
from coprod_desktop.ui.papers.page import PapersPage
from coprod_desktop.ui.priorities.page import PrioritiesPage
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words
from tests.conftest import type_text
from tests.ui.every_screen import House, settle


class Binned:
    """The example with things deleted, and its bin by keyboard."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house, self.qtbot, self.workspace = house, qtbot, house.workspace
        assert house.desk.project_id
        self.project = house.desk.project_id
        self.note = project_priorities(self.workspace, project_id=self.project)[0]

    def delete_priority(self) -> None:
        remove_priority(self.workspace, priority_id=self.note.id)

    def open(self) -> BinDialog:
        """Open the bin from the palette of commands."""
        words, window = self.house.window.words, self.house.window
        with self.qtbot.waitActive(window):
            window.activateWindow()
        self.qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        settle()
        palette = QApplication.activeModalWidget()
        assert isinstance(palette, Palette)
        type_text(palette.line, words.say("Bin"))
        palette.search()
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BinDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BinDialog)
        return dialog

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.focus, key)

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    @property
    def toast(self) -> str:
        return self.house.window.frame.toast.text()

    def names(self, dialog: BinDialog) -> list[str]:
        return [row.title(Words("en")) for row in dialog.table.records.first_rows(100)]

    def press_on_toast(self, text: str) -> None:
        toast = self.house.window.frame.toast
        (button,) = (one for one in toast.findChildren(Button) if one.isVisible() and one.text() == text)
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)
        settle()


@pytest.fixture
def binned(open_house: Callable[..., House], qtbot: QtBot) -> Callable[[str], Binned]:
    return lambda language: Binned(open_house(language), qtbot)


@pytest.mark.parametrize(
    ("language", "told", "undo"),
    [("en", "is back from the bin", "Undo"), ("it", "è di nuovo al suo posto", "Annulla azione")],
)
def test_found_as_one_types_and_brought_back_by_enter(
    binned: Callable[[str], Binned], language: str, told: str, undo: str
) -> None:
    one = binned(language)
    one.delete_priority()
    person = list_people(one.workspace, project_id=one.project)[0]
    remove_person(one.workspace, participant_id=person.id)
    dialog = one.open()
    assert one.names(dialog) == [person.names or person.alias, one.note.text]
    assert not dialog.back.isEnabled()
    type_text(one.focus, one.note.text[:12].upper())
    assert one.names(dialog) == [one.note.text]
    one.press(Qt.Key.Key_Down)
    assert dialog.back.isEnabled()
    one.press(Qt.Key.Key_Return)
    settle()
    assert told in one.toast
    assert one.note.text in one.toast
    assert one.note.id in {note.id for note in project_priorities(one.workspace, project_id=one.project)}
    one.press_on_toast(undo)
    assert [row.kind for row in list_bin(one.workspace, project_id=one.project)] == [
        BinKind.PARTICIPANT,
        BinKind.PRIORITY,
    ]


def test_what_came_back_is_shown_where_it_lives(binned: Callable[[str], Binned]) -> None:
    one = binned("en")
    one.house.window.go("priorities")
    one.delete_priority()
    one.house.window.go("partners")
    one.open()
    one.press(Qt.Key.Key_Down)
    one.press(Qt.Key.Key_Return)
    one.press_on_toast("Show")
    page = one.house.window.frame.page
    assert isinstance(page, PrioritiesPage)
    assert [note.id for note in page.shelf.chosen()] == [one.note.id]


def test_a_note_is_shown_in_the_minutes_and_a_project_on_the_desk(
    binned: Callable[[str], Binned], qtbot: QtBot
) -> None:
    one = binned("en")
    meetings = list_meetings(one.workspace, project_id=one.project)
    notes = [note for meeting in meetings for note in list_notes(one.workspace, meeting_id=meeting.id)]
    remove_note(one.workspace, note_id=notes[0].id)
    one.open()
    one.press(Qt.Key.Key_Down)
    one.press(Qt.Key.Key_Return)
    one.press_on_toast("Show")
    page = one.house.window.frame.page
    assert isinstance(page, PapersPage)
    qtbot.waitUntil(lambda: not page.is_making, timeout=20_000)
    remove_project(one.workspace, project_id=one.project)
    settle()
    assert one.house.desk.project_id != one.project
    one.open()
    one.press(Qt.Key.Key_Down)
    one.press(Qt.Key.Key_Return)
    one.press_on_toast("Show")
    assert one.house.desk.project_id == one.project
    qtbot.waitUntil(lambda: not page.is_making, timeout=20_000)


def test_several_come_back_together(binned: Callable[[str], Binned]) -> None:
    one = binned("en")
    one.delete_priority()
    remove_meeting(one.workspace, meeting_id=list_meetings(one.workspace, project_id=one.project)[-1].id)
    dialog = one.open()
    one.press(Qt.Key.Key_Down)
    one.qtbot.keyClick(one.focus, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.back.text() == "Bring 2 back"
    one.qtbot.keyClick(one.focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert one.toast == "2 things are back from the bin"
    assert list_bin(one.workspace, project_id=one.project) == ()


def test_what_hinders_is_told_and_the_dialog_stays(binned: Callable[[str], Binned]) -> None:
    one = binned("en")
    theme = add_theme(one.workspace, project_id=one.project, name="Nuovo tema")
    remove_theme(one.workspace, theme_id=theme)
    add_theme(one.workspace, project_id=one.project, name="nuovo tema")
    dialog = one.open()
    one.press(Qt.Key.Key_Down)
    one.press(Qt.Key.Key_Return)
    assert "Nuovo tema" in dialog.trouble.text.text()
    assert dialog.trouble.isVisible()
    one.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_names_are_hidden_while_the_room_may_see(binned: Callable[[str], Binned]) -> None:
    one = binned("en")
    person = list_people(one.workspace, project_id=one.project)[0]
    remove_person(one.workspace, participant_id=person.id)
    dialog = one.open()
    assert one.names(dialog) == [person.names or person.alias]
    one.house.desk.keep_room_safe(True)
    assert one.names(dialog) == [HIDDEN_NAME]
    one.press(Qt.Key.Key_Down)
    one.press(Qt.Key.Key_Return)
    assert one.toast == f"«{HIDDEN_NAME}» is back from the bin"


def test_an_empty_bin_says_what_belongs_there(binned: Callable[[str], Binned]) -> None:
    one = binned("en")
    dialog = one.open()
    assert not dialog.table.isVisible()
    assert not dialog.back.isEnabled()
    said = [text.text() for text in dialog.findChildren(QWidget) if hasattr(text, "text") and text.isVisible()]
    assert "What you delete comes here, and can be brought back at any time." in said
    one.press(Qt.Key.Key_Escape)
