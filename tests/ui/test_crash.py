"""Faults of the program in the real window: told once, without people's text, and work goes on."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtGui import QFont, QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.ui.crash.faults import QUIET_S, Faults
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.project.dialogs import NewProjectDialog
from coprod_desktop.ui.theme import Theme
from tests.conftest import type_text
from tests.ui.crash_screen import Guarded, as_it_was, settle

NAME = "Maria Canarina"
Open = Callable[..., Guarded]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / f"{NAME}.coprod"
    workspace = create_workspace(path)
    add_project(workspace, title=NAME, lead="ASL")
    workspace.close()
    return path


@pytest.fixture
def guarded(
    qtbot: QtBot, own_home: Path, theme: Theme, request: pytest.FixtureRequest, expected_logs: list[str]
) -> Iterator[Open]:
    expected_logs += ["A fault of the program", "Qt message by"]
    opened: list[Guarded] = []

    def opening(file: Path | None, language: str = "en") -> Guarded:
        opened.append(Guarded(own_home, theme, language, file))
        opened[-1].start(qtbot)
        return opened[-1]

    with as_it_was(request.config.stash):
        yield opening
        for one in opened:
            one.close()
    assert NAME not in "".join(one.log() for one in opened)


def fault(text: str = NAME) -> None:
    raise ValueError(text)


@contextmanager
def closed(desk: Desk) -> Iterator[None]:
    """Close the file under the window, which nobody foresaw: a real fault within whatever is done next."""
    desk.workspace.close()
    yield
    desk.workspace = open_workspace(desk.workspace.path)


def copied(one: Guarded, qtbot: QtBot) -> str:
    dialog = one.dialog(qtbot)
    dialog.copy_button.click()
    dialog.close()
    settle()
    return QGuiApplication.clipboard().text()


def test_a_fault_is_told_in_a_dialog_that_names_nobody(guarded: Open, qtbot: QtBot, file: Path) -> None:
    one = guarded(file)
    desk = one.window.desk
    assert desk
    project = desk.do(add_project, title=NAME, lead="ASL")
    saved_at = desk.workspace.saved_at
    assert saved_at
    QTimer.singleShot(0, fault)
    dialog = one.dialog(qtbot)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Everything up to {one.window.words.local(saved_at):%H:%M:%S} is saved." in texts
    details = copied(one, qtbot)
    assert "ValueError\n" in details
    assert "test_crash.py:" in details
    assert "step add_project: " in details
    assert f"project {project} added" in details
    assert NAME not in details
    assert str(file.parent) not in details


@pytest.mark.parametrize(("language", "title"), [("en", "Something went wrong"), ("it", "Qualcosa è andato storto")])
def test_the_dialog_is_worked_by_keys(guarded: Open, qtbot: QtBot, file: Path, language: str, title: str) -> None:
    one = guarded(file, language)
    QTimer.singleShot(0, fault)
    dialog = one.dialog(qtbot)
    assert dialog.windowTitle() == title
    assert dialog.focusWidget().property("kind") == "primary"
    for button in (dialog.copy_button, dialog.show_button):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is button
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert dialog.details.isVisible()
    assert dialog.details.toPlainText() == QGuiApplication.clipboard().text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not one.dialogs())


def test_what_was_typed_into_a_form_is_still_there(guarded: Open, qtbot: QtBot, file: Path) -> None:
    one = guarded(file)
    desk = one.window.desk
    assert desk
    form = NewProjectDialog(desk, one.window)
    form.open()
    type_text(form.form.fields["title"].control, NAME)
    type_text(form.form.fields["lead"].control, "ASL")
    with closed(desk):
        form.save_button.click()
    details = copied(one, qtbot)
    assert "coprod_desktop/operations/projects.py:" in details
    assert form.isVisible()
    assert form.form.values()["title"] == NAME
    form.form.dirty = False
    form.close()


def test_a_line_that_was_not_taken_down_stays_in_the_line(guarded: Open, qtbot: QtBot, file: Path) -> None:
    one = guarded(file)
    desk = one.window.desk
    assert desk
    assert desk.project_id
    meeting = start_now(desk.workspace, project_id=desk.project_id, title="Crema", item_title=NAME)
    one.window.open_row("meeting_live", meeting)
    live = one.window.live
    assert isinstance(live, LiveScreen)
    live.choose_tool(0)
    line = live.capture.line
    type_text(line, NAME)
    with closed(desk):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert "RuntimeError" in copied(one, qtbot)
    assert line.text() == NAME


def test_a_second_fault_is_counted_in_the_dialog_that_stands(guarded: Open, qtbot: QtBot, file: Path) -> None:
    one = guarded(file)
    QTimer.singleShot(0, fault)
    dialog = one.dialog(qtbot)
    assert dialog.counted.isHidden()
    QTimer.singleShot(0, lambda: {"": 0}[NAME])
    QTimer.singleShot(0, fault)
    qtbot.waitUntil(lambda: dialog.counted.text() == "It happened 3 times so far.")
    assert one.dialogs() == [dialog]
    dialog.close()
    settle()
    assert one.dialogs() == []
    assert "KeyError" in one.log()


class Faulty(QWidget):
    """Fails whenever it is painted, and asks to be painted again."""

    times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.times += 1
        self.update()
        raise ValueError(NAME)


def test_what_fails_at_every_painting_makes_no_storm(
    guarded: Open, qtbot: QtBot, file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    one = guarded(file)
    faulty = Faulty(one.window)
    faulty.resize(50, 50)
    faulty.show()
    dialog = one.dialog(qtbot)
    before = faulty.times
    qtbot.waitUntil(lambda: faulty.times > before + 50)
    assert one.dialogs() == [dialog]
    dialog.close()
    before = faulty.times
    qtbot.waitUntil(lambda: faulty.times > before + 50)
    # Work can go on: no dialog comes back, one toast tells.
    assert one.dialogs() == []
    assert one.window.frame.toast.text() == "The same thing went wrong again. You can go on."
    faulty.deleteLater()
    settle()
    assert one.log().count("A fault of the program") <= 4
    assert NAME not in capfd.readouterr().err


def test_the_same_fault_later_is_told_again(qtbot: QtBot, expected_logs: list[str], theme: Theme) -> None:
    expected_logs.append("A fault of the program")
    told: list[str] = []
    reminded: list[str] = []
    now = [0.0]
    faults = Faults(lambda one: told.append(one.kind), lambda: reminded.append("again"), theme, clock=lambda: now[0])
    for moment in (0.0, 30.0, 31.0):
        now[0] = moment
        faults.take(ValueError(NAME))
        settle()
    assert told == ["ValueError"] * 3
    assert faults.count == 3
    assert QUIET_S > 0
    assert reminded == []


def test_a_fault_of_a_thread_is_told_in_the_window(guarded: Open, qtbot: QtBot, file: Path) -> None:
    one = guarded(file)
    thread = threading.Thread(target=fault, name=NAME)
    thread.start()
    thread.join()
    details = copied(one, qtbot)
    assert "ValueError" in details
    assert NAME not in details


class Unhappy:
    def __del__(self) -> None:
        raise ValueError(NAME)


def test_what_python_cannot_raise_is_only_written_down(guarded: Open, file: Path) -> None:
    one = guarded(file)
    Unhappy()
    gc.collect(0)
    settle()
    assert one.dialogs() == []
    assert "__del__" in one.log()


def test_qts_complaints_are_written_down_without_their_text(guarded: Open, file: Path) -> None:
    one = guarded(file)
    for _ in range(25):
        qWarning(f"Cannot open file {NAME}")
    QFont().setPointSize(-3)
    log = one.log()
    assert "QFont::setPointSize" in log
    assert log.count("Qt message by default at no place of ours, ") == 2
    assert "10 times" in log


def test_the_hooks_go_with_the_guard(guarded: Open, file: Path) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    one = guarded(file)
    assert sys.excepthook != before[0]
    one.guard.end()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert QApplication.activeModalWidget() is None
