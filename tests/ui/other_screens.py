"""What is seldom seen: menus, the wall and its panel, the first start, faults, and what is asked in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.agenda import note_item
from coprod_desktop.operations.ballots import enter_sheet
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.notes import add_note
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.ui.crash.careful_page import CarefulPage
from coprod_desktop.ui.crash.dialog import FaultDialog
from coprod_desktop.ui.crash.last_end import LastEnd
from coprod_desktop.ui.crash.run import EndedRun
from coprod_desktop.ui.exchange.dialog import ExchangeDialog
from coprod_desktop.ui.live import action_form, decision_form
from coprod_desktop.ui.live.door import Door
from coprod_desktop.ui.live.vote_booth import VoteBooth
from coprod_desktop.ui.live.vote_sheets import SheetsDialog
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.start.page import StartPage
from coprod_desktop.ui.troubles import show_trouble
from coprod_desktop.ui.wall.ground_rules import ask_ground_rules
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.ui.wall.wall import Wall
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.notes import NoteGrid
from coprod_desktop.ui.widgets.rail import ProjectChooser
from coprod_desktop.ui.widgets.typed_fields import DateLine
from tests.conftest import type_text

if TYPE_CHECKING:
    from coprod_desktop.ui.live.screen import LiveScreen
    from coprod_desktop.ui.live.vote_tool import VoteTool
    from coprod_desktop.ui.window import MainWindow
    from tests.ui.every_screen import House

Screen = tuple[str, QWidget]
DETAILS = "coprod-desktop 1.0, step: note.add"
MENU_KEYS = (Qt.Key.Key_Menu, Qt.Key.Key_M)


def menus_on(name: str, root: QWidget) -> Iterator[Screen]:
    """Open by its key the menu of each list that has one, and give it with the menus under it."""
    for view in root.findChildren(QAbstractItemView):
        if not view.isVisible() or view.focusPolicy() == Qt.FocusPolicy.NoFocus or view.model().rowCount() == 0:
            continue
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))
        for key in MENU_KEYS:
            QTest.keyClick(view, key)
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                yield from _menu(f"{name}: menu of {view.accessibleName()}", menu)
                break


def window_menus(house: House) -> Iterator[Screen]:
    """Open every menu of the bar, that of the project, and what the rail folds into."""
    window = house.window
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(QPoint(10, 10))
        yield from _menu(f"menu {menu.title()}", menu)
    window.findChildren(ProjectChooser)[0].click()
    projects = QApplication.activePopupWidget()
    assert isinstance(projects, QMenu)
    yield from _menu("projects", projects)
    window.go("overview")
    if not window.frame.folded:
        yield from house.opened("folded", window, lambda: window.resize(980, 740))
    yield from _menu("folded rail", window.frame.open_menu())
    window.resize(1366, 768)


def _menu(name: str, menu: QMenu) -> Iterator[Screen]:
    yield name, menu
    for action in menu.actions():
        under = action.menu()
        if isinstance(under, QMenu) and under.actions():
            under.popup(QPoint(10, 10))
            yield from _menu(f"{name} > {action.text()}", under)
    menu.close()


def other_dialogs(house: House) -> Iterator[Screen]:
    """Give the dialogs that no page opens at a press: doubles, troubles, faults, what is asked before leaving."""
    window = house.window
    page = window.pages["partners"]
    assert isinstance(page, PartnersPage)
    window.go("partners")
    _add_doubles(house)
    yield from house.opened("doubles", page, page.open_doubles)
    yield from house.opened("calendar", page, partial(_open_calendar, page))
    yield from house.opened("close without saving", page, partial(_type_and_leave, page))
    trouble = KnownError("picture_unreadable")
    project = window.pages["project"]
    assert isinstance(project, Page)
    window.go("project")
    yield from house.opened("find on the page", project, partial(_find, project))
    yield from house.opened("trouble", window, lambda: show_trouble(window, window.words, trouble))
    yield from house.opened("fault", window, partial(_tell_faults, window))
    yield from house.opened("export", window, partial(_export, window))
    yield from house.opened("toast", window.frame, lambda: house.desk.told.emit(DETAILS))
    yield from house.opened("toast of a trouble", window.frame, lambda: house.desk.failed.emit(DETAILS))


def _export(window: MainWindow) -> None:
    """Open the dialog of an export that goes on until it is stopped."""
    more = Event()

    def go_on(progress: Callable[[int, int], object]) -> None:
        while not more.wait(0.02):
            progress(1, 3)

    ExchangeDialog(window, window.words, "Export everything", "Writing everything…", go_on).open()


def _add_doubles(house: House) -> None:
    assert house.desk.project_id
    for name in ("Cooperativa Girasole", "Coop. Girasole ONLUS"):
        add_partner(
            house.workspace, project_id=house.desk.project_id, name=name, kind=OrganisationKind.NONPROFIT, place="Crema"
        )


def _open_calendar(page: PartnersPage) -> None:
    page.edit_partner()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.findChildren(DateLine)[0].open_calendar()


def _type_and_leave(page: PartnersPage) -> None:
    page.add_person()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    focus = dialog.focusWidget()
    assert focus is not None
    type_text(focus, "Madre")
    dialog.reject()


def _find(page: Page) -> None:
    page.search()
    focus = page.window().focusWidget()
    assert focus is not None
    type_text(focus, "a")


def _tell_faults(window: MainWindow) -> None:
    dialog = FaultDialog(window, window.words, DETAILS, datetime.now(UTC))
    dialog.open()
    dialog.count_one_more()
    dialog.show_button.click()


def first_screens(house: House) -> Iterator[Screen]:
    """Give what stands in the window before a file is open, and what is told of the run before."""
    window, words, file = house.window, house.window.words, house.workspace.path
    ended = EndedRun(name="", saved_at=datetime.now(UTC), stood=True, computer_went_off=False)
    banner = LastEnd(words, ended, datetime.now(UTC), DETAILS)
    yield from house.opened("last end", banner, lambda: window.frame.put_above(banner))
    banner.hide()
    start = StartPage(words, house.theme)
    window.frame.show_alone(start)
    start.offer_backups()
    yield from house.opened("first start", start, lambda: start.tell_trouble("no.coprod"))
    careful = CarefulPage(words, file, DETAILS)
    window.frame.show_alone(careful)
    yield from house.opened("careful start", careful, lambda: careful.tell_trouble("no.coprod"))
    window.frame.show_places()


def wall_screens(house: House) -> Iterator[Screen]:
    """Open the wall with its panel, and choose everything that can stand on it."""
    wall = Wall(house.desk, house.window.settings, house.window)
    wall.open()
    panel, shown = wall.panel, wall.window
    assert panel is not None
    assert shown is not None
    for view in View:
        wall.projection.choose(Choice(view))
        wall.projection.show()
        yield from house.opened(f"wall: panel, {view.value}", panel, lambda: None)
        yield f"wall: {view.value}", shown
    yield from house.opened("wall: ground rules", panel, lambda: ask_ground_rules(panel, wall))
    wall.shut()


def more_of_live(house: House, screen: LiveScreen) -> Iterator[Screen]:
    """Give what changes a line of a meeting, and what finds one."""
    desk, live = house.desk, screen.live
    notes = screen.notes
    screen.choose_tool(screen.tools.index(notes))
    yield from house.opened("live: put on record", screen, partial(_put_on_record, notes.list))
    decision, action = live.decisions[0], live.actions[0]
    yield from house.opened(
        "live: change a decision", screen, lambda: decision_form.change_existing(screen, desk, live, decision)
    )
    yield from house.opened(
        "live: change an action", screen, lambda: action_form.change_existing(screen, desk, live, action)
    )
    yield from house.opened("live: find", screen, screen.search)
    screen.choose_tool(0)
    yield from house.opened("live: suggestions", screen.window(), lambda: type_text(screen.capture.line, "#or"))
    screen.capture.line.clear()
    yield from house.opened("live: edit in place", screen, partial(_edit_first, screen))
    door = screen.open_door()
    yield from house.opened(
        "live: somebody at the door", door, lambda: door.list.go_to(live.attendance[0].participant_id)
    )
    door = screen.open_door()
    yield from house.opened("live: walk-in", door, partial(_come_in, door))


def _edit_first(screen: LiveScreen) -> None:
    grid = screen.priorities.findChildren(NoteGrid)[0]
    grid.edit_note(next(iter(screen.live.priorities)))


def _come_in(door: Door) -> None:
    type_text(door.line, "Elena Mai Vista")
    QTest.keyClick(door.line, Qt.Key.Key_Return)


def _put_on_record(notes: QWidget) -> None:
    QTest.keyClick(notes, Qt.Key.Key_Home)
    QTest.keyClick(notes, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()


def fill_meeting(house: House, screen: LiveScreen) -> None:
    """Put a line of each kind under the item that is on."""
    item, project_id, file, key = screen.live.item, house.desk.project_id, house.workspace, screen.live.id
    assert item
    assert project_id
    note_item(file, item_id=item.id, note="Parlare piano")
    add_note(file, meeting_id=key, text="Le famiglie lavorano di giorno", item_id=item.id)
    add_note(file, meeting_id=key, text="Il sindaco è in ritardo", item_id=item.id, private=True)
    decision = add_decision(file, meeting_id=key, text="Si apre fino alle 21", item_id=item.id)
    add_action(file, project_id=project_id, meeting_id=key, what="Chiedere le chiavi", decision_id=decision.id)


def ballot_questions(house: House, booth: VoteBooth) -> Iterator[Screen]:
    """Ask to cast an empty ballot, and to leave one that is begun."""
    for name, prepare in (("empty ballot", booth.go.click), ("leave the ballot", partial(_begin_and_leave, booth))):
        prepare()
        question = QApplication.activeModalWidget()
        assert isinstance(question, Dialog)
        assert question is not booth
        yield f"live: {name}", question
        question.close()


def _begin_and_leave(booth: VoteBooth) -> None:
    booth.ballot.give(0, 1)
    booth.reject()


def sheet_screens(house: House, screen: LiveScreen, tool: VoteTool) -> Iterator[Screen]:
    """Type in sheets, and ask to take one out."""
    poll = tool.poll
    assert poll is not None
    enter_sheet(house.workspace, poll_id=poll.id, sheet_no=1, dots=dict.fromkeys((one.id for one in poll.options), 0))
    tool.type_sheets()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SheetsDialog)
    yield from house.opened("live: take a sheet out", screen, lambda: dialog.typed.removal_asked.emit(1))
