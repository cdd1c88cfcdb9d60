"""The board of priorities: walked, marked, moved, joined and edited by key, as a board and as a list."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.priority_board import Outcome
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.priorities import add_priority, change_priority
from coprod_desktop.operations.themes import add_theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.shortcuts import groups_of
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words
from tests.room import Room, open_room
from tests.ui.priorities_screen import ALT, CTRL, SHIFT, Key, Screen

LINES = (
    "Navetta il martedì #trasporti @«Famiglia 1»",
    "Rimborso benzina #trasporti @comune",
    "Orari serali #orari @«Coop. Aurora»",
    "Un numero solo",
    "Fogli semplici",
)


@pytest.fixture
def room(workspace: Workspace) -> Room:
    room = open_room(workspace)
    add_theme(workspace, project_id=room.project_id, name="scuola")
    for line in LINES:
        add_priority(workspace, meeting_id=room.meeting_id, text=line)
    return room


@pytest.fixture
def screen(desk: Desk, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(room.project_id)
    opened = Screen(desk, settings, theme, qtbot)
    yield opened
    opened.close()


def test_the_board_shows_the_cards_of_each_theme(screen: Screen) -> None:
    assert screen.shown == screen.kept
    assert screen.shown == {
        "": ["Un numero solo", "Fogli semplici"],
        "orari": ["Orari serali"],
        "trasporti": ["Navetta il martedì", "Rimborso benzina"],
    }
    assert (screen.current, screen.focus) == ("Un numero solo", screen.page.board)


def test_arrows_walk_over_cards_and_heads(screen: Screen) -> None:
    seen = [screen.current]
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right):
        screen.press(key)
        seen.append(screen.current)
    assert seen == ["Un numero solo", "Fogli semplici", "Orari serali", "Orari serali"]
    # The theme without a card has its head.
    head = screen.page.board.head()
    assert head
    assert head.theme
    assert head.theme.name == "scuola"
    screen.press(Key.Key_Right)
    assert screen.page.board.head() is not None
    screen.press(Key.Key_Down)
    assert (screen.current, screen.page.board.head()) == ("Navetta il martedì", None)
    screen.press(Key.Key_End)
    assert screen.current == "Rimborso benzina"


def test_cards_move_between_themes_and_within_by_key(screen: Screen) -> None:
    screen.press(Key.Key_Right, ALT)
    assert screen.kept["orari"] == ["Orari serali", "Un numero solo"]
    assert screen.toast == "«Un numero solo» moved to «orari»"
    screen.press(Key.Key_Up, ALT)
    assert screen.kept["orari"] == ["Un numero solo", "Orari serali"] == screen.shown["orari"]
    screen.press(Key.Key_Down, ALT)
    screen.press(Key.Key_Left, ALT)
    assert screen.kept[""] == ["Fogli semplici", "Un numero solo"]
    assert screen.current == "Un numero solo"
    # Beyond the first theme, and below the last card, there is nowhere to go.
    for key in (Key.Key_Left, Key.Key_Down):
        screen.press(key, ALT)
    assert screen.kept[""] == ["Fogli semplici", "Un numero solo"]
    for _ in range(4):
        screen.undo()
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]


def test_marked_cards_move_together(screen: Screen) -> None:
    screen.press(Key.Key_Down, SHIFT)
    assert screen.marked == {"Un numero solo", "Fogli semplici"}
    screen.press(Key.Key_Right, ALT)
    assert screen.shown == {
        "orari": ["Orari serali", "Un numero solo", "Fogli semplici"],
        "trasporti": ["Navetta il martedì", "Rimborso benzina"],
    }
    screen.undo()
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]
    screen.press(Key.Key_Escape)
    assert screen.marked == set()


def test_marked_cards_are_joined_to_the_current_one_and_taken_apart(screen: Screen) -> None:
    screen.press(Key.Key_Space)
    screen.press(Key.Key_Down)
    with screen.form(lambda: screen.press(Key.Key_M)) as dialog:
        assert dialog.form.values()["text"] == "Fogli semplici"
        dialog.form.fields["into"].set_value(screen.id_of("Un numero solo"))
        dialog.form.fields["into"].changed.emit()
        assert dialog.form.values()["text"] == "Un numero solo"
        screen.press(Key.Key_Return, CTRL)
    assert screen.shown[""] == ["Un numero solo"]
    assert (screen.current, screen.toast) == ("Un numero solo", "2 priorities joined")
    assert any("«Fogli semplici»" in told for told in screen.page.panel.way())
    screen.press(Key.Key_M, SHIFT)
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]
    screen.undo()
    assert screen.shown[""] == ["Un numero solo"]
    screen.undo()
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]


def test_other_words_for_all_become_those_of_the_card(screen: Screen) -> None:
    screen.press(Key.Key_Down, SHIFT)
    with screen.form(lambda: screen.press(Key.Key_M)) as dialog:
        dialog.form.fields["text"].set_value("Un numero e fogli semplici")
        screen.press(Key.Key_Return, CTRL)
    assert screen.shown[""] == ["Un numero e fogli semplici"]
    screen.undo()
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]


def test_without_marks_there_is_nothing_to_join_or_take_apart(screen: Screen) -> None:
    screen.press(Key.Key_M)
    screen.press(Key.Key_M, SHIFT)
    assert screen.failed == [
        "Mark the others with Space first, then press M on the one that leads.",
        "Nothing is joined to this priority.",
    ]


def test_words_are_edited_in_place_and_kept_or_left(screen: Screen) -> None:
    screen.press(Key.Key_F2)
    screen.type("Un numero che risponde")
    screen.press(Key.Key_Return)
    assert screen.kept[""] == ["Un numero che risponde", "Fogli semplici"] == screen.shown[""]
    assert screen.focus is screen.page.board
    screen.press(Key.Key_Return)
    screen.type("Altro")
    screen.press(Key.Key_Escape)
    assert screen.shown[""][0] == "Un numero che risponde"
    screen.undo()
    assert screen.shown[""][0] == "Un numero solo"


def test_cards_go_to_the_bin_and_come_back(screen: Screen) -> None:
    screen.press(Key.Key_Delete)
    assert screen.shown[""] == ["Fogli semplici"]
    assert (screen.current, screen.toast) == ("Fogli semplici", "Priority «Un numero solo» deleted")
    screen.undo()
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]
    assert screen.current == "Un numero solo"
    screen.press(Key.Key_Down, SHIFT)
    screen.press(Key.Key_Delete)
    assert "" not in screen.shown
    screen.undo()
    assert screen.shown[""] == ["Un numero solo", "Fogli semplici"]


def test_the_list_shows_the_same_cards_and_hears_the_same_keys(screen: Screen) -> None:
    screen.press(Key.Key_L, CTRL)
    assert screen.focus is screen.page.table
    assert screen.listed == [text for column in screen.shown.values() for text in column]
    screen.press(Key.Key_Space)
    screen.press(Key.Key_Down)
    with screen.form(lambda: screen.press(Key.Key_M)):
        screen.press(Key.Key_Return, CTRL)
    assert screen.listed[0] == "Fogli semplici"
    screen.press(Key.Key_Right, ALT)
    assert screen.kept["orari"] == ["Orari serali", "Fogli semplici"]
    assert screen.listed[:2] == ["Orari serali", "Fogli semplici"]
    screen.press(Key.Key_F2)
    screen.type("Fogli e un numero")
    screen.press(Key.Key_Return)
    assert screen.kept["orari"] == ["Orari serali", "Fogli e un numero"]
    screen.press(Key.Key_Up, SHIFT)
    assert screen.marked == {"Orari serali", "Fogli e un numero"}
    screen.press(Key.Key_Escape)
    screen.press(Key.Key_Down)
    screen.press(Key.Key_L, CTRL)
    assert screen.page.board.hasFocus()
    assert screen.current == "Fogli e un numero"


def test_a_screen_reader_finds_every_card_and_head_of_the_board(screen: Screen) -> None:
    heard = QAccessible.queryAccessibleInterface(screen.page.board)
    names = [heard.child(place).text(QAccessible.Text.Name) for place in range(heard.childCount())]
    assert heard.text(QAccessible.Text.Name) == "Board of priorities"
    for part in ("trasporti, 2 priorities", "Navetta il martedì, Famiglia 1, Not answered yet, trasporti"):
        assert part in names


def test_filters_leave_what_is_wanted_and_say_how_many(screen: Screen, workspace: Workspace, room: Room) -> None:
    add_decision(
        workspace,
        meeting_id=room.meeting_id,
        text="Navetta in prova",
        reason="Costa poco",
        answers=[screen.id_of("Navetta il martedì")],
        declines=[screen.id_of("Rimborso benzina")],
    )
    add_action(workspace, project_id=room.project_id, what="Chiedere", priority_id=screen.id_of("Orari serali"))
    outcomes = screen.page.filters.outcomes
    assert [outcomes.button(one.value).text() for one in Outcome] == [
        "Not answered yet · 2",
        "Decided · 1",
        "Declined · 1",
        "Acted on · 1",
    ]
    outcomes.choose(Outcome.DECLINED.value)
    assert screen.shown == {"trasporti": ["Rimborso benzina"]}
    screen.go_to("Rimborso benzina")
    assert any("✕ Declined" in told and "Why: Costa poco" in told for told in screen.page.panel.way())
    # What no longer passes goes, and what is asked for comes whatever the filter.
    screen.undo()
    screen.undo()
    assert screen.page.reveal("priority", screen.id_of("Fogli semplici"))
    assert (outcomes.key, screen.current) == ("all", "Fogli semplici")


def test_ctrl_f_searches_words_partners_and_themes(screen: Screen) -> None:
    screen.page.search()
    assert screen.focus is screen.page.filters.line
    screen.type("comune")
    assert screen.shown == {"trasporti": ["Rimborso benzina"]}
    screen.press(Key.Key_A, CTRL)
    screen.type("TRASPORTI nav")
    assert screen.shown == {"trasporti": ["Navetta il martedì"]}
    screen.press(Key.Key_Return)
    assert screen.page.board.hasFocus()
    assert screen.current == "Navetta il martedì"
    screen.page.search()
    screen.press(Key.Key_A, CTRL)
    screen.type("nessuna")
    assert (screen.shown, screen.page.nothing.isVisible()) == ({}, True)
    screen.press(Key.Key_Escape)
    assert screen.shown == screen.kept


def test_each_step_of_the_way_opens_its_place(screen: Screen, workspace: Workspace, room: Room, qtbot: QtBot) -> None:
    action = add_action(
        workspace, project_id=room.project_id, what="Chiedere", priority_id=screen.id_of("Orari serali")
    )
    screen.go_to("Orari serali")
    asked: list[tuple[str, object]] = []
    screen.desk.opened.connect(lambda kind, key: asked.append((kind, key)))
    buttons = screen.page.panel.findChildren(Button)
    for text in ("Show meeting", "Show action"):
        QTest.mouseClick(next(one for one in buttons if one.text() == text), Qt.MouseButton.LeftButton)
    assert asked == [("meeting", room.meeting_id), ("action", action.id)]


def test_themes_are_added_changed_and_deleted_on_the_board(screen: Screen) -> None:
    with screen.form(screen.page.add_theme) as dialog:
        screen.type("respiro")
        dialog.form.fields["colour"].set_value(4)
        screen.press(Key.Key_Return, CTRL)
    head = screen.page.board.head()
    assert head
    assert head.theme
    assert (head.theme.name, head.theme.colour) == ("respiro", 4)
    screen.page.board.setFocus()
    with screen.form(lambda: screen.press(Key.Key_F2)) as dialog:
        dialog.form.fields["name"].set_value("TRASPORTI")
        screen.press(Key.Key_Return, CTRL)
        assert dialog.form.trouble() == "There is already a theme called «TRASPORTI»."
        dialog.form.fields["name"].set_value("Respiro")
        screen.press(Key.Key_Return, CTRL)
    assert [column.theme.name for column in screen.page.shelf.columns if column.theme][-2:] == ["scuola", "trasporti"]
    assert screen.page.board.go_to_head(next(t.id for t in screen.page.shelf.themes if t.name == "trasporti"))
    screen.page.board.setFocus()
    screen.press(Key.Key_Delete)
    assert screen.shown[""] == ["Navetta il martedì", "Rimborso benzina", "Un numero solo", "Fogli semplici"]
    screen.undo()
    assert screen.shown["trasporti"] == ["Navetta il martedì", "Rimborso benzina"]


def test_the_panel_gives_a_card_another_theme(screen: Screen) -> None:
    field = screen.page.panel.theme
    field.set_value(next(theme.id for theme in screen.page.shelf.themes if theme.name == "scuola"))
    field.changed.emit()
    assert screen.kept["scuola"] == ["Un numero solo"]


def test_the_menu_of_a_card_says_what_can_be_done_and_with_which_key(screen: Screen) -> None:
    screen.press(Key.Key_Menu)
    menu = next(one for one in screen.page.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Edit\tF2", "Mark\tSpace", "Join the marked ones to this\tM", "Move to theme", "Delete\tDel"]
    menu.close()


def test_the_list_of_keys_tells_those_of_the_board(screen: Screen) -> None:
    groups = dict(groups_of(screen.desk.words, None, screen.page))
    assert ("Join the marked ones to this", "M") in groups["Board of priorities"]
    assert ("Move up or down", "Alt+Up · Alt+Down") in groups["Board of priorities"]


def test_only_what_a_step_touched_is_patched(screen: Screen, workspace: Workspace) -> None:
    patched: list[list[str]] = []
    screen.page.shelf.patched.connect(lambda changed, _gone: patched.append([note.text for note in changed]))
    renewed: list[None] = []
    screen.page.shelf.renewed.connect(lambda: renewed.append(None))
    change_priority(workspace, priority_id=screen.id_of("Orari serali"), text="Orari del sabato")
    assert (patched, renewed) == ([["Orari del sabato"]], [])
    assert screen.shown["orari"] == ["Orari del sabato"]


def test_everything_is_said_again_in_italian(screen: Screen) -> None:
    screen.window.set_language("it")
    QCoreApplication.processEvents()
    board = QAccessible.queryAccessibleInterface(screen.page.board)
    assert board.text(QAccessible.Text.Name) == "Lavagna delle priorità"
    assert screen.page.filters.outcomes.button("all").text() == "Tutte · 5"
    assert screen.page.panel.way()[0] == "Chiesta da"


def test_a_project_without_priorities_says_what_belongs_here(
    workspace: Workspace, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    room, desk = open_room(workspace), Desk(workspace, Words("en"))
    desk.choose_project(room.project_id)
    screen = Screen(desk, settings, theme, qtbot)
    assert screen.page.empty.isVisible()
    add_priority(workspace, meeting_id=room.meeting_id, text="Navetta")
    assert (screen.page.board.isVisible(), screen.shown) == (True, {"": ["Navetta"]})
    screen.close()


def test_the_page_speaks_italian_from_the_first(
    workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    desk = Desk(workspace, Words("it"))
    desk.choose_project(room.project_id)
    screen = Screen(desk, settings, theme, qtbot)
    screen.press(Key.Key_Right, ALT)
    assert screen.toast == "«Un numero solo» spostata in «orari»"
    screen.close()
