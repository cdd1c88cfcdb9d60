"""The details that somebody may copy and send to those who mend the program."""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from coprod_desktop import __version__


def tell_details(what: Sequence[str], steps: Sequence[str]) -> str:
    """Tell versions, system and moment, what happened, and the last steps."""
    return "\n".join([*_about(), "", *what, "", "Last steps:", *(steps or ["none"])])


def _about() -> list[str]:
    screens = ", ".join(
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return [
        f"Coprod Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, PySide6 {pyside_version}",
        f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}, {QSysInfo.kernelVersion()}",
        f"{QGuiApplication.platformName()}, {screens}",
        f"{datetime.now(UTC).isoformat(timespec='seconds')}",
    ]
