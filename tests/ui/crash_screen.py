"""The window with its guard, as `app.main` joins them, and what its tests look for."""

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from _pytest.faulthandler import fault_handler_stderr_fd_key
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.app import App
from coprod_desktop.ui.crash.dialog import FaultDialog
from coprod_desktop.ui.crash.guard import Guard
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words


class Guarded:
    """The app on a file, guarded; `home` holds its settings, its log and the mark of its run."""

    def __init__(self, home: Path, theme: Theme, language: str, file: Path | None) -> None:
        self.home = home
        self.settings = Settings(home / "settings.ini")
        self.settings.language = language
        # Within the application, as in `app.main`.
        self.guard = Guard(theme, home)
        if self.guard.is_careful:
            self.settings.forget_layout()
        self.window = MainWindow(Words(language), self.settings, theme)
        self.app = App(self.window, self.settings, file, self.guard.failures)
        self.guard.watch(self.window)
        self.app.taken.connect(self.guard.follow)
        self.app.ready.connect(self.guard.be_ready)

    def start(self, qtbot: QtBot) -> None:
        """Show the window, until one can work."""
        with qtbot.waitSignal(self.app.ready):
            self.window.show()

    def dialogs(self) -> list[FaultDialog]:
        """Give the dialogs of faults that stand."""
        return [one for one in self.window.findChildren(FaultDialog) if one.isVisible()]

    def dialog(self, qtbot: QtBot) -> FaultDialog:
        """Wait for the dialog of a fault, the only one."""
        qtbot.waitUntil(lambda: bool(self.dialogs()))
        (dialog,) = self.dialogs()
        return dialog

    def log(self) -> str:
        """Give all that was logged by all runs so far."""
        return "".join(path.read_text("utf-8") for path in sorted((self.home / "log").glob("*.log*")))

    def close(self) -> None:
        """Close the window and come to a good end."""
        for dialog in self.dialogs():
            dialog.close()
        self.window.close()
        self.window.deleteLater()
        self.guard.end()


@contextmanager
def as_it_was(config_stash: object) -> Iterator[None]:
    """Give Python's own trace of a sudden end back to the tests afterwards: there is one for a process."""
    yield
    faulthandler.enable(config_stash[fault_handler_stderr_fd_key])  # type: ignore[index]


def settle() -> None:
    """Let what was asked for happen."""
    for _ in range(5):
        QApplication.processEvents()
