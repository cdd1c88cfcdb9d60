"""The wall and its panel: opened by a person, on the screen that is remembered, and closed when that one is gone."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from coprod_desktop.domain.polls import PollState
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.frame import Frame
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.wall.commands import Deed
from coprod_desktop.ui.wall.operator import Operator
from coprod_desktop.ui.wall.projection import Projection
from coprod_desktop.ui.wall.screens import mirrored, others, screen_named, wall_screen
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.ui.wall.window import WallWindow
from coprod_desktop.words import mark

SCALES = (0.85, 1.0, 1.15, 1.3, 1.5)
EDGE_PX = 48
"""How near to the window's edge the panel must stand to be beside its content."""
USUAL_PAPER = QSizeF(1920, 1080)
GONE = mark("The screen «{screen}» is gone, so the wall was closed. Nothing was moved to this one.")
FROZEN = mark("The wall is frozen. Unfreeze it first.")
BACK = mark("The screen «{screen}» is back.")
COME_BACK = mark("Open the wall there")
MIRRORED = mark("The screens show the same: people see this window. F9 hides names, needs and private notes.")
ALONE = mark("There is only one screen. If a projector mirrors it, people see this window: F9 hides names and notes.")


class Wall(QObject):
    """Joins the projection, its window, the panel and the screens."""

    changed = Signal()
    """The wall was opened, closed, blanked, frozen, or stands on another screen."""

    def __init__(self, desk: Desk, settings: Settings, home: QWidget) -> None:
        super().__init__(desk)
        self.desk = desk
        self.settings = settings
        self.home = home
        self.projection = Projection(desk, self)
        self.window: WallWindow | None = None
        self.panel: Operator | None = None
        self._standing = ""
        self._lost = ""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._screen_gone)
        app.screenAdded.connect(self._screen_there)
        self.projection.changed.connect(self._projected)
        desk.left.connect(self.shut)
        self._deeds: dict[Deed, Callable[[], object]] = {
            Deed.OPEN: self.open,
            Deed.SHOW: self.projection.show,
            Deed.BLANK: lambda: self.projection.blank(not self.projection.blanked),
            Deed.FREEZE: lambda: self.projection.freeze(not self.projection.frozen),
            Deed.NEXT_PAGE: lambda: self.turn(1),
            Deed.PAGE_BEFORE: lambda: self.turn(-1),
            Deed.CLOSE: self.close,
        }

    # What the person does

    def do(self, deed: str) -> None:
        """Do what a command asks for."""
        self._deeds[Deed(deed)]()

    def show_meeting(self, meeting_id: UUID | None) -> None:
        """Take what the wall shows from this meeting; None where none fills the window."""
        if meeting_id is None:
            self.projection.material.choose_usual()
        else:
            self.projection.material.choose(meeting_id)

    def open(self) -> None:
        """Open the wall and its panel, beside a dialog the wall alone; with both open, go to the panel and back."""
        before = self.window
        if before is None:
            self.stand(wall_screen(self.home.screen(), self.settings.wall_screen))
        # Beside a dialog the panel would stand there and hear nothing.
        if QApplication.activeModalWidget() is not None:
            return
        if before is None:
            self._open_panel()
        elif self.panel is not None and self.panel.isActiveWindow():
            self.home.activateWindow()
        else:
            self._open_panel()

    def stand(self, screen: QScreen | None) -> None:
        """Put the wall on a screen, and remember it by its name; None is a plain window."""
        if self.window is None:
            if self.projection.material.meeting_id is None:
                self.projection.material.choose_usual()
            self.window = WallWindow(self.projection)
            self.window.closed.connect(self._closed)
            self.window.resized.connect(self.changed)
            self.window.page_asked.connect(self.turn)
            self.window.enlarge(self.scale)
        self._standing = screen.name() if screen else ""
        self._lost = ""
        if screen is not None:
            self.settings.wall_screen = screen.name()
        self.projection.run(True)
        self.window.stand_on(screen, self.home.screen())
        self.changed.emit()

    def show_poll(self, poll_id: UUID) -> None:
        """Show a vote: its result where it is closed, else how many have voted; a frozen wall says why it does not."""
        if self.window is None:
            self.stand(wall_screen(self.home.screen(), self.settings.wall_screen))
        state = next((poll.state for poll in self.projection.material.polls if poll.id == poll_id), None)
        view = View.RESULT if state is PollState.CLOSED else View.PROGRESS
        self.projection.show_at_once(Choice(view, poll_id=poll_id))
        if self.projection.frozen:
            self.desk.failed.emit(self.desk.words.say(FROZEN))

    def close(self) -> None:
        """Take the wall away; the panel stays."""
        if self.window is not None:
            self.window.close()

    def shut(self) -> None:
        """Take the wall and its panel away: the workspace is about to be closed."""
        self.close()
        if self.panel is not None:
            self.panel.close()

    def turn(self, step: int) -> None:
        """Turn the page of what is on the wall."""
        if self.window is not None:
            view = self.window.view
            last = len(view.pages.pages) - 1
            self.projection.turn_page(min(max(view.page + step, 0), last))

    def enlarge(self, step: int) -> None:
        """Show larger (1) or smaller (-1) letters on the wall, and remember it."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.scale))
        self.settings.wall_scale = SCALES[min(max(nearest + step, 0), len(SCALES) - 1)]
        if self.window is not None:
            self.window.enlarge(self.scale)
        self.changed.emit()

    # How things stand

    @property
    def is_open(self) -> bool:
        """Whether the wall is open."""
        return self.window is not None

    @property
    def blanked(self) -> bool:
        """Whether the wall shows nothing."""
        return self.projection.blanked

    @property
    def frozen(self) -> bool:
        """Whether the wall stays as it is, whatever happens."""
        return self.projection.frozen

    @property
    def scale(self) -> float:
        """How large the letters on the wall are; 1 is the usual size."""
        return self.settings.wall_scale

    @property
    def standing(self) -> str:
        """The name of the screen that the wall fills; empty for a plain window."""
        return self._standing

    @property
    def lost(self) -> str:
        """The name of the screen that went away under the wall and is back; empty where there is none."""
        return self._lost if screen_named(self._lost) else ""

    @property
    def screens(self) -> list[QScreen]:
        """The screens that the wall may fill."""
        return others(self.home.screen())

    @property
    def paper(self) -> QSizeF:
        """The size of the wall, as it is or would be."""
        if self.window is not None:
            return QSizeF(self.window.view.size())
        screen = wall_screen(self.home.screen(), self.settings.wall_screen)
        return QSizeF(screen.size()) if screen else USUAL_PAPER

    @property
    def warning(self) -> str:
        """Say (in English, marked) why people might see what they should not; empty where they cannot."""
        if self.desk.room_safe:
            return ""
        if mirrored(self.home.screen()):
            return MIRRORED
        return "" if self.screens else ALONE

    # Inside

    def _projected(self) -> None:
        # The wall first: the panel tells what stands there.
        if self.window is not None:
            self.window.refresh()
        self.changed.emit()

    def _open_panel(self) -> None:
        if self.panel is None:
            self.panel = Operator(self.home, self)
            self.panel.stands.connect(self._make_room)
            self.panel.finished.connect(self._panel_closed)
        self.panel.show()
        self.panel.raise_()
        self.panel.activateWindow()

    def _make_room(self) -> None:
        """Let what the window shows end where the panel begins, while that stands over the window's right edge."""
        frame = self.home.centralWidget() if isinstance(self.home, QMainWindow) else None
        if self.panel is None or not isinstance(frame, Frame):
            return
        left = frame.mapFromGlobal(self.panel.frameGeometry().topLeft()).x()
        at_edge = abs(left + self.panel.frameGeometry().width() - frame.width()) <= scaled(EDGE_PX)
        frame.leave_free(frame.width() - left if self.panel.isVisible() and at_edge else 0)

    def _panel_closed(self) -> None:
        self.panel = None
        self.home.activateWindow()

    def _closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        self._standing = ""
        self.projection.run(False)
        self.projection.blank(False)
        self.changed.emit()

    def _screen_gone(self, screen: QScreen) -> None:
        """Close the wall before Qt moves it to where private things are seen."""
        name = screen.name()
        if self.window is not None and name in {self._standing, self.window.screen().name()}:
            # What stays on the wall is not to be lost: it comes back as it was.
            self.close()
            self._lost = name
            self.desk.failed.emit(self.desk.words.say(GONE, screen=name))
        self.changed.emit()

    def _screen_there(self, screen: QScreen) -> None:
        if self._lost and screen.name() == self._lost:
            words = self.desk.words
            self.desk.offered.emit(words.say(BACK, screen=self._lost), words.say(COME_BACK), self.come_back)
        self.changed.emit()

    def come_back(self) -> None:
        """Put the wall back on the screen that was gone."""
        screen = screen_named(self._lost)
        if screen is not None:
            self.stand(screen)
