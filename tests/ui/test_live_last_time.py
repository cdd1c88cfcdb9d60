"""Since last time: the actions of earlier meetings are answered by single keys, and reach the minutes."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.actions import ActionRow, ActionState
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, get_action
from coprod_desktop.operations.decisions import add_decision, list_decisions
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.ui.live.answers import AnswerDialog
from coprod_desktop.ui.live.ending import EndingDialog
from coprod_desktop.ui.live.line_model import LINE_ROLE, Line
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import FormDialog
from tests.conftest import SetClock
from tests.room import Room, open_room
from tests.ui.live_screen import CTRL, Key, Live

WHATS = "Chiedere la palestra", "Scrivere l’elenco", "Sentire l’autista", "Fare il questionario"


@pytest.fixture
def settings(own_home: Path) -> Settings:
    return Settings(own_home / "settings.ini")


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def asked(workspace: Workspace, room: Room, clock: SetClock) -> dict[str, UUID]:
    """Four actions agreed outside of meetings, the first of them overdue."""
    yesterday = clock().date() - timedelta(days=1)
    return {
        what: add_action(workspace, project_id=room.project_id, what=what, due=yesterday if place == 0 else None).id
        for place, what in enumerate(WHATS)
    }


@pytest.fixture
def live(
    workspace: Workspace, room: Room, asked: dict[str, UUID], settings: Settings, theme: Theme, qtbot: QtBot
) -> Iterator[Live]:
    assert asked
    made = Live(workspace, room, settings, theme, qtbot)
    yield made
    made.close()


def row(live: Live, asked: dict[str, UUID], what: str) -> ActionRow:
    return get_action(live.workspace, action_id=asked[what])


def at_hand(live: Live) -> str:
    current = live.screen.last_time.list.current_row()
    return current.what if current else ""


def line(live: Live, place: int) -> Line:
    shown: Line = live.screen.last_time.list.lines.index(place).data(LINE_ROLE)
    return shown


def test_what_waits_for_an_answer_is_shown_first_and_answered_one_after_the_other(
    live: Live, asked: dict[str, UUID], clock: SetClock
) -> None:
    tool = live.screen.last_time
    assert (live.screen.tabs.key, at_hand(live)) == ("last_time", WHATS[0])
    assert tool.progress.text() == "0 of 4 answered"
    assert line(live, 0).status == "! Not answered yet; overdue"

    live.press(Key.Key_1)
    assert (at_hand(live), tool.progress.text()) == (WHATS[1], "1 of 4 answered")

    live.press(Key.Key_2)
    live.type("+7")
    live.press(Key.Key_Tab)
    live.type("Mancano due nomi")
    live.press(Key.Key_Return, CTRL)
    told = row(live, asked, WHATS[1])
    assert (told.state, told.due, told.events[-1].note) == (
        ActionState.GOES_ON,
        clock().date() + timedelta(days=7),
        "Mancano due nomi",
    )

    live.press(Key.Key_3)
    live.press(Key.Key_Down)
    live.press(Key.Key_Return, CTRL)
    assert row(live, asked, WHATS[2]).owner == live.screen.live.partners[0].name

    live.press(Key.Key_4)
    live.type("Le famiglie sono stanche di moduli")
    live.press(Key.Key_Return, CTRL)
    assert row(live, asked, WHATS[3]).state is ActionState.DROPPED
    assert tool.progress.text() == "✓ All 4 answered"

    for _answer in range(4):
        live.press(Key.Key_Z, CTRL)
    assert tool.progress.text() == "0 of 4 answered"
    assert list_decisions(live.workspace, meeting_id=live.room.meeting_id) == ()


def test_who_goes_on_says_until_when_and_why(live: Live, asked: dict[str, UUID]) -> None:
    live.press(Key.Key_2)
    live.press(Key.Key_Return, CTRL)
    assert isinstance(live.dialog, FormDialog)
    live.type("+7")
    live.press(Key.Key_Return, CTRL)
    assert live.dialog.form.fields["note"].error.text() == "✕ Please fill this in."
    assert row(live, asked, WHATS[0]).state is ActionState.OPEN
    live.dialog.form.dirty = False
    live.press(Key.Key_Escape)


def test_an_action_is_dropped_by_a_decision_that_the_minutes_name(live: Live, asked: dict[str, UUID]) -> None:
    live.press(Key.Key_4)
    live.type("La palestra c’è già")
    live.press(Key.Key_Return, CTRL)

    (decision,) = list_decisions(live.workspace, meeting_id=live.room.meeting_id)
    assert (decision.text, decision.reason) == (
        "«Chiedere la palestra» is not pursued any further",
        "La palestra c’è già",
    )
    assert decision.item_id == live.room.items["Benvenuto"]
    answer = next(
        one
        for one in minutes_content(live.workspace, meeting_id=live.room.meeting_id).earlier_actions
        if one.action.what == WHATS[0]
    )
    assert (answer.answer, answer.decision, answer.note) == (ActionState.DROPPED, decision.text, decision.reason)
    assert f"by decision: «{decision.text}»" in line(live, 0).caption


def test_a_decision_taken_already_drops_an_action_and_lends_its_reason(live: Live, asked: dict[str, UUID]) -> None:
    decision = add_decision(
        live.workspace, meeting_id=live.room.meeting_id, text="Niente questionari", reason="Troppi moduli"
    )
    live.press(Key.Key_4)
    dialog = live.dialog
    assert isinstance(dialog, FormDialog)
    choice = dialog.form.fields["decision_id"]
    choice.control.setFocus()
    live.press(Key.Key_Down)
    assert dialog.form.fields["reason"].value() == "Troppi moduli"
    assert not dialog.form.fields["text"].isEnabled()
    live.press(Key.Key_Return, CTRL)

    assert [one.id for one in list_decisions(live.workspace, meeting_id=live.room.meeting_id)] == [decision.id]
    assert row(live, asked, WHATS[0]).events[-1].decision == "Niente questionari"


def test_an_answer_is_given_anew_or_taken_back(live: Live, asked: dict[str, UUID]) -> None:
    live.press(Key.Key_1)
    live.press(Key.Key_Home)
    live.press(Key.Key_5)
    assert live.toast == "«Chiedere la palestra» has no answer any more"
    assert row(live, asked, WHATS[0]).state is ActionState.OPEN
    assert at_hand(live) == WHATS[1]
    live.press(Key.Key_5)
    assert at_hand(live) == WHATS[2]
    assert live.screen.last_time.progress.text() == "0 of 4 answered"


def test_the_end_names_what_was_not_answered_and_takes_the_answer(live: Live, asked: dict[str, UUID]) -> None:
    for _answer in range(3):
        live.press(Key.Key_1)
    live.press(Key.Key_E, CTRL)
    ending = live.dialog
    assert isinstance(ending, EndingDialog)
    missing = ending.list.lines.row_at(0)
    assert missing is not None
    assert (missing.text, missing.codes) == (WHATS[3], ("action_not_answered",))

    ending.list.setFocus()
    live.press(Key.Key_Home)
    live.press(Key.Key_Return)
    assert isinstance(live.dialog, AnswerDialog)
    live.press(Key.Key_1)
    assert row(live, asked, WHATS[3]).state is ActionState.DONE
    assert ending.list.lines.rowCount() == 0
    ending.form.dirty = False
    live.press(Key.Key_Escape)


def test_once_the_meeting_goes_on_its_first_tool_is_the_usual_one(live: Live) -> None:
    live.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    live.screen.agenda.leave.click()
    live.enter()
    assert live.screen.capture.line.hasFocus()
    assert live.screen.tabs.key == "priorities"


def test_it_is_all_said_in_italian(live: Live, asked: dict[str, UUID]) -> None:
    live.press(Key.Key_1)
    live.window.set_language("it")
    tool = live.screen.last_time
    assert tool.progress.text() == "Risposta data a 1 su 4"
    assert line(live, 0).status == "✓ Fatta"
    assert line(live, 1).status == "○ Ancora senza risposta"
    assert [button.text() for button in tool.buttons.values()][3] == "4 Abbandonata…"


def test_dates_are_read_from_the_day_of_the_meeting(live: Live, asked: dict[str, UUID]) -> None:
    live.press(Key.Key_2)
    live.type("1/4/2009")
    live.press(Key.Key_Tab)
    live.type("Dopo Pasqua")
    live.press(Key.Key_Return, CTRL)
    assert row(live, asked, WHATS[0]).due == date(2009, 4, 1)
