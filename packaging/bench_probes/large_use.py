"""Open a file, let all pages be made, tell the memory held; then scroll each page's longest list and tell its frames.

The names of all modules loaded by then that are not our own go into a second file. The first number is the memory in
megabytes, all others are milliseconds, from a turn of the wheel to what is painted.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from process_memory import megabytes
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from coprod_desktop import app

FRAMES, NOTCH = 120, 120
OWN = ("coprod_desktop", "process_", "__main__")


def longest(page: QWidget | None) -> QAbstractScrollArea | None:
    """Give what can be scrolled farthest on a page."""
    found = page.findChildren(QAbstractScrollArea) if page else []
    areas = [area for area in found if area.isVisible()]
    areas = [area for area in areas if area.verticalScrollBar().maximum() > 0]
    return max(areas, key=lambda area: area.verticalScrollBar().maximum(), default=None)


def scrolled(area: QAbstractScrollArea) -> Iterator[float]:
    """Turn the wheel down and, at the end, up again; gives the time of each frame that moved something."""
    bar, view, turn = area.verticalScrollBar(), area.viewport(), -NOTCH
    at = QPointF(view.rect().center())
    for _ in range(FRAMES):
        before = bar.value()
        wheel = QWheelEvent(
            at,
            QPointF(view.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        begun = time.perf_counter()
        QApplication.sendEvent(view, wheel)
        QApplication.processEvents()
        if bar.value() != before:
            yield (time.perf_counter() - begun) * 1000
        if bar.value() in {bar.minimum(), bar.maximum()}:
            turn = -turn


class UsedApp(app.App):
    """The app, used a little once all its pages are made."""

    def start(self) -> None:
        """Start as ever; the rest follows once the window is furnished."""
        self._window.furnished.connect(self.use)
        super().start()

    def use(self) -> None:
        """Tell the memory, and go through the pages."""
        window = self._window
        QApplication.processEvents()
        print(megabytes())
        foreign = (name for name in sys.modules if not name.startswith(OWN))
        Path(sys.argv[2]).write_text("\n".join(foreign), "utf-8")
        for place in window.pages:
            window.go(place)
            QApplication.processEvents()
            area = longest(window.frame.page)
            for frame in scrolled(area) if area else ():
                print(frame)
        window.close()


app.App = UsedApp  # type: ignore[misc]
sys.exit(app.main([sys.argv[1]]))
