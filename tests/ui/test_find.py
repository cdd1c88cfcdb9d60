"""Finding anything by Ctrl+K: commands and rows while one types, walked by the arrows, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.finding import Found
from coprod_desktop.operations.meetings import list_meetings, start_now
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.ui.actions.page import ActionsPage
from coprod_desktop.ui.find.commands import Command
from coprod_desktop.ui.find.palette import Palette
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.papers.page import PapersPage
from coprod_desktop.ui.partners.page import PartnersPage
from tests.conftest import type_text
from tests.ui.every_screen import House, settle

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OpenHouse = Callable[..., House]


class Finding:
    """The palette in a house, worked by keys."""

    def __init__(self, house: House) -> None:
        self.house, self.qtbot = house, house.qtbot
        with self.qtbot.waitActive(house.window):
            house.window.activateWindow()
        self.qtbot.keyClick(QApplication.focusWidget() or house.window, Key.Key_K, CTRL)
        settle()
        found = QApplication.activeModalWidget()
        assert isinstance(found, Palette)
        self.palette = found

    def type(self, text: str) -> None:
        """Type into the line, and let it be found."""
        type_text(self.palette.line, text)
        settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key in the line."""
        self.qtbot.keyClick(self.palette.line, key)
        settle()

    def listed(self) -> list[str]:
        """What is listed, titles of groups included."""
        return [row.text for row in self.palette.rows.rows]

    def groups(self) -> list[str]:
        """The titles of groups."""
        return [row.text for row in self.palette.rows.rows if row.choice is None]

    def chosen(self) -> str:
        """What Enter takes."""
        row = self.palette.chosen()
        return row.text if row else ""


def test_partners_people_meetings_and_all_else_while_one_types(open_house: OpenHouse) -> None:
    house = open_house("en")
    finding = Finding(house)
    finding.type("fam")
    assert finding.groups()[:2] == ["Partners", "People"]
    assert "Famiglia 1" in finding.listed()
    finding.type("zzz")
    assert finding.listed() == []
    assert finding.palette.hint.text() == "Nothing begins like «famzzz»."
    finding.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_enter_goes_to_a_partner(open_house: OpenHouse) -> None:
    house = open_house("en")
    finding = Finding(house)
    finding.type("volontari del ponte")
    assert finding.chosen() == "Volontari del Ponte"
    finding.press(Key.Key_Return)
    page = house.window.frame.page
    assert isinstance(page, PartnersPage)
    row = page.table.current_row()
    assert row is not None
    assert row.name == "Volontari del Ponte"


def test_arrows_walk_past_the_titles_of_groups(open_house: OpenHouse) -> None:
    finding = Finding(open_house("en"))
    finding.type("crema")
    listed, titles = finding.listed(), finding.groups()
    walked = [finding.chosen()]
    for _ in range(len(listed)):
        finding.press(Key.Key_Down)
        walked.append(finding.chosen())
    seen = list(dict.fromkeys(walked))
    assert seen == list(dict.fromkeys(text for text in listed if text not in titles))
    finding.press(Key.Key_Up)
    assert finding.chosen() == seen[-2]
    assert finding.palette.line.hasFocus()
    finding.press(Key.Key_Escape)


def test_typing_and_enter_at_once_takes_what_was_typed(open_house: OpenHouse) -> None:
    house = open_house("en")
    finding = Finding(house)
    type_text(finding.palette.line, "navetta costo")
    finding.press(Key.Key_Return)
    page = house.window.frame.page
    assert isinstance(page, ActionsPage)
    row = page.table.current_row()
    assert row is not None
    assert row.what == "Chiedere il costo di una navetta il martedì"


@pytest.mark.parametrize(("language", "typed", "word"), [("en", "dark", "Dark"), ("it", "scuro", "Scuro")])
def test_commands_are_found_by_their_words_in_the_language_of_the_window(
    open_house: OpenHouse, language: str, typed: str, word: str
) -> None:
    house = open_house(language)
    finding = Finding(house)
    finding.type(typed)
    assert finding.chosen() == word
    finding.press(Key.Key_Return)
    assert house.window.theme.choice == "dark"


def test_commands_are_found_without_accents_with_their_keys(open_house: OpenHouse) -> None:
    house = open_house("it")
    finding = Finding(house)
    finding.type("priorita")
    row = finding.palette.chosen()
    assert row is not None
    assert isinstance(row.choice, Command)
    assert (row.text, row.context) == ("Priorità", "Vai")
    assert row.keys.startswith("Alt+")
    assert row.spoken == f"Comandi, Priorità, Vai, {row.keys}"
    finding.press(Key.Key_Return)
    assert house.window.frame.page is house.window.pages["priorities"]


def test_commands_of_the_page_stand_there_before_one_types(open_house: OpenHouse) -> None:
    house = open_house("en")
    house.window.go("partners")
    finding = Finding(house)
    assert {"Add family", "Add partner"} <= set(finding.listed())
    finding.type("add family")
    finding.press(Key.Key_Return)
    assert "added" in house.window.frame.toast.text()


def test_a_row_of_another_project_puts_that_project_on_the_desk(open_house: OpenHouse) -> None:
    house = open_house("en")
    here, other = list_projects(house.workspace)
    finding = Finding(house)
    finding.type("polisportiva")
    row = finding.palette.chosen()
    assert row is not None
    assert row.context.endswith(f"in the project «{other.title}»")
    finding.press(Key.Key_Return)
    assert house.desk.project_id == other.id != here.id
    page = house.window.frame.page
    assert isinstance(page, PartnersPage)
    current = page.table.current_row()
    assert current is not None
    assert current.name == "Polisportiva Tutti in Campo"


def test_a_decision_leads_to_the_minutes_in_which_it_stands(open_house: OpenHouse, qtbot: QtBot) -> None:
    house = open_house("en")
    finding = Finding(house)
    finding.type("centro non apre domenica")
    row = finding.palette.chosen()
    assert row is not None
    choice = row.choice
    assert isinstance(choice, Found)
    assert choice.meeting is not None
    finding.press(Key.Key_Return)
    page = house.window.frame.page
    assert isinstance(page, PapersPage)
    assert page.meetings.current is not None
    assert page.meetings.current.id == choice.meeting.id
    qtbot.waitUntil(lambda: not page.is_making, timeout=20_000)


def test_live_mode_stays_for_what_is_in_the_meeting_and_is_left_for_the_rest(open_house: OpenHouse) -> None:
    house = open_house("en")
    project_id = house.desk.project_id
    assert project_id
    meeting = start_now(house.workspace, project_id=project_id, title="", item_title="Talk")
    said = add_priority(house.workspace, meeting_id=meeting, text="Quiet corner by the door")
    house.window.open_row("meeting_live", meeting)
    settle()
    finding = Finding(house)
    finding.type("quiet corner")
    finding.press(Key.Key_Return)
    live = house.window.live
    assert isinstance(live, LiveScreen)
    note = live.priorities.grid.current_note()
    assert note is not None
    assert note.id == said.id
    finding = Finding(house)
    finding.type("prov")
    assert house.window.live is live
    finding.press(Key.Key_Escape)
    assert house.window.live is live
    finding = Finding(house)
    finding.type("volontari del ponte")
    finding.press(Key.Key_Return)
    assert house.window.live is None
    assert isinstance(house.window.frame.page, PartnersPage)
    assert any(row.id == meeting for row in list_meetings(house.workspace, project_id=project_id))


def test_in_room_safe_people_are_shown_as_they_may_be_printed(open_house: OpenHouse) -> None:
    house = open_house("en")
    finding = Finding(house)
    finding.type("pedrini")
    assert finding.chosen() == "Daniela Pedrini"
    finding.press(Key.Key_Escape)
    house.desk.keep_room_safe(True)
    finding = Finding(house)
    finding.type("pedrini")
    assert "Pedrini" not in " ".join(finding.listed())
    finding.press(Key.Key_Escape)


def test_ctrl_k_works_from_a_line_that_one_types_in(open_house: OpenHouse) -> None:
    house = open_house("en")
    house.window.go("partners")
    page = house.window.pages["partners"]
    assert isinstance(page, PartnersPage)
    page.pane.filter.setFocus()
    page.pane.filter.setText("crema e altro")
    page.pane.filter.setCursorPosition(5)
    finding = Finding(house)
    finding.press(Key.Key_Escape)
    assert page.pane.filter.text() == "crema e altro"
