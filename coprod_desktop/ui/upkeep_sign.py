"""How the window tells that file or backups are not sound: quietly, and without taking the cursor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.domain.backups import Place, UpkeepReport
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.upkeep import Upkeep
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from coprod_desktop.ui.window import MainWindow

NOT_SOUND = mark("A part of this file cannot be read any more. Please go back to a backup soon.")
NO_STICK = mark("! No new backup in the second folder: it is not there.")
NO_ROOM = mark("! No new backup in the second folder: it is full.")
NOT_WRITTEN = mark("! No new backup in the second folder: nothing can be written there.")
WAITS = mark("Backups wait until the secret vote is closed.")
OF_SECOND = {"backup_folder_missing": NO_STICK, "backup_full": NO_ROOM}


def look_after(window: "MainWindow", desk: Desk) -> Upkeep:
    """Look after the file on the desk as long as it lies there, and tell in the window what is not sound."""
    upkeep = Upkeep(desk, lambda: window.settings.backup_folder)
    UpkeepSign(window, desk, upkeep)
    window.furnished.connect(upkeep.begin)
    window.live_left.connect(upkeep.hurry)
    window.backup_folder_chosen.connect(upkeep.hurry)
    return upkeep


class UpkeepSign(QObject):
    """A sentence above the window for what must be seen to, and one below the rail for a stick that is not there."""

    def __init__(self, window: "MainWindow", desk: Desk, upkeep: Upkeep) -> None:
        super().__init__(upkeep)
        self.notice = window.frame.rail.notice
        button = Button(window.words, mark("Backups…"), on_click=window.backups_asked.emit)
        self.banner = Banner(window.words, "", Tone.WARN, button)
        self.banner.setObjectName("upkeep")
        self.banner.hide()
        window.frame.put_above(self.banner)
        upkeep.reported.connect(self.show)
        desk.left.connect(self._go)

    def show(self, report: UpkeepReport) -> None:
        """Say what is not sound; nothing where all is well."""
        if report.waits:
            self.notice.say(WAITS)
            self.notice.show()
            return
        second, here = report.at(Place.SECOND), report.at(Place.HERE)
        trouble = second.trouble if second else None
        if trouble:
            self.notice.say(OF_SECOND.get(trouble.code, NOT_WRITTEN))
        self.notice.setVisible(trouble is not None)
        serious = report.file_trouble or (here.trouble if here else None)
        if serious is None:
            self.banner.hide()
        else:
            self.banner.tell(lambda words: _say(words, serious), Tone.WARN)

    def _go(self) -> None:
        self.notice.hide()
        self.banner.hide()
        self.banner.deleteLater()


def _say(words: Words, trouble: KnownError) -> str:
    return words.say(NOT_SOUND) if trouble.code == "file_damaged" else trouble.say(words)
