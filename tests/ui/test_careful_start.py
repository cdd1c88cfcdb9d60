"""After two starts that failed, the app starts carefully: the usual window, no file, and what can be done."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.ui.backups.dialog import BackupsDialog
from coprod_desktop.ui.crash.careful_page import CarefulPage
from coprod_desktop.ui.crash.last_end import LastEnd
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.start.page import StartPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.texts import Text
from tests.ui.crash_screen import Guarded, as_it_was, settle

START = """
import os, signal, sys
from PySide6.QtCore import QTimer
from coprod_desktop import app
class Killed(app.App):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        if sys.argv[1] == "when opened":
            self.taken.connect(lambda _workspace: os.kill(os.getpid(), signal.SIGSEGV))
        self.ready.connect(lambda: QTimer.singleShot(0, self.look))
    def look(self):
        print("careful" if self._start else "opened", flush=True)
        os.kill(os.getpid(), signal.SIGTERM)
app.App = Killed
sys.exit(app.main([]))
"""
"""The real app; a file that kills is played by a signal at the moment at which it is opened."""
Open = Callable[..., Guarded]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Crema.coprod"
    workspace = create_workspace(path)
    project = add_project(workspace, title="Servizi", lead="ASL")
    start_now(workspace, project_id=project, title="Crema", item_title="Inizio")
    workspace.close()
    return path


@pytest.fixture
def begin(
    qtbot: QtBot, own_home: Path, theme: Theme, request: pytest.FixtureRequest, expected_logs: list[str]
) -> Iterator[Open]:
    expected_logs.append("Qt message by")
    begun: list[Guarded] = []

    def beginning(language: str = "en", failed: int = 2) -> Guarded:
        folder = own_home / "running"
        folder.mkdir(exist_ok=True)
        for number in range(failed):
            (folder / f"20260301T10000{number}-1.failed").write_text("boot=")
        begun.append(Guarded(own_home, theme, language, None))
        begun[-1].start(qtbot)
        return begun[-1]

    with as_it_was(request.config.stash):
        yield beginning
        for one in begun:
            one.close()


@pytest.fixture
def remembered(own_home: Path, file: Path) -> Path:
    settings = Settings(own_home / "settings.ini")
    settings.last_file = file
    settings.geometry = QByteArray(b"nonsense")
    settings.save()
    return file


def page_of(one: Guarded) -> CarefulPage:
    (page,) = one.window.findChildren(CarefulPage)
    return page


def start(home: Path, when: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, when],
        env=os.environ | {"COPROD_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="another signal")
def test_a_file_that_kills_twice_is_not_opened_by_itself(own_home: Path, remembered: Path) -> None:
    for _ in range(2):
        assert start(own_home, "when opened").returncode == -signal.SIGSEGV
    careful = start(own_home, "when opened")
    assert careful.stdout == "careful\n"
    # The system asked the app to end, and it did so in a good way.
    assert careful.returncode == 0
    assert list((own_home / "running").glob("*.mark")) == []


@pytest.mark.parametrize(("language", "title"), [("en", "A careful start"), ("it", "Avvio prudente")])
def test_it_shows_what_can_be_done(begin: Open, remembered: Path, language: str, title: str) -> None:
    one = begin(language)
    page = page_of(one)
    assert page.isVisible()
    assert one.window.desk is None
    assert title in [text.text() for text in page.findChildren(Text)]
    assert one.settings.geometry.isEmpty()
    assert one.window.findChildren(LastEnd) == []
    page.copy_button.click()
    assert "Run 20260301T100001-1" in QGuiApplication.clipboard().text()


def test_the_file_is_opened_when_it_is_asked_for_by_key(begin: Open, remembered: Path, own_home: Path) -> None:
    settings = Settings(own_home / "settings.ini")
    one = begin()
    again = page_of(one).again_button
    assert again is not None
    assert QApplication.focusWidget() is again
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert one.window.desk
    assert one.window.desk.workspace.path == remembered
    # The meeting that was under way is there, and nobody is put into it by force.
    assert one.window.live is None
    one.close()
    assert list((own_home / "running").iterdir()) == []
    assert settings.last_file == remembered


def test_a_file_that_cannot_be_opened_is_told_on_the_page(begin: Open, remembered: Path) -> None:
    remembered.write_bytes(b"nothing of ours")
    one = begin()
    page = page_of(one)
    assert page.again_button
    page.again_button.click()
    assert page.trouble.isVisible()
    assert "Crema.coprod" in page.trouble.text.text()


def test_backups_of_the_file_are_offered(begin: Open, remembered: Path) -> None:
    one = begin()
    page = page_of(one)
    assert page.backups_button
    page.backups_button.click()
    settle()
    (dialog,) = one.window.findChildren(BackupsDialog)
    assert dialog.isVisible()
    dialog.close()


def test_without_a_file_one_can_begin_anew(begin: Open) -> None:
    one = begin()
    page = page_of(one)
    assert page.again_button is None
    page.start_button.click()
    settle()
    assert one.window.findChild(StartPage) is not None


def test_one_failed_start_is_told_and_no_more(begin: Open, remembered: Path) -> None:
    one = begin(failed=1)
    assert one.window.desk
    assert one.window.findChildren(CarefulPage) == []


def test_a_run_that_ended_badly_is_told_over_what_is_opened(begin: Open, remembered: Path, own_home: Path) -> None:
    (own_home / "running").mkdir()
    (own_home / "running" / "20260301T100000-1.mark").write_text("boot= stood=yes saved_at=2026-03-01T10:41:07+00:00")
    one = begin(failed=0)
    assert one.window.desk
    (banner,) = one.window.findChildren(LastEnd)
    settle()
    assert banner.isVisible()
    assert "Everything up to 1 Mar 2026, 11:41 is there." in banner.text.text()
    one.window.set_language("it")
    assert "È salvato tutto fino a quel momento (1 mar 2026, 11:41)." in banner.text.text()
    banner.close_button.click()
    assert not banner.isVisible()


@pytest.mark.parametrize(
    "line",
    ["scale=nan", "scale=inf", "theme=@Invalid()", "geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb)", "language=\\0", "\0\0"],
)
def test_damaged_settings_hinder_no_start(begin: Open, own_home: Path, line: str) -> None:
    (own_home / "settings.ini").write_text(f"[General]\n{line}\n", "utf-8")
    assert begin(failed=0).window.isVisible()
