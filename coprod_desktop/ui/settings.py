"""What the app remembers on this computer: language, theme, scale, window, last file."""

import os
from contextlib import suppress
from enum import StrEnum
from math import isnan
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from coprod_desktop.words import LANGUAGES, system_language

HOME_VARIABLE = "COPROD_HOME"
MOST_KNOWN = 50
"""Of how many files it is remembered that their place is known."""


def app_home() -> Path:
    """Give the folder of what the app remembers: `COPROD_HOME`, else the system's place for settings."""
    given = os.environ.get(HOME_VARIABLE)
    return Path(given) if given else Path(platformdirs.user_config_dir("coprod-desktop", appauthor=False))


class FileUse(StrEnum):
    """What a file is for, as far as it has a folder of its own."""

    WORKSPACES = "workspaces"
    PAPERS = "papers"
    IMPORTS = "imports"
    EXPORTS = "exports"
    BACKUPS = "backups"


def usual_folder(_use: FileUse) -> str:
    """Give the system's folder of documents, where no other is chosen."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


class Settings:
    """Typed door to a settings file; a value that cannot be read counts as not set."""

    def __init__(self, path: Path) -> None:
        # Where there can be no folder, nothing is remembered, and the app runs all the same.
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language of the window; the system's until one is chosen."""
        chosen = self._text("language")
        return chosen if chosen in LANGUAGES else system_language()

    @language.setter
    def language(self, value: str) -> None:
        self._file.setValue("language", value)

    @property
    def theme(self) -> str:
        """`light`, `dark`, `contrast` or `system`."""
        return self._text("theme") or "system"

    @theme.setter
    def theme(self, value: str) -> None:
        self._file.setValue("theme", value)

    @property
    def scale(self) -> float:
        """The scale of the text, 0.9 to 2.0."""
        return self._number("scale", 0.9, 2.0)

    @scale.setter
    def scale(self, value: float) -> None:
        self._file.setValue("scale", value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("geometry", value)

    @property
    def last_file(self) -> Path | None:
        """The workspace that was open last, where it is still there."""
        text = self._text("last_file")
        return Path(text) if text and Path(text).exists() else None

    @last_file.setter
    def last_file(self, value: Path) -> None:
        self._file.setValue("last_file", str(value))

    @property
    def remembered_file(self) -> Path | None:
        """The workspace that was open last, also where it is gone from its folder: its backups may still be there."""
        text = self._text("last_file")
        return Path(text) if text and Path(text).parent.is_dir() else None

    @property
    def backup_folder(self) -> Path | None:
        """The second folder for backups, as on a stick, also while it is not there; None where none was chosen."""
        chosen = self.chosen_folder(FileUse.BACKUPS)
        return Path(chosen) if chosen else None

    def knows_place(self, file: Path) -> bool:
        """Tell whether somebody has read where this file lies, and means it."""
        return str(file) in self._known_places()

    def know_place(self, file: Path) -> None:
        """Take note that somebody has read where this file lies."""
        self._file.setValue("known_places", [*self._known_places(), str(file)][-MOST_KNOWN:])
        self.save()

    @property
    def last_project(self) -> str:
        """The key of the project that was on the desk last."""
        return self._text("last_project")

    @last_project.setter
    def last_project(self, value: str) -> None:
        self._file.setValue("last_project", value)

    @property
    def live_meeting(self) -> str:
        """The key of the meeting that fills the window, so that it is picked up after a pulled plug."""
        return self._text("live_meeting")

    @live_meeting.setter
    def live_meeting(self, value: str) -> None:
        self._file.setValue("live_meeting", value)
        self.save()

    @property
    def wall_screen(self) -> str:
        """The name of the screen that the wall stood on last; empty for none of its own."""
        return self._text("wall_screen")

    @wall_screen.setter
    def wall_screen(self, value: str) -> None:
        self._file.setValue("wall_screen", value)

    @property
    def wall_scale(self) -> float:
        """How large the letters on the wall are, 0.85 to 1.5."""
        return self._number("wall_scale", 0.85, 1.5)

    @wall_scale.setter
    def wall_scale(self, value: float) -> None:
        self._file.setValue("wall_scale", value)

    def folder(self, use: FileUse) -> str:
        """Give the folder in which files of a use are looked for and put: the one chosen, else that of documents."""
        chosen = self.chosen_folder(use)
        return chosen if chosen and Path(chosen).is_dir() else usual_folder(use)

    def chosen_folder(self, use: FileUse) -> str:
        """Give the folder that was chosen for a use; empty where none was."""
        return self._text(f"folder_{use}")

    def choose_folder(self, use: FileUse, folder: str) -> None:
        """Choose the folder of a use; an empty one leaves it to the system again."""
        self._file.setValue(f"folder_{use}", folder)

    def forget_layout(self) -> None:
        """Forget where the window stood and which screen the wall had."""
        self._file.remove("geometry")
        self._file.remove("wall_screen")

    def save(self) -> None:
        """Write what was set to the disk now."""
        self._file.sync()

    def _known_places(self) -> list[str]:
        value = self._file.value("known_places", [])
        # Qt gives a list of one back as a text.
        return [value] if isinstance(value, str) else [str(one) for one in value] if isinstance(value, list) else []

    def _number(self, key: str, least: float, most: float) -> float:
        try:
            number = float(self._text(key) or 1.0)
        except ValueError:
            return 1.0
        return 1.0 if isnan(number) else min(max(number, least), most)

    def _text(self, key: str) -> str:
        value = self._file.value(key, "")
        return value if isinstance(value, str) else str(value or "")
