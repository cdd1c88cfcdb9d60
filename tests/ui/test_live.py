"""Live mode by keyboard: a meeting from the door to its end, captured, corrected, undone and picked up again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.agenda import add_item, begin_item, change_item, remove_item
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.drafts import read_draft
from coprod_desktop.operations.meetings import get_meeting, list_meetings, remove_meeting
from coprod_desktop.operations.notes import list_notes
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.workspaces import open_workspace
from coprod_desktop.ui.live.action_form import ActionForm
from coprod_desktop.ui.live.decision_form import DecisionForm
from coprod_desktop.ui.live.door import Door
from coprod_desktop.ui.live.ending import EndingDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.boxes import ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.words import Words
from tests.conftest import SetClock
from tests.room import Room, open_room
from tests.ui.live_screen import ALT, CTRL, Key, Live, is_whole


@pytest.fixture
def settings(own_home: Path) -> Settings:
    return Settings(own_home / "settings.ini")


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def live(workspace: Workspace, room: Room, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    made = Live(workspace, room, settings, theme, qtbot)
    yield made
    made.close()


# Capture


def test_enter_adds_and_stays_and_the_card_is_there_at_once(live: Live) -> None:
    live.enter_line("Orari serali #orari @«Famiglia 1»")
    live.enter_line("Più aiuto il sabato, perché è dura")
    assert live.cards == live.kept == ["Orari serali", "Più aiuto il sabato, perché è dura"]
    assert live.screen.capture.line.hasFocus()
    assert live.screen.capture.line.text() == ""
    row = list_priorities(live.workspace, meeting_id=live.room.meeting_id)[0]
    assert (row.partner, row.theme, row.item_id) == ("Famiglia 1", "orari", live.room.items["Benvenuto"])


def test_a_name_completes_and_what_is_refused_stays_in_the_line(live: Live) -> None:
    live.type("Navetta @auro")
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)
    assert list_priorities(live.workspace, meeting_id=live.room.meeting_id)[0].partner == "Coop. Aurora"
    live.enter_line("#orari")
    assert live.screen.capture.line.text() == "#orari"
    assert live.toast == "Please write something in «Priority»."
    assert live.kept == ["Navetta"]


def test_undo_and_redo_by_key_patch_the_cards(live: Live) -> None:
    live.enter_line("Uno")
    live.enter_line("Due")
    live.press(Key.Key_Z, CTRL)
    assert live.cards == ["Uno"]
    live.press(Key.Key_Y, CTRL)
    assert live.cards == live.kept == ["Uno", "Due"]


def test_several_pasted_lines_are_offered_as_several_priorities(live: Live) -> None:
    QGuiApplication.clipboard().setText("Uno\n\n Due \nTre #orari")
    live.press(Key.Key_V, CTRL)
    assert live.cards == []
    assert live.screen.capture.apart.text() == "As 3 priorities"
    assert live.screen.capture.apart.hasFocus()
    live.press(Key.Key_Return)
    assert live.cards == live.kept == ["Uno", "Due", "Tre"]
    assert live.screen.capture.line.hasFocus()
    live.press(Key.Key_Z, CTRL)
    assert live.cards == live.kept == []


def test_pasted_lines_may_be_one_or_left_out(live: Live) -> None:
    QGuiApplication.clipboard().setText("Uno\nDue")
    live.press(Key.Key_V, CTRL)
    live.press(Key.Key_Escape)
    assert live.screen.capture.offer.isHidden()
    live.press(Key.Key_V, CTRL)
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)
    live.press(Key.Key_Return)
    assert live.kept == ["Uno Due"]


def test_a_card_is_edited_in_place_deleted_and_brought_back_to_its_place(live: Live) -> None:
    for text in ("Uno", "Due", "Tre"):
        live.enter_line(text)
    grid = live.screen.priorities.grid
    grid.setFocus()
    live.press(Key.Key_Home, CTRL)
    live.press(Key.Key_F2)
    live.enter_line("Uno, meglio")
    live.press(Key.Key_F2)
    live.type("niente")
    live.press(Key.Key_Escape)
    assert live.cards == live.kept == ["Uno, meglio", "Due", "Tre"]
    live.press(Key.Key_Delete)
    assert live.cards == live.kept == ["Due", "Tre"]
    assert live.toast == "Priority «Uno, meglio» deleted"
    live.press(Key.Key_Z, CTRL)
    assert live.cards == live.kept == ["Uno, meglio", "Due", "Tre"]


def test_the_room_counts_what_each_sector_raised(live: Live) -> None:
    live.enter_line("@comune Uno")
    live.enter_line("@comune Due")
    live.enter_line("@coop Tre")
    assert raised(live) == ["1 priority", "2 priorities"]
    live.press(Key.Key_Z, CTRL)
    assert raised(live) == ["2 priorities"]


def test_what_is_none_is_not_counted(live: Live) -> None:
    live.press(Key.Key_2, CTRL)
    assert raised(live) == []
    assert not live.screen.notes.open_private.isVisible()
    live.press(Key.Key_P, ALT)
    live.enter_line("Il sindaco è in ritardo")
    assert live.screen.notes.open_private.isVisible()
    live.screen.notes.open_private.click()
    live.press(Key.Key_Z, CTRL)
    assert not live.screen.notes.open_private.isVisible()
    assert not live.screen.notes.private_list.isVisible()


def raised(live: Live) -> list[str]:
    """Give what the room pane tells of the priorities that each sector raised."""
    return [row._said.text() for row in live.screen.room._rows if row._said.isVisible()]


def test_a_card_captured_elsewhere_is_shown_too(live: Live) -> None:
    add_priority(live.workspace, meeting_id=live.room.meeting_id, text="Da un’altra mano")
    assert live.cards == ["Da un’altra mano"]


# The agenda and its clock


def test_the_clock_is_computed_from_when_the_item_was_put_on(live: Live, clock: SetClock) -> None:
    clock.forward(minutes=7, seconds=30)
    live.screen.tick()
    assert live.screen.head.clock.text() == "✓ 7:30 of 10:00 · on time"
    clock.forward(minutes=1)
    live.screen.tick()
    assert live.screen.head.clock.text() == "! 8:30 of 10:00 · time nearly up"
    clock.forward(hours=2)
    live.screen.tick()
    assert live.screen.head.clock.text() == "✕ 128:30 of 10:00 · over time"
    assert live.screen.agenda.behind.text() == "! 118 min behind"


def test_next_and_back_by_key_and_two_minutes_more(live: Live, clock: SetClock) -> None:
    clock.forward(minutes=8)
    live.press(Key.Key_Down, ALT)
    assert live.screen.head.title.text() == "Che cosa serve"
    assert live.screen.agenda.behind.text() == "✓ 2 min ahead"
    clock.forward(minutes=5)
    live.press(Key.Key_Up, ALT)
    assert live.screen.head.title.text() == "Benvenuto"
    live.screen.agenda.more.click()
    assert live.screen.head.clock.text() == "✓ 8:00 of 12:00 · on time"
    live.press(Key.Key_Z, CTRL)
    live.press(Key.Key_Z, CTRL)
    assert live.screen.head.title.text() == "Che cosa serve"


def test_an_item_is_put_on_from_the_list_and_another_one_added(live: Live) -> None:
    live.screen.agenda.list.setFocus()
    live.press(Key.Key_Down)
    live.press(Key.Key_Down)
    live.press(Key.Key_Return)
    assert live.screen.head.title.text() == "Decisioni"
    live.screen.agenda.new.click()
    live.enter_line("Varie 15")
    assert [(row.title, row.planned_min) for row in live.screen.live.agenda][-1] == ("Varie", 15)
    live.press(Key.Key_Down, ALT)
    assert live.screen.head.title.text() == "Varie"
    live.press(Key.Key_Down, ALT)
    assert isinstance(live.dialog, EndingDialog)
    live.press(Key.Key_Escape)


def test_one_timer_paints_the_clock_and_stops_when_nobody_sees_it(live: Live) -> None:
    timer = live.screen._timer
    assert timer.isActive()
    live.screen.agenda.leave.click()
    assert live.window.live is None
    assert not timer.isActive()


def test_without_any_item_capture_goes_on(live: Live) -> None:
    for item in live.screen.live.agenda:
        remove_item(live.workspace, item_id=item.id)
    assert live.screen.head.title.text() == "Crema"
    assert live.screen.head.clock.isHidden()
    live.enter_line("Orari serali")
    assert [row.item_id for row in list_priorities(live.workspace, meeting_id=live.room.meeting_id)] == [None]
    assert live.cards == ["Orari serali"]


# Notes


def test_notes_stand_under_their_item_and_private_ones_apart(live: Live) -> None:
    live.press(Key.Key_2, CTRL)
    live.enter_line("Arrivano tardi dal lavoro")
    live.press(Key.Key_P, ALT)
    assert live.screen.capture.line.placeholderText() == "Write a private note: only you see it"
    live.enter_line("Sentirlo dopo")
    live.press(Key.Key_P, ALT)
    tool = live.screen.notes
    rows = list_notes(live.workspace, meeting_id=live.room.meeting_id)
    assert [(row.text, row.private) for row in rows] == [("Arrivano tardi dal lavoro", False), ("Sentirlo dopo", True)]
    assert (tool.list.lines.rowCount(), tool.private_list.lines.rowCount()) == (1, 1)
    live.press(Key.Key_Down, ALT)
    assert (tool.list.lines.rowCount(), tool.private_list.lines.rowCount()) == (0, 0)
    tool.scope.choose("meeting")
    assert (tool.list.lines.rowCount(), tool.private_list.lines.rowCount()) == (1, 1)
    tool.private_list.setFocus()
    live.press(Key.Key_Delete)
    assert live.toast == "Private note deleted"


def test_a_note_goes_on_record_by_a_name_and_is_edited_in_place(live: Live) -> None:
    live.press(Key.Key_D, CTRL)
    live.enter_line("ann")
    live.press(Key.Key_Escape)
    live.press(Key.Key_2, CTRL)
    live.type("Il Comune non paga @an")
    live.press(Key.Key_Tab)
    live.press(Key.Key_Return)
    note = list_notes(live.workspace, meeting_id=live.room.meeting_id)[0]
    assert (note.text, note.on_record_by) == ("Il Comune non paga", "Anna")
    live.screen.notes.list.setFocus()
    live.press(Key.Key_F2)
    live.enter_line("Il Comune paga metà")
    note = list_notes(live.workspace, meeting_id=live.room.meeting_id)[0]
    assert (note.text, note.on_record_by) == ("Il Comune paga metà", "Anna")


# Picking up


def test_the_half_typed_line_and_the_item_are_there_after_a_crash(
    live: Live, clock: SetClock, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    live.press(Key.Key_Down, ALT)
    live.type("Una navetta per")
    kept = lambda: read_draft(live.workspace, field=f"capture:{live.room.meeting_id}")  # noqa: E731
    qtbot.waitUntil(lambda: kept() == "Una navetta per")
    live.type(" tutti")
    live.close()
    clock.forward(minutes=20)
    again = Live(open_workspace(live.workspace.path, clock=clock), live.room, settings, theme, qtbot)
    assert again.screen.capture.line.text() == "Una navetta per tutti"
    assert again.screen.head.title.text() == "Che cosa serve"
    assert again.screen.head.clock.text() == "! 20:00 of 25:00 · time nearly up"
    again.press(Key.Key_Return)
    assert again.kept == ["Una navetta per tutti"]
    again.screen.agenda.leave.click()
    assert read_draft(again.workspace, field=f"capture:{live.room.meeting_id}") == ""
    assert get_meeting(again.workspace, meeting_id=live.room.meeting_id).state is MeetingState.OPEN
    again.close()


def test_a_meeting_that_is_gone_or_no_longer_open_closes_its_screen(live: Live) -> None:
    live.press(Key.Key_Z, CTRL)
    assert live.window.live is None
    live.workspace.redo()
    live.enter()
    remove_meeting(live.workspace, meeting_id=live.room.meeting_id)
    assert live.window.live is None


# The whole meeting


def test_a_whole_meeting_from_the_door_to_its_end(live: Live, clock: SetClock) -> None:
    live.press(Key.Key_D, CTRL)
    assert isinstance(live.dialog, Door)
    for letters in ("an", "br", "ca"):
        live.enter_line(letters)
    live.press(Key.Key_Escape)
    assert live.present == ["Anna", "Bruno", "Carla"]
    assert live.screen.room.counts.text() == "3 present"
    live.press(Key.Key_Down, ALT)
    live.enter_line("@coop Navetta il martedì")
    live.enter_line("Orari serali @«Famiglia 1»")
    _decide(live)
    _act(live)
    _end(live)
    rows = list_meetings(live.workspace, project_id=live.room.project_id)
    assert [(row.state, row.planned_at) for row in rows] == [
        (MeetingState.PLANNED, datetime(2009, 3, 17, 17, 0, tzinfo=UTC)),
        (MeetingState.ENDED, None),
    ]
    assert live.opened[-1] == ("minutes", live.room.meeting_id)
    assert live.window.live is None


def _decide(live: Live) -> None:
    live.press(Key.Key_4, CTRL)
    live.enter_line("La navetta parte in prova")
    form = live.dialog.findChild(DecisionForm)
    assert form
    assert live.focus is form.fields["reason"].control
    answers = form.fields["answers"]
    answers.control.setFocus()
    live.press(Key.Key_Home)
    live.press(Key.Key_A)
    live.press(Key.Key_Down)
    live.press(Key.Key_Space)
    live.press(Key.Key_Space)
    live.press(Key.Key_Return, CTRL)
    assert live.screen.capture.line.text() == ""
    row = list_decisions(live.workspace, meeting_id=live.room.meeting_id)[0]
    assert (row.text, row.reason) == ("La navetta parte in prova", "")
    assert {text for _key, text in row.answers + row.declines} == {"Navetta il martedì", "Orari serali"}
    assert len(row.answers) == len(row.declines) == 1


def _act(live: Live) -> None:
    live.press(Key.Key_5, CTRL)
    live.enter_line("Trovare un mezzo")
    form = live.dialog.findChild(ActionForm)
    assert form
    assert live.focus is form.fields["who"].control
    form.fields["due"].control.setFocus()
    live.type("+14")
    live.press(Key.Key_Return, CTRL)
    row = list_actions(live.workspace, project_id=live.room.project_id)[0]
    assert (row.what, row.owner, row.due) == ("Trovare un mezzo", "", datetime(2009, 3, 17, tzinfo=UTC).date())


def _end(live: Live) -> None:
    live.press(Key.Key_E, CTRL)
    ending = live.dialog
    assert isinstance(ending, EndingDialog)
    ending.list.setFocus()
    assert ending.list.lines.rowCount() == 2
    live.press(Key.Key_Home)
    live.press(Key.Key_Return)
    live.type("Molte famiglie non guidano")
    live.press(Key.Key_Return, CTRL)
    assert ending.list.lines.rowCount() == 1
    ending.list.setFocus()
    live.press(Key.Key_Return)
    live.type("Comune di Crema")
    live.press(Key.Key_Return, CTRL)
    assert ending.list.isHidden()
    assert live.focus is ending.form.fields["day"].control
    live.type("+14")
    ending.form.fields["at"].control.setFocus()
    live.type("18")
    live.press(Key.Key_Return, CTRL)


def test_going_on_and_leaving_it_open_end_nothing(live: Live) -> None:
    live.press(Key.Key_E, CTRL)
    live.press(Key.Key_Escape)
    assert live.window.live is live.screen
    live.press(Key.Key_E, CTRL)
    assert isinstance(live.dialog, EndingDialog)
    live.dialog.leave_asked.emit()
    assert live.window.live is None
    assert get_meeting(live.workspace, meeting_id=live.room.meeting_id).state is MeetingState.OPEN


def test_a_decision_not_saved_stays_in_the_line(live: Live) -> None:
    live.press(Key.Key_4, CTRL)
    live.enter_line("La navetta parte")
    assert isinstance(live.dialog, FormDialog)
    live.dialog.form.dirty = False
    live.press(Key.Key_Escape)
    assert live.screen.capture.line.text() == "La navetta parte"
    assert list_decisions(live.workspace, meeting_id=live.room.meeting_id) == ()


def test_a_decision_is_taken_on_a_card_and_an_action_made_of_it(live: Live) -> None:
    live.enter_line("@comune Navetta")
    row = next(iter(live.screen.live.priorities.values()))
    live.screen.priorities.decide_asked.emit(row)
    form = live.dialog.findChild(DecisionForm)
    assert form
    form.fields["text"].control.setFocus()
    live.type("In prova")
    live.press(Key.Key_Return, CTRL)
    decision = list_decisions(live.workspace, meeting_id=live.room.meeting_id)[0]
    assert [key for key, _text in decision.answers] == [row.id]
    live.screen.decisions.act_asked.emit(decision)
    live.type("Coop. Aurora")
    live.press(Key.Key_Return, CTRL)
    action = list_actions(live.workspace, project_id=live.room.project_id)[0]
    assert (action.what, action.owner, action.decision_id) == ("In prova", "Coop. Aurora", decision.id)


def test_a_name_that_nobody_bears_is_told_beside_the_field(live: Live) -> None:
    live.press(Key.Key_5, CTRL)
    live.enter_line("Telefonare")
    live.type("Provincia")
    live.press(Key.Key_Return, CTRL)
    form = live.dialog.findChild(ActionForm)
    assert form
    assert "Nobody by this name takes part" in form.fields["who"].error.text()
    assert list_actions(live.workspace, project_id=live.room.project_id) == ()
    live.dialog.form.dirty = False  # type: ignore[attr-defined]
    live.press(Key.Key_Escape)


# What it looks like


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(("width", "scale", "folded"), [(1366, 1.0, False), (1024, 1.0, True), (1366, 2.0, True)])
def test_nothing_is_cut_at_any_size(
    live: Live, theme: Theme, qtbot: QtBot, language: str, width: int, scale: float, folded: bool
) -> None:
    live.enter_line("@comune Orari serali")
    live.window.set_language(language)
    theme.zoom(scale)
    live.window.resize(width, 768)
    screen = live.screen
    qtbot.waitUntil(lambda: screen.tabs.segments.button("agenda").isVisible() is folded)
    keys = ["agenda", "room"] if folded else []
    shown = {"agenda": [screen.agenda.next, screen.agenda.more], "room": [screen.room.door]}
    widgets = [screen.head.clock, screen.head.end, screen.capture.line]
    widgets += [] if folded else shown["agenda"] + shown["room"]
    for key in (*keys, "priorities"):
        screen.tabs.choose(key)
        for widget in widgets + shown.get(key, []):
            qtbot.waitUntil(partial(is_whole, widget, screen))


@pytest.mark.parametrize("language", ["en", "it"])
def test_at_the_largest_text_the_notes_still_have_room(live: Live, theme: Theme, qtbot: QtBot, language: str) -> None:
    screen, notes = live.screen, live.screen.notes
    live.press(Key.Key_2, CTRL)
    live.press(Key.Key_P, ALT)
    live.enter_line("The mayor is late")
    notes.private.click()
    live.enter_line("The office closes at four")
    live.enter_line("Nobody told the school")
    live.window.set_language(language)
    theme.zoom(2.0)
    assert theme.shown_scale == 2.0
    qtbot.waitUntil(lambda: screen.tabs.segments.button("agenda").isVisible())
    tabs = screen.tabs.segments.findChildren(Button)
    qtbot.waitUntil(lambda: len({tab.y() for tab in tabs if tab.isVisible()}) == 1)
    rows = [notes.list.visualRect(notes.list.lines.index(place)) for place in range(2)]
    assert notes.list.visibleRegion().boundingRect().height() >= rows[1].center().y()
    # Only the pane shown counts for the height, so that nothing has to be scrolled but its list.
    qtbot.waitUntil(partial(is_whole, notes.open_private, screen))


def test_the_item_that_is_on_is_in_sight_whenever_the_agenda_is(live: Live, theme: Theme, qtbot: QtBot) -> None:
    screen, agenda = live.screen, live.screen.agenda
    items = [add_item(live.workspace, meeting_id=live.room.meeting_id, title=f"Item {n}").id for n in range(9)]
    theme.zoom(2.0)
    qtbot.waitUntil(lambda: screen.tabs.segments.button("agenda").isVisible())

    def in_sight(item_id: UUID) -> bool:
        place = agenda.list.lines.place_of(item_id)
        assert place is not None
        seen = agenda.list.viewport().visibleRegion().boundingRect()
        return seen.contains(agenda.list.visualRect(agenda.list.lines.index(place)))

    begin_item(live.workspace, meeting_id=live.room.meeting_id, item_id=items[7])
    screen.tabs.choose("agenda")
    qtbot.waitUntil(lambda: in_sight(items[7]))
    live.press(Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: in_sight(items[8]))
    begin_item(live.workspace, meeting_id=live.room.meeting_id, item_id=items[0])
    qtbot.waitUntil(lambda: in_sight(items[0]))
    # Nothing of the agenda has to be scrolled to but its items.
    qtbot.waitUntil(partial(is_whole, agenda.next, screen))
    assert not agenda.next.visibleRegion().isEmpty()


def test_the_folded_head_cuts_a_long_title_and_tells_all_of_it(live: Live, theme: Theme, qtbot: QtBot) -> None:
    head, long = live.screen.head, "What the families of the whole valley told us about the first Saturdays " * 2
    change_item(live.workspace, item_id=next(iter(live.room.items.values())), title=long, planned_min=10)
    theme.zoom(2.0)
    buttons = head.end.parentWidget()
    assert buttons is not None
    qtbot.waitUntil(lambda: head.width() > 1200 and buttons.x() > head.title.geometry().right())
    assert head.title.toolTip() == head.title.text() == long.strip()
    assert head.title.height() < 2 * head.title.fontMetrics().height()
    theme.zoom(1.0)
    qtbot.waitUntil(lambda: not head.title.toolTip())


def test_the_end_is_asked_for_without_cutting_anything(live: Live, theme: Theme, qtbot: QtBot) -> None:
    live.window.set_language("it")
    theme.zoom(2.0)
    live.press(Key.Key_E, CTRL)
    area = live.dialog.findChild(ScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0 and area.horizontalScrollBar().maximum() == 0)
    live.press(Key.Key_Escape)


def test_f6_goes_round_the_panes_and_numbers_choose_tabs(live: Live) -> None:
    screen = live.screen
    live.press(Key.Key_F6)
    assert screen.agenda.isAncestorOf(live.focus)
    live.press(Key.Key_F6)
    assert screen.tabs.isAncestorOf(live.focus)
    live.press(Key.Key_F6)
    assert screen.room.isAncestorOf(live.focus)
    live.press(Key.Key_F6)
    assert screen.capture.line.hasFocus()
    for key, tool in ((Key.Key_5, "actions"), (Key.Key_1, "priorities")):
        live.press(key, CTRL)
        assert screen.tabs.key == tool
    screen.agenda.list.setFocus()
    live.press(Key.Key_L, CTRL)
    assert screen.capture.line.hasFocus()


def test_everything_says_what_it_is_in_both_languages(live: Live) -> None:
    live.enter_line("@comune Orari serali")
    for language, expected in (("en", "Priorities"), ("it", "Priorità")):
        live.window.set_language(language)
        screen = live.screen
        assert screen.priorities.grid.accessibleName() == expected
        for widget in (screen.agenda.list, screen.notes.list, screen.decisions.list, screen.capture.line):
            assert widget.accessibleName()
            assert QAccessible.queryAccessibleInterface(widget) is not None
        model = screen.agenda.list.lines
        spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == f"{Words(language).say('On now')}, Benvenuto, 14:30 · 10 min"
