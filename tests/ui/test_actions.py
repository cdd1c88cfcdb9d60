"""The actions' screen: counted, filtered, edited in place, told of by key, added, deleted, brought back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, record_progress
from coprod_desktop.operations.meetings import add_meeting, end_meeting
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team
from coprod_desktop.ui.actions.news_form import STATES
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.who_field import WhoField
from coprod_desktop.words.labels import label
from tests.conftest import SetClock
from tests.room import Room, open_room
from tests.ui.actions_screen import CTRL, Key, Screen

TODAY = date(2009, 3, 3)
LATE, TODAYS, SOON, UNDATED = "Scrivere ai medici", "Stampare", "Trovare la sala", "Chiedere il costo"


@pytest.fixture
def room(workspace: Workspace, clock: SetClock) -> Room:
    """Four actions agreed three weeks ago: overdue, due today, due in five days, and one that nobody has."""
    clock.forward(days=-21)
    room = open_room(workspace)
    priority = add_priority(workspace, meeting_id=room.meeting_id, text="Sapere a chi telefonare")
    owners = {LATE: "Carla", TODAYS: "Bruno", SOON: "Carla"}
    for what, days in ((SOON, 5), (UNDATED, None), (LATE, -3), (TODAYS, 0)):
        add_action(
            workspace,
            project_id=room.project_id,
            meeting_id=room.meeting_id,
            what=what,
            participant_id=room.people[owners[what]] if what in owners else None,
            priority_id=priority.id if what == LATE else None,
            due=None if days is None else TODAY + timedelta(days=days),
        )
    end_meeting(workspace, meeting_id=room.meeting_id)
    clock.forward(days=21)
    return room


@pytest.fixture
def screen(desk: Desk, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(room.project_id)
    made = Screen(desk, settings, theme, qtbot)
    yield made
    made.close()


def test_what_is_overdue_longest_stands_first_and_is_told_in_words(screen: Screen) -> None:
    assert screen.shown() == [LATE, TODAYS, SOON, UNDATED]
    assert [screen.cell(what, "status") for what in screen.shown()] == [
        "○ To do\n! Overdue by 3 days",
        "○ To do\n! Today",
        "○ To do\nIn 5 days",
        "○ To do",
    ]
    assert screen.cell(UNDATED, "who") == "Nobody yet"
    assert screen.cell(LATE, "who") == "Comune di Crema (Carla)"
    assert screen.counts() == {
        "open": "All open · 4",
        "overdue": "Overdue · 1",
        "closed": "Done or dropped · 0",
        "all": "All actions · 4",
    }


def test_the_panel_tells_where_it_was_agreed_and_what_it_comes_from(screen: Screen) -> None:
    panel = screen.page.panel
    assert panel.what.text() == LATE
    assert panel.time.text() == "! Overdue by 3 days"
    assert panel.facts.text() == "Comune di Crema (Carla) · by 28 Feb 2009"
    assert panel.agreed.text() == "Agreed on 10 Feb 2009 at «Crema»\nComes from the priority «Sapere a chi telefonare»"
    screen.press(Key.Key_Down)
    assert panel.what.text() == TODAYS


def test_one_key_says_that_it_is_done_and_undo_brings_it_back(screen: Screen) -> None:
    screen.go_to(LATE)
    screen.press(Key.Key_1)
    assert screen.kept[LATE].state is ActionState.DONE
    assert screen.toast == f"«{LATE}»: Done"
    assert LATE not in screen.shown()
    assert screen.current == TODAYS
    assert screen.has_cursor(screen.page.table)
    screen.press(Key.Key_Z, CTRL)
    assert screen.kept[LATE].state is ActionState.OPEN
    assert screen.current == LATE
    screen.press(Key.Key_Y, CTRL)
    assert (screen.kept[LATE].state, screen.current) == (ActionState.DONE, LATE)
    assert screen.page.filters.standings.key == "all"


def test_what_goes_on_gets_a_new_date_and_a_note_and_keeps_the_old_ones(screen: Screen) -> None:
    screen.go_to(LATE)
    screen.press(Key.Key_2)
    news = screen.page.panel.news
    assert screen.has_cursor(news.new_due.control)
    screen.type("+14")
    screen.press(Key.Key_Tab)
    assert news.new_due.control.text() == "17/03/2009"
    screen.type("Manca l’elenco dei medici")
    screen.press(Key.Key_Return)
    row = screen.kept[LATE]
    assert (row.state, row.due, row.first_due) == (ActionState.GOES_ON, date(2009, 3, 17), date(2009, 2, 28))
    assert (row.events[-1].on, row.events[-1].note) == (TODAY, "Manca l’elenco dei medici")
    assert screen.has_cursor(screen.page.table)
    assert screen.shown() == [TODAYS, SOON, LATE, UNDATED]
    assert "At first by 28 Feb 2009" in screen.page.panel.agreed.text()
    assert screen.page.panel.history() == [
        "3 Mar 2009 · → Goes on",
        "Manca l’elenco dei medici\nNew date: 17 Mar 2009",
        "10 Feb 2009 · ○ To do",
    ]


def test_what_is_handed_over_asks_to_whom(screen: Screen, room: Room) -> None:
    screen.go_to(LATE)
    screen.press(Key.Key_3)
    news = screen.page.panel.news
    assert screen.has_cursor(news.to.control)
    screen.press(Key.Key_Return)
    assert news.to.error.text() == "✕ Please fill this in."
    screen.type("nessuno")
    screen.press(Key.Key_Return)
    assert news.to.error.text().startswith("✕ Nobody")
    news.to.control.clear()
    screen.type("coop")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()
    news.record_button.click()
    assert screen.kept[LATE].owner_id == room.partners["Coop. Aurora"]
    assert "At first with Comune di Crema" in screen.page.panel.agreed.text()


def test_news_begin_by_n_and_are_left_by_esc(screen: Screen) -> None:
    screen.go_to(SOON)
    screen.press(Key.Key_N)
    news = screen.page.panel.news
    assert screen.has_cursor(news.states.button("in_progress"))
    screen.press(Key.Key_6)
    assert news.state is ActionState.BLOCKED
    assert screen.has_cursor(news.note.control)
    screen.type("Manca la chiave")
    screen.press(Key.Key_Escape)
    assert screen.has_cursor(screen.page.table)
    assert screen.kept[SOON].state is ActionState.OPEN
    screen.press(Key.Key_N)
    screen.press(Key.Key_6)
    assert news.note.value() == "Manca la chiave"
    screen.press(Key.Key_Return)
    assert screen.cell(SOON, "status") == "✕ Blocked\nIn 5 days"
    assert news.note.value() == ""


def test_only_the_fields_of_a_state_are_asked(screen: Screen) -> None:
    news = screen.page.panel.news
    seen = {}
    for state in STATES:
        screen.go_to(SOON)
        screen.page.panel.news.begin(screen.kept[SOON], state)
        seen[state] = (news.to.isVisible(), news.new_due.isVisible(), news.note.isVisible())
    assert {state for state, shown in seen.items() if shown[0]} == {ActionState.HANDED_OVER}
    assert {state for state, shown in seen.items() if shown[1]} == {ActionState.GOES_ON}
    assert all(shown[2] for shown in seen.values())


def test_words_are_put_right_in_place(screen: Screen) -> None:
    screen.go_to(UNDATED)
    screen.press(Key.Key_F2)
    screen.type("Chiedere il costo della navetta")
    screen.press(Key.Key_Return)
    assert "Chiedere il costo della navetta" in screen.shown()
    screen.press(Key.Key_Z, CTRL)
    assert UNDATED in screen.shown()


def test_a_new_date_in_place_is_news_and_the_agreed_one_stays(screen: Screen) -> None:
    screen.go_to(LATE, "due")
    screen.press(Key.Key_F2)
    screen.type("20/03/2009")
    screen.press(Key.Key_Return)
    row = screen.kept[LATE]
    assert (row.due, row.first_due, row.state) == (date(2009, 3, 20), date(2009, 2, 28), ActionState.GOES_ON)
    screen.go_to(LATE, "due")
    screen.press(Key.Key_F2)
    screen.press(Key.Key_Delete)
    screen.press(Key.Key_Return)
    assert screen.failed == ["The date that was agreed stays in the minutes. Write the new one."]
    assert screen.kept[LATE].due == date(2009, 3, 20)


def test_a_date_of_today_is_only_put_right(screen: Screen, room: Room) -> None:
    row = add_action(screen.desk.workspace, project_id=room.project_id, what="Ringraziare", due=TODAY)
    screen.page.deeds.change_due(row, TODAY + timedelta(days=7))
    kept = screen.kept["Ringraziare"]
    assert (kept.first_due, len(kept.events)) == (TODAY + timedelta(days=7), 1)


def test_a_closed_action_keeps_its_date(screen: Screen) -> None:
    row = record_progress(screen.desk.workspace, action_id=screen.kept[LATE].id, state=ActionState.DROPPED)
    screen.page.deeds.change_due(row, TODAY)
    assert screen.failed == ["This action is closed. Say first that it goes on."]
    assert screen.kept[LATE].due == date(2009, 2, 28)


def test_a_new_action_is_written_by_key(screen: Screen, room: Room) -> None:
    with screen.form(lambda: screen.press(Key.Key_Insert)):
        screen.type("Portare le chiavi")
        screen.press(Key.Key_Tab)
        screen.type("Carla (Comune di Crema)")
        screen.press(Key.Key_Tab)
        screen.type("+14")
        screen.press(Key.Key_Return)
    row = screen.kept["Portare le chiavi"]
    assert (row.owner, row.person, row.due) == ("Comune di Crema", "Carla", date(2009, 3, 17))
    assert screen.toast == "Action «Portare le chiavi» added"
    assert screen.current == "Portare le chiavi"
    assert screen.page.panel.agreed.text() == "Written down on 3 Mar 2009"


def test_what_was_first_agreed_is_put_right_and_news_stay(screen: Screen, room: Room) -> None:
    aurora = room.partners["Coop. Aurora"]
    workspace, action_id = screen.desk.workspace, screen.kept[LATE].id
    record_progress(workspace, action_id=action_id, state=ActionState.HANDED_OVER, to_partner_id=aurora)
    screen.go_to(LATE)
    with screen.form(screen.page.panel.change_button.click) as dialog:
        who = dialog.form.fields["who"]
        assert isinstance(who, WhoField)
        assert who.control.text() == "Carla (Comune di Crema)"
        dialog.form.fields["what"].set_value("Scrivere a tutti i medici")
        screen.press(Key.Key_Return, CTRL)
    row = screen.kept["Scrivere a tutti i medici"]
    assert (row.owner, row.first_owner, row.first_person) == ("Coop. Aurora", "Comune di Crema", "Carla")


def test_actions_are_filtered_by_standing_owner_and_team(screen: Screen, room: Room, workspace: Workspace) -> None:
    team_id = add_team(workspace, project_id=room.project_id, name="Squadra di Crema")
    meeting_id = add_meeting(workspace, project_id=room.project_id, title="Trasporti", team_id=team_id)
    add_action(workspace, project_id=room.project_id, meeting_id=meeting_id, what="Fare i turni")
    filters = screen.page.filters
    filters.standings.button("overdue").click()
    assert screen.shown() == [LATE]
    filters.standings.button("closed").click()
    assert screen.page.empty.isVisible()
    assert screen.page.empty.line.text() == "No action matches. Choose another filter above."
    assert not screen.page.panel.isVisible()
    filters.standings.button("open").click()
    options = [filters.owner.control.itemText(place) for place in range(filters.owner.control.count())]
    assert options == ["All owners", "Comune di Crema", "Coop. Aurora", "Nobody yet"]
    filters.owner.control.setCurrentIndex(1)
    filters.owner.control.activated.emit(1)
    assert screen.shown() == [LATE, SOON]
    assert screen.counts()["open"] == "All open · 2"
    filters.owner.control.setCurrentIndex(0)
    filters.owner.control.activated.emit(0)
    filters.team.control.setCurrentIndex(1)
    filters.team.control.activated.emit(1)
    assert screen.shown() == ["Fare i turni"]
    screen.page.reveal("action", screen.kept[LATE].id)
    assert screen.current == LATE


def test_headers_sort(screen: Screen) -> None:
    titles = screen.page.table.horizontalHeader()
    titles.setSortIndicator(screen.column("what"), Qt.SortOrder.AscendingOrder)
    assert screen.shown() == sorted((LATE, TODAYS, SOON, UNDATED))
    titles.setSortIndicator(screen.column("due"), Qt.SortOrder.DescendingOrder)
    assert screen.shown() == [SOON, TODAYS, LATE, UNDATED]


def test_deleted_and_brought_back(screen: Screen) -> None:
    screen.go_to(TODAYS)
    screen.press(Key.Key_Delete)
    assert TODAYS not in screen.kept
    assert screen.toast == f"Action «{TODAYS}» deleted"
    assert screen.current == SOON
    screen.press(Key.Key_Z, CTRL)
    assert screen.current == TODAYS


def test_the_menu_offers_every_state(screen: Screen) -> None:
    screen.go_to(LATE)
    screen.page.table.customContextMenuRequested.emit(
        screen.page.table.visualRect(screen.page.table.currentIndex()).center() + QPoint(0, 0)
    )
    menu = next(one for one in screen.page.table.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[1:7] == [f"{label(screen.desk.words, state)}\t{n}" for n, state in enumerate(STATES, 1)]
    menu.actions()[1].trigger()
    menu.close()
    assert screen.kept[LATE].state is ActionState.DONE


def test_it_speaks_italian_at_once(screen: Screen) -> None:
    screen.window.set_language("it")
    assert screen.cell(LATE, "status") == "○ Da fare\n! In ritardo di 3 giorni"
    assert screen.counts()["overdue"] == "Scadute · 1"
    assert screen.page.panel.news.states.button("done").text() == "1 Fatta"
    assert screen.page.panel.time.text() == "! In ritardo di 3 giorni"
    screen.go_to(LATE)
    screen.press(Key.Key_5)
    assert screen.toast == f"«{LATE}»: In corso"


def test_an_empty_project_says_what_belongs_here(
    desk: Desk, workspace: Workspace, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    desk.choose_project(add_project(workspace, title="Vuoto", lead="ASL di Cremona"))
    screen = Screen(desk, settings, theme, qtbot)
    with closing(screen):
        assert screen.page.empty.isVisible()
        assert not screen.page.filters.isVisible()
        with screen.form(lambda: screen.press(Key.Key_Return)):
            screen.type("Cominciare")
            screen.press(Key.Key_Return, CTRL)
        assert screen.shown() == ["Cominciare"]


def test_nothing_is_cut_when_the_text_is_large(screen: Screen, theme: Theme) -> None:
    theme.zoom(2.0)
    QApplication.processEvents()
    page = screen.page
    assert page.panel.mapTo(page, QPoint(0, 0)).y() > page.table.mapTo(page, QPoint(0, 0)).y()
    assert page.panel.news.record_button.width() >= page.panel.news.record_button.sizeHint().width()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert page.table.horizontalScrollBar().maximum() == 0
