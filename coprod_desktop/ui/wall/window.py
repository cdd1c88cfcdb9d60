"""The wall: the second window, for the projector."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QMainWindow

from coprod_desktop.ui.wall.projection import Projection
from coprod_desktop.ui.wall.sheet_view import SheetView
from coprod_desktop.words import Words

PLAIN_SHARE = 0.6


class WallWindow(QMainWindow):
    """Shows what the projection says, full-screen where it has a screen of its own; it never takes the keyboard."""

    closed = Signal()
    """The window was closed."""
    resized = Signal()
    """The wall has another size."""
    page_asked = Signal(int)
    """Another page is wanted: 1 is the next, -1 the one before."""

    def __init__(self, projection: Projection) -> None:
        super().__init__()
        self.projection = projection
        self.view = SheetView()
        self.scale = 1.0
        self.setCentralWidget(self.view)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 180)
        projection.desk.reworded.connect(lambda: self.reword(projection.desk.words))
        self.reword(projection.desk.words)
        self.refresh()

    def refresh(self) -> None:
        """Show what is on the wall now."""
        projection = self.projection
        self.view.show_sheet(projection.sheet, projection.shown.page, scale=self.scale, blank=projection.blanked)

    def enlarge(self, scale: float) -> None:
        """Show larger or smaller letters."""
        self.scale = scale
        self.refresh()

    def stand_on(self, screen: QScreen | None, home: QScreen) -> None:
        """Fill a screen; where there is none for the wall, be a plain window that can be moved."""
        if screen is not None:
            self.view.setCursor(Qt.CursorShape.BlankCursor)
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
            return
        self.view.unsetCursor()
        room = home.availableGeometry()
        place = QRect(0, 0, round(room.width() * PLAIN_SHARE), round(room.height() * PLAIN_SHARE))
        place.moveCenter(room.center())
        self.setGeometry(place)
        self.showNormal()

    def reword(self, words: Words) -> None:
        """Say the names of the window again."""
        self.setWindowTitle(words.say("Wall · Coprod Desktop"))
        self.setAccessibleName(words.say("Wall"))
        self.view.setAccessibleName(words.say("On the wall"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page by the keys of a presenter; Esc closes the wall."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self.page_asked.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new size, so that the picture in the panel stays true."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the wall is gone."""
        super().closeEvent(event)
        self.closed.emit()
