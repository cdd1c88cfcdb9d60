"""The way on where the file takes no more steps: the trouble stays in sight, and beside it what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from coprod_desktop.ui.copies.copy_dialogs import ask_copy_to_go_on, try_again
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.domain.errors import KnownError
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.frame import Frame
    from coprod_desktop.ui.settings import Settings

ELSEWHERE = mark("Save a copy elsewhere…")
KEPT = mark("What you typed is still in its field.")


class WayOn(QObject):
    """Shows a banner from the first step that was not written until one is, and offers a copy to go on in.

    Where a dialog is open over the window, the offer stands among its buttons too.
    """

    def __init__(self, desk: Desk, frame: Frame, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._frame = frame
        self._settings = settings
        self._banner: Banner | None = None
        self._again: Button
        self._in_dialogs: list[Button] = []
        desk.hindered.connect(self._hindered)
        desk.changed.connect(lambda _changes: self._clear())
        desk.moved.connect(self._moved)
        desk.left.connect(self._clear)
        desk.noted.connect(lambda sentence: frame.toast.tell(sentence, undo=False))

    def _hindered(self, trouble: KnownError) -> None:
        dialog = QApplication.activeModalWidget()
        self._in_dialogs = [button for button in self._in_dialogs if isValid(button)]
        if isinstance(dialog, Dialog) and not any(dialog.isAncestorOf(button) for button in self._in_dialogs):
            self._in_dialogs.append(dialog.add_button(ELSEWHERE, self._ask))
        if self._banner is None:
            self._banner = self._make_banner()
            self._frame.put_above(self._banner)
        # Where the disk is full, it is tried again by entering the same once more.
        self._again.setVisible(trouble.code != "disk_full")
        self._banner.tell(lambda words: f"{trouble.say(words)} {words.say(KEPT)}", Tone.BAD)

    def _make_banner(self) -> Banner:
        words = self._desk.words
        self._again = Button(words, mark("Try again"), on_click=lambda: try_again(self._desk))
        banner = Banner(words, "", Tone.BAD, self._again)
        layout = banner.layout()
        assert layout is not None
        layout.addWidget(Button(words, ELSEWHERE, kind="primary", on_click=self._ask))
        banner.setObjectName("way-on")
        return banner

    def _ask(self) -> None:
        ask_copy_to_go_on(self._frame.window(), self._desk)

    def _moved(self) -> None:
        self._clear()
        self._settings.last_file = self._desk.workspace.path
        self._settings.save()

    def _clear(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
            self._frame.place_toast()
        for button in self._in_dialogs:
            if isValid(button):
                button.deleteLater()
        self._in_dialogs = []
