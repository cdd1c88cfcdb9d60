"""Upkeep beside the window: backups in pauses of work, and troubles told without taking the cursor."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.backups import Place, UpkeepReport
from coprod_desktop.operations.backups import folder_of, list_backups
from coprod_desktop.operations.polls import close_poll
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.settings import FileUse, Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.upkeep import FIRST_MS, Upkeep
from coprod_desktop.ui.upkeep_sign import UpkeepSign
from tests.operations.voting import room_in
from tests.ui.backups_screen import BackedUp, cursor, settle

Opening = Callable[..., BackedUp]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prova.coprod"
    create_workspace(path).close()
    return path


@pytest.fixture
def stick(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "CHIAVETTA"
    folder.mkdir()
    settings.choose_folder(FileUse.BACKUPS, str(folder))
    return folder


@pytest.fixture
def opening(settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Opening]:
    opened: list[BackedUp] = []

    def open_it(file: Path, language: str = "en", *, whole: bool = False) -> BackedUp:
        opened.append(BackedUp(settings, theme, qtbot, language, file, whole=whole))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


def upkeep_of(house: BackedUp) -> Upkeep:
    (found,) = house.window.findChildren(Upkeep)
    return found


def sign_of(house: BackedUp) -> UpkeepSign:
    (found,) = house.window.findChildren(UpkeepSign)
    return found


def add(house: BackedUp, title: str = "Prima") -> None:
    assert house.window.desk
    add_project(house.window.desk.workspace, title=title, lead="ASL di Cremona")


def look_after(house: BackedUp) -> UpkeepReport:
    """Let it look after the file now, as if nothing had been typed for a while."""
    upkeep = upkeep_of(house)
    upkeep._stepped_at = float("-inf")
    with house.qtbot.waitSignal(upkeep.reported) as reported:
        upkeep.begin(0)
    assert reported.args is not None
    report = reported.args[0]
    assert isinstance(report, UpkeepReport)
    return report


def test_it_begins_by_itself_once_one_can_type_and_makes_a_backup(opening: Opening, file: Path) -> None:
    house = opening(file, whole=True)
    house.qtbot.waitUntil(upkeep_of(house)._timer.isActive)
    assert upkeep_of(house)._timer.interval() == FIRST_MS
    add(house)
    report = look_after(house)
    assert [folder.made for folder in report.folders] == [True]
    assert len(list_backups(file)) == 1
    assert not sign_of(house).banner.isVisible()
    assert not sign_of(house).notice.isVisible()
    assert [folder.made for folder in look_after(house).folders] == [False]


def test_it_waits_for_a_pause(opening: Opening, file: Path, qtbot: QtBot) -> None:
    house = opening(file)
    assert house.window.desk
    upkeep = Upkeep(house.window.desk, lambda: None, pause_s=0.3)
    add(house)
    begin = time.monotonic()
    with qtbot.waitSignal(upkeep.reported):
        upkeep.begin(0)
    assert time.monotonic() - begin >= 0.3


def test_a_stick_that_is_away_is_told_quietly_until_it_is_back(
    opening: Opening, file: Path, stick: Path, tmp_path: Path
) -> None:
    away = stick.rename(tmp_path / "away")
    house = opening(file)
    add(house)
    before = cursor()
    look_after(house)
    notice = sign_of(house).notice
    assert notice.isVisible()
    assert notice.text() == "! No new backup in the second folder: it is not there."
    assert not sign_of(house).banner.isVisible()
    assert cursor() is before
    assert upkeep_of(house)._timer.interval() <= 60_000
    house.window.set_language("it")
    assert notice.text().startswith("! ")
    assert "folder" not in notice.text()
    away.rename(stick)
    look_after(house)
    assert not notice.isVisible()
    assert len(list_backups(file, second=stick)) == 2


def test_a_folder_chosen_in_the_settings_gets_its_backup_soon(opening: Opening, file: Path, tmp_path: Path) -> None:
    house = opening(file)
    add(house)
    look_after(house)
    house.window.settings.choose_folder(FileUse.BACKUPS, str(tmp_path))
    assert upkeep_of(house)._timer.interval() > 60_000
    house.window.backup_folder_chosen.emit()
    assert upkeep_of(house)._timer.interval() <= 5_000
    second = look_after(house).at(Place.SECOND)
    assert second is not None
    assert second.made


@pytest.mark.parametrize("language", ["en", "it"])
def test_backups_that_cannot_be_written_are_told_above_all_else_without_taking_the_cursor(
    opening: Opening, file: Path, language: str
) -> None:
    folder_of(file).parent.mkdir(parents=True)
    folder_of(file).write_bytes(b"no folder")
    house = opening(file, language)
    add(house)
    before = cursor()
    look_after(house)
    banner = sign_of(house).banner
    assert banner.isVisible()
    assert "backups" in banner.text.text()
    assert cursor() is before
    house.window.set_language("it" if language == "en" else "en")
    folder_of(file).unlink()
    look_after(house)
    assert not banner.isVisible()


def test_a_file_that_can_no_longer_be_read_is_told_with_the_way_to_its_backups(
    opening: Opening, file: Path, tmp_path: Path
) -> None:
    house = opening(file)
    for number in range(40):
        add(house, f"Progetto {number} " + "x" * 400)
    look_after(house)
    # A wild write of another program into the file, under the feet of everybody.
    with file.open("r+b") as content:
        content.truncate(max(8192, file.stat().st_size // 3))
    upkeep_of(house)._rounds = 5
    report = look_after(house)
    assert report.file_trouble is not None
    banner = sign_of(house).banner
    assert banner.isVisible()
    (button,) = (child for child in banner.children() if hasattr(child, "click"))
    button.click()
    dialog = house.dialog()
    assert dialog.table.records.total == 1
    assert "Progetto 0" in "".join(label.text() for label in dialog.inside.findChildren(QLabel))
    dialog.reject()


def test_during_a_secret_vote_it_waits_and_comes_again_soon(opening: Opening, file: Path) -> None:
    house = opening(file)
    assert house.window.desk
    workspace = house.window.desk.workspace
    poll = room_in(workspace).opened()
    assert look_after(house).waits
    assert list_backups(file) == ()
    assert sign_of(house).notice.text() == "Backups wait until the secret vote is closed."
    assert upkeep_of(house)._timer.interval() <= 60_000
    close_poll(workspace, poll_id=poll.id)
    assert not look_after(house).waits
    assert len(list_backups(file)) == 1
    assert not sign_of(house).notice.isVisible()


def test_what_takes_long_is_not_waited_for(qapp: QApplication) -> None:
    room, begun, may_end = BackRoom(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        may_end.wait()

    room.do(work, lambda _result: None)
    begun.wait()
    at_work = {one for one in threading.enumerate() if "ThreadPool" in one.name}
    room.close(0.05)
    assert any(one.is_alive() for one in at_work)
    may_end.set()
    for thread in at_work:
        thread.join()


def test_closing_stops_what_is_under_way_and_leaves_no_thread(opening: Opening, file: Path) -> None:
    house = opening(file)
    for number in range(20):
        add(house, f"Progetto {number}")
    before = threading.active_count()
    upkeep = upkeep_of(house)
    upkeep._stepped_at = float("-inf")
    upkeep.begin(0)
    settle()
    house.close()
    assert threading.active_count() <= before
    assert list(folder_of(file).glob(".*.new")) == []


def test_another_file_has_its_own_and_nothing_is_told_of_the_one_before(
    opening: Opening, file: Path, stick: Path, tmp_path: Path
) -> None:
    stick.rmdir()
    house = opening(file)
    add(house)
    look_after(house)
    assert sign_of(house).notice.isVisible()
    house.app.create(tmp_path / "altro.coprod")
    house.window.pages.stop()
    settle()
    assert not sign_of(house).notice.isVisible()
    add(house)
    look_after(house)
    assert len(list_backups(tmp_path / "altro.coprod")) == 1


def test_when_the_window_is_gone_all_that_was_worked_on_has_a_last_backup(
    opening: Opening, file: Path, stick: Path, tmp_path: Path
) -> None:
    house = opening(file)
    add(house)
    house.app.create(tmp_path / "altro.coprod")
    add(house)
    house.close()
    assert list_backups(file) == ()
    house.app.make_last_backups()
    for path in (file, tmp_path / "altro.coprod"):
        assert [row.place for row in list_backups(path, second=stick)] == [Place.HERE]
        assert [one.name for one in path.parent.glob(f"{path.name}*")] == [path.name]
    house.app.make_last_backups()
    assert len(list_backups(file)) == 1
