"""The self-test behind `coprod-desktop --self-test`: whether this installation can do its whole work.

It works in a folder of its own, which goes in the end; nothing of the user's is read or written.
"""

import os
import tempfile
from pathlib import Path

from coprod_desktop.self_test.report import Report
from coprod_desktop.self_test.window import Start

__all__ = ["Start", "run_self_test"]

HOME_VARIABLE = "COPROD_HOME"
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
"""Where Qt puts files for a while."""


def run_self_test(start: Start) -> int:
    """Carry out every check and print a line for each; 0 where all went well, else 1.

    `start` joins a window and a workspace, as the app does. The process ends afterwards: the settings that it was
    started with are no longer the user's.
    """
    with tempfile.TemporaryDirectory(prefix="coprod-self-test-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder, "home"))
        os.environ.update(dict.fromkeys(TEMPORARY, folder))
        report = Report()
        _carry_out(report, start, Path(folder))
        return report.end()


def _carry_out(report: Report, start: Start, folder: Path) -> None:
    # A library of the system that Qt lacks is told too, not thrown.
    if not report.carry_out("Qt", _dress):
        return
    from coprod_desktop.self_test import files, journey, libraries

    files.check(report)
    libraries.check(report, folder)
    journey.check(report, start, folder)


def _dress() -> str:
    from coprod_desktop.self_test.window import dress

    return dress()
