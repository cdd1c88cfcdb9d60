"""The wall beside the window: what each view says, and who decides when it changes."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import ConsentPurpose
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.agenda import add_minutes, begin_item, change_item, note_item
from coprod_desktop.operations.attendance import list_attendance, register_arrival
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.meetings import end_meeting
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.polls import close_poll, open_poll, prepare_poll, reopen_poll
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.wall.operator import Operator
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import SetClock, type_text
from tests.room import Room, open_room
from tests.ui.every_screen import settle
from tests.ui.wall_screen import NEW, OLD, Beside, faults

Key = Qt.Key
SECRETS = ("Maria Segreta", "0373 999888", "maria@segreta.it", "Interprete in ucraino", "Il sindaco è in ritardo")
NOTE = "Non parlare del bilancio"


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def beside(desk: Desk, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Beside]:
    window = MainWindow(desk.words, settings, theme)
    desk.choose_project(room.project_id)
    window.resize(1366, 768)
    window.show()
    made = Beside(desk, settings, window, qtbot)
    yield made
    made.wall.shut()
    window.close()
    window.deleteLater()


def vote(workspace: Workspace, room: Room, *, close: bool) -> UUID:
    """Let those in the room vote: Anna gives two dots to the shuttle, Bruno none."""
    meeting = room.meeting_id
    for name in ("Anna", "Bruno", "Carla"):
        register_arrival(workspace, meeting_id=meeting, participant_id=room.people[name])
    options = [("Una navetta", None), ("Orari serali", None), ("Un solo numero", None)]
    poll = prepare_poll(
        workspace, meeting_id=meeting, question="Che cosa viene prima?", options=options, budget=3, cap=2
    ).id
    keys = {option.text: option.id for option in open_poll(workspace, poll_id=poll).options}
    cast_ballot(workspace, poll_id=poll, participant_id=room.people["Anna"], dots={keys["Una navetta"]: 2})
    cast_ballot(workspace, poll_id=poll, participant_id=room.people["Bruno"], dots={})
    if close:
        close_poll(workspace, poll_id=poll)
    return poll


def test_it_welcomes_with_the_ground_rules(beside: Beside) -> None:
    said = beside.put(View.WELCOME)
    assert "Welcome" in said
    assert "One person speaks at a time." in said
    assert "Scuola Manzoni" in said


def test_the_facilitator_writes_other_ground_rules(beside: Beside) -> None:
    beside.put(View.WELCOME)
    assert beside.wall.panel is not None
    beside.wall.panel.rules.click()
    settle()
    field = beside.wall.panel.findChild(QPlainTextEdit)
    assert field is not None
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field, "Si ascolta")
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Si ascolta" in beside.said
    assert "One person" not in beside.said
    beside.desk.workspace.undo()
    assert "One person speaks at a time." in beside.said


def test_the_agenda_tells_times_and_marks_what_is_on(beside: Beside, room: Room, clock: SetClock) -> None:
    said = beside.put(View.AGENDA)
    assert said.splitlines()[2:] == [
        "14:30",
        "Benvenuto",
        "→ On now, until 14:40",
        "14:40",
        "Che cosa serve",
        "15:05",
        "Decisioni",
    ]
    clock.forward(minutes=12)
    begin_item(beside.desk.workspace, meeting_id=room.meeting_id, item_id=room.items["Che cosa serve"])
    add_minutes(beside.desk.workspace, item_id=room.items["Che cosa serve"], minutes=2)
    said = beside.said
    assert "✓ Benvenuto" in said
    assert "→ On now, until 15:09" in said
    assert said.splitlines()[-2:] == ["15:09", "Decisioni"]


def test_the_question_is_the_item_or_a_text_of_ones_own(beside: Beside, room: Room) -> None:
    assert "Benvenuto" in beside.put(View.QUESTION)
    assert "Quali orari servono?" in beside.put(View.QUESTION, "Quali orari servono?")


def test_the_board_groups_by_theme_and_names_sectors_only(beside: Beside, room: Room) -> None:
    for line in ("Orari serali #orari @Anna", "Una navetta #trasporti @«Famiglia 1»", "Sabato #orari @«Coop. Aurora»"):
        add_priority(beside.desk.workspace, meeting_id=room.meeting_id, text=line)
    said = beside.put(View.BOARD)
    texts = said.splitlines()
    assert [line for line in texts if line in {"orari", "trasporti"}] == ["orari", "orari", "trasporti"]
    assert "Families and nonprofits" in said
    assert "Famiglia 1" not in said
    assert "3 priorities" in said


def test_a_vote_under_way_tells_who_many_have_voted_and_nothing_else(beside: Beside, room: Room) -> None:
    poll = vote(beside.desk.workspace, room, close=False)
    for view in (View.PROGRESS, View.RESULT):
        said = beside.put(view)
        assert "2 of 3 have voted" in said
        assert "dots" not in said
        assert "supporter" not in said
        assert not any(item.share or item.figure for item in beside.wall.projection.sheet.items)
    assert sorted(said.splitlines()[2:-1:2] + said.splitlines()[3:-1:2]) == sorted(
        ["·", "·", "·", "Una navetta", "Orari serali", "Un solo numero"]
    )
    close_poll(beside.desk.workspace, poll_id=poll)
    assert "2 dots · 1 supporter" in beside.said


def test_a_result_goes_away_when_the_vote_is_opened_again(beside: Beside, room: Room) -> None:
    poll = vote(beside.desk.workspace, room, close=True)
    said = beside.put(View.RESULT)
    assert said.splitlines()[1:4] == ["1.", "Una navetta", "2 dots · 1 supporter"]
    assert "0 dots · 0 supporters" in said
    assert "1 blank ballot" in said
    assert "Anna" not in said
    reopen_poll(beside.desk.workspace, poll_id=poll, reason="Carla non ha votato")
    said = beside.said
    assert "dots" not in said
    assert "2 of 3 have voted" in said
    assert "Carla" not in said


def test_decisions_and_actions(beside: Beside, room: Room) -> None:
    workspace = beside.desk.workspace
    add_decision(workspace, meeting_id=room.meeting_id, text="Si apre fino alle 21", reason="Le famiglie lavorano")
    add_action(
        workspace,
        project_id=room.project_id,
        meeting_id=room.meeting_id,
        what="Chiedere le chiavi",
        participant_id=room.people["Carla"],
        due=workspace.today(),
    )
    assert beside.put(View.DECISIONS).splitlines()[2:] == ["1.", "Si apre fino alle 21", "Consensus"]
    assert beside.put(View.ACTIONS).splitlines()[2:] == [
        "1.",
        "Chiedere le chiavi",
        "Comune di Crema · by 3 Mar 2009",
    ]


def test_the_clock_says_its_pace_with_a_word(beside: Beside, room: Room, clock: SetClock) -> None:
    assert "10:00" in beside.put(View.CLOCK)
    for minutes, digits, word in (
        (7, "3:00", "✓ on time"),
        (2, "1:00", "! time nearly up"),
        (3, "+2:00", "✕ over time"),
    ):
        clock.forward(minutes=minutes)
        beside.wall.projection.tick()
        assert digits in beside.said
        assert word in beside.said
    assert "Then: Che cosa serve" in beside.said


def test_the_quiet_page_has_one_line(beside: Beside) -> None:
    assert beside.put(View.QUIET) == "A quiet moment"
    assert beside.put(View.QUIET, "Torniamo alle 15:10") == "Torniamo alle 15:10"


def test_what_comes_next_is_apart_from_the_wall(beside: Beside) -> None:
    beside.put(View.WELCOME)
    before = beside.said
    beside.wall.projection.choose(Choice(View.AGENDA))
    assert beside.said == before
    assert beside.wall.panel is not None
    assert "14:40" in beside.wall.panel.picture.accessibleDescription()
    beside.wall.panel.show_button.click()
    assert "14:40" in beside.said


def test_a_frozen_wall_stays_whatever_happens(beside: Beside, room: Room, clock: SetClock) -> None:
    beside.put(View.AGENDA)
    before = beside.said
    assert beside.wall.window is not None
    picture = beside.wall.window.grab().toImage()
    beside.wall.do("freeze")
    clock.forward(minutes=30)
    begin_item(beside.desk.workspace, meeting_id=room.meeting_id, item_id=room.items["Decisioni"])
    change_item(beside.desk.workspace, item_id=room.items["Decisioni"], title="Altro", planned_min=5)
    beside.wall.projection.follow(True)
    beside.wall.projection.tick()
    beside.wall.do("show")
    beside.wall.do("next_page")
    beside.desk.speak(Words("it"))
    assert beside.said == before
    assert beside.wall.window.grab().toImage() == picture
    beside.wall.do("freeze")
    assert beside.said != before


def test_a_blank_wall_says_nothing_and_comes_back(beside: Beside) -> None:
    before = beside.put(View.WELCOME)
    beside.wall.do("blank")
    assert beside.said == ""
    assert beside.wall.window is not None
    shown = beside.wall.window.view.grab().toImage()
    assert {shown.pixelColor(x, y).name() for x in (5, 200, 300) for y in (5, 90, 170)} == {"#000000"}
    beside.wall.do("blank")
    assert beside.said == before


def test_it_follows_the_meeting_where_that_is_wanted(beside: Beside, room: Room) -> None:
    workspace = beside.desk.workspace
    beside.put(View.WELCOME)
    begin_item(workspace, meeting_id=room.meeting_id, item_id=room.items["Che cosa serve"])
    assert "Welcome" in beside.said
    assert beside.wall.panel is not None
    beside.wall.panel.follow.control.click()
    assert "Che cosa serve" in beside.said
    begin_item(workspace, meeting_id=room.meeting_id, item_id=room.items["Decisioni"])
    assert "Decisioni" in beside.said
    beside.put(View.BOARD)
    add_priority(workspace, meeting_id=room.meeting_id, text="Una navetta")
    assert "Una navetta" in beside.said
    end_meeting(workspace, meeting_id=room.meeting_id)
    assert beside.said == "Thank you for being here."


def test_what_is_undone_goes_from_the_wall(beside: Beside, room: Room) -> None:
    beside.put(View.BOARD)
    add_priority(beside.desk.workspace, meeting_id=room.meeting_id, text="Una navetta")
    assert "Una navetta" in beside.said
    beside.desk.workspace.undo()
    assert "Una navetta" not in beside.said
    assert "Nothing written yet." in beside.said


def test_pages_are_turned_by_the_person_at_the_laptop(beside: Beside, room: Room) -> None:
    for number in range(20):
        add_priority(beside.desk.workspace, meeting_id=room.meeting_id, text=f"Priorità {number}")
    beside.put(View.BOARD)
    assert beside.wall.window is not None
    view = beside.wall.window.view
    count = len(view.pages.pages)
    assert count >= 3
    for _press in range(count + 2):
        beside.wall.do("next_page")
    assert view.page == count - 1
    beside.wall.do("page_before")
    assert view.page == count - 2
    assert beside.wall.panel is not None
    assert beside.wall.panel.live.told.text() == f"{count - 1} of {count}"


def test_the_size_of_the_text_is_remembered(beside: Beside, settings: Settings) -> None:
    beside.put(View.WELCOME)
    assert beside.wall.panel is not None
    beside.wall.panel.larger.click()
    beside.wall.panel.larger.click()
    assert settings.wall_scale == 1.3
    assert beside.wall.window is not None
    assert beside.wall.window.scale == 1.3
    assert beside.wall.panel.size_told.text() == "Text 130 %"


def test_it_speaks_the_language_of_the_window(beside: Beside) -> None:
    beside.put(View.WELCOME)
    beside.desk.speak(Words("it"))
    assert "Si parla uno alla volta." in beside.said
    assert beside.wall.window is not None
    assert beside.wall.window.windowTitle() == "Proiezione · Coprod Desktop"
    assert isinstance(beside.wall.panel, Operator)
    assert beside.wall.panel.show_button.text() == "Mostra"


def test_nothing_private_ever_stands_on_it(beside: Beside, room: Room) -> None:
    workspace = beside.desk.workspace
    name, phone, mail, need, private = SECRETS
    secret = add_person(
        workspace,
        partner_id=room.partners["Famiglia 1"],
        alias="Madre",
        names=name,
        email=mail,
        phone=phone,
        consents=[ConsentPurpose.ACCESS_NEEDS],
        access_needs=[need],
    )
    register_arrival(workspace, meeting_id=room.meeting_id, participant_id=secret.id)
    add_note(workspace, meeting_id=room.meeting_id, text=private, private=True, item_id=room.items["Benvenuto"])
    note_item(workspace, item_id=room.items["Benvenuto"], note=NOTE)
    add_priority(workspace, meeting_id=room.meeting_id, text="Orari serali @«Famiglia 1»", author_id=secret.id)
    add_action(
        workspace, project_id=room.project_id, meeting_id=room.meeting_id, what="Telefonare", participant_id=secret.id
    )
    vote(workspace, room, close=False)
    assert any(row.has_access_needs for row in list_attendance(workspace, meeting_id=room.meeting_id))
    said = "\n".join(beside.put(view) for view in View)
    assert "Orari serali" in said
    hidden = [*SECRETS, NOTE, "Madre", *(name for name in room.people)]
    assert [text for text in hidden if text in said] == []


@pytest.mark.parametrize("size", [OLD, NEW], ids=["old", "new"])
def test_every_view_of_a_meeting_fits(beside: Beside, room: Room, size: object) -> None:
    workspace = beside.desk.workspace
    long = "Le famiglie chiedono che gli sportelli restino aperti anche la sera, perché di giorno lavorano " * 3
    for number in range(9):
        add_priority(workspace, meeting_id=room.meeting_id, text=f"{number} {long} #«Orari di apertura» @«Famiglia 1»")
        add_decision(workspace, meeting_id=room.meeting_id, text=f"{number} {long}")
        add_action(workspace, project_id=room.project_id, meeting_id=room.meeting_id, what=f"{number} {long}")
    vote(workspace, room, close=True)
    for view in View:
        beside.put(view)
        assert list(faults(beside.wall.projection.sheet, size)) == [], view  # type: ignore[arg-type]


def test_the_panel_is_worked_by_keys(beside: Beside) -> None:
    panel = beside.wall.panel
    assert panel is not None
    panel.activateWindow()
    beside.qtbot.waitUntil(lambda: panel.focusWidget() is panel.views.button(panel.views.key))
    QTest.keyClick(panel.focusWidget(), Key.Key_Right)
    QTest.keyClick(panel.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "14:40" in beside.said
    QTest.keyClick(panel.focusWidget(), Key.Key_Escape)
    settle()
    assert beside.wall.panel is None
    assert beside.wall.is_open
    assert not any(isinstance(one, Operator) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_its_keys_are_heard_in_a_dialog_too(beside: Beside) -> None:
    wall, commands = beside.wall, beside.window.wall_commands
    commands.asked.connect(wall.do)
    wall.changed.connect(lambda: commands.show_state(wall))
    wall.shut()
    settle()
    dialog = Dialog(beside.window, beside.desk.words, "Something else")
    line = LineEdit()
    dialog.body.addWidget(line)
    button = dialog.add_button("Go on", dialog.accept)
    dialog.open()
    beside.qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    settle()
    # The panel would stand dead beside the dialog.
    assert (wall.is_open, wall.panel) == (True, None)
    dialog.activateWindow()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_B)
    assert wall.blanked
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_B)
    assert (line.text(), wall.blanked) == ("b", True)
    dialog.accept()
