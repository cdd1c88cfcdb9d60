"""What is said when something cannot be opened, and when the program itself is at fault."""

import logging
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

log = logging.getLogger(__name__)


def redacted(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Tell where a fault happened, without its message: that may hold people's text."""
    places = [f"  {one.filename.rpartition('coprod_desktop')[2]}:{one.lineno} {one.name}" for one in extract_tb(trace)]
    return "\n".join([kind.__name__, *places])


def show_trouble(parent: QWidget, words: Words, trouble: KnownError) -> Dialog:
    """Say why something could not be done."""
    dialog = Dialog(parent, words, mark("That did not work"), width=480)
    dialog.body.addWidget(Banner(words, trouble.say, Tone.BAD))
    dialog.body.addStretch(1)
    dialog.add_button(mark("Close"), dialog.reject, kind="primary")
    dialog.open()
    return dialog


def show_fault(parent: QWidget, words: Words, details: str, saved_at: datetime | None) -> Dialog:
    """Say that the program is at fault, and what is safe."""
    log.error("A fault of the program\n%s", details)
    dialog = Dialog(parent, words, mark("Something went wrong"), width=520)
    if saved_at is None:
        safe = words.say("Nothing that was saved is lost.")
    else:
        clock = words.local(saved_at).strftime("%H:%M:%S")
        safe = words.say("Everything up to {time} is saved.", time=clock)
    dialog.body.addWidget(Text(words, lambda _words: safe))
    dialog.body.addWidget(Text(words, mark("You can go on. If it happens again, close the app and open it again.")))
    dialog.body.addStretch(1)
    dialog.add_button(mark("Go on"), dialog.reject, kind="primary")
    dialog.add_button(mark("Copy the details"), lambda: QGuiApplication.clipboard().setText(details))
    dialog.open()
    return dialog


def keep_log(folder: Path) -> None:
    """Keep a short log on this computer: steps and places in the code, never people's text."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "coprod.log", maxBytes=200_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
