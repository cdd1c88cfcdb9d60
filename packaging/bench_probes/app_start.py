"""Start the app on a file: tell when it was first painted, and when one can type."""

import sys

from process_age import milliseconds
from PySide6.QtWidgets import QApplication

from coprod_desktop import app


class TimedApp(app.App):
    """The app, telling its times on the way."""

    def start(self) -> None:
        """Tell that the window was painted, start as ever, and tell when it stands painted with its places."""
        print(milliseconds(), flush=True)
        super().start()
        QApplication.processEvents()
        print(milliseconds(), flush=True)
        self._window.close()


app.App = TimedApp  # type: ignore[misc]
sys.exit(app.main([sys.argv[1]]))
