"""What every test stands on: a quiet place, a clock one can set, a real file, and nothing left over."""

import gc
import logging
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["COPROD_HOME"] = tempfile.mkdtemp(prefix="coprod-tests-")
os.environ["TZ"] = "Europe/Rome"
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
if hasattr(time, "tzset"):
    time.tzset()

import pytest

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.workspaces import create_workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def pytest_collection_finish() -> None:
    """From now on collect garbage around each test only, and in this thread, as the app does: see `ui/garbage.py`."""
    gc.disable()


BEGUN = count()


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """Go forward, as `minutes=5`."""
        self.now += timedelta(**span)


class Unexpected(logging.Handler):
    """Gathers warnings and errors that no test declared."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def surprises(self) -> list[str]:
        """Give the messages that hold none of the expected parts."""
        messages = [record.getMessage() for record in self.records]
        return [text for text in messages if not any(part in text for part in self.expected)]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let each test keep its settings and files in a folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("COPROD_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[list[str]]:
    """Fail on a warning in the log; a test adds a part of the messages that it expects."""
    handler = Unexpected()
    logging.getLogger().addHandler(handler)
    yield handler.expected
    logging.getLogger().removeHandler(handler)
    assert handler.surprises() == []


@pytest.fixture(autouse=True)
def nothing_left(own_home: Path) -> Iterator[None]:
    """Fail on windows, running timers and threads that a test leaves behind."""
    # What the test before this one held is free now; what is still in use is looked through again now and then only.
    if next(BEGUN) % 50 == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
    threads = set(threading.enumerate())
    yield
    gc.collect()
    # What was closed goes first, and takes its threads along.
    windows, timers = _left_of_qt() if "PySide6.QtWidgets" in sys.modules else ([], [])
    left = [one.name for one in threading.enumerate() if one not in threads and not one.daemon]
    assert windows == [], "windows are still open"
    assert timers == [], "timers are still running"
    assert left == [], "threads are still running"


# Qt is imported where it is used: where it lacks a library of the system, the tests without a screen still run.
# ruff: noqa: PLC0415
def _left_of_qt() -> tuple[list[str], list[str]]:
    """Let go what was closed; give the windows and timers that are left."""
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    if QApplication.instance() is None:
        return [], []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [repr(one) for one in QApplication.topLevelWidgets() if one.isVisible()]
    # Closed windows would be dressed anew with every theme of the tests to come.
    for one in QApplication.topLevelWidgets():
        if one.parent() is None:
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers = [repr(one) for one in gc.get_objects() if isinstance(one, QTimer) and isValid(one) and one.isActive()]
    return windows, timers


@pytest.fixture
def clock() -> SetClock:
    """A clock that shows a Tuesday afternoon in Rome, 3 March 2009 at 14:30, until it is set."""
    return SetClock(datetime(2009, 3, 3, 13, 30, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, clock: SetClock) -> Iterator[Workspace]:
    """An open workspace, empty, in a real file; its time is the `clock`."""
    opened = create_workspace(tmp_path / "workspace.coprod", clock=clock)
    yield opened
    opened.close()


def type_text(widget: "QWidget", text: str) -> None:
    """Type a text as a keyboard would, accents and all; `qtbot.keyClicks` aborts on those."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
