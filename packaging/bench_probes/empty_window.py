"""The floor of a start: a bare Qt window, painted; with `tables`, plain SQLModel also makes our tables."""

import sys
import tempfile
from pathlib import Path

from process_age import milliseconds
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Nothing but a window."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Go on after the first painting."""
        QTimer.singleShot(0, finish)


def finish() -> None:
    """Make the tables where they are wanted, tell the time, and leave."""
    if "tables" in sys.argv:
        from sqlmodel import SQLModel, create_engine  # noqa: PLC0415

        import coprod_desktop.records  # noqa: F401, PLC0415

        with tempfile.TemporaryDirectory() as folder:
            engine = create_engine(f"sqlite:///{Path(folder) / 'plain.db'}")
            SQLModel.metadata.create_all(engine)
            engine.dispose()
    print(milliseconds())
    app.quit()


app = QApplication(sys.argv)
window = Bare()
window.resize(1366, 768)
window.show()
app.exec()
