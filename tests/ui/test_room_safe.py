"""One key makes the window fit to be seen by the room: names of people, their needs and private notes are hidden."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coprod_desktop.operations.meetings import list_meetings, start_now
from coprod_desktop.operations.notes import add_note, list_notes
from coprod_desktop.operations.people import add_person, list_people
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.ui.live.door import Door
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.partners.doubles import DoublesDialog
from coprod_desktop.ui.partners.page import PartnersPage
from tests.ui.every_screen import House, path_of, settle, shown
from tests.ui.test_languages import texts_of

Open = Callable[..., House]
Key = Qt.Key
PRIVATE = "Il sindaco è in ritardo"


def names(house: House) -> set[str]:
    people = [
        person
        for project in list_projects(house.workspace)
        for person in list_people(house.workspace, project_id=project.id)
    ]
    private = {part for one in people for part in (one.names, one.email, one.phone, one.alias) if part}
    needs = {text for one in people for _key, text in one.access_needs}
    notes = {
        note.text
        for project in list_projects(house.workspace)
        for meeting in list_meetings(house.workspace, project_id=project.id)
        for note in list_notes(house.workspace, meeting_id=meeting.id)
        if note.private
    }
    return private | needs | notes


def press(house: House, widget: QWidget) -> None:
    """Press the key."""
    house.window.activateWindow()
    house.qtbot.waitUntil(house.window.isActiveWindow)
    QTest.keyClick(widget, Key.Key_F9)
    settle()


def run(house: House) -> LiveScreen:
    """Start a meeting."""
    assert house.desk.project_id
    meeting = start_now(house.workspace, project_id=house.desk.project_id, title="", item_title="Che cosa serve")
    house.window.open_row("meeting_live", meeting)
    settle()
    assert isinstance(house.window.live, LiveScreen)
    return house.window.live


def seen(root: QWidget, hidden: set[str]) -> list[str]:
    return [
        f"{path_of(widget, root)}: {text[:80]!r}"
        for widget in shown(root)
        for text in texts_of(widget)
        if any(part in text for part in hidden)
    ]


@pytest.mark.parametrize("language", ["en", "it"])
def test_no_screen_names_a_person(open_house: Open, language: str) -> None:
    house = open_house(language)
    hidden = names(house)
    assert len(hidden) > 30
    press(house, house.window)
    assert house.desk.room_safe
    leaks = [f"{name}: {fault}" for name, root in house.screens() for fault in seen(root, hidden)]
    assert "\n".join(sorted(set(leaks))) == ""


def test_in_every_dialog_the_key_hides_what_it_shows_and_shows_it_again(open_house: Open) -> None:
    house = open_house("en")
    hidden = names(house)
    faults: list[str] = []
    for name, root in house.screens():
        if not isinstance(root, QDialog):
            continue
        before = seen(root, hidden)
        # A desktop gives the keys back to what lies under a dialog that closed; offscreen there is none.
        root.activateWindow()
        settle()
        QTest.keyClick(root.focusWidget() or root, Key.Key_F9)
        settle()
        faults += [f"{name}: hears no key"] if not house.desk.room_safe else []
        faults += [f"{name}: {fault}" for fault in seen(root, hidden)]
        if house.desk.room_safe:
            QTest.keyClick(root.focusWidget() or root, Key.Key_F9)
            settle()
        faults += [f"{name}: stays hidden"] if house.desk.room_safe or seen(root, hidden) != before else []
    assert "\n".join(faults) == ""


def test_two_people_that_may_be_one_are_hidden_from_the_room(open_house: Open) -> None:
    house = open_house("en")
    house.window.go("partners")
    page = house.window.pages["partners"]
    assert isinstance(page, PartnersPage)
    assert house.desk.project_id
    partner = list_people(house.workspace, project_id=house.desk.project_id)[0].partner_id
    for alias in ("Zoe", "Zoè"):
        add_person(house.workspace, partner_id=partner, alias=alias, names="Zoe Inventata", email="zoe@example.org")
    page.open_doubles()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DoublesDialog)
    assert seen(dialog, {"Inventata"}) != []
    QTest.keyClick(dialog, Key.Key_F9)
    settle()
    assert seen(dialog, {"Inventata", "zoe@"}) == []
    assert not dialog.apart.isEnabled()
    QTest.keyClick(dialog, Key.Key_F9)
    settle()
    assert dialog.apart.isEnabled()
    dialog.close()


def test_what_was_just_told_of_a_person_goes_with_the_key(open_house: Open) -> None:
    house = open_house("en")
    house.window.frame.toast.tell("«Anna Inventata» added", undo=True)
    press(house, house.window)
    assert house.window.frame.toast.text() == ""


def test_a_sign_says_that_it_is_on_and_the_key_ends_it(open_house: Open) -> None:
    house = open_house("en")
    hidden = names(house)
    sign = house.window.frame.room_safe
    assert sign.isHidden()
    house.window.go("meetings")
    settle()
    press(house, house.window)
    assert sign.isVisible()
    assert "Room-safe" in sign.text.text()
    assert seen(house.window, hidden) == []
    press(house, house.window)
    assert sign.isHidden()
    settle()
    assert not house.desk.room_safe


def test_live_mode_hides_what_is_private_at_once(open_house: Open) -> None:
    house = open_house("en")
    screen = run(house)
    add_note(house.workspace, meeting_id=screen.live.id, text=PRIVATE, private=True, item_id=screen.live.item_id)
    screen.choose_tool([tool.key for tool in screen.tools].index("notes"))
    screen.notes.open_private.click()
    settle()
    assert seen(screen, {PRIVATE}) != []
    press(house, screen.capture.line)
    assert house.desk.room_safe
    assert seen(screen, names(house)) == []
    assert not screen.notes.private.isEnabled()
    press(house, screen.capture.line)
    assert seen(screen, {PRIVATE}) != []


def test_the_door_hides_names_by_the_same_key_and_still_finds_them(open_house: Open) -> None:
    house = open_house("en")
    screen = run(house)
    person = list_people(house.workspace, project_id=screen.live.meeting.project_id)[0]
    door = screen.open_door()
    settle()
    assert isinstance(door, Door)
    door.line.setText(person.alias)
    assert seen(door.list, {person.alias}) != []
    QTest.keyClick(door.line, Key.Key_F9)
    settle()
    assert house.desk.room_safe
    row = door.list.current_row()
    assert row is not None
    assert row.name == person.alias
    assert seen(door.list, names(house)) == []
    assert seen(door.details, names(house)) == []
    QApplication.sendPostedEvents()
    door.close()
