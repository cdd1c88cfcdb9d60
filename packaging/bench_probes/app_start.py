"""Start the app on a file: tell when it was first painted, and when one can type."""

import sys
from typing import Any

from process_age import milliseconds
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coprod_desktop import app


class TimedApp(app.App):
    """The app, telling its times on the way."""

    def start(self) -> None:
        """Tell that the window was painted, then start as ever."""
        print(milliseconds(), flush=True)
        super().start()

    def take(self, workspace: Any) -> None:
        """Furnish the window as ever; once it stands painted, one can type."""
        super().take(workspace)
        QTimer.singleShot(0, self.ready)

    def ready(self) -> None:
        """Tell the time and leave."""
        QApplication.processEvents()
        print(milliseconds(), flush=True)
        self._window.close()


app.App = TimedApp  # type: ignore[misc]
sys.exit(app.main([sys.argv[1]]))
