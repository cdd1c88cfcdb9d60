"""A file that the system hands over, as after a double-click on macOS, opens at the start and later."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop.operations.workspaces import create_workspace

# One process has one application, and that of these tests is another.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from coprod_desktop import app
from coprod_desktop.ui.application import DesktopApplication
from coprod_desktop.ui.window import MainWindow

class Handed(app.App):
    def __init__(self, window, *rest):
        super().__init__(window, *rest)
        self.window, self.files = window, [Path(name) for name in sys.argv[1:]]
        self.ready.connect(self.after)
        self.hand_over()

    def hand_over(self):
        qt = QApplication.instance()
        QCoreApplication.postEvent(qt, QFileOpenEvent(QUrl.fromLocalFile(str(self.files.pop(0)))))

    def after(self):
        print(self.window.desk.workspace.path.name, flush=True)
        if self.files:
            self.hand_over()
            QTimer.singleShot(0, self.after)
        else:
            QTimer.singleShot(0, self.window.close)

app.App = Handed
sys.exit(app.main([]))
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("Città di Forlì.coprod", "zweite.coprod")]
    for path in paths:
        create_workspace(path).close()
    return paths


def test_a_file_handed_over_opens(files: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "own"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, files)],
        env=os.environ | {"COPROD_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [path.name for path in files]
