"""Says once of each file that it lies where other computers reach it, why that is a danger, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coprod_desktop.operations.workspaces import place_in_danger
from coprod_desktop.ui.copies.copy_dialogs import ask_copy_to_go_on
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from coprod_desktop.domain.shared_places import SharedPlace
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.frame import Frame
    from coprod_desktop.ui.settings import Settings


def say_place(words: Words, file: str, place: SharedPlace) -> str:
    """Say why a file is in danger there, and what to do."""
    if place.service:
        return words.say(
            "«{file}» lies in a folder that {service} copies to other computers. If it is copied while you work, or "
            "another computer opens it too, what was saved can be lost. Keep it on this computer only, and carry it "
            "elsewhere with File → Save a copy.",
            file=file,
            service=place.service,
        )
    return words.say(
        "«{file}» lies on a network drive. If the connection breaks while you work, or another computer opens it too, "
        "what was saved can be lost. Keep it on this computer, and carry it elsewhere with File → Save a copy.",
        file=file,
    )


class PlaceWarning(QObject):
    """Looks at the place of the file on the desk, and shows a banner until somebody has read it."""

    def __init__(self, desk: Desk, frame: Frame, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._frame = frame
        self._settings = settings
        self._banner: Banner | None = None
        desk.moved.connect(self._look)
        # The trouble that came is more urgent than the one that may come.
        desk.hindered.connect(lambda _trouble: self._clear())
        desk.left.connect(self._clear)
        # Once the window stands: it is of no use before, and takes a moment on a slow network.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        self._clear()
        file = self._desk.workspace.path
        place = None if self._settings.knows_place(file) else place_in_danger(file)
        if place is not None:
            self._banner = self._make_banner(place)
            self._frame.put_above(self._banner)

    def _make_banner(self, place: SharedPlace) -> Banner:
        words, file = self._desk.words, self._desk.workspace.path.name
        known = Button(words, mark("I know"), on_click=self._known)
        banner = Banner(words, lambda words: say_place(words, file, place), Tone.WARN, known)
        layout = banner.layout()
        assert layout is not None
        layout.addWidget(Button(words, mark("Go on in a copy elsewhere…"), on_click=self._ask))
        banner.setObjectName("place-warning")
        return banner

    def _ask(self) -> None:
        ask_copy_to_go_on(self._frame.window(), self._desk)

    def _known(self) -> None:
        self._settings.know_place(self._desk.workspace.path)
        self._clear()

    def _clear(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
            self._frame.place_toast()
