"""A vote in the room by keyboard: prepared, opened, closed, read, decided on, and opened again."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollState, Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.ballots import cast_ballot, enter_sheet
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.meetings import add_meeting, get_meeting
from coprod_desktop.operations.polls import get_poll, list_polls, list_voters
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.ui.live.decision_form import DecisionForm
from coprod_desktop.ui.live.ending import EndingDialog
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.vote_form import VoteDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.words import Words
from tests.room import Room, open_room
from tests.ui.every_screen import settle
from tests.ui.live_screen import CTRL, Key, Live
from tests.ui.voting import all_texts, dots_of, fill_up, go_to_vote, let_in, opened_poll, raise_priorities


@pytest.fixture
def room(workspace: Workspace) -> Room:
    made = open_room(workspace, absent=())
    let_in(workspace, made)
    return made


@pytest.fixture
def live(workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    made = Live(workspace, room, settings, theme, qtbot)
    yield made
    made.close()


def form_of(live: Live) -> VoteDialog:
    assert isinstance(live.dialog, VoteDialog)
    return live.dialog


# Preparing


def test_a_vote_is_prepared_and_opened_by_keys_alone(live: Live) -> None:
    raise_priorities(live.workspace, live.room)
    tool = go_to_vote(live)
    live.enter_line("Da dove si comincia?")
    assert live.focus is form_of(live).vote.picked.list
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space):
        live.press(key)
    assert form_of(live).vote.count.text() == "3 options"
    live.press(Key.Key_Tab)
    live.type("Un centro diurno")
    assert form_of(live).vote.count.text() == "4 options"
    live.press(Key.Key_Return, CTRL)
    (poll,) = list_polls(live.workspace, meeting_id=live.room.meeting_id)
    assert [option.text for option in poll.options] == [
        "Orari serali",
        "Navetta il martedì",
        "Un solo numero",
        "Un centro diurno",
    ]
    assert (poll.state, poll.secrecy, poll.budget, poll.cap) == (PollState.OPEN, Secrecy.SECRET, 3, 3)
    assert poll.item_id == live.room.items["Benvenuto"]
    assert tool.opened.cast.text() == "0 of 4 have voted"
    assert tool.opened.booth.hasFocus()
    assert live.screen.capture.line.text() == ""


def test_the_dots_offered_follow_the_options_until_others_are_typed(live: Live) -> None:
    form = go_to_vote(live).prepare().vote
    form.written.control.setPlainText(
        "\n".join(f"Voce {number} {'abcdefghijklmnopqrst'[number]}" for number in range(20))
    )
    assert (form.budget.value(), form.cap.value()) == (5, 3)
    assert form.budget.hint.text() == "Offered: 5. About a quarter of 20 options, and 3 at least."
    form.budget.control.setFocus()
    form.budget.control.selectAll()
    live.type("7")
    form.written.control.setPlainText("Uno\nDue")
    assert form.budget.value() == 7


def test_options_that_sound_alike_are_pointed_out(live: Live) -> None:
    form = go_to_vote(live).prepare().vote
    form.written.control.setPlainText("Orari serali per le famiglie\nNavetta\nPer famiglie: orari serali")
    assert form.alike.text.text().startswith(
        "These sound alike: «Orari serali per le famiglie» and «Per famiglie: orari serali»."
    )
    form.written.control.setPlainText("Orari serali per le famiglie\nNavetta")
    assert form.alike.isHidden()


def test_priorities_of_the_project_are_found_by_theme_and_ticked_together(live: Live) -> None:
    raise_priorities(live.workspace, live.room)
    live.enter_line("Un pulmino #trasporti")
    live.enter_line("Biglietti ridotti #trasporti")
    picked = go_to_vote(live).prepare().vote.picked
    picked.filter.setFocus()
    live.type("trasp")
    picked.every.setFocus()
    live.press(Key.Key_Space)
    assert picked.texts() == ["Un pulmino", "Biglietti ridotti"]
    assert picked.every.text() == "Untick all shown"


def test_a_vote_that_cannot_be_opened_stays_prepared_and_says_why(live: Live) -> None:
    tool = go_to_vote(live)
    live.enter_line("Sì o no?")
    dialog = form_of(live)
    dialog.vote.written.control.setPlainText("Sì")
    live.press(Key.Key_Return, CTRL)
    assert dialog.form.trouble() == "A vote needs at least two options."
    dialog.vote.written.control.setPlainText("Sì\nNo")
    live.press(Key.Key_Return, CTRL)
    (poll,) = list_polls(live.workspace, meeting_id=live.room.meeting_id)
    assert (poll.state, len(poll.options)) == (PollState.OPEN, 2)
    assert tool.opened.isVisible()


def test_a_prepared_vote_is_changed_deleted_and_brought_back(live: Live) -> None:
    tool = go_to_vote(live)
    live.enter_line("Sì o no?")
    form_of(live).vote.written.control.setPlainText("Sì\nNo")
    form_of(live).keep_button.click()
    assert live.toast == "Vote «Sì o no?» prepared"
    assert "A   Sì" in all_texts(tool.prepared)
    tool.prepared.change.setFocus()
    live.press(Key.Key_Return)
    assert form_of(live).vote.question.value() == "Sì o no?"
    form_of(live).vote.written.control.setPlainText("Sì\nNo\nForse")
    form_of(live).keep_button.click()
    assert "C   Forse" in all_texts(tool.prepared)
    tool.prepared.remove.setFocus()
    live.press(Key.Key_Return)
    assert tool.nothing.isVisible()
    live.press(Key.Key_Z, CTRL)
    assert tool.prepared.isVisible()
    assert tool.question.text() == "Sì o no?"


def test_one_of_several_votes_is_chosen_above(live: Live) -> None:
    first = opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    live.enter_line("E poi?")
    form_of(live).keep_button.click()
    assert tool.question.text() == "E poi?"
    tool.which.setFocus()
    live.press(Key.Key_Up)
    assert tool.question.text() == first.question
    assert live.screen.reveal("poll", first.id)
    assert tool.opened.isVisible()


# Closing, and what follows


def vote(live: Live, *, sheets: int = 0) -> None:
    """Two people vote, and one sheet more where wanted: two options are equal."""
    poll = list_polls(live.workspace, meeting_id=live.room.meeting_id)[-1]
    for name, dots in (("Anna", (2, 1)), ("Bruno", (0, 1))):
        cast_ballot(live.workspace, poll_id=poll.id, participant_id=live.room.people[name], dots=dots_of(poll, *dots))
    for number in range(sheets):
        enter_sheet(live.workspace, poll_id=poll.id, sheet_no=number + 1, dots={})


def close_by_keys(live: Live) -> None:
    live.screen.vote.opened.close_vote.setFocus()
    live.press(Key.Key_Return)
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)


def test_closing_names_who_is_missing_and_shows_the_result(live: Live) -> None:
    poll = opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    vote(live, sheets=1)
    assert tool.opened.cast.text() == "3 of 4 have voted"
    tool.opened.close_vote.setFocus()
    live.press(Key.Key_Return)
    assert any(text.startswith("1 person has not voted yet.") for text in all_texts(live.dialog))
    live.press(Key.Key_Return)
    assert get_poll(live.workspace, poll_id=poll.id).state is PollState.OPEN
    close_by_keys(live)
    assert get_poll(live.workspace, poll_id=poll.id).state is PollState.CLOSED
    closed = tool.closed
    assert closed.turnout.text() == "3 ballots · 4 people could vote · 1 abstention · 1 from paper"
    assert closed.bars.texts() == [
        "1st Orari serali 2 dots · 1 supporter",
        "1st Navetta il martedì 2 dots · 2 supporters",
        "– Un solo numero 0 dots · 0 supporters",
        "– Gruppi al sabato 0 dots · 0 supporters",
    ]
    texts = all_texts(closed)
    assert "→ «Orari serali» and «Navetta il martedì» share the 1st place: the room decides." in texts
    assert "Not split by sector: that takes at least two groups of five ballots." in texts
    assert "Supporters: 2" in texts
    assert closed.decide.hasFocus()


def test_the_result_leads_to_a_decision_that_cites_it(live: Live) -> None:
    poll = opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    vote(live)
    close_by_keys(live)
    tool.closed.decide.setFocus()
    live.press(Key.Key_Return)
    dialog = live.dialog
    assert isinstance(dialog, FormDialog)
    assert isinstance(dialog.form, DecisionForm)
    live.type("Si comincia dagli orari")
    live.press(Key.Key_Return, CTRL)
    (decision,) = list_decisions(live.workspace, meeting_id=live.room.meeting_id)
    assert decision.poll_id == poll.id
    assert {text for _key, text in decision.answers} == {"Orari serali", "Navetta il martedì"}


def test_what_was_raised_in_another_meeting_is_voted_on_and_answered(live: Live) -> None:
    earlier = add_meeting(live.workspace, project_id=live.room.project_id, title="Offanengo")
    wish = add_priority(live.workspace, meeting_id=earlier, text="Un centro diurno")
    tool = go_to_vote(live)
    live.enter_line("Da dove si comincia?")
    picked = form_of(live).vote.picked
    live.press(Key.Key_Space)
    assert picked.texts() == ["Un centro diurno"]
    form_of(live).vote.written.control.setPlainText("Altro")
    live.press(Key.Key_Return, CTRL)
    poll = tool.poll
    assert poll
    dots = {poll.options[0].id: 3}
    cast_ballot(live.workspace, poll_id=poll.id, participant_id=live.room.people["Anna"], dots=dots)
    close_by_keys(live)
    tool.closed.decide.setFocus()
    live.press(Key.Key_Return)
    live.type("Si apre un centro diurno")
    assert any("Un centro diurno" in text and "Answers" in text for text in all_texts(live.dialog))
    live.press(Key.Key_Return, CTRL)
    (decision,) = list_decisions(live.workspace, meeting_id=live.room.meeting_id)
    assert [key for key, _text in decision.answers] == [wish.id]


def test_the_table_splits_by_sectors_that_are_large_enough(live: Live) -> None:
    fill_up(live.workspace, live.room)
    poll = opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    for voter in list_voters(live.workspace, poll_id=poll.id):
        dots = dots_of(poll, 2, 1) if voter.sector is Sector.PUBLIC else dots_of(poll, 0, 1)
        cast_ballot(live.workspace, poll_id=poll.id, participant_id=voter.participant_id, dots=dots)
    close_by_keys(live)
    table = tool.closed.table
    assert table
    titles = [str(table.model().headerData(place, Qt.Orientation.Horizontal)) for place in range(6)]
    assert titles == ["Place", "Option", "Dots", "Supporters", "■ Public\nsector", "● Families\nand\nnonprofits"]
    cells = [[str(table.model().index(row, column).data()) for column in range(6)] for row in range(2)]
    assert cells == [
        ["1st", "Orari serali", "10", "5", "10 (5)", "0 (0)"],
        ["1st", "Navetta il martedì", "10", "10", "5 (5)", "5 (5)"],
    ]


def test_opening_again_asks_why_and_hides_all_totals(live: Live) -> None:
    poll = opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    vote(live)
    before = all_texts(live.window)
    close_by_keys(live)
    tool.closed.reopen.setFocus()
    live.press(Key.Key_Return)
    live.press(Key.Key_Return, CTRL)
    assert get_poll(live.workspace, poll_id=poll.id).state is PollState.CLOSED
    live.type("Due persone sono arrivate tardi")
    live.press(Key.Key_Return, CTRL)
    again = get_poll(live.workspace, poll_id=poll.id)
    assert (again.state, again.events[-1].reason) == (PollState.OPEN, "Due persone sono arrivate tardi")
    settle()
    live.window.activateWindow()
    live.qtbot.waitUntil(tool.opened.booth.hasFocus)
    assert [text for text in all_texts(tool) if re.search(r"\d supporter|\d dots? ·", text)] == []
    assert set(all_texts(tool)) <= set(before)
    close_by_keys(live)
    assert any("Due persone sono arrivate tardi" in text for text in all_texts(tool.closed))


def test_undoing_the_closing_hides_the_result_too(live: Live) -> None:
    opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    vote(live)
    close_by_keys(live)
    live.press(Key.Key_Z, CTRL)
    assert tool.opened.isVisible()
    assert tool.closed.bars.texts() == []
    assert tool.closed.table is None


def test_the_wall_is_asked_to_show_the_vote(live: Live) -> None:
    poll = opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    asked: list[tuple[str, object]] = []
    live.desk.opened.connect(lambda kind, key: asked.append((kind, key)))
    tool.opened.wall.setFocus()
    live.press(Key.Key_Return)
    assert asked == [("poll_wall", poll.id)]


def test_the_vote_is_said_in_italian_too(live: Live) -> None:
    opened_poll(live.workspace, live.room)
    tool = go_to_vote(live)
    vote(live)
    live.desk.speak(Words("it"))
    assert tool.opened.cast.text() == "Hanno votato 2 su 4"
    assert tool.opened.rule.text() == "3 bollini a testa · al massimo 2 sulla stessa opzione · Segreta"
    close_by_keys(live)
    assert tool.closed.turnout.text() == "2 schede · 4 persone potevano votare · 0 astensioni"
    assert tool.closed.bars.texts()[0] == "1º Orari serali 2 bollini · 1 sostenitore"
    live.desk.speak(Words("en"))
    assert tool.closed.bars.texts()[0] == "1st Orari serali 2 dots · 1 supporter"


def test_the_end_of_the_meeting_names_a_vote_that_is_still_open(live: Live) -> None:
    opened_poll(live.workspace, live.room)
    live.press(Key.Key_E, CTRL)
    assert any("Vote still open" in text for text in all_texts(live.dialog))
    assert any("cannot end before it is closed" in text for text in all_texts(live.dialog))
    live.window.findChildren(EndingDialog)[0].end()
    assert any("«Da dove si comincia?» is still open" in text for text in all_texts(live.dialog))
    assert get_meeting(live.workspace, meeting_id=live.room.meeting_id).ended_at is None
    live.dialog.findChildren(LineList)[0].setFocus()
    live.press(Key.Key_Home)
    live.press(Key.Key_Return)
    settle()
    assert live.screen.vote.opened.isVisible()
    assert not live.window.findChildren(EndingDialog)
